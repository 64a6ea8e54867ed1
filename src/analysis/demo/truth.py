"""What is true of the data set, as tables: who is who, whose rows these are, what was put in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from statistics import fmean

from analysis.demo.attendance import Attendance, Stay, united_seconds
from analysis.demo.exported import Exported, Mess
from analysis.demo.levels import EFFECTS, Effect, Levels, expected_score, members
from analysis.demo.people import Person
from analysis.demo.writers.text import as_csv
from analysis.instruments import Instrument

_TRAITS = (
    "gender", "age_group", "education", "arrived", "municipality", "situation", "organises",
    "work_role", "employer_sector", "organisation", "size", "sector",
)  # fmt: skip
_FIRST_ROW = 2  # as a spreadsheet counts, below the header


def people_table(people: Sequence[Person]) -> str:
    """A row per person; ``groups`` joined by a space; traits as codes, empty if not asked."""
    header = ["person", "name", "email", "code", "groups", "language", *_TRAITS]
    rows = [
        [p.id, p.name, p.email, p.code, " ".join(p.groups), p.language]
        + [p.traits.get(trait, "") for trait in _TRAITS]
        for p in people
    ]
    return as_csv([header, *rows])


def answers_table(exports: Iterable[Exported]) -> str:
    """A row per row of a survey export; ``person`` is empty for test rows.

    ``anonymous``: yes where nothing in the row says who gave it.
    """
    header = ["file", "row", "person", "wave", "kind", "event", "anonymous"]
    rows = [
        [
            *(export.file, row, answer.person, answer.wave, answer.kind, answer.event),
            "yes" if answer.anonymous else "",
        ]
        for export in exports
        for row, answer in enumerate(export.answers, start=_FIRST_ROW)
    ]
    return as_csv([header, *rows])


def attendance_table(attendances: Iterable[Attendance]) -> str:
    """A row per person and event; ``minutes`` is the union of the stays, ``joins`` their number."""
    header = ["event", "person", "role", "minutes", "joins"]
    rows = [
        [
            attendance.event.id,
            person,
            "host" if stays[0].host else "attendee",
            f"{united_seconds(stays) / 60:.4f}",
            len(stays),
        ]
        for attendance in attendances
        for person, stays in sorted(_by_person(attendance.stays).items())
    ]
    return as_csv([header, *rows])


def effects_table(
    people: Sequence[Person], levels: Levels, instruments: Mapping[str, Instrument]
) -> str:
    """A row per scale and step from wave to wave.

    ``declared``: the mean change put in. ``level_from``, ``level_to``, ``change``: means of the
    levels of all ``people`` of the group, answering or not. ``score_change``: the mean change of
    the scores to expect from them, a little less, since answers stop at 1 and 5.
    """
    header = ["instrument", "group", "scale", "from", "to", "people", "declared"]
    header += ["level_from", "level_to", "change", "score_change"]
    rows = [
        row
        for effect in EFFECTS
        for row in _effect_rows(
            effect,
            members(people, effect),
            levels,
            len(instruments[effect.instrument].scales[effect.scale].items),
        )
    ]
    return as_csv([header, *rows])


def mess_table(mess: Mess) -> str:
    """A row per kind of mess and file."""
    rows = [[kind, count, file] for (kind, file), count in sorted(mess.items())]
    return as_csv([["kind", "count", "file"], *rows])


def total(parts: Iterable[Mess]) -> Mess:
    """The mess of all exports together."""
    return sum(parts, Counter[tuple[str, str]]())


def _by_person(stays: Iterable[Stay]) -> Mapping[str, list[Stay]]:
    people: dict[str, list[Stay]] = {}
    for stay in stays:
        people.setdefault(stay.person, []).append(stay)
    return people


def _effect_rows(
    effect: Effect, group: Sequence[Person], levels: Levels, items: int
) -> Iterable[list[object]]:
    for before, after, declared in zip(
        effect.waves, effect.waves[1:], effect.changes, strict=False
    ):
        old = [levels[person.id, effect.scale, before] for person in group]
        new = [levels[person.id, effect.scale, after] for person in group]
        scores = fmean(expected_score(x, items) for x in new)
        scores -= fmean(expected_score(x, items) for x in old)
        shift = effect.lowest - 1
        means = (fmean(old) + shift, fmean(new) + shift, fmean(new) - fmean(old), scores)
        yield [
            *(effect.instrument, effect.group, effect.scale, before, after, len(group), declared),
            *(f"{mean:.4f}" for mean in means),
        ]
