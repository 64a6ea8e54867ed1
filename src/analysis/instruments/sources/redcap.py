"""REDCap's data dictionary (CSV of 18 columns) as a questionnaire."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

from analysis.instruments.sources.parts import Choice, Question, Source, refusal, source
from analysis.texts import N_

FIRST = ("Variable / Field Name", "Form Name")
_NAME, _TYPE, _LABEL, _CHOICES, _VALIDATION = 0, 3, 4, 5, 7
_WIDTH = 18
_SELECTS = {
    "radio": "select_one", "dropdown": "select_one", "checkbox": "select_multiple",
    "yesno": "select_one", "truefalse": "select_one",
}  # fmt: skip
_OTHERS = {"text": "text", "notes": "text", "slider": "integer", "sql": "text"}
_TWO: dict[str, tuple[tuple[str, dict[str, str]], ...]] = {
    "yesno": (
        ("1", {"fi": "Kyllä", "sv": "Ja", "en": "Yes"}),
        ("0", {"fi": "Ei", "sv": "Nej", "en": "No"}),
    ),
    "truefalse": (
        ("1", {"fi": "Tosi", "sv": "Sant", "en": "True"}),
        ("0", {"fi": "Epätosi", "sv": "Falskt", "en": "False"}),
    ),
}


def read_redcap(data: bytes, shown_as: str) -> Source:
    """The fields that ask something, with their options; raises ProblemsError for other files."""
    try:
        records = list(_records(data))
    except csv.Error:  # a cell without end
        records = []
    if not records or tuple(cell.strip() for cell in records[0][1][:2]) != FIRST:
        raise refusal(
            shown_as,
            N_("The file is no data dictionary of REDCap."),
            N_("Download it in REDCap under Data Dictionary, or write survey.csv and choices.csv."),
        )
    fields = [(row, _cells(cells)) for row, cells in records[1:] if any(map(str.strip, cells))]
    questions = [each for row, cells in fields for each in _question(row, cells)]
    choices = [each for row, cells in fields for each in _choices(row, cells)]
    return source(shown_as, questions, choices)


def _records(data: bytes) -> Iterator[tuple[int, list[str]]]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")  # saved by Excel
    header = text.partition("\n")[0]
    separator = max(",;\t", key=header.count)
    return enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=separator), start=1)


def _cells(cells: Sequence[str]) -> list[str]:
    return [cell.strip() for cell in cells] + [""] * (_WIDTH - len(cells))


def _question(row: int, cells: Sequence[str]) -> Iterator[Question]:
    name, kind, validation = cells[_NAME], cells[_TYPE], cells[_VALIDATION].casefold()
    texts = {"": cells[_LABEL]}
    if kind in _SELECTS and _options(cells):
        yield Question(row, name, f"{_SELECTS[kind]} {name}", texts)
    elif kind in _OTHERS or kind in _SELECTS:
        role = "email" if validation == "email" else ""
        yield Question(
            row, name, _validated(_OTHERS.get(kind, "text"), validation), texts, (), role
        )


def _validated(kind: str, validation: str) -> str:
    if kind != "text":
        return kind
    if validation == "integer":
        return "integer"
    if validation.startswith("number"):
        return "decimal"
    return "date" if validation.startswith("date") else "text"


def _choices(row: int, cells: Sequence[str]) -> Iterator[Choice]:
    name, is_multiple = cells[_NAME], cells[_TYPE] == "checkbox"
    if cells[_TYPE] in _SELECTS:
        for code, texts in _options(cells):
            # A negative code stands in the column's name with an underscore for the minus.
            column = (f"{name}___{code.replace('-', '_').lower()}",) if is_multiple else ()
            yield Choice(row, name, code, texts, column)


def _options(cells: Sequence[str]) -> tuple[tuple[str, dict[str, str]], ...]:
    """Codes and labels, written ``1, one | 2, two, or more``."""
    if cells[_TYPE] in _TWO:
        return _TWO[cells[_TYPE]]
    parts = (part.partition(",") for part in cells[_CHOICES].split("|"))
    return tuple((code.strip(), {"": text.strip()}) for code, _, text in parts if code.strip())
