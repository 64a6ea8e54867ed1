"""LimeSurvey's survey structure (``.lss``) as a questionnaire.

An item of a grid or of several inputs is named as LimeSurvey heads its column by default,
``code[subquestion]``; the other spelling, ``code_subquestion``, is among its other wordings.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from analysis.instruments.items import OTHER
from analysis.instruments.model import Wording
from analysis.instruments.sources.labels import joined, plain
from analysis.instruments.sources.lss_document import LssQuestion, Part, read_questions
from analysis.instruments.sources.parts import Choice, Question, Source, source

_YES: Wording = {"fi": "Kyllä", "sv": "Ja", "en": "Yes"}
_NO: Wording = {"fi": "Ei", "sv": "Nej", "en": "No"}
_OTHER: Wording = {"fi": "Muu", "sv": "Annat", "en": "Other"}
_COMMENT: Wording = {"fi": "Kommentti", "sv": "Kommentar", "en": "Comment"}
#: The answers of types whose answers the tool fixes.
_FIXED: Mapping[str, tuple[Part, ...]] = MappingProxyType(
    {
        "Y": (Part("Y", _YES), Part("N", _NO)),
        "G": (
            Part("F", {"fi": "Nainen", "sv": "Kvinna", "en": "Female"}),
            Part("M", {"fi": "Mies", "sv": "Man", "en": "Male"}),
        ),
        "5": tuple(Part(str(number), {}) for number in range(1, 6)),
        "A": tuple(Part(str(number), {}) for number in range(1, 6)),
        "B": tuple(Part(str(number), {}) for number in range(1, 11)),
        "C": (
            Part("Y", _YES),
            Part("U", {"fi": "Epävarma", "sv": "Osäker", "en": "Uncertain"}),
            Part("N", _NO),
        ),
        "E": (
            Part("I", {"fi": "Lisääntyy", "sv": "Ökar", "en": "Increase"}),
            Part("S", {"fi": "Pysyy samana", "sv": "Oförändrat", "en": "Same"}),
            Part("D", {"fi": "Vähenee", "sv": "Minskar", "en": "Decrease"}),
        ),
    }
)


@dataclass(frozen=True)
class _Found:
    """Items, and the options they need."""

    questions: tuple[Question, ...] = ()
    choices: tuple[Choice, ...] = ()

    def and_(self, more: _Found) -> _Found:
        return _Found(self.questions + more.questions, self.choices + more.choices)


def read_lss(data: bytes, shown_as: str) -> Source:
    """The questions with their options; texts to show, uploads and equations are no items.

    Raises ProblemsError for other files.
    """
    asked = read_questions(data, shown_as)
    found = _Found()
    for row, question in enumerate(asked, start=1):
        found = found.and_(_TYPES.get(question.type, _nothing)(row, question))
    return source(shown_as, found.questions, found.choices)


def _nothing(_row: int, _question: LssQuestion) -> _Found:
    return _Found()


def _single(kind: str) -> Callable[[int, LssQuestion], _Found]:
    def found(row: int, question: LssQuestion) -> _Found:
        return _Found((Question(row, question.code, kind, question.texts),))

    return found


def _number(row: int, question: LssQuestion) -> _Found:
    is_whole = question.attributes.get("num_value_int_only") == "1"
    return _single("integer" if is_whole else "decimal")(row, question)


def _list(row: int, question: LssQuestion) -> _Found:
    answers = _FIXED.get(question.type) or question.options()
    if not answers:
        return _single("text")(row, question)  # it cannot have been answered
    choices = _choices(row, question.code, answers)
    kind = f"select_one {question.code}"
    if question.other:
        kind, choices = f"{kind} or_other", (*choices, _other(row, question, "-oth-"))
    return _Found((Question(row, question.code, kind, question.texts),), choices)


def _list_with_comment(row: int, question: LssQuestion) -> _Found:
    return _list(row, question).and_(_part(row, question, Part("comment", _COMMENT), "text"))


def _multiple(row: int, question: LssQuestion) -> _Found:
    if not question.rows():
        return _single("text")(row, question)
    kind = f"select_multiple {question.code}"
    choices = tuple(
        Choice(row, question.code, each.code, each.texts, _names(question.code, each.code))
        for each in question.rows()
    )
    if question.other:
        kind, choices = f"{kind} or_other", (*choices, _other(row, question))
    return _Found((Question(row, question.code, kind, question.texts),), choices)


def _multiple_with_comments(row: int, question: LssQuestion) -> _Found:
    comments = (
        Part(f"{each.code}comment", joined(each.texts, _COMMENT)) for each in question.rows()
    )
    return _multiple(row, question).and_(_all(_part(row, question, c, "text") for c in comments))


def _several(kind: str) -> Callable[[int, LssQuestion], _Found]:
    def found(row: int, question: LssQuestion) -> _Found:
        return _all(_part(row, question, each, kind) for each in question.rows())

    return found


def _grid(row: int, question: LssQuestion) -> _Found:
    answers = _FIXED.get(question.type) or question.options()
    kind = f"select_one {question.code}" if answers else "text"
    choices = _choices(row, question.code, answers)
    return _several(kind)(row, question).and_(_Found((), choices))


def _dual_scale(row: int, question: LssQuestion) -> _Found:
    """Each row is answered twice; the columns are ``code[row][1]`` and ``code[row][2]``."""
    found = _Found()
    for scale in (0, 1):
        list_name, answers = f"{question.code}#{scale + 1}", question.options(scale)
        kind = f"select_one {list_name}" if answers else "text"
        parts = (_part(row, question, each, kind, scale) for each in question.rows())
        found = found.and_(_all(parts)).and_(_Found((), _choices(row, list_name, answers)))
    return found


def _cells(kind: str) -> Callable[[int, LssQuestion], _Found]:
    """A grid of inputs: one item for each cell, ``code[row_column]``."""

    def found(row: int, question: LssQuestion) -> _Found:
        cells = (
            Part(f"{each.code}_{column.code}", joined(each.texts, column.texts))
            for each in question.rows()
            for column in question.rows(1)
        )
        return _all(_part(row, question, cell, kind) for cell in cells)

    return found


def _ranking(row: int, question: LssQuestion) -> _Found:
    """One item for each place, ``code[1]`` first, whose answer is what was put there."""
    ranked = question.options() or question.rows()
    kind = f"select_one {question.code}"
    places = (Part(str(place), {"": str(place)}) for place in range(1, len(ranked) + 1))
    choices = _choices(row, question.code, ranked)
    return _all(_part(row, question, place, kind) for place in places).and_(_Found((), choices))


_TYPES: Mapping[str, Callable[[int, LssQuestion], _Found]] = MappingProxyType(
    {
        **dict.fromkeys("L!YG5", _list),
        "O": _list_with_comment,
        "M": _multiple,
        "P": _multiple_with_comments,
        **dict.fromkeys("ABCEFH", _grid),
        "1": _dual_scale,
        **dict.fromkeys("TSU", _single("text")),
        "Q": _several("text"),
        "K": _several("decimal"),
        "N": _number,
        "D": _single("date"),
        "R": _ranking,
        ";": _cells("text"),
        ":": _cells("decimal"),
    }
)


def _all(found: Iterable[_Found]) -> _Found:
    whole = _Found()
    for each in found:
        whole = whole.and_(each)
    return whole


def _part(
    row: int, question: LssQuestion, part: Part, kind: str, scale: int | None = None
) -> _Found:
    name, other = _names(question.code, part.code, scale)
    texts = tuple(plain(text) for text in part.texts.values())
    label = joined(question.texts, part.texts)
    return _Found((Question(row, name, kind, label, (other, *texts)),))


def _names(code: str, part: str, scale: int | None = None) -> tuple[str, str]:
    """How the tool heads a column by default, and how with codes of its expressions."""
    if scale is None:
        return f"{code}[{part}]", f"{code}_{part}"
    return f"{code}[{part}][{scale + 1}]", f"{code}_{part}_{scale}"


def _choices(row: int, list_name: str, parts: Iterable[Part]) -> tuple[Choice, ...]:
    return tuple(Choice(row, list_name, part.code, part.texts) for part in parts)


def _other(row: int, question: LssQuestion, *written: str) -> Choice:
    own = question.attributes.get("other_replace_text", "")
    aliases = (*_names(question.code, OTHER), *written, *([plain(own)] if own else []))
    return Choice(row, question.code, OTHER, _OTHER, aliases)
