"""What identifies a person, made comparable: e-mail address, name, individual code.

Personal identity codes and telephone numbers are never kept, wherever they stand.
"""

from __future__ import annotations

import re
import unicodedata

from analysis.people.names import person_in

#: More than this is neither a name nor an address (an address: 254 at most, RFC 5321 with RFC
#: 3696, erratum 1690); room for what tools write around it.
LONGEST = 400
_LONGEST_ADDRESS = 254
_EMAIL = re.compile(r"[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;]+")
# Finnish personal identity code: day and month, year, sign of the century, number, check character
# (Digital and Population Data Services Agency; signs since 2023).
_HETU = re.compile(
    r"(?<![0-9a-z])(0[1-9]|[12]\d|3[01])(0[1-9]|1[0-2])\d\d\s?[-+a-fu-y]?\s?\d{3}[0-9a-y](?![0-9a-z])",
    re.IGNORECASE,
)
_PHONE = re.compile(r"(?<![\w@.-])(?:\+|00|0)\d(?:[\s\-()]?\d){5,13}(?![\w@])")
# As a code, without signs: a Finnish number, in the country's or the international form.
_PHONE_CODE = re.compile(r"(?:00)?358\d{6,10}|0[1-9]\d{5,9}")
# Characters that nobody sees (zero-width, direction and byte order marks), and pictures.
_UNSEEN = frozenset({"Cf", "Co", "Cs", "Cn", "So", "Sk"})
_VARIATION = re.compile("[\ufe00-\ufe0f]")


def is_overlong(text: str) -> bool:
    """Whether a cell holds too much to be a name, an address or a code."""
    return len(text) > LONGEST


def normalise_email(text: str) -> str:
    """The address as compared, or "" if the text holds none: no case, no ``+tag``, no name.

    >>> normalise_email("Ada <mailto:Ada.Nova+zoom@Example.ORG>")
    'ada.nova@example.org'
    """
    found = None if is_overlong(text) else _EMAIL.search(plain(text).replace("mailto:", ""))
    if not found or len(found.group()) > _LONGEST_ADDRESS:
        return ""
    local, _, domain = found.group().partition("@")
    return f"{local.partition('+')[0] or local}@{domain}"


def normalise_code(text: str) -> str:
    """An individual code as compared: letters and digits only, capitals.

    >>> normalise_code(" dm-042 "), normalise_code("010190-123A")
    ('DM042', '')
    """
    if is_overlong(text):
        return ""
    code = "".join(c for c in unicodedata.normalize("NFKC", text).upper() if c.isalnum())
    return "" if _HETU.fullmatch(code) or _PHONE_CODE.fullmatch(code) else code


def normalise_name(text: str) -> str:
    """A person's name as compared, or "" where the text names a device or nothing.

    ``Display (Original)`` gives the original; ``Last, First`` is turned round; titles, pronouns,
    markers such as ``(Guest)``, pictures and addresses fall away; a device gives its owner.

    >>> normalise_name("Nova, Dr. Ada (Guest)"), normalise_name("Ada's iPad (Ada Nova)")
    ('ada nova', 'ada nova')
    >>> normalise_name("Ada’s iPad"), normalise_name("iPhone"), normalise_name("ada@example.org")
    ('ada', '', '')
    """
    if is_overlong(text):
        return ""
    known = plain(text)
    for pattern in (_EMAIL, _HETU, _PHONE):
        known = pattern.sub(" ", known)
    return person_in(" ".join(known.split()))


def plain(text: str) -> str:
    r"""Small letters, one form of each, nothing unseen.

    >>> plain("A\u200bda 🌍")
    'ada '
    """
    if text.isascii():
        return text.lower()
    whole = _VARIATION.sub("", unicodedata.normalize("NFKC", text)).casefold()
    return "".join(c for c in whole if unicodedata.category(c) not in _UNSEEN)
