"""ZIP archives: which of them are workbooks that can be opened without harm."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from analysis.problems import Place, Problem, ProblemsError
from analysis.texts import N_

# What a ZIP archive holds if it is a workbook: Office's list of contents, or OpenDocument's.
_PARTS_OF_A_WORKBOOK = frozenset({"xl/workbook.xml", "xl/workbook.bin", "content.xml"})
_PARTS_OF_OTHERS = frozenset({"word/document.xml", "ppt/presentation.xml", "Index/Document.iwa"})
# A larger one is no export of answers; an archive may promise gigabytes in a few kilobytes.
_MOST_UNPACKED = 400 << 20
_LOCKED = 1  # the flag of a part that a password encrypts


def refuse_other_archives(data: bytes, name: str) -> None:
    """Raise ProblemsError unless the bytes are a whole workbook of a size that can be unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _refuse(archive, name)
    except ProblemsError:
        raise
    except Exception:
        # A damaged archive makes the library trip in a dozen ways.
        raise damaged(name) from None


def locked(name: str) -> ProblemsError:
    """The refusal of a workbook with a password."""
    return _refusal(
        name,
        N_("The workbook is locked with a password."),
        N_("Open it in Excel, remove the password, save it, and use that file."),
    )


def damaged(name: str) -> ProblemsError:
    """The refusal of a workbook that cannot be read."""
    return _refusal(
        name,
        N_("The Excel workbook is damaged, or only a part of it arrived."),
        N_("Download the export again, or open it in Excel and save it as a new workbook."),
    )


def _refuse(archive: zipfile.ZipFile, name: str) -> None:
    parts = {info.filename: info for info in archive.infolist()}
    if sum(info.file_size for info in parts.values()) > _MOST_UNPACKED:
        raise _refusal(
            name,
            N_("Unpacked, the file would hold more than {most} MB; it was not opened."),
            N_("If it is a real export, save it as CSV and use that file; else delete it."),
            most=_MOST_UNPACKED >> 20,
        )
    if _PARTS_OF_OTHERS & parts.keys():
        raise _refusal(
            name,
            N_("The file is a document of a program for texts, slides or pages, not a workbook."),
            N_("Export the data as CSV or XLSX and use that file."),
        )
    if not _PARTS_OF_A_WORKBOOK & parts.keys():
        raise _refusal(
            name,
            N_("The file is a ZIP archive, but no Excel workbook."),
            N_("Unpack it and use the exports inside."),
        )
    if any(info.flag_bits & _LOCKED for info in parts.values()):
        raise locked(name)
    _read_whole(archive, parts, name)


def _read_whole(archive: zipfile.ZipFile, parts: Mapping[str, zipfile.ZipInfo], name: str) -> None:
    """Refuse an archive whose parts hold more than they say: libraries unpack all of it."""
    for part in parts:
        if part.endswith((".xml", ".bin")) and "/media/" not in part:
            with archive.open(part) as stream:
                while stream.read(1 << 20):  # raises where size or check sum are not as said
                    pass


def _refusal(name: str, what: str, do: str, **values: object) -> ProblemsError:
    return ProblemsError([Problem(what, do, Place(name), values)])
