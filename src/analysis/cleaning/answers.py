"""Cells become answers: one row per chosen option, number or open text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import pandas as pd

from analysis.cleaning.missing import Absences, answered, item_states
from analysis.cleaning.survey_file import SurveyFile, shown
from analysis.instruments import AnswerMatch, Item, Unknown, match_answer, match_chosen
from analysis.people.masking import Masker
from analysis.problems import Place, Problem
from analysis.readers.aliases import Aliases
from analysis.texts import N_

#: Answers that say who someone is go to `people`, never into a table of answers.
IDENTIFYING = frozenset({"email", "name", "token"})


@dataclass(frozen=True)
class Answers:
    """``given``: columns row, item, value, label. ``comments``: row, item, text (masked).

    ``missing``: row, item, kind.
    """

    given: pd.DataFrame
    comments: pd.DataFrame
    missing: pd.DataFrame
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class _Column:
    """One column of a survey: the cells by row, and what each distinct cell says.

    ``absent``: the distinct cells that say why there is no answer, with the kind of missing.
    """

    header: str
    item: Item
    cells: pd.Series[str]
    says: Mapping[str, AnswerMatch]
    absent: Mapping[str, str]

    def states(self) -> pd.Series[str]:
        """By row, ``answered`` or the kind of missing."""
        known = {text: answered(bool(text.strip()), self.absent[text]) for text in self.says}
        return self.cells.map(known)


def read_answers(survey: SurveyFile, mask: Masker, aliases: Aliases) -> Answers:
    """The answers of every row of a survey, with what fits no option reported by name."""
    columns = list(_columns(survey, aliases))
    given = [found for column in columns for found in _given(column)]
    comments = [found for column in columns for found in _open_texts(column, mask)]
    problems = [found for column in columns for found in _unknown(column, survey.export.file, mask)]
    return Answers(
        _frame(given, {"row": "int64", "item": "str", "value": "str", "label": "str"}),
        _frame(comments, {"row": "int64", "item": "str", "text": "str"}),
        item_states((column.item.name, column.states()) for column in columns),
        tuple(problems),
    )


def _frame(rows: list[tuple[object, ...]], types: dict[str, str]) -> pd.DataFrame:
    ordered = sorted(rows, key=lambda row: row[0])  # type: ignore[arg-type,return-value]
    return pd.DataFrame(ordered, columns=list(types)).astype(types)


def _columns(survey: SurveyFile, aliases: Aliases) -> Iterator[_Column]:
    absences, chosen = Absences(aliases.words("missing")), aliases.words("chosen")
    heads = {column.position: column for column in survey.table.columns}
    for position, target in survey.columns.columns.items():
        item = survey.assignment.instrument.items[target.item]
        if item.role in IDENTIFYING:
            continue
        cells, head = survey.table.rows[position], heads[position]
        says = {text: _match(text, item, target.option, chosen) for text in cells.unique()}
        kinds = replace(absences, declared=head.missing)
        absent = {text: _absent(text, match, kinds) for text, match in says.items()}
        heard = {text: AnswerMatch(text) if absent[text] else says[text] for text in says}
        yield _Column(shown(head), item, cells, heard, absent)


def _absent(text: str, match: AnswerMatch, kinds: Absences) -> str:
    """The kind of missing, unless the questionnaire has the word as an option of its own."""
    return "" if match.options and text not in kinds.declared else kinds.kind(text)


def _match(text: str, item: Item, option: str | None, chosen: Mapping[str, str]) -> AnswerMatch:
    return match_chosen(text, item, option, chosen) if option else match_answer(text, item)


def _given(column: _Column) -> Iterator[tuple[object, ...]]:
    """Codes with the label in English, or the first there is: exported words may name someone."""
    labels = {option.name: option.label for option in column.item.options}
    for row, text in column.cells.items():
        match = column.says[text]
        for code in match.options:
            wording = labels.get(code, {})
            yield row, column.item.name, code, wording.get("en", next(iter(wording.values()), code))
        if match.number is not None:
            yield row, column.item.name, f"{match.number:g}", ""


def _open_texts(column: _Column, mask: Masker) -> Iterator[tuple[object, ...]]:
    """Open answers, words of an "other", and answers that fit no option: nothing is dropped."""
    words = {text: mask(_words(match, column.item)) for text, match in column.says.items()}
    for row, text in column.cells.items():
        if words[text]:
            yield row, column.item.name, words[text]


def _words(match: AnswerMatch, item: Item) -> str:
    if item.type in {"text", "date"}:
        return match.text.strip()
    return "; ".join(part for part in (match.other, *(u.text for u in match.unknown)) if part)


def _unknown(column: _Column, file: str, mask: Masker) -> Iterator[Problem]:
    """A problem per answer that is no option, at the first row that gives it."""
    for text, match in column.says.items():
        for part in match.unknown:
            rows = column.cells.index[column.cells == text]
            place = Place(file=file, row=int(rows[0]), column=column.header)
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
