"""The dictionary at the start of an SPSS file, looked through before the library reads it.

The library ends the whole program over value labels in another encoding than the file names, and
over labels of variables that are not there. The records are those of the "System File Format" in
the PSPP developer's guide.
"""

from __future__ import annotations

import codecs
import struct
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

_HEADER = 176
_LAYOUT_AT = 64
_LAYOUTS = (2, 3)
_VARIABLE, _LABELS, _LABELLED, _DOCUMENT, _EXTENSION, _END = 2, 3, 4, 6, 7, 999
_NO_VARIABLE = -1  # a further part of the long text before it
_WIDEST, _PART = 255, 8
_LINE = 80
_MACHINE, _ENCODING, _LONG_LABELS = 3, 20, 21
_CODE_PAGE_AT = 28
_CODE_PAGES = {65001: "utf-8", 28591: "latin1"}
_USUAL = "cp1252"


@dataclass(frozen=True)
class Dictionary:
    """``texts``: values and labels as bytes; ``encoding``: the one the file says they are in."""

    texts: tuple[bytes, ...]
    encoding: str

    def fits(self, encoding: str) -> bool:
        """Whether all texts are in the encoding; the last letter of one may be cut.

        >>> Dictionary(("Hyvä".encode(),), "utf-8").fits("ascii")
        False
        """
        try:
            for text in self.texts:
                codecs.getincrementaldecoder(encoding)().decode(text)
        except (LookupError, ValueError):  # no such encoding; not in it, or a name with a NUL
            return False
        return True


def look_through(data: bytes) -> Dictionary | None:
    """The dictionary, or None if it is cut, or labels variables that are not there.

    >>> look_through(b"$FL2 and no more")
    """
    try:
        walk = _Walk(data, _order(data))
        while (kind := walk.number()) != _END:
            _RECORDS[kind](walk)
        if walk.parts:
            raise ValueError
    except (struct.error, ValueError, KeyError, IndexError):
        return None
    return Dictionary(tuple(walk.texts), walk.encoding)


@dataclass
class _Walk:
    """Where the next record is read, and what was found so far: the one thing here that moves.

    ``variables``: whether each holds text, None for a further part of a long text; ``parts``: how
    many of those must follow.
    """

    data: bytes
    order: str
    at: int = _HEADER
    encoding: str = _USUAL
    parts: int = 0
    variables: list[bool | None] = field(default_factory=list)
    texts: list[bytes] = field(default_factory=list)

    def number(self) -> int:
        """The next whole number."""
        (found,) = struct.unpack(f"{self.order}i", self.take(4))
        return int(found)

    def take(self, size: int) -> bytes:
        """The next bytes; all of them must be there."""
        if size < 0 or self.at + size > len(self.data):
            raise ValueError
        self.at += size
        return self.data[self.at - size : self.at]


def _order(data: bytes) -> str:
    """The order of bytes: the number of the layout is a small one."""
    for order in "<>":
        if struct.unpack_from(f"{order}i", data, _LAYOUT_AT)[0] in _LAYOUTS:
            return order
    raise ValueError


def _variable(walk: _Walk) -> None:
    width, has_label, missing = (walk.number() for _ in range(3))
    walk.take(16)
    if has_label:
        walk.take(-(-walk.number() // 4) * 4)
    walk.take(abs(missing) * 8)
    walk.parts = _parts_left(walk.parts, width)
    walk.variables.append(None if width == _NO_VARIABLE else width > 0)


def _parts_left(before: int, width: int) -> int:
    """How many further parts of a text must follow a variable of this width."""
    if before:
        if width != _NO_VARIABLE:
            raise ValueError
        return before - 1
    if not 0 <= width <= _WIDEST:
        raise ValueError
    return max(0, (width - 1) // _PART)


def _labels(walk: _Walk) -> None:
    """Values and their labels, then the places of the variables they are for, from 1."""
    values, labels = [], []
    for _ in range(walk.number()):
        values.append(walk.take(8))
        length = walk.take(1)[0]
        labels.append(walk.take(length // 8 * 8 + 7)[:length])
    if walk.number() != _LABELLED:
        raise ValueError
    are_texts = [_is_text(walk, walk.number()) for _ in range(walk.number())]
    walk.texts += [*labels, *(values if any(are_texts) else ())]


def _is_text(walk: _Walk, place: int) -> bool:
    found = walk.variables[place - 1] if place >= 1 else None
    if found is None:
        raise ValueError
    return found


def _document(walk: _Walk) -> None:
    walk.take(walk.number() * _LINE)


def _extension(walk: _Walk) -> None:
    kind, size = walk.number(), walk.number()
    data = walk.take(size * walk.number())
    if kind == _ENCODING:
        walk.encoding = data.decode("ascii").strip()
    elif kind == _MACHINE and walk.encoding == _USUAL:
        (code,) = struct.unpack_from(f"{walk.order}i", data, _CODE_PAGE_AT)
        walk.encoding = _CODE_PAGES.get(code, _USUAL)
    elif kind == _LONG_LABELS:
        walk.texts += _long_labels(_Walk(data, walk.order, at=0))


def _long_labels(walk: _Walk) -> Iterator[bytes]:
    """Values of long texts and their labels: by variable, each part after its length."""
    while walk.at < len(walk.data):
        yield walk.take(walk.number())
        walk.number()
        for _ in range(walk.number()):
            yield walk.take(walk.number())
            yield walk.take(walk.number())


_RECORDS: Mapping[int, Callable[[_Walk], None]] = {
    _VARIABLE: _variable,
    _LABELS: _labels,
    _DOCUMENT: _document,
    _EXTENSION: _extension,
}
