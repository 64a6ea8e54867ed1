"""Who answers which survey, when, in which language, and what."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from importlib.resources import files
from math import exp
from typing import Literal
from zoneinfo import ZoneInfo

import numpy as np

from analysis.demo.forms import offered
from analysis.demo.levels import EFFECTS, Levels, read
from analysis.demo.people import Person
from analysis.demo.streams import one_of, stream
from analysis.instruments import Instrument, Item
from analysis.texts import Language

ZONE = ZoneInfo("Europe/Helsinki")
LAST_DAY = datetime(2023, 10, 31, tzinfo=ZONE)
Value = str | tuple[str, ...]  # a code, a number, words; several for a multiple choice

#: Questions with several answers that `added` answers.
ADDED = frozenset({"handbook_parts"})

_KEEPS_LANGUAGE = 0.85  # the share of answers given in a person's own language
_COMMENTS = 0.3  # the share that leaves a comment
_OTHER_PLATFORMS = ("Instagram", "GitHub", "ResearchGate", "Reddit")
_OTHER_NEEDS: Mapping[Language, str] = {
    "fi": "Kontakteja uusille markkinoille",
    "sv": "Kontakter till nya marknader",
    "en": "Contacts in new markets",
}


@dataclass(frozen=True)
class Answer:
    """One person's answers to a questionnaire in one wave, still as codes.

    ``kind``: ``answer``, ``duplicate`` (the same person sent the same survey again later) or
    ``test``.
    """

    person: str
    instrument: str
    wave: str
    language: Language
    submitted: datetime
    values: Mapping[str, Value]
    kind: Literal["answer", "duplicate", "test"] = "answer"
    event: str = ""

    @property
    def anonymous(self) -> bool:
        """Whether nothing in the answer says who gave it."""
        return not (self.values.get("email") or self.values.get("code"))


def survey_answers(
    people: Sequence[Person], levels: Levels, instruments: Mapping[str, Instrument], seed: int
) -> tuple[Answer, ...]:
    """Everybody's answers to the surveys of their group, in all waves."""
    rng = stream(seed, "answers")
    return tuple(
        _answer(rng, person, levels, instruments, asked)
        for person in people
        for asked in _rounds(rng, person, levels)
    )


_Round = tuple[str, str, datetime]  # instrument, wave, when


def _rounds(rng: np.random.Generator, person: Person, levels: Levels) -> Iterator[_Round]:
    """The surveys a person answers: those with a low level at the start drop out more often."""
    if "employers" in person.groups:
        yield "employers", "needs", _moment(rng, datetime(2022, 5, 2, tzinfo=ZONE), 300)
        return
    immigrant = "immigrants" in person.groups
    instrument = "participants" if immigrant else "professionals"
    begin = _moment(rng, datetime(2022, 2, 1, tzinfo=ZONE), 300 if immigrant else 60)
    started = rng.random() < 0.93
    if started:
        yield instrument, "start", begin
    scale = "digital_networking" if immigrant else "guidance_skills"
    stays = _logistic(1.1 + 0.6 * (levels[person.id, scale, "start"] - 2.9)) if started else 0.25
    if rng.random() >= stays:
        return
    end = _moment(rng, begin + timedelta(days=150), 40)
    yield instrument, "end", end
    half_a_year_on = _moment(rng, end + timedelta(days=183), 21)
    if immigrant and half_a_year_on < LAST_DAY and rng.random() < 0.72:
        yield instrument, "followup", half_a_year_on


def _answer(
    rng: np.random.Generator,
    person: Person,
    levels: Levels,
    instruments: Mapping[str, Instrument],
    asked: _Round,
) -> Answer:
    name, wave, when = asked
    instrument = instruments[name]
    language = _language(rng, person, offered(instrument.name, wave))
    readings = _readings(rng, person, levels, instrument, wave)
    known = {"email": person.email, "code": person.code, **person.traits, **readings}
    values = {
        item.name: known.get(item.name) or _rest(rng, item, instrument.name, language)
        for item in instrument.items.values()
    }
    if wave != "start" and "situation" in values:
        values["situation"] = _later_situation(rng, str(values["situation"]))
    return Answer(person.id, instrument.name, wave, language, when, values)


def _readings(
    rng: np.random.Generator, person: Person, levels: Levels, instrument: Instrument, wave: str
) -> Mapping[str, Value]:
    """Answers to the items of all scales; only those of one's own groups are asked."""
    answers: dict[str, Value] = {item: "" for s in instrument.scales.values() for item in s.items}
    for effect in EFFECTS:
        level = levels.get((person.id, effect.scale, wave))
        if level is None or effect.added or effect.instrument != instrument.name:
            continue
        scale = instrument.scales[effect.scale]
        for position, item in enumerate(scale.items):
            seen = read(rng, level, position)
            answers[item] = str(6 - seen if item in scale.reversed else seen)
    if "new_contacts" in instrument.items:
        confidence = levels[person.id, "networking_confidence", wave]
        answers["new_contacts"] = str(rng.poisson(exp(0.5 * (confidence - 2))))
    return answers


def _rest(rng: np.random.Generator, item: Item, instrument: str, language: Language) -> Value:
    if item.name in ADDED:
        return ""
    if item.type == "select_multiple":
        return _several(rng, item, language)
    if item.name == "comment" and rng.random() < _COMMENTS:
        return one_of(rng, comments()[instrument, language])
    return ""


def _several(rng: np.random.Generator, item: Item, language: Language) -> tuple[str, ...]:
    """Some of the options, perhaps with something of one's own; or none of them."""
    codes = [option.name for option in item.options if option.name not in ("none", "other")]
    chances = np.linspace(0.7, 0.25, len(codes))
    chosen = tuple(
        code for code, chance in zip(codes, chances, strict=True) if rng.random() < chance
    )
    if item.or_other and rng.random() < 0.12:
        own = one_of(rng, _OTHER_PLATFORMS) if item.name == "platforms" else _OTHER_NEEDS[language]
        return (*chosen, own)
    return chosen or (("none",) if item.or_other else (codes[0],))


def _later_situation(rng: np.random.Generator, before: str) -> str:
    return "employed" if before in ("unemployed", "student") and rng.random() < 0.22 else before


def _language(rng: np.random.Generator, person: Person, languages: Sequence[Language]) -> Language:
    """Mostly one's own language; another where the form is not offered in it."""
    own = person.language in languages and rng.random() < _KEEPS_LANGUAGE
    return person.language if own else one_of(rng, languages)


def _moment(rng: np.random.Generator, earliest: datetime, days: int) -> datetime:
    """A minute between 8 and 22 o'clock within ``days`` from ``earliest``, in UTC."""
    day = earliest.astimezone(ZONE).replace(hour=8, minute=0, second=0, microsecond=0)
    minutes, seconds = int(rng.integers(14 * 60)), int(rng.integers(60))
    local = day + timedelta(days=int(rng.integers(days)), minutes=minutes, seconds=seconds)
    return local.astimezone(UTC)


def _logistic(x: float) -> float:
    return 1 / (1 + exp(-x))


@cache
def comments() -> Mapping[tuple[str, Language], list[str]]:
    """What people write in open answers, by questionnaire and language."""
    text = files("analysis.demo").joinpath("comments.csv").read_text(encoding="utf-8")
    written: dict[tuple[str, Language], list[str]] = {}
    for row in csv.DictReader(text.splitlines()):
        written.setdefault((row["instrument"], row["language"]), []).append(row["text"])  # type: ignore[arg-type]
    return written
