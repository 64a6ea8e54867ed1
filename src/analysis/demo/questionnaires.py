"""The questionnaires of the data set, as far as making answers needs them."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import cast

from analysis.instruments.model import Instrument, Item, ItemType, Option, Scale, Wording
from analysis.texts import LANGUAGES, Language

_Row = dict[str, str]


def read_questionnaire(folder: Path) -> Instrument:
    """The questionnaire in ``folder``: ``survey.csv``, ``choices.csv``, ``scales.csv``.

    Only for making the data; nothing is validated here.
    """
    options: dict[str, list[Option]] = defaultdict(list)
    for row in _rows(folder / "choices.csv"):
        options[row["list_name"]].append(Option(row["name"], _label(row), _aliases(row)))
    items = {row["name"]: _item(row, options) for row in _rows(folder / "survey.csv")}
    scales = {row["scale"]: _scale(row) for row in _rows(folder / "scales.csv")}
    return Instrument(folder.name, items, scales)


def say(item: Item, code: str, language: Language) -> str:
    """The answer with this code in words; what is no option is its own words."""
    labels = {option.name: option.label[language] for option in item.options}
    return labels.get(code, code)


def _rows(file: Path) -> list[_Row]:
    with file.open(encoding="utf-8", newline="") as source:
        return list(csv.DictReader(source))


def _label(row: _Row) -> Wording:
    return {language: row[f"label::{language}"] for language in LANGUAGES}


def _aliases(row: _Row) -> tuple[str, ...]:
    return tuple(alias for alias in row["aliases"].split("|") if alias)


def _item(row: _Row, options: Mapping[str, list[Option]]) -> Item:
    words = row["type"].split()
    return Item(
        name=row["name"],
        type=cast("ItemType", words[0]),
        label=_label(row),
        options=tuple(options[words[1]]) if len(words) > 1 else (),
        or_other=words[-1] == "or_other",
        aliases=_aliases(row),
        role=row["role"],
        attribute=row["attribute"],
    )


def _scale(row: _Row) -> Scale:
    return Scale(
        name=row["scale"],
        label=_label(row),
        method="mean",  # the only one these questionnaires use
        items=tuple(row["items"].split()),
        reversed=frozenset(row["reversed"].split()),
        minimum_answered=int(row["minimum_answered"]),
        source=row["source"],
    )
