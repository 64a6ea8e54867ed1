"""Consistency of the counts of a programme: the identities of its register, gender by gender."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from analysis.indicators.esf.count import Counted
from analysis.indicators.esf.counts import Result, Split
from analysis.indicators.esf.register import Identity
from analysis.problems import Place, Problem
from analysis.texts import N_


def aggregate_checks(counted: Counted) -> tuple[Problem, ...]:
    """A sentence for each identity that the counts break; none if they were counted here.

    They hold for counts from the beginning to a day, not for one period, where people leave who
    entered before it. An identity with an indicator that is switched off is not checked.
    """
    told = splits(counted)
    return tuple(
        problem
        for identity in counted.programme.identity
        if told.keys() >= {*identity.left, *identity.right}
        for problem in _broken(identity, told)
    )


def splits(counted: Counted) -> Mapping[str, Split]:
    """The counts of people by code, and of the two totals."""
    people = {
        code: result.value for code, result in counted.results.items() if isinstance(result, Result)
    }
    return {**people, "complete": counted.complete, "grand total": counted.grand_total}


def _broken(identity: Identity, told: Mapping[str, Split]) -> Iterator[Problem]:
    left, right = (
        sum((told[code] for code in side), Split()).parts()
        for side in (identity.left, identity.right)
    )
    for part in left:
        equal = identity.relation == "="
        if left[part] == right[part] if equal else left[part] <= right[part]:
            continue
        yield _problem(identity, part, left[part], right[part])


def _problem(identity: Identity, part: str, left: int, right: int) -> Problem:
    what = N_("{left} is {left_count} but should be {right}, which is {right_count} ({part}).")
    if identity.relation == "<=":
        what = N_("{left} is {left_count}, more than {right}, which is {right_count} ({part}).")
    return Problem(
        what,
        N_("Look for records counted twice or with two statuses; do not send these counts."),
        Place(key=" ".join(("+".join(identity.left), identity.relation, "+".join(identity.right)))),
        {
            "left": " + ".join(identity.left),
            "right": " + ".join(identity.right),
            "left_count": left,
            "right_count": right,
            "part": part,
        },
    )
