"""LimeSurvey's VV file: a header of texts, one of codes, and answers with escaped characters."""

from __future__ import annotations

import re
from dataclasses import replace

import pandas as pd

from analysis.readers.content import Content
from analysis.readers.export import Column, Export, Reader, Table
from analysis.readers.formats._limesurvey_headings import has_tokens, parted
from analysis.readers.records import Record
from analysis.readers.tabular import (
    Rows,
    export,
    header_and_rows,
    overlong,
    refusal,
    table,
    words,
)
from analysis.texts import N_

_NAME = "limesurvey_vv"
#: What the tool writes for a question that was never shown; cleaning knows why it is missing.
NOT_SHOWN = "{question_not_shown}"
_WRITTEN = {
    "{quote}": '"', "{cr}": "\r", "{lf}": "\n", "{newline}": "\n", "{tab}": "\t", "{lbrace}": "{",
}  # fmt: skip
_ESCAPE = re.compile("|".join(re.escape(escape) for escape in _WRITTEN))
_SGQA = re.compile(r"\d+X\d+X\d+(?P<part>\S*)")


def _recognise(content: Content) -> bool:
    return _has_codes(content.head)


def _has_codes(rows: Rows) -> bool:
    """Whether the second header holds the tool's own names of columns."""
    return len(rows) > 1 and "id" in words(rows[1])[:1] and has_tokens(words(rows[1]))


def _read(content: Content) -> Export:
    header, below = header_and_rows(content.records)
    if not _has_codes([header, *below[:1]]):
        raise refusal(
            content,
            N_("The file is no VV file of LimeSurvey: its second row does not name the columns."),
            N_("Export the VV file again without changing it, or export the results as CSV."),
        )
    codes, rows = below[0], below[1:]
    known = content.headers("limesurvey")
    own = {at: known[word] for at, word in enumerate(words(codes)) if word in known}
    found = _described(table(header, rows, own, sheet=content.sheet.name), codes)
    told = overlong(header, rows, content.name)
    return export(content, _NAME, "survey", [_unescaped(found)], told)


def _described(found: Table, codes: Record) -> Table:
    named = dict(enumerate(cell.strip() for cell in codes.cells))
    columns = (_column(each, named.get(each.position, "")) for each in found.columns)
    return replace(found, columns=tuple(columns))


def _column(column: Column, code: str) -> Column:
    if column.field is not None:
        return column
    question, option = _parts(column.header) if _is_part(code) else (column.header.strip(), "")
    return replace(column, header=question, code=code, option=option)


def _is_part(code: str) -> bool:
    """Whether the code has a subquestion's: codes of questions hold no underscore."""
    sgqa = _SGQA.fullmatch(code)
    return bool(sgqa["part"]) if sgqa else "_" in code


def _parts(text: str) -> tuple[str, str]:
    """Question and subquestion, divided as was chosen: in parentheses, by line, or by a dash."""
    question, option = parted(text.strip(), "(", ")")
    for divider in ("\n", " - "):
        if not option and divider in text:
            question, _, option = text.strip().rpartition(divider)
    return question.strip(), option.strip()


def _unescaped(found: Table) -> Table:
    """The answers as given. A column of the tool's own that was not shown is simply empty."""
    given = {
        column.position: _as_given(found.rows[column.position], own=column.field is not None)
        for column in found.columns
    }
    return replace(found, rows=pd.DataFrame(given, index=found.rows.index))


def _as_given(cells: pd.Series[str], *, own: bool) -> pd.Series[str]:
    shown = cells.where(cells != NOT_SHOWN, "") if own else cells
    if not shown.str.contains("{", regex=False).any():
        return shown
    return shown.str.replace(_ESCAPE, lambda escape: _WRITTEN[escape.group()], regex=True)


READER = Reader(_NAME, "LimeSurvey (VV)", "survey", _recognise, _read)
