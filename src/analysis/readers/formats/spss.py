"""SPSS data files, which most survey tools can write: cells hold the value labels people saw."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from analysis.readers.content import Content
from analysis.readers.export import Column, Export, Reader, Table
from analysis.readers.formats._spss_file import SpssFile, open_spss
from analysis.readers.formats._spss_values import Range, Variable
from analysis.readers.records import Record, Records
from analysis.readers.tabular import export, marked, table
from analysis.texts import normalise

_NAME = "spss"
# Beside these, Qualtrics' plain words are its own.
_QUALTRICS = {"recordeddate", "responseid"}
_TRIALS = {"survey preview", "survey test"}


@dataclass(frozen=True)
class _Set:
    """A question with several answers over several variables, and how they tell them.

    ``chosen``: the value that means "chosen" if each variable is one option, else None.
    """

    label: str
    variables: frozenset[str]
    chosen: object = None


def _recognise(content: Content) -> bool:
    return content.is_spss


def _read(content: Content) -> Export:
    file = open_spss(content)
    sets = tuple(_sets(file.about))
    variables = [_variable(file.about, name, sets) for name in file.about.column_names]
    found = _table(file, variables)
    fields = _fields(content, variables)
    columns = tuple(
        _column(file, variable, replace(column, field=fields.get(column.position)), sets)
        for variable, column in zip(variables, found.columns, strict=True)
    )
    answers = _without_trials(replace(found, columns=columns))
    whole = export(content, _NAME, "survey", [answers], file.problems(content.name))
    return replace(whole, encoding=file.encoding)


def _table(file: SpssFile, variables: list[Variable]) -> Table:
    """One row per respondent, counted from 1, even if it holds nothing."""
    texts = [variable.texts(file.values[variable.name]) for variable in variables]
    header = Record(0, tuple(variable.name for variable in variables))
    return table(header, Records.of(zip(*texts, strict=True)), {})


def _sets(about: Any) -> Iterator[_Set]:
    for name, each in about.mr_sets.items():
        label = (each["label"] or "").strip()
        variables = frozenset(variable.casefold() for variable in each["variable_list"])
        if each["is_dichotomy"]:
            yield _Set(label or name.lstrip("$"), variables, each["counted_value"])
        else:
            yield _Set(label, variables)


def _set_of(name: str, sets: tuple[_Set, ...]) -> _Set | None:
    """The set a variable belongs to, rather one it is an option of."""
    found = [each for each in sets if name.casefold() in each.variables]
    return min(found, key=lambda each: each.chosen is None, default=None)


def _variable(about: Any, name: str, sets: tuple[_Set, ...]) -> Variable:
    belongs_to = _set_of(name, sets)
    return Variable(
        name,
        (about.column_names_to_labels.get(name) or "").strip(),
        about.original_variable_types.get(name) or "",
        about.variable_value_labels.get(name),
        tuple(Range(each["lo"], each["hi"]) for each in about.missing_ranges.get(name, ())),
        belongs_to.chosen if belongs_to else None,
    )


def _column(file: SpssFile, variable: Variable, column: Column, sets: tuple[_Set, ...]) -> Column:
    """The column described: an option's header is the question it belongs to."""
    header, option = variable.label or variable.name, ""
    belongs_to = _set_of(variable.name, sets)
    if belongs_to and belongs_to.chosen is not None:
        header, option = belongs_to.label, header
    elif belongs_to:
        header = belongs_to.label or header
    missing = variable.missing(file.values[variable.name])
    return replace(column, header=header, code=variable.name, option=option, missing=missing)


def _fields(content: Content, variables: list[Variable]) -> Mapping[int, str]:
    """The tools' own variables by name; what identifies people by name or label."""
    names = [normalise(variable.name) for variable in variables]
    known = {**content.headers("identifying"), **content.headers(_NAME)}
    if set(names) >= _QUALTRICS:
        known |= content.headers("spss_qualtrics")
    identifying = content.headers("identifying")
    by_label = {
        at: identifying[normalise(variable.label)]
        for at, variable in enumerate(variables)
        if normalise(variable.label) in identifying
    }
    return {**by_label, **{at: known[name] for at, name in enumerate(names) if name in known}}


def _without_trials(found: Table) -> Table:
    """The table with the answers marked that Qualtrics says were given to try the survey."""
    status = found.field("status")
    if status is None:
        return found
    return marked(found, "test answer", status.map(normalise).isin(_TRIALS))


READER = Reader(_NAME, "SPSS", "survey", _recognise, _read)
