"""Bytes to text: the encoding is told by the bytes, never by the file's ending."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import BinaryIO

from analysis.problems import Place, Problem, ProblemsError
from analysis.texts import N_

# UTF-32's mark begins with that of UTF-16.
_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LOOKED_AT = 4096
_PIECE = 1 << 20
# Of Latin letters every second byte is NUL in UTF-16; other scripts leave at least the delimiters.
_NULS_OF_UTF16, _NULS_OF_OTHER_HALF = 0.3, 0.01
_REASONS_OF_A_CUT = frozenset({"truncated data", "unexpected end of data"})
# Text holds hardly any control characters but these; pictures and PDF files hold many.
_TEXT_CONTROLS = frozenset("\t\n\r\f\v\0")
_CONTROLS_OF_BINARY = 0.02

# What ä, ö, å, é and ’ look like after UTF-8 was taken for Windows-1252; and the letters alone.
_TWICE = re.compile("Ã[¤¶¥©„–…]|â€™")
_LETTERS = re.compile("[äöåÄÖ]")

_CUT = N_("The file ends in the middle of a character, so its end is missing.")
_BROKEN = N_("From byte {byte} on, the file is not the {encoding} text that its start promises.")
_BINARY = N_("The file is neither text nor an Excel workbook.")
_AGAIN = N_("Download the export again; do not open and save it in another program.")


@dataclass(frozen=True)
class Decoded:
    """The text of a file, the encoding it was read with, and what was doubtful about it."""

    text: str
    encoding: str
    problems: tuple[Problem, ...] = ()


def decode(data: bytes, name: str) -> Decoded:
    r"""The text in ``data``: byte order marks, UTF-16 without one, UTF-8, else Windows-1252.

    Raises ProblemsError if the file was cut, is broken UTF-16 or no text at all.

    >>> decode("Työ".encode("utf-16-le"), "a.csv").encoding, decode(b"Ty\xf6", "a.csv").text
    ('utf-16-le', 'Työ')
    """
    encoding = encoding_of(data)
    read = _utf16 if encoding.startswith(("utf-16", "utf-32")) else _utf8
    found = read(data, encoding, name)
    if _is_binary(found.text[:_LOOKED_AT]):
        raise _refusal(_BINARY, name, do=N_("Export the data as CSV or XLSX and use that file."))
    return _without_nuls(_with_doubts(found, name), name)


def encoding_of(data: bytes) -> str:
    """The encoding as far as a byte order mark or the places of NUL bytes tell it."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return encoding
    even, odd = (_share_of_nuls(data[start:_LOOKED_AT:2]) for start in (0, 1))
    if odd >= _NULS_OF_UTF16 and even <= _NULS_OF_OTHER_HALF:
        return "utf-16-le"
    if even >= _NULS_OF_UTF16 and odd <= _NULS_OF_OTHER_HALF:
        return "utf-16-be"
    return "utf-8"


def is_encoded(stream: BinaryIO, encoding: str) -> bool:
    """Whether every byte of the stream fits the encoding; read piece by piece."""
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        while piece := stream.read(_PIECE):
            decoder.decode(piece)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _share_of_nuls(data: bytes) -> float:
    return data.count(0) / len(data) if data else 0.0


def _utf16(data: bytes, encoding: str, name: str) -> Decoded:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as fault:
        if fault.reason in _REASONS_OF_A_CUT:
            raise _refusal(_CUT, name) from None
        raise _refusal(_BROKEN, name, byte=fault.start, encoding=encoding.upper()) from None
    return Decoded(text.removeprefix("\ufeff"), encoding)


def _utf8(data: bytes, encoding: str, name: str) -> Decoded:
    marked = encoding == "utf-8-sig"
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError as fault:
        # One odd byte at the very end may also be a last letter of Windows-1252.
        sure = marked or not data[: fault.start].isascii()
        if fault.reason in _REASONS_OF_A_CUT and sure:
            raise _refusal(_CUT, name) from None
    return _damaged(data, name) if marked else _windows(data, name)


def _damaged(data: bytes, name: str) -> Decoded:
    text = data.decode("utf-8-sig", errors="replace")
    doubt = Problem(
        N_("Some bytes are not UTF-8; the letters they stood for are shown as “{sign}”."),
        N_("Export the file again as UTF-8 if answers or names are damaged."),
        Place(name),
        {"sign": "\ufffd"},
        severity="warning",
    )
    return Decoded(text, "utf-8-sig", (doubt,))


def _windows(data: bytes, name: str) -> Decoded:
    text = data.decode("cp1252", errors="replace")
    doubt = Problem(
        N_("The file is not UTF-8; it was read as Windows-1252."),
        N_("Check that letters such as ä, ö and å are right, or export it again as UTF-8."),
        Place(name),
        severity="warning",
    )
    return Decoded(text, "cp1252", (doubt,))


def _is_binary(start: str) -> bool:
    controls = sum(character < " " and character not in _TEXT_CONTROLS for character in start)
    return controls > _CONTROLS_OF_BINARY * len(start)


def _with_doubts(decoded: Decoded, name: str) -> Decoded:
    """The text with a warning if another program damaged its letters before it came here."""
    text, found = decoded.text, None
    if decoded.problems:
        return decoded  # its own reading made the damage, and says so
    if (at := text.find("\ufffd")) >= 0:
        found, what = "\ufffd", N_("Letters were lost before the file came here; “{found}” stands "
                                   "for them, first in this row.")  # fmt: skip
    elif not _LETTERS.search(text) and (twice := _TWICE.search(text)):
        at, found = twice.start(), twice[0]
        what = N_("Letters were encoded twice by another program and look like “{found}”, first in "
                  "this row.")  # fmt: skip
    if found is None:
        return decoded
    row = text.count("\n", 0, at) + 1
    doubt = Problem(what, _AGAIN, Place(name, row=row), {"found": found}, severity="warning")
    return Decoded(text, decoded.encoding, (doubt,))


def _without_nuls(decoded: Decoded, name: str) -> Decoded:
    nuls = decoded.text.count("\0")
    if not nuls:
        return decoded
    note = Problem(
        N_("The file holds {count} NUL characters, which are no text; they were left out."),
        N_("Nothing needs to be done, unless answers look damaged."),
        Place(name),
        {"count": nuls},
        severity="note",
    )
    return Decoded(decoded.text.replace("\0", ""), decoded.encoding, (*decoded.problems, note))


def _refusal(what: str, name: str, *, do: str = _AGAIN, **values: object) -> ProblemsError:
    return ProblemsError([Problem(what, do, Place(name), values)])
