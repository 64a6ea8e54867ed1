"""Texts: tables, pages, notebooks; whatever is written inside them in another form is opened."""

from __future__ import annotations

import base64
import binascii
import json
import re
from collections.abc import Iterator
from urllib.parse import unquote

from analysis.scan.markup import markup
from analysis.scan.piece import Piece, Search

# Pictures and fonts as text: long, of one alphabet. Words have spaces.
_BASE64 = re.compile(r"(?<![A-Za-z0-9+/])[A-Za-z0-9+/\n]{200,}+={0,2}")
_COLOURS = re.compile(r"\x1b\[[0-9;]*m")
_ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")
_BREAKS = re.compile(r"\\[nrt]")


def plain(data: bytes, search: Search) -> Iterator[Piece]:
    """The text of a file that is text; its bytes where it is none."""
    if b"\0" in data[:4096] and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise ValueError("not a text")
    text = data.decode("utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig")
    yield from said(text, search)


def said(text: str, search: Search) -> Iterator[Piece]:
    """A text, and what is written in it as JSON, markup or base64."""
    if text.lstrip()[:1] in {"{", "["}:
        try:
            held = json.loads(text)
        except ValueError:
            pass
        else:
            yield Piece("\n".join(_short(held)))
            for each in _long(held):
                yield from said(each, search)
            return
    shorter = _BASE64.sub(" ", text)
    for run in _BASE64.finditer(text) if shorter != text else ():
        yield from _decoded(run.group(), search)
    if not shorter.lstrip().startswith("<"):
        yield Piece(shorter)
    cleared = _cleared(shorter)
    if "<" in cleared and ">" in cleared:
        yield from map(Piece, markup(cleared))
    elif cleared != shorter:
        yield Piece(cleared)


def _cleared(text: str) -> str:
    """The text without what programmes put into the middle of words."""
    cleared = _BREAKS.sub(" ", _COLOURS.sub("", text))
    cleared = _ESCAPED.sub(lambda code: chr(int(code[1], 16)), cleared)
    return unquote(cleared) if "%" in cleared else cleared


def _decoded(text: str, search: Search) -> Iterator[Piece]:
    try:
        data = base64.b64decode("".join(text.split()), validate=True)
    except (binascii.Error, ValueError):
        yield Piece(text)
        return
    yield from search.inside("", data)


def _strings(held: object) -> Iterator[str]:
    """Every text of a JSON value, names of keys too; the lines of a text are joined."""
    if isinstance(held, dict):
        for key, value in held.items():
            yield str(key)
            yield from _strings(value)
    elif isinstance(held, list):
        if held and all(isinstance(each, str) for each in held):
            yield "".join(held) if all(e.endswith("\n") for e in held[:-1]) else "\n".join(held)
        else:
            yield from (text for each in held for text in _strings(each))
    elif isinstance(held, str | int) and not isinstance(held, bool):
        yield str(held)


def _is_long(text: str) -> bool:
    """Whether a text may hold another form: markup, JSON, base64 or an escape."""
    return len(text) > 200 or any(c in text for c in "<{[\\%\x1b")


def _short(held: object) -> Iterator[str]:
    return (text for text in _strings(held) if not _is_long(text))


def _long(held: object) -> Iterator[str]:
    return (text for text in _strings(held) if _is_long(text))
