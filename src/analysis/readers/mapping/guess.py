"""What the columns of a table of unknown form may be: by their headers, then by their cells."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from analysis.readers.aliases import Aliases
from analysis.readers.mapping.block import Block
from analysis.readers.mapping.model import QUESTION, MappedKind
from analysis.readers.mapping.shapes import Shape, column_shape
from analysis.texts import N_, normalise

#: Who a row is of: never a question, whatever else speaks for one.
IDENTITY = frozenset(
    {
        "email", "name", "first_name", "last_name", "user_id", "token", "upn", "phone", "ip",
        "location", "device", "booker_name", "booker_email",
    }
)  # fmt: skip
_PEOPLE = IDENTITY - {"location", "ip", "device"}
_BY_KIND: dict[MappedKind, frozenset[str]] = {
    "survey": frozenset(
        {
            "submitted", "started", "response_id", "language", "finished", "progress", "seconds",
            "points",
        }
    ),
    "attendance": frozenset(
        {"join", "leave", "minutes", "role", "guest", "action", "at", "attended"}
    ),
    "registration": frozenset({"registered", "status", "quantity", "attended", "language"}),
    "interactions": frozenset({"at", "to", "text", "action"}),
    "course_log": frozenset(
        {
            "at", "course", "affected", "context", "component", "event_name", "description",
            "origin",
        }
    ),
    "course_progress": frozenset(
        {
            "activity", "activity_time", "grade", "total", "completed", "completed_at",
            "enrolled",
        }
    ),
    "communications": frozenset({"date", "content", "channel", "metric", "measure", "value"}),
}  # fmt: skip
#: The field of the one column of times, where no header says more.
_TIME_OF = {
    "survey": ("started", "submitted"), "attendance": ("join", "leave"),
    "registration": ("registered",), "interactions": ("at",), "course_log": ("at",),
    "course_progress": ("completed_at",), "communications": ("date",),
}  # fmt: skip
_REPEATED = frozenset({*IDENTITY, QUESTION, "ignored", "metric", "value", "grade", "activity"})
# Parts of words, for short headers that no tool writes: "Osallistujan sähköposti".
_PARTS = (
    ("email", re.compile(r"e-?mail|s[äa]hk[öo]posti|\be-?post|s-posti")),
    ("phone", re.compile(r"phone|puhelin|telefon|mobil|\bgsm\b")),
    ("first_name", re.compile(r"etunim|first ?name|given ?name|f[öo]rnamn")),
    ("last_name", re.compile(r"sukunim|last ?name|sur ?name|family ?name|efternamn")),
    ("ip", re.compile(r"\bip\b|\bip-")),
    ("ignored", re.compile(r"syntym|birth|f[öo]delse|henkil[öo]tunnus|personnummer|\bhetu\b")),
    ("location", re.compile(r"osoite|address|adress|postinumero|postnummer|zip")),
    ("name", re.compile(r"\bname\b|\bnimi\b|nimi$|\bnamn\b|namn$")),
)
_LONGEST_PART = 40
_HARDLY_REPEATED = 0.9
_BY_SHAPE: dict[Shape, tuple[str, str]] = {
    "address": ("email", N_("e-mail addresses")),
    "identity code": ("ignored", N_("identity codes of people, which are never needed")),
    "phone number": ("phone", N_("phone numbers")),
    "internet address": ("ip", N_("internet addresses")),
    "name of a person": ("name", N_("what could be names of people")),
}


@dataclass(frozen=True)
class Guess:
    """A column's field, and why: a message id and whether a person should look again."""

    field: str
    why: str
    sure: bool = True


def known_words(aliases: Aliases) -> Mapping[str, str]:
    """The field of each header that any tool writes; where they differ, one that identifies."""
    votes: dict[str, Counter[str]] = {}
    for tool in aliases.headers_by_tool:
        for word, field in aliases.headers(tool).items():
            votes.setdefault(word, Counter())[field] += 1
    return {word: _elected(fields) for word, fields in votes.items()}


def _elected(fields: Counter[str]) -> str:
    order = sorted(fields, key=lambda f: (f not in IDENTITY, f == "ignored", -fields[f], f))
    return order[0]


def kind_of(block: Block, known: Mapping[str, str]) -> MappedKind:
    """What the rows of a table are, by the columns it has."""
    fields = {known[word] for word in map(normalise, block.headers) if word in known}
    shapes = [column_shape(block.column(at)) for at in range(block.width)]
    parts = {_part_of(normalise(header)) for header in block.headers}
    people = bool((fields | parts) & _PEOPLE or {"address", "name of a person"} & set(shapes))
    if people and fields & {"join", "leave", "minutes"}:
        return "attendance"
    if people and fields & {"registered", "status"}:
        return "registration"
    if "text" in fields and (people or "at" in fields):
        return "interactions"
    if len(fields & {"event_name", "component", "context", "affected"}) > 1:
        return "course_log"
    if people and fields & {"grade", "completed", "enrolled", "activity"}:
        return "course_progress"
    return "communications" if not people and _counts(block, fields, shapes) else "survey"


def _counts(block: Block, fields: set[str], shapes: Sequence[Shape | None]) -> bool:
    """Whether the table counts something: numbers for days, or for things that hardly repeat."""
    numbers = shapes.count("number")
    if not numbers or any(header.rstrip().endswith("?") for header in block.headers):
        return False
    if {"measure", "value"} <= fields:
        return True
    first = block.column(0)
    things = shapes[0] is None and len(set(first)) > _HARDLY_REPEATED * len(first)
    return "date" in fields or (numbers > len(shapes) // 2 and (things or "date" in shapes))


def fields_of(kind: MappedKind) -> tuple[str, ...]:
    """The fields that make sense in a table of the kind."""
    return tuple(sorted(_BY_KIND[kind] | IDENTITY | {"organisation"}))


def guess_columns(block: Block, known: Mapping[str, str], kind: MappedKind) -> Iterator[Guess]:
    """A guess for each column."""
    shapes = [column_shape(block.column(at)) for at in range(block.width)]
    times = _times(kind, block, shapes, known)
    taken: set[str] = set()
    for at, header in enumerate(block.headers):
        guess = _guess(normalise(header), shapes[at], times.get(at), known, kind)
        if (guess.field in taken and guess.field not in _REPEATED) or guess.field == QUESTION:
            guess = _rest(kind, shapes[at], content_taken="content" in taken)
        if guess.field == QUESTION and not header.strip():
            guess = Guess("ignored", N_("it has no sure header and could name people"), sure=False)
        taken.add(guess.field)
        yield guess


def _guess(
    word: str, shape: Shape | None, time: str | None, known: Mapping[str, str], kind: MappedKind
) -> Guess:
    field = known.get(word, "")
    if field in IDENTITY or (field in _BY_KIND[kind] and field != "metric"):
        return Guess(field, N_("its header"))
    part = _part_of(word)
    if part:
        return Guess(part, N_("a part of its header"), sure=part != "name")
    if shape in _BY_SHAPE:
        by_shape, why = _BY_SHAPE[shape]
        return Guess(by_shape, why, sure=shape != "name of a person")
    if time:
        return Guess(time, N_("its dates and times"), sure=False)
    if field == "organisation":
        return Guess(field, N_("its header"))
    return Guess(QUESTION, "")


def _part_of(word: str) -> str:
    if len(word) > _LONGEST_PART or word.endswith("?"):
        return ""
    return next((field for field, form in _PARTS if form.search(word)), "")


def _times(
    kind: MappedKind, block: Block, shapes: Sequence[Shape | None], known: Mapping[str, str]
) -> Mapping[int, str]:
    """The field of each column of times whose header says nothing."""
    names, wanted = _TIME_OF[kind], {"date and time", "date", "time of day"}
    if kind == "survey":
        wanted = {"date and time"}
    said = {known.get(normalise(header)) for header in block.headers}
    free = [name for name in names if name not in said]
    places = [
        at for at, header in enumerate(block.headers)
        if shapes[at] in wanted and known.get(normalise(header)) not in _BY_KIND[kind]
    ]  # fmt: skip
    last = free[-len(places) :] if places else []
    return dict(zip(places, last, strict=False))


def _rest(kind: MappedKind, shape: Shape | None, *, content_taken: bool) -> Guess:
    """What a column is that nothing else tells."""
    if kind in {"survey", "registration"}:
        if shape in {"date", "date and time"}:
            return Guess("ignored", N_("its dates, which could be days of birth"), sure=False)
        return Guess(QUESTION, N_("nothing speaks for anything else"))
    if kind == "communications":
        if shape in {"number", "duration"}:
            return Guess("metric", N_("its numbers"))
        if shape is None and not content_taken:
            return Guess("content", N_("its texts"))
    if kind == "attendance" and shape == "duration":
        return Guess("minutes", N_("its durations"), sure=False)
    return Guess("ignored", N_("no use is known for it"), sure=False)
