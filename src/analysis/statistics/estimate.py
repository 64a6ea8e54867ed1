"""A number with what a reader must know beside it."""

from __future__ import annotations

from dataclasses import dataclass

# Two-sided confidence level of every interval, unless an estimate names the level it attains.
LEVEL = 0.95


@dataclass(frozen=True)
class Estimate:
    """A value with its interval, the number of observations, and the method's source.

    Where data do not allow a value, ``value`` is None and ``reason`` says why; where they allow
    a value but no interval, ``low`` and ``high`` are None.

    ``level``: confidence that the interval has (attained, for exact ones); ``p``: two-sided
    unless ``method`` says otherwise; ``statistic`` and ``df``: of the test behind ``p``; ``se``:
    standard error on the scale of ``value``; ``n_missing``: observations or pairs left out for
    gaps; ``standardiser``: what a standardised effect was divided by.
    """

    value: float | None
    low: float | None
    high: float | None
    n: int
    method: str
    reference: str = ""
    reason: str = ""
    level: float = LEVEL
    p: float | None = None
    statistic: float | None = None
    df: float | None = None
    se: float | None = None
    n_missing: int = 0
    standardiser: str = ""


def no_estimate(n: int, method: str, reason: str, *, n_missing: int = 0) -> Estimate:
    """Say why there is no value."""
    return Estimate(None, None, None, n, method, reason=reason, n_missing=n_missing)
