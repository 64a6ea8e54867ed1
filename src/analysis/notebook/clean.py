"""What the cleaning notebooks call: read the exports, clean them, save their tidy tables."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from analysis import cleaning, tables
from analysis.cleaning import Cleaned, Identified, Refused, Source
from analysis.notebook.dataset import Dataset
from analysis.people.keys import check_key, key_file, load_key, remember_key
from analysis.people.resolve import Declared
from analysis.people.reviews import (
    answers,
    kept,
    load_reviews,
    open_questions,
    save_reviews,
    stale_answers,
)
from analysis.people.same_people import load_same_people
from analysis.problems import Place, Problem, ProblemsError
from analysis.project.corrections import load_corrections
from analysis.project.discovery import discover, matches, name_of
from analysis.project.forgotten import load_forgotten
from analysis.readers import Content, Export, read_export
from analysis.readers.aliases import Aliases, load_aliases
from analysis.readers.mapping import SUFFIX, load_mapping, mapping_of, read_mapped
from analysis.texts import N_, texts


@dataclass(frozen=True)
class Exports:
    """A data set's exports as read, and the people behind them."""

    dataset: Dataset
    source: Source
    people: Identified
    key: bytes

    def clean_surveys(self) -> Cleaned:
        """Clean the surveys and save their tables."""
        return self._saved("1_surveys", cleaning.tidy_surveys)

    def clean_events(self) -> Cleaned:
        """Clean the attendance lists and save their tables."""
        return self._saved("2_events", cleaning.tidy_events)

    def clean_course(self) -> Cleaned:
        """Clean the logs and lists of courses and save their tables."""
        return self._saved("3_course", cleaning.tidy_course)

    def clean_communications(self) -> Cleaned:
        """Clean the figures of communication and save their table."""
        return self._saved("4_communications", cleaning.tidy_communications)

    def clean_all(self) -> tuple[Cleaned, ...]:
        """Clean everything and save nothing."""
        parts = (
            cleaning.tidy_surveys,
            cleaning.tidy_events,
            cleaning.tidy_course,
            cleaning.tidy_communications,
        )
        return tuple(clean(self.source, self.people) for clean in parts)

    def _saved(self, part: str, clean: Callable[[Source, Identified], Cleaned]) -> Cleaned:
        cleaned = clean(self.source, self.people)
        processed = self.dataset.folders.processed
        remember_key(self.key, processed, self.dataset.project.id)
        tables.save(processed, part, cleaned.tables)
        return cleaned


def read_exports(dataset: Dataset) -> Exports:
    """Read every export of the data set and find the people behind their rows.

    Writes the links that a person has to decide beside the settings, with the answers so far.
    """
    key = _key(dataset)
    folder = dataset.folders.settings
    source = read_source(dataset)
    people = cleaning.identify(source, key, declared(folder), load_forgotten(folder))
    before = [each for each in load_reviews(folder) if each.link not in people.not_asked]
    reviews = kept(people.reviews, before)
    save_reviews(folder, reviews)
    stale = stale_answers(before, (review.link for review in people.reviews))
    told = people.with_problems([*stale, *open_questions(reviews)])
    return Exports(dataset, source, told, key)


def declared(folder: Path) -> Declared:
    """What people said of who is one person, in the tables beside the settings."""
    return Declared(same_people=load_same_people(folder), answers=answers(load_reviews(folder)))


def _key(dataset: Dataset) -> bytes:
    folders, project = dataset.folders, dataset.project
    file = key_file(project.id, folders.settings, synthetic=project.synthetic)
    key, made = load_key(file)
    if made:
        print(_key_made(file).text(texts("en")), file=sys.stderr)
    check_key(key, folders.processed, project.id, file)
    return key


def read_source(dataset: Dataset) -> Source:
    """Read every export; what cannot be read is kept with its reason."""
    folder = dataset.folders.raw
    found = discover(folder, dataset.project.exports.ignore)
    read: dict[str, Export] = {}
    copies: list[Export] = []
    aliases = load_aliases(dataset.folders.settings)
    refused: list[Refused] = []
    for file in found.exports:
        result = _read(file, dataset, aliases)
        if isinstance(result, Refused):
            refused.append(result)
        elif result.sha256 in read:
            copies.append(result)
        else:
            read[result.sha256] = result
    source = Source(
        dataset.project,
        dataset.settings.instruments,
        dataset.settings.events,
        tuple(read.values()),
        tuple(copies),
        tuple(refused),
        tuple(name_of(file, folder) for file in found.ignored),
        aliases=aliases,
    )
    return cleaning.corrected(source, load_corrections(dataset.folders.settings))


def summary(cleaned: Cleaned) -> pd.DataFrame:
    """How many rows each table has."""
    return pd.DataFrame({"rows": {name: len(table) for name, table in cleaned.tables.items()}})


def _read(file: Path, dataset: Dataset, aliases: Aliases) -> Export | Refused:
    name = name_of(file, dataset.folders.raw)
    declared = next(
        (s.format for s in dataset.project.surveys if any(matches(name, p) for p in s.files)), None
    )
    sha256 = ""
    try:
        content = Content.load(file, dataset.folders.raw, aliases)
        sha256 = content.sha256
        if mapping := mapping_of(file):
            return read_mapped(content, load_mapping(mapping, f"{name}{SUFFIX}"))
        return read_export(content, declared)
    except ProblemsError as fault:
        return Refused(name, sha256, fault.problems[0])


def _key_made(file: Path) -> Problem:
    return Problem(
        N_("A new key for pseudonyms was made."),
        N_(
            "Keep a safe copy of this file: without it, people in new exports can no longer be "
            "joined to those cleaned before. Whoever has it can test who is in the data."
        ),
        Place(file=file.name, key=str(file.parent)),
        severity="note",
    )
