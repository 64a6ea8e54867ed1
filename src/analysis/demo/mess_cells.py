"""What keyboards and tools do to the words of an answer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import numpy as np

from analysis.demo.mess_answers import Counts
from analysis.demo.sheets import Question, Row, Sheet
from analysis.demo.streams import shuffled
from analysis.texts import Language

NO_BREAK_SPACE = "\u00a0"
CURLY = "’"
_UNSURE: Mapping[Language, str] = {"fi": "ehkä 3 tai 4", "sv": "kanske 3 eller 4", "en": "3 or 4?"}
_WANTED = {"no_option": 1, "no_break_space": 2, "curly_apostrophe": 3, "outer_spaces": 3}

_Spoiler = Callable[[str, Question, Language], str]  # the same text: cannot be spoilt so


def mess_up_cells(sheet: Sheet, rng: np.random.Generator) -> tuple[Sheet, Counts]:
    """The sheet with a few cells spoilt, each once at most."""
    places = [(r, c) for r, row in enumerate(sheet.rows) for c in range(len(row.cells))]
    free, new, counts = shuffled(rng, places), dict[tuple[int, int], str](), Counter[str]()
    for kind, wanted in _WANTED.items():
        for place, text in _spoilt(sheet, free, _SPOILERS[kind])[:wanted]:
            free.remove(place)
            new[place] = text
            counts[kind] += 1
    return replace(sheet, rows=_put(sheet.rows, new)), counts


def _spoilt(
    sheet: Sheet, places: Sequence[tuple[int, int]], spoil: _Spoiler
) -> list[tuple[tuple[int, int], str]]:
    found = []
    for row, column in places:
        cell = sheet.rows[row].cells[column]
        if isinstance(cell, str) and cell and sheet.rows[row].spoilable:
            text = spoil(cell, sheet.questions[column], sheet.language)
            if text != cell:
                found.append(((row, column), text))
    return found


def _put(rows: Sequence[Row], new: Mapping[tuple[int, int], str]) -> tuple[Row, ...]:
    return tuple(
        replace(row, cells=tuple(new.get((r, c), cell) for c, cell in enumerate(row.cells)))
        for r, row in enumerate(rows)
    )


def _no_option(text: str, question: Question, language: Language) -> str:
    return _UNSURE[language] if question.likert else text


def _no_break_space(text: str, question: Question, language: Language) -> str:
    return text.replace(" ", NO_BREAK_SPACE, 1)


def _curly_apostrophe(text: str, question: Question, language: Language) -> str:
    return text.replace("'", CURLY)


def _outer_spaces(text: str, question: Question, language: Language) -> str:
    return f"  {text} " if len(text) % 2 else f"{text} "


_SPOILERS: Mapping[str, _Spoiler] = {
    "no_option": _no_option,
    "no_break_space": _no_break_space,
    "curly_apostrophe": _curly_apostrophe,
    "outer_spaces": _outer_spaces,
}
