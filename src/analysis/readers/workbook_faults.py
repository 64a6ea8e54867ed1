"""Cells of a workbook whose value is not in the file: formulas never calculated, Excel's errors."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator

from analysis.problems import Place, Problem
from analysis.texts import N_

_REFERENCE = re.compile(rb'\br="([A-Z]{1,3})(\d{1,7})"')
_FORMULA, _VALUE, _ERROR = b"<f", re.compile(rb"<v>[^<]"), b't="e"'


def cell_faults(data: bytes, name: str) -> tuple[Problem, ...]:
    """A warning for the cells of an ``xlsx`` file that are read as empty although they are not."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        sheets = [n for n in archive.namelist() if re.match(r"xl/worksheets/\w+\.xml$", n)]
        found = [cell for sheet in sheets for cell in _faulty(archive.read(sheet))]
        macros = any(part.endswith("vbaProject.bin") for part in archive.namelist())
    return (*_unknown(found, name), *([_macros(name)] if macros else []))


def _faulty(xml: bytes) -> Iterator[tuple[str, int]]:
    if _FORMULA not in xml and _ERROR not in xml:
        return
    for cell in xml.split(b"<c ")[1:]:  # a regular expression over whole cells is quadratic
        attributes, _, inside = cell.partition(b">")
        lost = _ERROR in attributes or (_FORMULA in inside and not _VALUE.search(inside))
        if lost and (place := _REFERENCE.search(attributes)):
            yield place[1].decode(), int(place[2])


def _unknown(cells: list[tuple[str, int]], name: str) -> tuple[Problem, ...]:
    if not cells:
        return ()
    column, row = cells[0]
    warning = Problem(
        N_("{count} cells hold a formula without its result, or an error of Excel; they were read "
           "as empty."),
        N_("Open the file in Excel, see that the cells show values, save it, and use that file."),
        Place(name, row=row, column=column),
        {"count": len(cells)},
        severity="warning",
    )  # fmt: skip
    return (warning,)


def _macros(name: str) -> Problem:
    return Problem(
        N_("The workbook holds macros; they were not run."),
        N_("Nothing needs to be done."),
        Place(name),
        severity="note",
    )
