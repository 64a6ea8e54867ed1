"""``overrides.csv``: what a questionnaire of another tool cannot say of its items."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from analysis.problems import Place, Problem
from analysis.project.nearest import nearest
from analysis.project.sheet import Columns, Row, Sheet
from analysis.texts import N_

OVERRIDE_COLUMNS = Columns(("name",), ("aliases", "role", "attribute"))


def override(survey: Sheet, overrides: Sheet) -> tuple[Sheet, list[Problem]]:
    """The survey's rows with further aliases, and with the role and attribute given for them."""
    given = {row["name"]: row for row in overrides.rows}
    known = [row["name"] for row in survey.rows]
    rows = tuple(_overridden(row, given) for row in survey.rows)
    unknown = (row for row in overrides.rows if row["name"] not in known)
    problems = [_unknown(row, known).at(file=overrides.file) for row in unknown]
    return replace(survey, rows=rows), problems


def _overridden(row: Row, given: Mapping[str, Row]) -> Row:
    if row["name"] not in given:
        return row
    more = given[row["name"]]
    aliases = " | ".join(part for part in (row["aliases"], more["aliases"]) if part)
    own = {column: more[column] for column in ("role", "attribute") if more[column]}
    return Row(row.number, {**row.cells, "aliases": aliases, **own})


def _unknown(row: Row, known: list[str]) -> Problem:
    likely = nearest(row["name"], known)
    do = N_("Did you mean “{nearest}”?") if likely else N_("Use the names of its questions.")
    return Problem(
        N_("The questionnaire has no question “{name}”."),
        do,
        Place(row=row.number, column="name"),
        {"name": row["name"], "nearest": likely},
    )
