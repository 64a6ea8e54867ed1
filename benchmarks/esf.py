"""How fast a million participant records are made, checked and counted by both programmes.

    python benchmarks/esf.py --records 1000000

Invented forms, as tables in memory: a start form per person, end forms of their own for a third,
every tenth person in twice. Printed are the seconds of each step and of all (of the clock, and of
the processor where other work slows the clock), and the peak of memory.
"""

from __future__ import annotations

import argparse
import resource
import time
from collections.abc import Callable
from datetime import date
from typing import TypeVar

import numpy as np
import pandas as pd

from analysis.indicators.esf.aggregate_checks import aggregate_checks
from analysis.indicators.esf.count import count
from analysis.indicators.esf.forms import EXIT, FOLLOW_UP, as_forms
from analysis.indicators.esf.individual_checks import individual_checks
from analysis.indicators.esf.records import participant_records
from analysis.indicators.esf.register import PROGRAMMES, programme
from analysis.project import EsfRules

Made = TypeVar("Made")
SEED = 20240630
TODAY = date(2026, 12, 31)
FAULTY = 0.001  # one form in a thousand has an unknown code or dates the wrong way round


def invented(people: int) -> pd.DataFrame:
    """Forms of so many people, in the order in which an authority's system would list them."""
    rng = np.random.default_rng(SEED)
    forms = as_forms(_whole(rng, people))
    apart = pd.Series(rng.random(people) < 1 / 3)
    told = ["exit_date", *EXIT, *FOLLOW_UP]
    ends = forms.loc[apart, ["person", "operation", *told]]
    starts = forms.assign(**{name: forms[name].mask(apart) for name in told})
    again = forms[rng.random(people) < 0.1]
    later = again.assign(
        entry_date=again["exit_date"] + pd.Timedelta(days=40),
        exit_date=again["exit_date"] + pd.Timedelta(days=90),
        exit_info_date=again["exit_date"] + pd.Timedelta(days=95),
    )
    all_ = pd.concat([starts, ends, later], ignore_index=True)
    numbered = all_.assign(file="forms.csv", row=np.arange(2, len(all_) + 2))
    return as_forms(numbered.sample(frac=1, random_state=SEED))


def _whole(rng: np.random.Generator, people: int) -> pd.DataFrame:
    def pick(*codes: str) -> pd.Series[str]:
        return pd.Series(
            np.array([*codes], dtype=object)[rng.integers(0, len(codes), people)], dtype="str"
        )

    def truth() -> pd.Series[bool]:
        return pd.Series(rng.random(people) < 0.4, dtype="boolean")

    def days(first: str, length: int) -> pd.Series[pd.Timestamp]:
        return pd.Timestamp(first) + pd.Series(
            pd.to_timedelta(rng.integers(0, length, people), "D")
        )

    entry = days("2022-01-03", 500)
    status = pick("unemployed", "inactive", "employed")
    since = entry - pd.to_timedelta(rng.integers(0, 900, people), "D")
    leave = entry + pd.to_timedelta(rng.integers(1, 120, people), "D")
    return pd.DataFrame(
        {
            "person": pd.Series([f"p{n:07d}" for n in rng.permutation(people)], dtype="str"),
            "operation": "S1",
            "start_form_signed": pd.Series(rng.random(people) > FAULTY, dtype="boolean"),
            "target_group": pick("immigrant", "student", "professional"),
            "entry_date": entry,
            "exit_date": leave.mask(rng.random(people) < FAULTY, entry - pd.Timedelta(days=1)),
            "birth_date": days("1950-01-01", 20000),
            "gender": pick("woman", "man").mask(rng.random(people) < FAULTY, "?"),
            "lm_entry": status,
            "unemployed_since": since.where(status == "unemployed"),
            "in_education_entry": truth(),
            "isced_entry": rng.integers(0, 9, people),
            **{
                name: pick("yes", "no", "no", "refused")
                for name in ("foreign_or_minority", "disability", "other_disadvantage")
            },
            "exit_info_date": leave + pd.to_timedelta(rng.integers(0, 28, people), "D"),
            "lm_exit": pick("unemployed", "inactive", "employed"),
            "job_searching_exit": truth(),
            "in_education_exit": truth(),
            "qualification_gained": truth(),
            "lm_6m": pick("unemployed", "inactive", "employed"),
            "improved_6m": truth().where(status == "employed"),
        }
    )


def timed(name: str, step: Callable[[], Made]) -> Made:
    """Do the step and print how long it took."""
    began, busy = time.perf_counter(), time.process_time()
    made = step()
    _say(name, time.perf_counter() - began, time.process_time() - busy)
    return made


def _say(name: str, clock: float, processor: float) -> None:
    print(f"{name:32} {clock:6.2f} s, processor {processor:6.2f} s")


def main() -> None:
    """Print the time of each step."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--records", type=int, default=1_000_000)
    rules = EsfRules()
    forms = invented(parser.parse_args().records)
    print(f"{len(forms):,} forms")
    began, busy = time.perf_counter(), time.process_time()
    made = timed("forms to records", lambda: participant_records(forms, rules, today=TODAY))
    for name in PROGRAMMES:
        register = programme(name)
        counted = timed(f"count {name}", lambda r=register: count(made.participants, r, rules))
        broken = aggregate_checks(counted)
        assert not broken, broken
    chosen = programme("esf_2014_2020")
    doubts = timed("check each record", lambda: individual_checks(made.participants, chosen, rules))
    _say("all", time.perf_counter() - began, time.process_time() - busy)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2
    sentences = len(made.problems) + len(doubts)
    print(f"{len(made.participants):,} records, {sentences:,} sentences, {peak:.1f} GiB")


if __name__ == "__main__":
    main()
