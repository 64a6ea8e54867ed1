"""Durations as tools print them."""

from __future__ import annotations

import re

_UNITS = {
    "h": 60.0, "t": 60.0, "hr": 60.0, "hrs": 60.0, "hour": 60.0, "hours": 60.0, "tunti": 60.0,
    "tuntia": 60.0, "tim": 60.0, "timme": 60.0, "timmar": 60.0, "godz": 60.0, "std": 60.0,
    "m": 1.0, "min": 1.0, "mins": 1.0, "minute": 1.0, "minutes": 1.0, "minuutti": 1.0,
    "minuuttia": 1.0, "minut": 1.0, "minuter": 1.0,
    "s": 1 / 60, "sek": 1 / 60, "sec": 1 / 60, "secs": 1 / 60, "second": 1 / 60,
    "seconds": 1 / 60, "sekunti": 1 / 60, "sekuntia": 1 / 60, "sekund": 1 / 60,
    "sekunder": 1 / 60,
}  # fmt: skip
_PART = re.compile(r"(\d+)\s*([^\W\d_]+)\.?")
_WHOLE = re.compile(r"(?:\d+\s*[^\W\d_]+\.?[\s,]*)+")
_CLOCK = re.compile(r"(\d+):(\d{2})(?::(\d{2}))?")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")


def printed_minutes(text: str) -> float:
    """Minutes of a duration as tools print it; NaN if it is none.

    >>> printed_minutes("1h 10m 30s"), printed_minutes("58"), printed_minutes("1:02:00")
    (70.5, 58.0, 62.0)
    """
    plain = text.strip().casefold()
    if _NUMBER.fullmatch(plain):
        return float(plain.replace(",", "."))
    if clock := _CLOCK.fullmatch(plain):
        hours, minutes, seconds = clock.groups()
        return int(hours) * 60.0 + int(minutes) + int(seconds or 0) / 60
    parts = [(int(n), _UNITS.get(unit)) for n, unit in _PART.findall(plain)]
    if not _WHOLE.fullmatch(plain) or any(size is None for _, size in parts):
        return float("nan")
    return sum(n * (size or 0) for n, size in parts)
