"""Limits of differences of shares by inverting score tests."""

from __future__ import annotations

import math
from collections.abc import Callable

from scipy import optimize, special

from analysis.statistics.estimate import LEVEL

_Z = float(special.ndtri((1 + LEVEL) / 2))


def miettinen_nurminen_limits(x1: int, n1: int, x2: int, n2: int) -> tuple[float, float]:
    """Limits of x1/n1 − x2/n2 for two independent groups.

    Source: Miettinen & Nurminen (1985), Statistics in Medicine 4, 213–226, with N/(N − 1); R
    `ratesci::scoreci(skew = FALSE)`.
    """
    p1, p2, n = x1 / n1, x2 / n2, n1 + n2

    def z(difference: float) -> float:
        q1, q2 = _restricted(x1, n1, x2, n2, difference)
        variance = (q1 * (1 - q1) / n1 + q2 * (1 - q2) / n2) * n / (n - 1)
        return _ratio(p1 - p2 - difference, variance)

    return _limits(z, p1 - p2)


def tango_limits(gained: int, lost: int, n: int) -> tuple[float, float]:
    """Limits of (gained − lost)/n for pairs.

    Source: Tango (1998), Statistics in Medicine 17, 891–908; R `PropCIs::scoreci.mp`.
    """

    def z(difference: float) -> float:
        middle = -gained - lost + (2 * n - gained + lost) * difference
        last = -lost * difference * (1 - difference)
        root = math.sqrt(max(middle**2 - 8 * n * last, 0.0))
        q = max((root - middle) / (4 * n), 0.0)
        variance = n * (2 * q + difference * (1 - difference))
        return _ratio(gained - lost - n * difference, variance)

    return _limits(z, (gained - lost) / n)


def _ratio(far: float, variance: float) -> float:
    if variance <= 0:
        return 0.0 if far == 0 else math.copysign(math.inf, far)
    return far / math.sqrt(variance)


def _limits(z: Callable[[float], float], value: float) -> tuple[float, float]:
    """Where ``z``, which falls with the difference, is the normal quantile and its negative."""

    def crossing(target: float, start: float, stop: float) -> float:
        # finite numbers only, so that the root search can interpolate
        def excess(difference: float) -> float:
            return max(min(z(difference), 1e6), -1e6) - target

        if start == stop or excess(start) * excess(stop) > 0:
            return start if target > 0 else stop
        return float(optimize.brentq(excess, start, stop, xtol=1e-14, rtol=1e-13))

    return crossing(_Z, -1.0, value), crossing(-_Z, value, 1.0)


def _restricted(x1: int, n1: int, x2: int, n2: int, difference: float) -> tuple[float, float]:
    """Most likely shares that differ by ``difference``: the root of a cubic, in closed form."""
    n, x = n1 + n2, x1 + x2
    l2 = (n1 + 2 * n2) * difference - n - x
    l1 = (n2 * difference - n - 2 * x2) * difference + x
    l0 = x2 * difference * (1 - difference)
    q = l2**3 / (3 * n) ** 3 - l1 * l2 / (6 * n**2) + l0 / (2 * n)
    p = math.copysign(math.sqrt(max(l2**2 / (3 * n) ** 2 - l1 / (3 * n), 0.0)), q)
    angle = (math.pi + math.acos(max(-1.0, min(1.0, q / p**3 if p else 0.0)))) / 3
    share = min(max(2 * p * math.cos(angle) - l2 / (3 * n), 0.0, -difference), 1.0, 1 - difference)
    return share + difference, share
