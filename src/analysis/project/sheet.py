"""Read a small table that people keep as CSV: settings, not exports."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from analysis.problems import Place, Problem, ProblemsError
from analysis.project.nearest import nearest
from analysis.texts import LANGUAGES, N_

_IN_LANGUAGE = re.compile(r"^(?P<what>\w+)\s*::?\s*(?P<name>.*?)\s*(?:\((?P<code>\w\w)\))?$")
_LANGUAGE_NAMES = {
    "suomi": "fi", "finnish": "fi", "finska": "fi",
    "svenska": "sv", "swedish": "sv", "ruotsi": "sv",
    "english": "en", "englanti": "en", "engelska": "en",
}  # fmt: skip


@dataclass(frozen=True)
class Row:
    """A row: its number as a spreadsheet counts, and its texts by column ("" where empty)."""

    number: int
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")

    def wording(self, column: str) -> dict[str, str]:
        """The texts of ``column::fi``, ``column::sv`` and ``column::en`` by language."""
        return {language: self[f"{column}::{language}"] for language in LANGUAGES}


@dataclass(frozen=True)
class Sheet:
    """The rows that hold anything, and what is wrong with the table's form."""

    file: str
    rows: tuple[Row, ...]
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class Columns:
    """The columns a table must and may have; ``ignored`` are known and not used."""

    required: tuple[str, ...]
    optional: tuple[str, ...] = ()
    ignored: frozenset[str] = frozenset()

    @property
    def used(self) -> tuple[str, ...]:
        """Required and optional columns."""
        return self.required + self.optional


def in_languages(column: str) -> tuple[str, ...]:
    """The column once per language.

    >>> in_languages("label")
    ('label::fi', 'label::sv', 'label::en')
    """
    return tuple(f"{column}::{language}" for language in LANGUAGES)


def canonical(header: str) -> str:
    """The header as this product writes it.

    >>> canonical("label::Suomi (fi)"), canonical("Label:English"), canonical("list name")
    ('label::fi', 'label::en', 'list_name')
    """
    plain = header.strip().casefold()
    found = _IN_LANGUAGE.match(plain)
    if found and (found["code"] or found["name"]):
        code = found["code"] or _LANGUAGE_NAMES.get(found["name"], found["name"])
        return f"{found['what']}::{code}"
    return plain.replace(" ", "_")


def read_sheet(file: Path, shown_as: str, columns: Columns) -> Sheet:
    """The table in ``file``: UTF-8 with or without BOM, separated by ``,`` or ``;``.

    Raises `ProblemsError` if it is missing or not text; what is wrong inside it is returned.
    """
    records = list(_records(_text(file, shown_as)))
    headers = tuple(canonical(header) for header in records[0]) if records else ()
    rows, long_rows = [], []
    for number, cells in enumerate(records[1:], start=2):
        texts = [cell.strip() for cell in cells]
        if any(texts[len(headers) :]):
            long_rows.append(_too_long(number))
        if any(texts):
            rows.append(Row(number, dict(zip(headers, texts, strict=False))))
    problems = (*_header_problems(headers, columns), *long_rows)
    return Sheet(shown_as, tuple(rows), tuple(problem.at(file=shown_as) for problem in problems))


def empty_cells(row: Row, names: Iterable[str]) -> list[Problem]:
    """A problem for every one of the columns that holds nothing in this row."""
    return [
        Problem(N_("The cell is empty."), N_("Fill it in."), Place(row=row.number, column=name))
        for name in names
        if not row[name]
    ]


def _text(file: Path, shown_as: str) -> str:
    try:
        return file.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        what, do = N_("The file is missing."), N_("Make it, or copy it from another data set.")
    except UnicodeDecodeError:
        what = N_("The file is not written in UTF-8.")
        do = N_("Save it from the spreadsheet program as “CSV UTF-8”.")
    raise ProblemsError([Problem(what, do, Place(shown_as))])


def _records(text: str) -> Iterable[list[str]]:
    first = text.partition("\n")[0]
    separator = ";" if first.count(";") > first.count(",") else ","
    return csv.reader(io.StringIO(text, newline=""), delimiter=separator)


def _header_problems(headers: tuple[str, ...], columns: Columns) -> list[Problem]:
    known = set(columns.used)
    problems = [
        _unknown(header, columns)
        for header in headers
        if header and header not in known and header.partition("::")[0] not in columns.ignored
    ]
    for name, times in Counter(header for header in headers if header in known).items():
        if times > 1:
            what = N_("The column “{name}” occurs twice.")
            problems.append(Problem(what, N_("Keep one."), Place(row=1), {"name": name}))
    for name in columns.required:
        if name not in headers:
            what = N_("The column “{name}” is missing.")
            do = N_("Add it to the first row. The columns are: {known}.")
            values = {"name": name, "known": ", ".join(columns.used)}
            problems.append(Problem(what, do, Place(row=1), values))
    return problems


def _unknown(header: str, columns: Columns) -> Problem:
    likely = nearest(header, columns.used)
    values = {"name": header, "nearest": likely, "known": ", ".join(columns.used)}
    do = N_("Did you mean “{nearest}”?") if likely else N_("The columns are: {known}.")
    return Problem(N_("The column “{name}” is not known here."), do, Place(row=1), values)


def _too_long(number: int) -> Problem:
    return Problem(
        N_("The row has more cells than the table has columns."),
        N_("Put quotes around a text that contains the separator."),
        Place(row=number),
    )
