"""Teams list of participants (2020): who joined and left, one act a row, in any language."""

from __future__ import annotations

from collections.abc import Mapping

from analysis.problems import Place, Problem
from analysis.readers.acts import compared, meanings, shares_of_joins
from analysis.readers.content import Content
from analysis.readers.export import Export, Reader, Table
from analysis.readers.formats import _teams
from analysis.readers.tabular import (
    Rows,
    attendance,
    cells,
    header_and_rows,
    index_column,
    named,
    overlong,
    refusal,
    table,
    words,
)
from analysis.texts import N_

_NAME = "teams_list_2020"
_COLUMNS = ("name", "action", "at")
# Joined, joined before, left.
_MOST_ACTIONS = 3
# More cannot be actions, even of a list put together from several languages.
_MOST_WORDS = 6
_ACTS = ("joined", "left")


def _recognise(content: Content) -> bool:
    header, rows = header_and_rows(content.head)
    start = _start(header.cells, rows)
    found = words(header)[start:]
    if sum(bool(word) for word in found) != len(_COLUMNS):
        return False
    known = content.headers(_NAME)
    if tuple(known.get(word) for word in found[:3]) == _COLUMNS:
        return True
    return _by_shape(rows, start, content.words("teams_action"))


def _start(header: tuple[str, ...], rows: Rows) -> int:
    plain = tuple(cell.strip().casefold() for cell in header)
    return 1 if index_column(plain, rows) else 0


def _by_shape(rows: Rows, start: int, known: Mapping[str, str]) -> bool:
    """Whether each row is a name, one of a few words, and a time; the words alternate."""
    if not all(_is_act(row.cells[start:]) for row in rows):
        return False
    if not _teams.fits(_teams.MOMENT, rows, start + 2):
        return False
    frame = cells(rows, start + 3)
    shares = shares_of_joins(frame[start], frame[start + 1])
    if set(shares.index) <= known.keys():
        return True
    return set(shares) == {0.0, 1.0} and len(shares) <= _MOST_ACTIONS


def _is_act(found: tuple[str, ...]) -> bool:
    filled = [bool(cell.strip()) for cell in found]
    return filled[:3] == [True] * 3 and not any(filled[3:])


def _read(content: Content) -> Export:
    header, rows = header_and_rows(content.records)
    start = _start(header.cells, rows)
    own = named(words(header), content.headers(_NAME))
    if set(own.values()) != set(_COLUMNS):
        own = {at + start: field for at, field in enumerate(_COLUMNS)}
        if not _by_shape(rows[: len(content.head)], start, content.words("teams_action")):
            raise _no_list(content)
    width = max(len(header.cells), len(_COLUMNS) + start)
    fields = _teams.rest_ignored(width, own)
    found = table(header, rows, fields, section="acts", sheet=content.sheet.name)
    doubts = (*overlong(header, rows, content.name), *_learned(content, found))
    return attendance(content, _NAME, (found,), {}, doubts)


def _learned(content: Content, found: Table) -> tuple[Problem, ...]:
    """A note of the words whose meaning was taken from their order."""
    names, actions = found.field("name"), found.field("action")
    known = content.words("teams_action")
    if names is None or actions is None or set(compared(actions)) <= known.keys():
        return ()
    taken = meanings(names, actions, known)
    if len(taken) > _MOST_WORDS:
        return (_no_actions(content, len(taken)),)
    note = Problem(
        N_("“{joined}” was taken to mean that a person came, “{left}” that the person left."),
        N_("If that is wrong, write the words in aliases.toml under words.teams_action."),
        Place(content.name),
        {act: ", ".join(sorted(word for word in taken if taken[word] == act)) for act in _ACTS},
        severity="note",
    )
    return (note,)


def _no_actions(content: Content, count: int) -> Problem:
    """A warning without the words: a column of so many may hold names."""
    return Problem(
        N_("The column of actions holds {count} different texts instead of a few words."),
        N_("Check whether its cells were shifted sideways, and export the list again."),
        Place(content.name),
        {"count": count},
        severity="warning",
    )


def _no_list(content: Content) -> Exception:
    return refusal(
        content,
        N_("The file is no list of participants of Teams: name, action and time are missing."),
        N_("Download the list again from Teams, or correct the format in project.toml."),
    )


READER = Reader(_NAME, "Microsoft Teams participant list (2020)", "attendance", _recognise, _read)
