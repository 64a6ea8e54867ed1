"""A form's answers in words, as the people who answered saw them; the tools' writers take it on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from analysis.demo.answers import Answer, Value
from analysis.demo.forms import Form
from analysis.instruments import Instrument, Item
from analysis.texts import Language

_NO_BREAK_SPACE = "\u00a0"


@dataclass(frozen=True)
class Question:
    """A question as asked; ``options`` in words only where several may be chosen."""

    header: str
    options: tuple[str, ...] = ()
    or_other: bool = False
    likert: bool = False


@dataclass(frozen=True)
class Row:
    """One answer: when (UTC), and a cell per question, a tuple where several may be chosen."""

    started: datetime
    submitted: datetime
    cells: tuple[Value, ...]
    spoilable: bool = True


@dataclass(frozen=True)
class Sheet:
    """All answers to a form, in the order of time."""

    language: Language
    title: str
    questions: tuple[Question, ...]
    rows: tuple[Row, ...]


def in_order(answers: Sequence[Answer]) -> list[Answer]:
    """The answers as tools export them: oldest first."""
    return sorted(answers, key=lambda answer: (answer.submitted, answer.person, answer.kind))


def make_sheet(form: Form, instrument: Instrument, answers: Sequence[Answer]) -> Sheet:
    """The form's answers, `in_order`, in its own words."""
    asked = [instrument.items[name] for name in form.items.split() or instrument.items]
    questions = [_question(form, item) for item in asked]
    extra = [Question(form.extra)] if form.extra else []
    return Sheet(
        language=form.language,
        title=form.title,
        questions=(*questions, *extra),
        rows=tuple(_row(form, asked, answer, position) for position, answer in enumerate(answers)),
    )


def _question(form: Form, item: Item) -> Question:
    header = form.wording.get(item.name, item.label[form.language])
    if form.marked:
        header = header.replace(form.marked, f"<strong>{form.marked}</strong>")
    if item.name == form.header_no_break_space:
        header += _NO_BREAK_SPACE
    several = item.type == "select_multiple"
    return Question(
        header=header,
        options=_choices(item, form.language) if several else (),
        or_other=item.or_other,
        likert=[option.name for option in item.options] == ["1", "2", "3", "4", "5"],
    )


def _choices(item: Item, language: Language) -> tuple[str, ...]:
    """The options to tick; what is written beside "other" is none of them."""
    written = "other" if item.or_other else ""
    return tuple(option.label[language] for option in item.options if option.name != written)


def _row(form: Form, asked: Sequence[Item], answer: Answer, position: int) -> Row:
    cells = [_cell(form, item, answer.values) for item in asked]
    extra = [("Yes", "No")[position % 2]] if form.extra else []
    minutes = 3 + position * 7 % 11  # how long answering took
    return Row(
        started=answer.submitted - timedelta(minutes=minutes, seconds=position * 13 % 60),
        submitted=answer.submitted,
        cells=(*cells, *extra),
        # a cell of these rows is counted as mess already, or would make it uncountable
        spoilable=answer.kind == "answer",
    )


def _cell(form: Form, item: Item, values: Mapping[str, Value]) -> Value:
    value = values[item.name]
    if item.role == "event":
        value = form.event_wording.get(str(value), value)
    if isinstance(value, tuple):
        return tuple(_say(item, code, form.language) for code in value)
    return _say(item, value, form.language)


def _say(item: Item, code: str, language: Language) -> str:
    """The answer with this code in words; what is no option is its own words."""
    labels = {option.name: option.label[language] for option in item.options}
    return labels.get(code, code)
