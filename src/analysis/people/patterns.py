"""What identifies by its shape alone: addresses, profiles, identity codes, phone numbers."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterator

Span = tuple[int, int]

_EMAIL = re.compile(r"[^\s@<>,;()\[\]\"']+@[^\s@<>,;()\[\]\"']+\.\w+")
# Pages of a person; those of organisations, groups and events are none.
_PROFILE = re.compile(
    r"(?:https?://)?(?<![\w@.])(?:[a-z]{2,3}\.)?"
    r"(?:linkedin\.com/(?:in|pub)|researchgate\.net/profile|t\.me|wa\.me|orcid\.org"
    r"|(?:facebook|instagram|twitter|x|tiktok|github|snapchat)\.com"
    r"(?!/(?:groups|events|pages|watch|hashtag|search|explore|sharer|share|login)\b))"
    r"/[^\s,;()<>\"']*[^\s,;()<>\"'.!?:]",
    re.IGNORECASE,
)
# ddmmyy, century sign, three digits, check character. The signs Y-U and B-F joined +, - and A in
# 2023 (decree 690/2022); a dash is often typed as another one, or with spaces around it.
_HETU = re.compile(
    r"(?<!\w)(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])\d{2} ?[-+\u2010-\u2014\u2212A-FU-Y] ?"
    r"\d{3}[0-9A-FHJ-NPR-Y](?!\w)",
    re.IGNORECASE,
)
_IP = re.compile(
    r"(?<![\w.:])(?:\d{1,3}(?:\.\d{1,3}){3}(?![\w]|\.\d)|[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,7}(?![\w:]))",
    re.IGNORECASE,
)
_SEPARATOR = r"[ \u00a0\-\u2010-\u2014\u2212./()]{0,2}"
_YEAR = r"(?:19|20)\d\d"
_DATE = re.compile(
    rf"(?<!\d)(?:{_YEAR}[-./]\d{{1,2}}[-./]\d{{1,2}}|\d{{1,2}}[-./]\d{{1,2}}[-./]{_YEAR})(?!\d)"
)
_NUMBER = re.compile(rf"(?<![\w.,])(?:\+ ?)?\(?\d(?:{_SEPARATOR}\d){{5,24}}(?![\w%])")
_MONEY = re.compile(r"\s?(?:€|\$|£|%|e\b|eur|kr\b|sek\b|usd\b)", re.IGNORECASE)
_LABEL = re.compile(
    r"\b(?:tel|telephone|puh|puhelin\w*|phone|mobile|mob|gsm|whatsapp|telegram|viber|call|ring|soita"
    r"|telefon\w*|mobil|numero\w*|nummer|number|nro)\b[.:]?(?:\s+\w{1,9})?[.:]?\s*$",
    re.IGNORECASE,
)
_GROUP = re.compile(r"\d+")
#: No phone number, identity code or IP address has fewer digits (IPv6 aside).
FEWEST_DIGITS = 4
_LABELLED, _FROM_ZERO, _BARE, _ABROAD, _MOST = 6, 7, 9, 8, 15


def spans(text: str) -> Iterator[Span]:
    """Start and end of everything in the text whose shape identifies; spans may overlap."""
    if "@" in text:
        yield from _of(_EMAIL, text)
    if "/" in text:
        yield from _of(_PROFILE, text)
    if any(c.isdigit() for c in text):
        yield from _of(_HETU, text)
        yield from ip_addresses(text)
        yield from phones(text)


def emails(text: str) -> Iterator[str]:
    """Every e-mail address in the text, as written."""
    return (match.group() for match in _EMAIL.finditer(text)) if "@" in text else iter(())


def identity_codes(text: str) -> Iterator[str]:
    """Every Finnish personal identity code in the text, as written."""
    return (match.group() for match in _HETU.finditer(text))


def ip_addresses(text: str) -> Iterator[Span]:
    """Where the text holds an IP address; a time such as 10:30:00 is none."""
    for match in _IP.finditer(text):
        try:
            ipaddress.ip_address(match.group())
        except ValueError:
            continue
        if _GROUP.search(match.group()):  # "::" alone is punctuation
            yield match.span()


def phones(text: str) -> Iterator[Span]:
    """Where the text holds a phone number; years, dates, times and amounts are none.

    A number is one if it begins with + or 00 (a country), with 0 (at least seven digits), is
    a bare run of nine digits or more, or stands behind a word such as "tel".
    """
    for match in _NUMBER.finditer(text):
        for start, end in _without_dates(text, *match.span()):
            yield from _longest_phone(text, start, end)


def _of(pattern: re.Pattern[str], text: str) -> Iterator[Span]:
    return (match.span() for match in pattern.finditer(text))


def _without_dates(text: str, start: int, end: int) -> Iterator[Span]:
    for date in _DATE.finditer(text, start, end):
        yield start, date.start()
        start = date.end()
    yield start, end


def _longest_phone(text: str, start: int, end: int) -> Iterator[Span]:
    """The longest runs of whole groups of digits that are phone numbers, from the left."""
    groups = [match.span() for match in _GROUP.finditer(text, start, end)]
    at = 0
    while at < len(groups):
        begin = _with_sign(text, groups[at][0], start)
        ends = (last for last in range(len(groups), at, -1))
        last = next((e for e in ends if _is_phone(text, begin, groups[e - 1][1])), None)
        if last:
            yield _balanced(text, begin, groups[last - 1][1])
        at = last or at + 1


def _with_sign(text: str, start: int, limit: int) -> int:
    """Where the number begins with its plus sign or opening bracket."""
    return limit + len(text[limit:start].rstrip(" (+"))


def _balanced(text: str, start: int, end: int) -> Span:
    alone = text[start] == "(" and ")" not in text[start:end]
    return start + alone, end


def _is_phone(text: str, start: int, end: int) -> bool:
    number = text[start:end]
    groups = _GROUP.findall(number)
    digits = "".join(groups)
    if len(digits) > _MOST + 2 or _MONEY.match(text, end) or _in_a_decimal(text, start, end):
        return False
    if number.lstrip(" (").startswith("+"):
        return _ABROAD <= len(digits) <= _MOST
    if all(re.fullmatch(_YEAR, group) for group in groups):
        return False
    if _LABEL.search(text[max(0, start - 40) : start]):
        return len(digits) >= _LABELLED
    return _begins_as_phone(number, groups, digits)


def _in_a_decimal(text: str, start: int, end: int) -> bool:
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    return bool(re.fullmatch(r"\d[.,]", before) or re.fullmatch(r"[.,]\d", after))


def _begins_as_phone(number: str, groups: list[str], digits: str) -> bool:
    if digits.startswith("00"):
        return len(digits) > _BARE and len(groups[0]) > 1
    if digits.startswith("0"):
        # 08.30-10.00 is a time; 040.123.4567 a number
        timed = ("." in number or "/" in number) and len(groups[0]) < 3
        return _FROM_ZERO <= len(digits) <= 12 and len(groups[0]) > 1 and not timed
    bare = len(groups) == 1 or (digits.startswith("358") and len(groups[0]) == 3)
    return bare and _BARE <= len(digits) <= _MOST
