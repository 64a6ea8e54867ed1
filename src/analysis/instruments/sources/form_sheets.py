"""The sheets of an XLSForm workbook as rows under column names as this product writes them."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from openpyxl import load_workbook

from analysis.instruments.sources.parts import refusal
from analysis.problems import Place, Problem
from analysis.project.sheet import Row, canonical
from analysis.texts import N_

_NAMES = ("survey", "choices", "settings")
_MOST_ROWS = 50_000  # no form has more; a damaged workbook may promise a million
_MOST_COLUMNS = 500

Cells = tuple[int, tuple[str, ...]]


@dataclass(frozen=True)
class FormSheet:
    """A sheet's columns and its rows that hold anything, each with its number."""

    name: str
    headers: tuple[str, ...]
    rows: tuple[Row, ...]
    problems: tuple[Problem, ...] = ()

    @staticmethod
    def language(header: str) -> str:
        """The language of ``label::English (en)``; "" of a label without one."""
        return canonical(header).partition("::")[2].strip()


def read_sheets(data: bytes, shown_as: str) -> Mapping[str, FormSheet]:
    """The form's sheets by name; raises ProblemsError if the workbook cannot be opened."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about styles and drop-down lists
            # Of a formula, the value it had when the form was saved.
            book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
            found = {sheet.title.strip().casefold(): sheet for sheet in book.worksheets}
            cells = {name: [*_filled(found[name].values)] for name in _NAMES if name in found}
            book.close()
    except Exception:
        # A damaged archive or its XML makes the library trip in a dozen ways.
        raise refusal(
            shown_as,
            N_("The Excel workbook cannot be opened."),
            N_("Open it in Excel, save it as a new workbook without a password, and use that."),
        ) from None
    return {name: form_sheet(name, rows) for name, rows in cells.items()}


def form_sheet(name: str, records: Sequence[Cells]) -> FormSheet:
    """The rows under the first of them; of columns with the same name the first is used."""
    if not records:
        return FormSheet(name, (), ())
    headers = tuple(canonical(cell) if cell else "" for cell in records[0][1])
    rows = tuple(Row(number, _named(headers, cells)) for number, cells in records[1:])
    kept = tuple(dict.fromkeys(header for header in headers if header))
    return FormSheet(name, kept, rows, tuple(_doubled(name, headers, records[0])))


def _named(headers: Sequence[str], cells: Iterable[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for header, cell in zip(headers, cells, strict=False):
        found.setdefault(header, cell)
    return found


def _doubled(name: str, headers: Sequence[str], header_row: Cells) -> Iterator[Problem]:
    row, written = header_row
    again = {headers[at]: written[at] for at in range(len(headers)) if headers[at] in headers[:at]}
    for header, text in again.items():
        if header:
            yield Problem(
                N_("The sheet {sheet} has several columns “{column}”; the first was used."),
                N_("Delete the others if they are not needed, or give them another language."),
                Place(sheet=name, row=row, column=text),
                {"sheet": name, "column": text},
                severity="warning",
            )


def _filled(rows: Iterable[Sequence[object]]) -> Iterator[Cells]:
    for number, row in enumerate(islice(rows, _MOST_ROWS), start=1):
        cells = tuple(_text(value) for value in row[:_MOST_COLUMNS])
        if any(cells):
            yield number, cells


def _text(value: object) -> str:
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value).strip()
