"""Cells become answers: one row per chosen option, number or open text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from analysis.cleaning.rows import together
from analysis.cleaning.survey_file import SurveyFile
from analysis.instruments import AnswerMatch, Item, Unknown, match_answer, match_chosen
from analysis.people import Masker
from analysis.problems import Place, Problem
from analysis.texts import N_

# Answers that say who someone is go to `people`, never into a table of answers.
_IDENTIFYING = frozenset({"email", "name", "token"})
_ANSWERS = pd.DataFrame({"row": [], "item": [], "value": [], "label": []}).astype(
    {"row": "int64", "item": "str", "value": "str", "label": "str"}
)
_COMMENTS = pd.DataFrame({"row": [], "item": [], "text": []}).astype(
    {"row": "int64", "item": "str", "text": "str"}
)


@dataclass(frozen=True)
class Answers:
    """``given``: columns row, item, value, label. ``comments``: row, item, text (masked)."""

    given: pd.DataFrame
    comments: pd.DataFrame
    problems: tuple[Problem, ...]


def read_answers(survey: SurveyFile, mask: Masker) -> Answers:
    """The answers of every row of a survey, with what fits no option reported by name."""
    given, comments, problems = [], [], []
    for position, target in survey.columns.columns.items():
        item = survey.assignment.instrument.items[target.item]
        if item.role in _IDENTIFYING:
            continue
        cells = survey.table.rows[position]
        found = {text: _match(text, item, target.option) for text in cells.unique()}
        given.append(_given(cells, found, item))
        comments.append(_open_texts(cells, found, item, mask))
        problems += _unknown(survey, position, cells, found, mask)
    return Answers(
        together(given, _ANSWERS).sort_values("row", kind="stable", ignore_index=True),
        together(comments, _COMMENTS).sort_values("row", kind="stable", ignore_index=True),
        tuple(problems),
    )


def _match(text: str, item: Item, option: str | None) -> AnswerMatch:
    return match_chosen(text, item, option) if option else match_answer(text, item)


def _given(cells: pd.Series[str], found: dict[str, AnswerMatch], item: Item) -> pd.DataFrame:
    rows = [
        (row, item.name, value, label)
        for row, text in cells.items()
        for value, label in _values(found[text], item)
    ]
    return pd.DataFrame(rows, columns=list(_ANSWERS.columns)).astype(_ANSWERS.dtypes)


def _values(match: AnswerMatch, item: Item) -> Iterator[tuple[str, str]]:
    """Codes with the label in English, or the first there is: exported words may name someone."""
    labels = {option.name: option.label for option in item.options}
    for code in match.options:
        wording = labels.get(code, {})
        yield code, wording.get("en", next(iter(wording.values()), code))
    if match.number is not None:
        yield f"{match.number:g}", ""


def _open_texts(
    cells: pd.Series[str], found: dict[str, AnswerMatch], item: Item, mask: Masker
) -> pd.DataFrame:
    """Open answers, words of an "other", and answers that fit no option: nothing is dropped."""
    texts = {text: _words(match, item) for text, match in found.items()}
    rows = [(row, item.name, mask(texts[text])) for row, text in cells.items() if texts[text]]
    return pd.DataFrame(rows, columns=list(_COMMENTS.columns)).astype(_COMMENTS.dtypes)


def _words(match: AnswerMatch, item: Item) -> str:
    if item.type in {"text", "date"}:
        return match.text.strip()
    return "; ".join(part for part in (match.other, *(u.text for u in match.unknown)) if part)


def _unknown(
    survey: SurveyFile,
    position: int,
    cells: pd.Series[str],
    found: dict[str, AnswerMatch],
    mask: Masker,
) -> Iterator[Problem]:
    """A problem per answer that is no option, at the first row that gives it."""
    header = next(c.header for c in survey.table.columns if c.position == position)
    for text, match in found.items():
        rows = cells.index[cells == text]
        place = Place(file=survey.export.file, row=int(rows[0]), column=header)
        for part in match.unknown:
            yield _no_option(part, place, len(rows), mask)


def _no_option(part: Unknown, place: Place, rows: int, mask: Masker) -> Problem:
    values = {"answer": mask(part.text)[:60], "rows": rows, "nearest": part.nearest}
    what = N_(
        "The answer “{answer}” is none of the options (rows: {rows}); it is kept as a comment."
    )
    if part.nearest:
        do = N_("If “{nearest}” was meant, add the wording to the column aliases of choices.csv.")
    else:
        do = N_("Correct it, or add the option to choices.csv.")
    return Problem(what, do, place, values, severity="warning")
