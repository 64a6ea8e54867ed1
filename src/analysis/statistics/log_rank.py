"""Whether it happens as soon in all groups: the log-rank test."""

from __future__ import annotations

import numpy as np

from analysis.statistics import model_reasons as reasons
from analysis.statistics.chi_square import ChiSquareTest, chi_square_test, no_test
from analysis.statistics.observations import Codes, Values
from analysis.statistics.risk_table import Observed, observed, risk_table

METHOD = "log-rank test"


def log_rank_test(times: Values, events: Values, groups: Codes) -> ChiSquareTest:
    """Test whether the curves of two groups or more are the same.

    Shapes: a time, a mark of the event and the code of a group per person; gaps are left out.
    Source: Mantel (1966); R `survival::survdiff`. (statsmodels' `survdiff` fails where groups were
    not observed at the same times.)
    """
    people = observed(times, events)
    group = groups[people.kept]
    kinds = len(np.unique(group))
    if people.reason or kinds < 2:
        return no_test(people.n, METHOD, people.reason or reasons.ONE_GROUP)
    if not people.codes.any():
        return no_test(people.n, METHOD, reasons.NO_EVENTS)
    excess, spread = _excess(people, group)
    if int(np.linalg.matrix_rank(spread, tol=1e-10 * np.trace(spread))) < kinds - 1:
        return no_test(people.n, METHOD, reasons.NOT_TOGETHER)
    statistic = float(excess @ np.linalg.pinv(spread, hermitian=True) @ excess)
    return chi_square_test(statistic, kinds - 1, people.n, METHOD)


def _excess(people: Observed, group: Codes) -> tuple[Values, Values]:
    """Events above those expected in each group, and their hypergeometric covariance."""
    table = risk_table(people)
    members = np.unique(group)[:, None] == group[None, :]
    happened = people.codes != 0
    excess, spread = np.zeros(len(members)), np.zeros((len(members), len(members)))
    for time, r, d in zip(table.times, table.at_risk, table.events, strict=True):
        share = members[:, people.times >= time].sum(axis=1) / r
        seen = members[:, (people.times == time) & happened].sum(axis=1)
        excess += seen - d * share
        part = d * (r - d) / max(r - 1, 1)
        spread += part * (np.diag(share) - np.outer(share, share))
    return excess, spread
