"""Take a person out of everything that was made, and remember to leave them out."""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pandas as pd

from analysis import cleaning
from analysis.cleaning.traces import known_of, traces
from analysis.files import write_whole
from analysis.notebook.clean import declared, read_source
from analysis.notebook.dataset import Dataset
from analysis.people.forgotten import marks_of
from analysis.people.identifiers import Identifiers
from analysis.people.identity import normalise_code, normalise_email
from analysis.people.keys import key_file, load_key
from analysis.problems import Problem, ProblemsError
from analysis.project.forgotten import FILE, load_forgotten, with_forgotten
from analysis.tables.remove import Gone, persons, remove, responses_of
from analysis.texts import N_
from analysis.workspace import Folders

_PSEUDONYM = re.compile(r"p[0-9a-f]{20}")
# Written by people, and not in the exports; review_links.csv is written again without the person.
_TABLES = ("same_people.csv", "corrections.csv")
_RESPONSE_DIGITS = 12  # as in cleaning.surveys: what an answer is called


@dataclass(frozen=True)
class Found:
    """A person in a data set.

    ``rows``: rows of the exports about them (columns file, section, row, own; see
    `cleaning.traces`); ``marks``: by what they are known again; ``responses``: their answers.
    """

    person: str
    rows: pd.DataFrame
    marks: frozenset[str]
    responses: frozenset[str]


@dataclass(frozen=True)
class Removed:
    """``tables``: rows taken out, by table; ``deleted``: files to be made again."""

    tables: dict[str, int]
    deleted: tuple[Path, ...]


def is_pseudonym(text: str) -> bool:
    """Whether a text is a pseudonym, which tells nothing of the person."""
    return bool(_PSEUDONYM.fullmatch(text.strip()))


def find(dataset: Dataset, who: str) -> Found:
    """The person behind a pseudonym, an e-mail address or an individual code.

    Raises `ProblemsError`, which never holds ``who``, where nobody or several people are meant.
    """
    source, folders = read_source(dataset), dataset.folders
    project = dataset.project
    key, _ = load_key(key_file(project.id, folders.settings, synthetic=project.synthetic))
    # everybody is read, so that who is forgotten already can be found again
    people = cleaning.identify(source, key, declared(folders.settings))
    person = _person(people.rows, who, folders)
    known = known_of(people, person)
    beside = [_lines_naming(folders.settings / name, known) for name in _TABLES]
    rows = pd.concat([traces(source, people, person), *beside], ignore_index=True)
    return Found(
        person,
        rows,
        marks_of(people.rows, person, key),
        responses_of(folders.processed, person) | _responses(source, rows),
    )


def _lines_naming(file: Path, known: Identifiers) -> pd.DataFrame:
    """Rows of a table beside the settings that name the person."""
    lines = file.read_text(encoding="utf-8-sig").splitlines() if file.exists() else []
    found = [number for number, line in enumerate(lines, start=1) if any(known.found_in(line))]
    named = pd.DataFrame({"file": file.name, "section": "", "row": found, "own": False})
    return named.astype({"file": "str", "section": "str", "row": "int64", "own": "bool"})


def forget(dataset: Dataset, found: Found, today: date) -> Removed:
    """Take the person out of the tidy tables and delete what must be made again.

    The person's marks come first: should the rest be interrupted, the next cleaning still
    leaves them out.
    """
    folders = dataset.folders
    known = load_forgotten(folders.settings)
    write_whole(folders.settings / FILE, with_forgotten(known, found.marks, today))
    own = found.rows.loc[found.rows["own"], ["file", "row"]]
    tables = remove(folders.processed, Gone(found.person, found.responses, own))
    deleted = tuple(sorted(_to_be_made_again(folders)))
    for file in deleted:
        file.unlink()
    for hidden in (".before", ".withheld"):
        shutil.rmtree(folders.processed / hidden, ignore_errors=True)
    return Removed(tables, deleted)


def _person(rows: pd.DataFrame, who: str, folders: Folders) -> str:
    if is_pseudonym(who):
        meant = {who.strip()} & {*rows["person"], *persons(folders.processed)}
    else:
        meant = _behind(rows, "email", normalise_email(who)) or _behind(
            rows, "code", normalise_code(who)
        )
    if len(meant) == 1:
        return meant.pop()
    raise ProblemsError([_several() if meant else _nobody()])


def _behind(rows: pd.DataFrame, column: str, value: str) -> set[str]:
    return set(rows.loc[rows[column] == value, "person"]) - {""} if value else set()


def _responses(source: cleaning.Source, rows: pd.DataFrame) -> frozenset[str]:
    """What the answers in these rows of surveys are called."""
    prefix = {export.file: export.sha256[:_RESPONSE_DIGITS] for export in source.of("survey")}
    own = rows[rows["own"] & rows["file"].isin(list(prefix)) & (rows["section"] == "")]
    return frozenset(f"{prefix[f]}-{row}" for f, row in zip(own["file"], own["row"], strict=True))


def _to_be_made_again(folders: Folders) -> set[Path]:
    """Executed notebooks, and the edition that shows open answers."""
    found = {*folders.processed.glob("notebooks/*.ipynb"), *folders.reports.glob("*/notebooks/*")}
    return {file for file in (*found, *folders.reports.glob("internal/**/*")) if file.is_file()}


def _nobody() -> Problem:
    return Problem(
        N_("Nobody in the exports or tables has this pseudonym, e-mail address or code."),
        N_("Type it as it stands in an export, or give the pseudonym from a tidy table."),
    )


def _several() -> Problem:
    return Problem(
        N_("Several people use this code."),
        N_("Give the person's e-mail address, or the pseudonym from a tidy table."),
    )
