"""Files that are no exports at all: what each of them is, and what to do instead."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

from analysis.problems import Place, Problem, ProblemsError
from analysis.readers.content import Content
from analysis.texts import N_


@dataclass(frozen=True)
class _Foreign:
    """The bytes that a kind of file begins with, and the message ids about it."""

    starts: tuple[bytes, ...]
    what: str
    do: str


_EXPORT = N_("Export the answers from the tool itself as CSV or XLSX and use that file.")
# The signatures are those of the formats' own specifications.
_KINDS = (
    _Foreign(
        (
            b"\x1f\x8b",
            b"BZh",
            b"\xfd7zXZ\0",
            b"\x28\xb5\x2f\xfd",
            b"7z\xbc\xaf\x27\x1c",
            b"Rar!\x1a",
        ),
        N_("The file is a compressed archive, whatever its name says."),
        N_("Unpack it and use the export inside."),
    ),
    _Foreign((b"%PDF-",), N_("The file is a PDF, in which answers are only printed."), _EXPORT),
    _Foreign(
        (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"BM"),
        N_("The file is a picture or a recording."),
        _EXPORT,
    ),
    _Foreign(
        (b"{\\rtf", b"%!PS"),
        N_("The file is a text document (RTF or PostScript), from which no rows can be read."),
        _EXPORT,
    ),
    _Foreign((b"SQLite format 3\0",), N_("The file is a database."), _EXPORT),
)
# Of signatures of two letters, which texts may begin with, the third byte is looked at too.
_AFTER_BM = re.compile(rb"BM.{4}\0\0\0\0", re.DOTALL)
_PAGE = re.compile(r"\s*(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body)\b", re.IGNORECASE)
_START = 4096


def refuse_foreign(content: Content) -> None:
    """Raise ProblemsError for a file of a kind that never holds an export, known by its bytes."""
    for kind in _KINDS:
        if content.data.startswith(kind.starts) and _is_sure(content.data):
            raise _refusal(content, kind.what, kind.do)


def explained(content: Content) -> ProblemsError | None:
    """What a file that no reader knows seems to be; None where nothing tells it."""
    if content.is_workbook or content.is_spss:
        return None
    if _PAGE.match(content.text[:_START]):
        return _refusal(
            content,
            N_("The file is a web page, not an export: often one that asks to sign in, or tells of "
               "an error."),
            N_("Sign in to the tool in a browser, download the export again, and use that file."),
        )  # fmt: skip
    if content.is_xml:
        return _refusal(
            content, N_("The file is an XML document of a kind not known here."), _EXPORT
        )
    return _broken_json(content)


def _is_sure(data: bytes) -> bool:
    return not data.startswith(b"BM") or bool(_AFTER_BM.match(data))


def _broken_json(content: Content) -> ProblemsError | None:
    if content.text.lstrip()[:1] not in {"{", "["}:
        return None
    row = None
    try:
        json.loads(content.text)
    except json.JSONDecodeError as fault:
        if not content.text[: fault.pos].strip("[ \t\r\n"):
            return None  # a bracket alone starts many a text
        row = fault.lineno
    except (ValueError, RecursionError):  # numbers or brackets without end
        pass
    else:
        return None
    return _refusal(
        content,
        N_("The file is JSON up to this place and cannot be read from there on: it was cut or "
           "changed."),
        N_("Download it again; do not open and save it in another program."),
        row=row,
    )  # fmt: skip


def _refusal(content: Content, what: str, do: str, row: int | None = None) -> ProblemsError:
    return ProblemsError([Problem(what, do, Place(content.name, row=row))])
