"""What the cleaning notebooks call: a data set as read → its tidy tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from analysis.cleaning import event_files, forgotten
from analysis.cleaning.attendance import United, unite
from analysis.cleaning.cleaned import Cleaned
from analysis.cleaning.date_table import date_table
from analysis.cleaning.event_files import EventFile
from analysis.cleaning.file_table import accounted, all_keys, problem_table, said, unread
from analysis.cleaning.identities import Identified
from analysis.cleaning.interactions import NO_ACTS, acts, engagement, tidy_interactions
from analysis.cleaning.link_tables import link_table, wave_link_table
from analysis.cleaning.people_table import event_people
from analysis.cleaning.registrations import (
    NO_REGISTRATIONS,
    Registered,
    RegistrationRows,
    registration_rows,
    unite_registrations,
)
from analysis.cleaning.rows import compact, compact_together, not_kept, together
from analysis.cleaning.source import Source
from analysis.cleaning.stays import NO_STAYS, Stays, stays
from analysis.cleaning.surveys import REGISTRATION, clean_surveys
from analysis.cleaning.unmatched import unmatched
from analysis.readers.memory import give_back
from analysis.tables import empty

_KEY = ["file", "section", "row"]
_PAIR = ["event", "person"]


def tidy_surveys(source: Source, people: Identified) -> Cleaned:
    """The tables made from surveys, and the account of the files that no other part reads."""
    found = clean_surveys(source, people.surveys, people.rows, people.mask)
    opened = {survey.export.file: survey.assignment for survey in people.surveys}
    unplaced = [all_keys(e) for e in source.of("survey") if e.file not in opened]
    questions = [all_keys(export) for export in source.of("structure")]
    files = accounted(
        source,
        ("survey", "structure"),
        together([found.kept, *questions], found.kept),
        [
            found.set_aside,
            forgotten.set_aside(people.forgotten, opened),
            *(not_kept(keys, "no questionnaire") for keys in unplaced),
        ],
        {file: (each.instrument.name, each.wave) for file, each in opened.items()},
    )
    problems = (
        *(refused.problem for refused in source.refused),
        *source.uncorrected,
        *said(source, ("survey", "structure")),
        *people.unplaced,
        *people.problems,
        *(problem for survey in people.surveys for problem in unmatched(survey)),
        *found.problems,
    )
    every_file = together([files["files"], unread(source)], empty("files"))
    tables = {
        **found.tables,
        **files,
        "files": every_file,
        "corrections": _unnamed(source, people),
        "links": link_table(people.rows, people.open_people),
        "wave_links": wave_link_table(
            found.tables["responses"], [wave.id for wave in source.project.waves]
        ),
    }
    return Cleaned({**tables, "problems": problem_table(problems)}, problems)


def tidy_events(source: Source, people: Identified) -> Cleaned:
    """The tables made from lists about events, and the account of those files."""
    give_back()
    lists = [file for file in people.events if file.export.kind == "attendance"]
    present = _present(lists, source, people)
    give_back()
    united = unite(present.rows, event_files.ends_of(source.events))
    signed_up = _registration_lists(source, people)
    there = pd.MultiIndex.from_frame(united.attendance[_PAIR])
    registered = _registered(people, signed_up, present.rows, there)
    listed = _named(together([acts(f, source) for f in people.events], NO_ACTS), people)
    counted = _named(together([engagement(f, source) for f in lists], NO_ACTS), people)
    acted = tidy_interactions(listed, counted)
    parts: Sequence[United | Registered] = (united, registered)
    kept = together([*(part.kept for part in parts), acted.kept], united.kept)
    tables = {
        "events": event_files.events_table(source.events),
        "attendance": united.attendance,
        "registrations": registered.registrations,
        "interactions": acted.interactions,
        "dates": date_table([present.dates, *(each.dates for each in signed_up)]),
        "people": event_people(_met(united, registered, acted.interactions), _answered(people)),
        **accounted(
            source,
            event_files.KINDS,
            kept,
            [*(part.left_out for part in parts), acted.left_out, _forgotten_at_events(people)],
            {f.export.file: ("", f.event.id if f.event else "") for f in people.events},
        ),
    }
    problems = (
        *said(source, event_files.KINDS),
        *(event_files.no_event(file) for file in people.events if _has_no_event(file)),
        *(problem for f in people.events for problem in event_files.unknown_events(f, source)),
        *present.problems,
        *(problem for each in signed_up for problem in each.problems),
    )
    return Cleaned({**tables, "problems": problem_table(problems)}, problems)


def _forgotten_at_events(people: Identified) -> pd.DataFrame:
    return forgotten.set_aside(people.forgotten, (file.export.file for file in people.events))


def _unnamed(source: Source, people: Identified) -> pd.DataFrame:
    """The corrections applied; whoever wrote a reason may have named someone in it."""
    reasons = source.corrections["reason"].map(people.mask).astype("str")
    return source.corrections.assign(reason=reasons)


def _registration_lists(source: Source, people: Identified) -> list[RegistrationRows]:
    kinds = {"attendance", "registration"}
    return [registration_rows(f, source) for f in people.events if f.export.kind in kinds]


def _registered(
    people: Identified,
    lists: Sequence[RegistrationRows],
    present: pd.DataFrame,
    there: pd.MultiIndex,
) -> Registered:
    """Registrations of all lists; rows of those who came are accounted for as attendance."""
    rows = _named(together([each.rows for each in lists], NO_REGISTRATIONS), people)
    forms = {s.export.file for s in people.surveys if s.assignment.wave == REGISTRATION}
    told = people.rows.loc[people.rows["file"].isin(forms), _PAIR]
    found = unite_registrations(rows, pd.MultiIndex.from_frame(told), there)
    came = present.loc[present["attended"], _KEY]
    return Registered(
        found.registrations, _without(found.kept, came), _without(found.left_out, came)
    )


def _without(rows: pd.DataFrame, keys: pd.DataFrame) -> pd.DataFrame:
    if rows.empty:
        return rows
    there = pd.MultiIndex.from_frame(rows[_KEY]).isin(pd.MultiIndex.from_frame(keys))
    return rows[~there]


def _named(rows: pd.DataFrame, people: Identified) -> pd.DataFrame:
    return rows.merge(people.rows[[*_KEY, "person"]], on=_KEY)


def _compact(found: Stays) -> Stays:
    return replace(found, rows=compact(found.rows))


def _present(lists: Sequence[EventFile], source: Source, people: Identified) -> Stays:
    """The stays of all lists, with person, their texts as categories."""
    read = [_compact(stays(file, source)) for file in lists]
    rows = compact_together([each.rows for each in read], NO_STAYS)
    texts = ["file", "section"]
    known = people.rows[[*_KEY, "person"]]
    file, section = (known[name].isin(rows[name].cat.categories) for name in texts)
    kinds = {name: rows[name].dtype for name in texts} | {"person": "category"}
    return Stays(
        rows.merge(known[file & section].astype(kinds), on=_KEY),
        together((each.dates for each in read), empty("dates")),
        tuple(problem for each in read for problem in each.problems),
    )


def _met(united: United, registered: Registered, interactions: pd.DataFrame) -> set[str]:
    tables = (united.attendance, registered.registrations, interactions)
    return {person for table in tables for person in table["person"]}


def _answered(people: Identified) -> set[str]:
    files = {survey.export.file for survey in people.surveys}
    return set(people.rows.loc[people.rows["file"].isin(files), "person"])


def _has_no_event(file: EventFile) -> bool:
    named = any(table.field("event") is not None for table in file.export.tables)
    return file.event is None and not named
