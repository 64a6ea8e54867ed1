"""All that may be stated of a change, a difference, a level or a share, chosen by its n."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from math import comb
from types import MappingProxyType

import numpy as np

from analysis.statistics import reasons
from analysis.statistics.change import independent_mean_difference, mean, paired_mean_change
from analysis.statistics.effect_size import g_av, hedges_g
from analysis.statistics.equivalence import equivalence
from analysis.statistics.estimate import Estimate, no_estimate
from analysis.statistics.guards import Statement, why_not
from analysis.statistics.hodges_lehmann import hodges_lehmann
from analysis.statistics.median import median
from analysis.statistics.observed import Limits, Pairs, Values, pairs, sample
from analysis.statistics.paired_proportion import (
    matched_odds_ratio,
    mcnemar,
    paired_proportion_difference,
)
from analysis.statistics.proportion import proportion, proportion_difference
from analysis.statistics.rank_sum import mann_whitney
from analysis.statistics.signed_rank import rank_biserial, signed_rank_test, smallest_p

_Making = Mapping[Statement, Callable[[], Estimate]]


@dataclass(frozen=True)
class Counts:
    """How many went up, stayed, went down."""

    up: int
    same: int
    down: int


@dataclass(frozen=True)
class Statements:
    """What ``n`` people allow to be said (pairs, or the smaller of two groups).

    ``estimates``: every statement that was asked for, those not allowed without a value and with
    a reason; ``counts``: None where fewer than five; ``smallest_p``: the smallest p that the
    exact test could have reached here; ``reason``: why nothing at all is said.
    """

    n: int
    n_missing: int
    estimates: Mapping[Statement, Estimate]
    counts: Counts | None = None
    smallest_p: float | None = None
    reason: str = ""

    def made(self) -> Mapping[Statement, Estimate]:
        """The statements that have a value."""
        made = {name: found for name, found in self.estimates.items() if found.value is not None}
        return MappingProxyType(made)


@dataclass(frozen=True)
class _Base:
    n: int
    n_missing: int = 0
    fault: str = ""


def change_statements(
    before: Values,
    after: Values,
    *,
    limits: Limits | None = None,
    worthwhile: float | None = None,
) -> Statements:
    """Change of the same people between two waves.

    5–9 pairs: counts and the exact signed-rank p; from 10: share that went up, median change,
    Hodges–Lehmann shift, rank-biserial correlation; from 20: mean change, g_av, equivalence.
    ``limits``: smallest and largest possible value; ``worthwhile``: the smallest change that
    matters, tested for equivalence.

    >>> found = change_statements(np.array([1.0, 2, 2, 3, 3]), np.array([2.0, 3, 3, 4, 5]))
    >>> found.counts, found.smallest_p, [*found.made()]
    (Counts(up=5, same=0, down=0), 0.0625, [<Statement.EXACT_TEST: 'exact test'>])
    """
    found = pairs(before, after, limits)
    counts = _counts(found)
    making: dict[Statement, Callable[[], Estimate]] = {
        Statement.EXACT_TEST: lambda: _p_only(signed_rank_test(before, after, limits=limits)),
        Statement.SHARE: lambda: proportion(counts.up, found.n),
        Statement.MEDIAN: lambda: replace(median(found.changes), n_missing=found.n_missing),
        Statement.SHIFT: lambda: hodges_lehmann(before, after, limits),
        Statement.RANK_EFFECT: lambda: rank_biserial(before, after, limits),
        Statement.MEAN_CHANGE: lambda: paired_mean_change(before, after, limits),
        Statement.STANDARDISED_EFFECT: lambda: g_av(before, after, limits),
    }
    if worthwhile is not None:
        near = abs(worthwhile)
        making[Statement.EQUIVALENCE] = lambda: (
            equivalence(before, after, -near, near, limits).change
        )
    least = smallest_p(counts.up + counts.down)
    return _statements(_Base(found.n, found.n_missing, found.fault), making, counts, least)


def difference_statements(
    before: Values, after: Values, *, limits: Limits | None = None
) -> Statements:
    """Difference between two groups of different people; ``n``: the smaller group.

    5–9: the exact Mann–Whitney p; from 10: probability of superiority; from 20: difference of
    means (Welch) and Hedges's g.
    """
    one, two = sample(before, limits), sample(after, limits)
    base = min(one.n, two.n)
    making = {
        Statement.EXACT_TEST: lambda: _p_only(mann_whitney(before, after, limits)),
        Statement.RANK_EFFECT: lambda: mann_whitney(before, after, limits),
        Statement.MEAN_CHANGE: lambda: independent_mean_difference(before, after, limits),
        Statement.STANDARDISED_EFFECT: lambda: hedges_g(before, after, limits),
    }
    least = min(1.0, 2 / comb(one.n + two.n, base))
    asked = _Base(base, one.n_missing + two.n_missing, one.fault or two.fault)
    return _statements(asked, making, smallest=least)


def level_statements(values: Values, *, limits: Limits | None = None) -> Statements:
    """One wave of a scale: median from 10, mean from 20."""
    found = sample(values, limits)
    making = {
        Statement.MEDIAN: lambda: median(values, limits),
        Statement.MEAN: lambda: mean(values, limits),
    }
    return _statements(_Base(found.n, found.n_missing, found.fault), making)


def share_statements(count: int, n: int) -> Statements:
    """A share: "x of n" from 5 (``counts.up`` of ``n``), Wilson's interval from 10."""
    possible = 0 <= count <= n
    fault = "" if possible else reasons.IMPOSSIBLE_COUNTS
    making = {Statement.SHARE: lambda: proportion(count, n)}
    return _statements(_Base(max(n, 0), fault=fault), making, Counts(count, 0, n - count))


def share_difference_statements(before: int, n_before: int, after: int, n_after: int) -> Statements:
    """Difference of shares of two groups, Newcombe's interval, from 10 in the smaller group."""
    base = max(min(n_before, n_after), 0)
    making = {
        Statement.SHARE_CHANGE: lambda: proportion_difference(before, n_before, after, n_after)
    }
    return _statements(_Base(base), making)


def share_change_statements(both: int, lost: int, gained: int, neither: int) -> Statements:
    """Change of a share among the same people: McNemar's exact p from 5, difference from 10."""
    n, fault = both + lost + gained + neither, ""
    if min(both, lost, gained, neither) < 0:
        n, fault = 0, reasons.IMPOSSIBLE_COUNTS
    making = {
        Statement.EXACT_TEST: lambda: _p_only(mcnemar(gained, lost, n), gained),
        Statement.SHARE_CHANGE: lambda: paired_proportion_difference(both, lost, gained, neither),
        Statement.ODDS_RATIO: lambda: matched_odds_ratio(gained, lost, n),
    }
    least = smallest_p(max(gained + lost, 0))
    counts = Counts(gained, both + neither, lost)
    return _statements(_Base(n, fault=fault), making, counts, least)


def _statements(
    base: _Base, making: _Making, counts: Counts | None = None, smallest: float | None = None
) -> Statements:
    """Compute what is allowed only, so that what is not allowed exists nowhere."""
    n, n_missing = base.n, base.n_missing
    if reason := base.fault or why_not(Statement.COUNT, n):
        none = {name: no_estimate(n, name, reason, n_missing=n_missing) for name in making}
        return Statements(n, n_missing, MappingProxyType(none), reason=reason)
    estimates = {name: _one(name, make, n, n_missing) for name, make in making.items()}
    return Statements(n, n_missing, MappingProxyType(estimates), counts, smallest)


def _one(name: Statement, make: Callable[[], Estimate], n: int, n_missing: int) -> Estimate:
    reason = why_not(name, n)
    return no_estimate(n, name, reason, n_missing=n_missing) if reason else make()


def _counts(found: Pairs) -> Counts:
    changes = found.to_rank
    up, down = int(np.sum(changes > 0)), int(np.sum(changes < 0))
    return Counts(up, len(changes) - up - down, down)


def _p_only(found: Estimate, statistic: float | None = None) -> Estimate:
    """The test without its effect, which needs more people: the value is the test's statistic."""
    if found.value is None:
        return found
    value = found.statistic if statistic is None else statistic
    return replace(found, value=value, low=None, high=None)
