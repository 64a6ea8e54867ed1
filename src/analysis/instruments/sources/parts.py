"""What every questionnaire is turned into: the rows of ``survey.csv`` and ``choices.csv``."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TypeVar

from analysis.instruments.model import Wording
from analysis.instruments.sources.labels import in_every_language, in_other_languages
from analysis.problems import Place, Problem, ProblemsError
from analysis.project.sheet import Row, Sheet
from analysis.texts import N_, normalise


@dataclass(frozen=True)
class Question:
    """A question as the source says it.

    ``row``: where it stands; ``type``: as written in ``survey.csv``; ``texts`` by language, ""
    where the source does not say which, in the order of the source.
    """

    row: int
    name: str
    type: str
    texts: Wording
    aliases: tuple[str, ...] = ()
    role: str = ""
    attribute: str = ""


@dataclass(frozen=True)
class Choice:
    """An answer option of a list, as the source says it."""

    row: int
    list_name: str
    name: str
    texts: Wording
    aliases: tuple[str, ...] = ()


Part = TypeVar("Part", Question, Choice)


@dataclass(frozen=True)
class Source:
    """A questionnaire of another tool as our two tables, and what was doubtful about it."""

    survey: Sheet
    choices: Sheet
    problems: tuple[Problem, ...] = ()


def refusal(shown_as: str, what: str, do: str, **values: object) -> ProblemsError:
    """What is raised for a file that is not such a questionnaire (message ids and values)."""
    return ProblemsError([Problem(what, do, Place(shown_as), values)])


def source(
    shown_as: str,
    questions: Iterable[Question],
    choices: Iterable[Choice],
    problems: Iterable[Problem] = (),
) -> Source:
    """The tables. Of two questions or options of one name the first is used, and a warning told."""
    asked, again = _first(list(questions), lambda each: each.name)
    offered, doubled = _first(list(choices), lambda each: (each.list_name, each.name))
    rows, alike = _choice_rows(offered)
    told = [*problems, *map(_repeated, again), *map(_repeated, doubled), *alike]
    survey = Sheet(shown_as, tuple(_question_row(each) for each in asked))
    doubts = tuple(each.at(file=shown_as) for each in told)
    return Source(survey, Sheet(shown_as, tuple(rows)), doubts)


def _first(parts: Sequence[Part], key: Callable[[Part], object]) -> tuple[list[Part], list[Part]]:
    """The parts whose key was not there before, and the others."""
    seen: set[object] = set()
    first: list[Part] = []
    again: list[Part] = []
    for each in parts:
        (again if key(each) in seen and each.name else first).append(each)
        seen.add(key(each))
    return first, again


def _question_row(question: Question) -> Row:
    label = in_every_language(question.texts, question.name)
    other = _others(label.values(), (*question.aliases, *in_other_languages(question.texts)))
    cells = {
        "type": question.type,
        "name": question.name,
        **{f"label::{language}": text for language, text in label.items()},
        "aliases": " | ".join(other),
        "role": question.role,
        "attribute": question.attribute,
    }
    return Row(question.row, cells)


def _choice_rows(choices: Iterable[Choice]) -> tuple[list[Row], list[Problem]]:
    lists: dict[str, list[Choice]] = defaultdict(list)
    for choice in choices:
        lists[choice.list_name].append(choice)
    rows, problems = [], []
    for offered in lists.values():
        owners = _owners(offered)
        rows += [_choice_row(each, owners) for each in offered]
        alike = [each for each in offered if not _owns(each, _label(each).values(), owners)]
        problems += [_alike(alike)] if alike else []
    return rows, problems


def _owners(offered: Sequence[Choice]) -> Mapping[str, str]:
    """The option that each wording of a list belongs to: the first, names before labels."""
    by_rank = (
        [(each.name, each.name) for each in offered],
        [(text, each.name) for each in offered for text in _label(each).values()],
        [(text, each.name) for each in offered for text in _other_wordings(each)],
    )
    found: dict[str, str] = {}
    for text, name in chain(*by_rank):
        found.setdefault(normalise(text), name)
    return found


def _owns(choice: Choice, texts: Iterable[str], owners: Mapping[str, str]) -> bool:
    return all(owners[normalise(text)] == choice.name for text in texts)


def _label(choice: Choice) -> Wording:
    return in_every_language(choice.texts, choice.name)


def _other_wordings(choice: Choice) -> tuple[str, ...]:
    return (*choice.aliases, *in_other_languages(choice.texts))


def _choice_row(choice: Choice, owners: Mapping[str, str]) -> Row:
    """An option with the wording of another is told apart by its name."""
    label = _label(choice)
    if not _owns(choice, label.values(), owners):
        label = {language: f"{text} ({choice.name})" for language, text in label.items()}
    other = _others(label.values(), _other_wordings(choice))
    cells = {
        "list_name": choice.list_name,
        "name": choice.name,
        **{f"label::{language}": text for language, text in label.items()},
        "aliases": " | ".join(each for each in other if _owns(choice, [each], owners)),
    }
    return Row(choice.row, cells)


def _others(labels: Iterable[str], aliases: Iterable[str]) -> list[str]:
    """The other wordings that say something new; one with ``|`` in it could not be written."""
    known = {normalise(label) for label in labels}
    found = {normalise(each): each for each in aliases if "|" not in each}
    return [each for plain, each in found.items() if plain and plain not in known]


def _repeated(part: Question | Choice) -> Problem:
    return Problem(
        N_("The name “{name}” was already used; only the first one counts."),
        N_("Give it another name in the tool if both are needed."),
        Place(row=part.row),
        {"name": part.name},
        severity="warning",
    )


def _alike(choices: Sequence[Choice]) -> Problem:
    return Problem(
        N_("{count} options of the list “{list}” have the wording of another; this is the first."),
        N_("Export the answers as codes, or word the options differently."),
        Place(row=choices[0].row),
        {"count": len(choices), "list": choices[0].list_name},
        severity="warning",
    )
