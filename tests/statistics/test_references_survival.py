"""Times until an event: survival, survRM2."""

from __future__ import annotations

import numpy as np

from analysis.statistics.restricted_mean import restricted_mean, restricted_mean_difference
from analysis.statistics.survival import median_survival, survival_curve


def test_times_until_an_event(reference) -> None:
    cases = {case.id: case for case in reference("survival")}
    lung(cases["km_lung"])
    restricted(cases["rmst_lung_tau365"])
    course(cases["km_mooc_toy"])
    assert len(cases) == 3


def inside(case, *keys: str):
    """A part of a case's expected values, with the same tolerance."""
    expected = case.expected
    for key in keys:
        expected = expected[key]
    case.leave("checked value by value", keys[0])
    raw = {"id": f"{case.id} {keys}", "expected": expected, "data": case.data, "params": None}
    return type(case)({**raw, "rtol": case._rtol, "atol": case._atol}, case._folder)


def patients(case) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    table = case.table()
    died = (table.status == 2).to_numpy(float)
    return table.time.to_numpy(float), died, (table.sex == 2).to_numpy()


def check_curve(case, found) -> None:
    case.check(surv=[e.value for e in found], se=[e.se for e in found])
    case.check(lo=[e.low for e in found], hi=[e.high for e in found], n_risk=[e.n for e in found])
    assert not case.unseen()


def lung(case) -> None:
    times, died, _ = patients(case)
    at = np.array(case.expected["times"], dtype=float)
    case.leave("asked for", "times")
    assert set(case.expected["km"]) == {"plain", "log", "loglog"}
    for name, transform in (("plain", "plain"), ("log", "log"), ("loglog", "log-log")):
        check_curve(inside(case, "km", name), survival_curve(times, died, at, transform))
        median = median_survival(times, died, transform)
        case.check(**{f"median_{name}": [median.value, median.low, median.high]})


def restricted(case) -> None:
    times, died, women = patients(case)
    span = case.expected["tau"]
    case.leave("asked for", "tau")
    everybody = np.ones(len(times), dtype=bool)
    for name, who in (("all", everybody), ("arm1", women), ("arm0", ~women)):
        check_restricted(inside(case, name), restricted_mean(times[who], died[who], span))
    groups = [(times[who], died[who]) for who in (~women, women)]
    found = restricted_mean_difference(groups[0], groups[1], span)
    case.check(diff=found.value, diff_lo=found.low, diff_hi=found.high, diff_p=found.p)


def check_restricted(case, found) -> None:
    case.check(rmst=found.value, se=found.se, lo=found.low, hi=found.high)
    assert not case.unseen()


def course(case) -> None:
    table = case.table()
    weeks, left = table.week.to_numpy(float), table.event.to_numpy(float)
    at = np.array(case.expected["times"], dtype=float)
    found = survival_curve(weeks, left, at)
    case.leave("asked for", "times")
    case.check(surv=[e.value for e in found], se=[e.se for e in found])
    case.check(lo=[e.low for e in found], hi=[e.high for e in found], n_risk=[e.n for e in found])
    check_restricted(inside(case, "rmst6"), restricted_mean(weeks, left, 6))
