"""A number with what a reader must know beside it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Estimate:
    """A value with its 95 % interval, the number of observations, and the method's source.

    Where data do not allow a value, ``value`` is None and ``reason`` says why.
    """

    value: float | None
    low: float | None
    high: float | None
    n: int
    method: str
    reference: str = ""
    reason: str = ""
    level: float = 0.95
    p: float | None = None
    df: float | None = None
    statistic: float | None = None


def no_estimate(n: int, method: str, reason: str) -> Estimate:
    """Say why there is no value."""
    return Estimate(None, None, None, n, method, reason=reason)
