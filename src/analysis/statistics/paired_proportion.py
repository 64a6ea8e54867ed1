"""Change of a share among the same people: McNemar's test and intervals of the difference.

``gained``: no before and yes after; ``lost``: yes before and no after.
"""

from __future__ import annotations

import math
from typing import Literal

from scipy import special
from statsmodels.stats.contingency_tables import mcnemar as _mcnemar

from analysis.statistics import reasons
from analysis.statistics.estimate import LEVEL, Estimate, no_estimate
from analysis.statistics.proportion import clopper_pearson_limits, wilson_limits
from analysis.statistics.score_interval import tango_limits

Test = Literal["exact", "mid-p", "χ²", "χ² corrected"]
PairedInterval = Literal["Newcombe", "Tango", "Bonett–Price", "Agresti–Min"]
_Z = float(special.ndtri((1 + LEVEL) / 2))


def mcnemar(gained: int, lost: int, n: int, test: Test = "exact") -> Estimate:
    """Share of those who changed that gained, Clopper–Pearson interval, and McNemar's p.

    ``n``: all pairs. Source: McNemar (1947); Fagerland, Lydersen & Laake (2013) for mid-p; R
    `exact2x2::mcnemar.exact`, `mcnemar.test`.
    """
    method = f"share that gained among those who changed, McNemar test, {test}"
    if refused := _refused(gained, lost, n):
        return no_estimate(max(n, 0), method, refused)
    low, high = clopper_pearson_limits(gained, gained + lost)
    statistic, p = _test(gained, lost, test)
    value = gained / (gained + lost)
    return Estimate(value, low, high, n, method, p=p, statistic=statistic)


def matched_odds_ratio(gained: int, lost: int, n: int) -> Estimate:
    """Conditional odds ratio ``gained / lost`` with the exact interval and McNemar's exact p.

    No value where nobody or everybody who changed gained: it would be 0 or infinite.
    Source: R `exact2x2::mcnemar.exact`.
    """
    method = "conditional odds ratio of pairs, exact interval"
    refused = _refused(gained, lost, n) or (reasons.ONE_DIRECTION if gained * lost == 0 else "")
    if refused:
        return no_estimate(max(n, 0), method, refused)
    low, high = (share / (1 - share) for share in clopper_pearson_limits(gained, gained + lost))
    return Estimate(gained / lost, low, high, n, method, p=_test(gained, lost, "exact")[1])


def paired_proportion_difference(
    both: int, lost: int, gained: int, neither: int, interval: PairedInterval = "Newcombe"
) -> Estimate:
    """Share after minus share before among the same people, four ways to the interval.

    Source: Newcombe (1998), Statistics in Medicine 17, 2635–2650, method 10; Tango (1998);
    Bonett & Price (2012), R `statpsych::ci.prop.ps`; Agresti & Min (2005), R
    `PropCIs::diffpropci.mp`.

    >>> found = paired_proportion_difference(20, 2, 12, 16)
    >>> round(found.value, 2), round(found.low, 4), round(found.high, 4)
    (0.2, 0.0562, 0.3292)
    """
    method = f"difference of two shares of the same people, {interval} interval"
    n = both + lost + gained + neither
    if min(both, lost, gained, neither) < 0 or n == 0:
        return no_estimate(max(n, 0), method, reasons.IMPOSSIBLE_COUNTS if n else reasons.NO_PAIRS)
    low, high = {
        "Newcombe": lambda: _newcombe_limits(both, lost, gained, neither),
        "Tango": lambda: tango_limits(gained, lost, n),
        "Bonett–Price": lambda: _wald_limits(gained + 1, lost + 1, n + 2),
        "Agresti–Min": lambda: _wald_limits(gained + 0.5, lost + 0.5, n + 2),
    }[interval]()
    return Estimate((gained - lost) / n, low, high, n, method)


def _newcombe_limits(both: int, lost: int, gained: int, neither: int) -> tuple[float, float]:
    n = both + lost + gained + neither
    before, after = both + lost, both + gained
    l1, u1 = wilson_limits(before, n)
    l2, u2 = wilson_limits(after, n)
    phi = _phi(both, lost, gained, neither)
    down = (after / n - l2, u1 - before / n)
    up = (u2 - after / n, before / n - l1)
    value = (gained - lost) / n
    return value - _joined(*down, phi), value + _joined(*up, phi)


def _joined(first: float, second: float, phi: float) -> float:
    return math.sqrt(max(first**2 - 2 * phi * first * second + second**2, 0.0))


def _phi(both: int, lost: int, gained: int, neither: int) -> float:
    """Correlation of both answers with Newcombe's continuity correction."""
    margins = (both + lost) * (gained + neither) * (both + gained) * (lost + neither)
    if margins == 0:
        return 0.0
    product, half = both * neither - lost * gained, (both + lost + gained + neither) / 2
    corrected = max(product - half, 0.0) if product >= 0 else product
    return corrected / math.sqrt(margins)


def _wald_limits(gained: float, lost: float, n: float) -> tuple[float, float]:
    value = (gained - lost) / n
    half = _Z * math.sqrt((gained + lost) / n - value**2) / math.sqrt(n)
    return max(value - half, -1.0), min(value + half, 1.0)


def _test(gained: int, lost: int, test: Test) -> tuple[float | None, float]:
    smaller, changed = min(gained, lost), gained + lost
    if test == "mid-p":
        as_many = float(special.bdtr(smaller, changed, 0.5))
        fewer = float(special.bdtr(smaller - 1, changed, 0.5)) if smaller else 0.0
        return None, min(1.0, as_many + fewer)
    table = [[0, gained], [lost, 0]]
    found = _mcnemar(table, exact=test == "exact", correction=test == "χ² corrected")
    return (None if test == "exact" else float(found.statistic)), min(1.0, float(found.pvalue))


def _refused(gained: int, lost: int, n: int) -> str:
    if min(gained, lost) < 0 or gained + lost > n:
        return reasons.IMPOSSIBLE_COUNTS
    if n == 0:
        return reasons.NO_PAIRS
    return "" if gained + lost else reasons.NO_CHANGE
