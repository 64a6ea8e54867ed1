"""What identifies a person, made comparable: e-mail address, name, individual code."""

from __future__ import annotations

import re
import unicodedata

_EMAIL = re.compile(r"[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;]+")
_PARENTHESES = re.compile(r"\(([^()]*)\)")
# What meeting tools append to a name; not part of it.
_MARKERS = {"external", "guest", "unverified", "ext", "host", "co-host", "me", "organizer"}
_PRONOUNS = re.compile(r"^(she|he|they|hän|hon|han|hen)([/,].*)?$")
# Characters that nobody sees: zero-width spaces and joiners, direction marks, byte order marks.
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060\ufeff]")
_DEVICE = re.compile(r"\b(iphone|ipad|android|galaxy|laptop|macbook|pc|phone|tablet)\b")


def normalise_email(text: str) -> str:
    """The address as compared, or "" if the text holds none: no case, no ``+tag``, no name.

    >>> normalise_email("Ada <mailto:Ada.Nova+zoom@Example.ORG>")
    'ada.nova@example.org'
    """
    found = _EMAIL.search(_plain(text).replace("mailto:", ""))
    if not found:
        return ""
    local, _, domain = found.group().partition("@")
    return f"{local.partition('+')[0] or local}@{domain}"


def normalise_code(text: str) -> str:
    """An individual code as compared: letters and digits only, capitals.

    >>> normalise_code(" dm-042 ")
    'DM042'
    """
    return "".join(c for c in unicodedata.normalize("NFKC", text).upper() if c.isalnum())


def normalise_name(text: str) -> str:
    """A person's name as compared, or "" where the text names a device or nothing.

    ``Display (Original)`` gives the original; ``Last, First`` is turned round; markers such as
    ``(Guest)`` fall away.

    >>> normalise_name("Nova, Ada (Guest)"), normalise_name("Ada's iPad (Ada Nova)")
    ('ada nova', 'ada nova')
    """
    plain = " ".join(_plain(text).split())
    inner = [part.strip() for part in _PARENTHESES.findall(plain)]
    original = [part for part in inner if part not in _MARKERS and not _PRONOUNS.match(part)]
    outer = _PARENTHESES.sub(" ", plain)
    name = _in_order(original[-1] if original and " " in original[-1] else outer)
    return "" if _DEVICE.search(name) or not any(c.isalpha() for c in name) else name


def _plain(text: str) -> str:
    return _INVISIBLE.sub("", unicodedata.normalize("NFKC", text)).casefold()


def _in_order(name: str) -> str:
    last, comma, first = name.partition(",")
    return " ".join(f"{first} {last}".split()) if comma else " ".join(name.split())
