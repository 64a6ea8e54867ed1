"""Count every indicator of a programme: participant records in, results out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.indicators.esf.counts import Amount, Result, Split, gender_places, split
from analysis.indicators.esf.facts import with_facts
from analysis.indicators.esf.kleene import Truth, certain
from analysis.indicators.esf.periods import MOMENTS, Moment, at_moment, is_in
from analysis.indicators.esf.register import RULES_OF_OTHERS, RULES_OF_PEOPLE, Entry, Programme
from analysis.project import EsfRules, Operation, Period


@dataclass(frozen=True)
class Counted:
    """All that is counted of one programme and one period.

    ``grand_total``: every record, incomplete ones among them; ``complete``: those that count;
    ``missing``: how many incomplete records lack each item (a record can lack several).
    """

    programme: Programme
    grand_total: Split
    complete: Split
    missing: dict[str, int]
    results: dict[str, Result | Amount]

    @property
    def incomplete(self) -> int:
        """Records that are only in the grand total."""
        return self.grand_total.total - self.complete.total


@dataclass(frozen=True)
class Supported:
    """What is counted instead of people.

    ``organisations``: table ``supported_organisations``; None where no list of them was kept.
    """

    operations: Sequence[Operation] = ()
    organisations: pd.DataFrame | None = None


def count(
    records: pd.DataFrame,
    programme: Programme,
    rules: EsfRules,
    supported: Supported | None = None,
    period: Period | None = None,
) -> Counted:
    """Every indicator that is switched on, in the order of the register.

    ``records``: table ``participants``. Without a period all of it counts. In a period, outputs
    are of those who entered in it, immediate results of those who left in it, longer-term results
    of those whose sixth month after leaving ended in it; totals are of those who entered.
    """
    known = with_facts(records, rules)
    entered = at_moment(known, "entry", period)
    gaps = missing_items(entered, programme)
    people = _people(known, programme, rules, period)
    places = gender_places(entered["gender"], list(programme.genders))
    others = supported or Supported()
    return Counted(
        programme,
        split(places, pd.Series(True, index=entered.index)),
        split(places, ~gaps.any(axis=1)),
        {name: int(gaps[name].sum()) for name in gaps.columns},
        {
            entry.code: people[entry.moment].result(entry)
            if entry.unit == "people"
            else amount(entry, others)
            for entry in programme.switched_on(rules.turned_on)
        },
    )


def missing_items(records: pd.DataFrame, programme: Programme) -> pd.DataFrame:
    """Which of the items of a complete record each record lacks: a column of truths per item.

    ``records``: with facts. The status is taken as the settings decide it; a gender the programme
    does not know is lacking.
    """
    seen = {
        **{name: records[name] for name in programme.complete},
        "gender": records["gender"].where(records["gender"].isin(list(programme.genders))),
        "lm_entry": records["status"],
    }
    return pd.DataFrame({name: seen[name].isna() for name in programme.complete})


def _people(
    records: pd.DataFrame, programme: Programme, rules: EsfRules, period: Period | None
) -> dict[Moment, _People]:
    """The complete records by the moment that puts them into the period."""
    whole = records[~missing_items(records, programme).any(axis=1)]
    places = gender_places(whole["gender"], list(programme.genders))
    if period is None:
        return dict.fromkeys(MOMENTS, _People(whole, places, rules))
    inside = {moment: is_in(whole, moment, period) for moment in MOMENTS}
    return {
        moment: _People(whole[mask], places[mask.to_numpy(dtype=bool)], rules)
        for moment, mask in inside.items()
    }


@dataclass(frozen=True)
class _People:
    """Complete records, the gender of each and the settings."""

    records: pd.DataFrame
    places: np.ndarray
    rules: EsfRules

    def result(self, entry: Entry) -> Result:
        reference = self._reference(entry)
        answer: Truth = RULES_OF_PEOPLE[entry.rule](self.records, self.rules)
        open_ = reference & answer.isna()
        asked = self.records[entry.refusable]
        refused = open_ & (asked == "refused").any(axis=1)
        return Result(
            entry.code,
            value=split(self.places, reference & certain(answer)),
            reference=split(self.places, reference),
            n=split(self.places, reference & ~open_),
            refused=split(self.places, refused),
            unknown=split(self.places, open_ & ~refused),
        )

    def _reference(self, entry: Entry) -> pd.Series[bool]:
        """Who could count: by the register, and by the setting only those who have left."""
        all_ = pd.Series(True, index=self.records.index)
        if entry.reference:
            all_ = certain(RULES_OF_PEOPLE[entry.reference](self.records, self.rules))
        if self.rules.reference_population == "left" and entry.moment != "entry":
            return all_ & self.records["exit_date"].notna()
        return all_


def amount(entry: Entry, supported: Supported) -> Amount:
    """Operations (or their euros) and different organisations that count."""
    rule = RULES_OF_OTHERS[entry.rule]
    if entry.unit != "organisations":
        told = [rule(operation) for operation in supported.operations]
        known = [value for value in told if value is not None]
        return Amount(entry.code, float(sum(known)), len(told), len(known))
    if supported.organisations is None:
        return Amount(entry.code, 0.0, 0, 0)
    return _organisations(entry.code, rule(supported.organisations), supported.organisations)


def _organisations(code: str, counts: Truth, organisations: pd.DataFrame) -> Amount:
    """Each organisation once: it counts if any of its rows does, in any operation."""
    names = organisations["organisation"]
    yes = set(names[certain(counts)])
    unknown = set(names[counts.isna()]) - yes
    return Amount(code, float(len(yes)), names.nunique(), names.nunique() - len(unknown))
