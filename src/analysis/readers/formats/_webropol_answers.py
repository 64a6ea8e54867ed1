"""The answers in Webropol's JSON, one by one, and the column each belongs to."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

from analysis.readers.formats._json_cells import Object, cell, objects

What = Literal["answer", "other", "file"]
_ORDER: tuple[What, ...] = ("answer", "other", "file")
# Question types whose rows take several answers (of questionType_scaleMultipleChoice).
_MANY = re.compile(r"multiplechoice$", re.IGNORECASE)
_NO_ID = re.compile(r"[0-]*")
_ZERO_TO_TEN = re.compile(r"\d|10")
_ENDS = re.compile(r".+ [-\u2013] .+", re.DOTALL)


@dataclass(frozen=True)
class Answer:
    """One answer: who gave it (by number), to what, and the texts of it.

    ``row``: the row of a grid or the text field, ``row_id`` the tool's id of it; ``part``: its id
    of the option; ``other``: what was written beside the option; ``many``: whether more may be
    given.
    """

    respondent: int
    question: str
    title: str
    row: str
    row_id: str
    part: str
    text: str
    other: str
    file: str
    many: bool


class Key(NamedTuple):
    """What makes a column: question, row, option where several may be chosen, and what of it."""

    question: str
    row: str
    option: str
    what: What


@dataclass(frozen=True)
class Filled:
    """A column, and its cells by respondent."""

    key: Key
    title: str
    code: str
    option: str
    cells: dict[int, str]


def read_answers(sets: Sequence[Object]) -> list[Answer]:
    """Every answer of every answer set."""
    return [
        answer
        for number, one in enumerate(sets)
        for given in objects(one.get("RespondentAnswers"))
        for answer in _answers(number, given)
    ]


def filled_columns(answers: Sequence[Answer]) -> list[Filled]:
    """A column per question, or per row and option of it, questions in the order they appear."""
    answers = _without_ends_of_scales(answers)
    several = _of_several(answers)
    found: dict[Key, list[tuple[Answer, str]]] = {}
    for answer in answers:
        for key, text in _entries(answer, split=_place(answer) in several):
            found.setdefault(key, []).append((answer, text))
    return [_filled(key, found[key]) for key in sorted(found, key=_order(found))]


def _answers(number: int, given: Object) -> Iterator[Answer]:
    # The newer interface lists the answers of a question, the older repeats the question.
    listed = isinstance(given.get("QuestionAnswers"), list)
    parts = objects(given["QuestionAnswers"]) or [{}] if listed else [given]
    for part in parts:
        text = cell(part.get("OptionAnswer" if listed else "Answer"))
        row = cell(part.get("RowText" if listed else "Label"))
        yield Answer(
            respondent=number,
            question=cell(given.get("QuestionId")),
            title=cell(given.get("QuestionTitle") or given.get("Question")),
            row="" if row == text else row,
            row_id=_id(part.get("QuestionOptionId")),
            part=_id(part.get("OptionId")) or _id(part.get("QuestionOptionId")),
            text=text,
            # The newer interface misspells the name.
            other=cell(part.get("AttahedTextFieldValue") or part.get("AttachedTextFieldValue")),
            file=cell(part.get("AnswerFile")),
            many=_MANY.search(cell(given.get("QuestionTypeName"))) is not None,
        )


def _id(value: object) -> str:
    found = cell(value)
    return "" if _NO_ID.fullmatch(found) else found


def _place(answer: Answer) -> tuple[str, str]:
    return answer.question, answer.row


def _of_several(answers: Sequence[Answer]) -> set[tuple[str, str]]:
    """The questions and rows that take several answers, or were given several that have ids.

    Without ids they may be texts that people wrote, which are no options.
    """
    given = Counter((answer.respondent, _place(answer)) for answer in answers if answer.part)
    several = {place for (_, place), count in given.items() if count > 1}
    return several | {_place(answer) for answer in answers if answer.many}


def _entries(answer: Answer, *, split: bool) -> Iterator[tuple[Key, str]]:
    question, row = _place(answer)
    chosen = answer.part or answer.text
    if not split or chosen:
        yield Key(question, row, chosen if split else "", "answer"), answer.text
    if answer.other:
        yield Key(question, row, chosen, "other"), answer.other
    if answer.file:
        yield Key(question, row, "", "file"), answer.file


def _order(found: Iterable[Key]) -> Callable[[Key], tuple[int, int, int, int]]:
    """By the first appearance of the question, of its row, and of its option."""
    questions: dict[str, int] = {}
    rows: dict[tuple[str, str], int] = {}
    options: dict[tuple[str, str, str], int] = {}
    for question, row, option, _ in found:
        questions.setdefault(question, len(questions))
        rows.setdefault((question, row), len(rows))
        options.setdefault((question, row, option), len(options))
    return lambda key: (
        questions[key.question], rows[key[:2]], options[key[:3]], _ORDER.index(key.what),
    )  # fmt: skip


def _filled(key: Key, entries: Sequence[tuple[Answer, str]]) -> Filled:
    cells: dict[int, list[str]] = {}
    for answer, text in entries:
        cells.setdefault(answer.respondent, []).append(text)
    return Filled(
        key,
        title=next((answer.title for answer, _ in entries if answer.title), ""),
        code=_code(key, [answer for answer, _ in entries]),
        option=_option(key, {answer.text for answer, _ in entries}),
        cells={number: "; ".join(filter(None, texts)) for number, texts in cells.items()},
    )


def _code(key: Key, answers: Sequence[Answer]) -> str:
    """The ids of question and option or row, as far as the column has one of each."""
    ids = {answer.part if key.option else answer.row_id for answer in answers}
    one = next(iter(ids)) if len(ids) == 1 and (key.row or key.option) else ""
    what = "" if key.what == "answer" else key.what
    return "_".join(filter(None, [key.question, one, what]))


def _option(key: Key, texts: set[str]) -> str:
    chosen = next(iter(texts)) if key.option and len(texts) == 1 else ""
    return ": ".join(filter(None, [key.row, chosen]))


def _without_ends_of_scales(answers: Sequence[Answer]) -> list[Answer]:
    """The answers; "Not at all likely - Extremely likely" over 0 to 10 is no row of a question."""
    rows: dict[str, set[str]] = {}
    texts: dict[str, set[str]] = {}
    for answer in answers:
        rows.setdefault(answer.question, set()).add(answer.row)
        texts.setdefault(answer.question, set()).add(answer.text)
    scales = {
        question
        for question, labels in rows.items()
        if len(labels) == 1
        and all(map(_ENDS.fullmatch, labels))
        and all(map(_ZERO_TO_TEN.fullmatch, texts[question]))
    }
    return [replace(one, row="") if one.question in scales else one for one in answers]
