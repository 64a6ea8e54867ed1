"""The text that the operators of a PDF page draw, by the fonts' own tables.

Source: ISO 32000-1, 9.4.3 (operators that show text), 9.10.3 (ToUnicode).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import pikepdf

_SHOW = frozenset({"Tj", "TJ", "'", '"'})
_MOVE = frozenset({"Td", "TD", "Tm", "T*", "'", '"', "BT"})
# Thousandths of the letter size: a gap wider than this is seen as a space.
_GAP = -150
_SECTION = re.compile(rb"begin(bfchar|bfrange)(.*?)end\1", re.DOTALL)
_TOKEN = re.compile(rb"<([0-9A-Fa-f\s]*)>|(\[)|(\])")
_CODESPACE = re.compile(rb"begincodespacerange\s*<([0-9A-Fa-f]+)>")


@dataclass(frozen=True)
class _Font:
    """``width``: bytes of a code; ``letters``: what each code is read as."""

    width: int = 1
    letters: Mapping[int, str] = field(default_factory=dict)

    def read(self, code: bytes) -> str:
        if not self.letters:
            return code.decode("latin-1")
        steps = range(0, len(code), self.width)
        codes = (int.from_bytes(code[at : at + self.width]) for at in steps)
        return "".join(self.letters.get(each, "\ufffd") for each in codes)


def shown(content: Any, resources: Any) -> Iterator[str]:
    """The text of a page or drawing in three readings.

    With a line break wherever the pen moves, without any, and with words joined over hyphens.
    """
    parts = list(_parts(content, _fonts(resources)))
    if parts:
        yield "".join(parts)
        joined = "".join(part for part in parts if part != "\n")
        yield joined
        yield re.sub(r"[-\u00ad\u2010]", "", joined)


def _parts(content: Any, fonts: Mapping[str, _Font]) -> Iterator[str]:
    """Texts, with a line break for every move."""
    font = _Font()
    for instruction in pikepdf.parse_content_stream(content):
        operands, name = instruction.operands, str(instruction.operator)
        if name == "Tf":
            font = fonts.get(str(operands[0]), _Font())
        if name in _MOVE:
            yield "\n"
        if name in _SHOW:
            yield from _read(operands[-1], font)
        elif name in {"BDC", "DP"}:
            yield from _spoken(operands[-1])


def _read(operand: Any, font: _Font) -> Iterator[str]:
    for each in operand if isinstance(operand, pikepdf.Array) else [operand]:
        if isinstance(each, pikepdf.String):
            yield font.read(bytes(each))
        elif float(each) < _GAP:
            yield "\n"


def _spoken(properties: Any) -> Iterator[str]:
    """What is to be read aloud in place of what is drawn."""
    if isinstance(properties, pikepdf.Dictionary):
        texts = (properties.get(key) for key in ("/ActualText", "/Alt", "/E"))
        yield from (f"\n{text}\n" for text in texts if text is not None)


def _fonts(resources: Any) -> dict[str, _Font]:
    found = resources.get("/Font") if resources is not None else None
    return {name: _font(found[name]) for name in found} if found is not None else {}


def _font(font: Any) -> _Font:
    table = font.get("/ToUnicode")
    if table is None:
        return _Font()
    source = table.read_bytes()
    space = _CODESPACE.search(source)
    return _Font(len(space[1]) // 2 if space else 1, dict(_letters(source)))


def _letters(source: bytes) -> Iterator[tuple[int, str]]:
    for section in _SECTION.finditer(source):
        tokens = [_token(match) for match in _TOKEN.finditer(section[2])]
        yield from (_chars if section[1] == b"bfchar" else _ranges)(tokens)


def _token(match: re.Match[bytes]) -> bytes | None:
    """The bytes of a hexadecimal string; None for a bracket."""
    return None if match[1] is None else bytes.fromhex(match[1].decode())


def _chars(tokens: list[bytes | None]) -> Iterator[tuple[int, str]]:
    given = [token for token in tokens if token is not None]
    for code, text in zip(given[::2], given[1::2], strict=False):
        yield int.from_bytes(code), text.decode("utf-16-be", "replace")


def _ranges(tokens: list[bytes | None]) -> Iterator[tuple[int, str]]:
    rest = iter(tokens)
    for low, high in zip(rest, rest, strict=False):
        target, codes = next(rest, None), range(_number(low), _number(high) + 1)
        if target is None:  # a list of texts, one for each code
            listed = list(iter(rest.__next__, None))
            texts = [(text or b"").decode("utf-16-be", "replace") for text in listed]
            yield from zip(codes, texts, strict=False)
        else:
            first, last = target[:-2], int.from_bytes(target[-2:])
            for step, code in enumerate(codes):
                text = first + ((last + step) & 0xFFFF).to_bytes(2)
                yield code, text.decode("utf-16-be", "replace")


def _number(token: bytes | None) -> int:
    return int.from_bytes(token or b"")
