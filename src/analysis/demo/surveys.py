"""From answers to the exports of the survey tools, mess included."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from analysis.demo.answers import ZONE, Answer
from analysis.demo.exported import Exported, in_file
from analysis.demo.forms import COPIES, FORMS, Form
from analysis.demo.mess_answers import mess_up
from analysis.demo.mess_cells import mess_up_cells
from analysis.demo.people import Person
from analysis.demo.sheets import in_order, make_sheet
from analysis.demo.streams import stream
from analysis.demo.writers import WRITERS
from analysis.instruments import Instrument, Item


@dataclass(frozen=True)
class _World:
    """What making an export needs to know beside its own answers."""

    people: Mapping[str, Person]
    started: frozenset[str]  # who answered a start survey
    seed: int


def export_surveys(
    answers: Sequence[Answer],
    people: Sequence[Person],
    instruments: Mapping[str, Instrument],
    seed: int,
) -> tuple[Exported, ...]:
    """Every form's export."""
    given = _once_in_two_languages(answers)
    world = _World(
        people={person.id: person for person in people},
        started=frozenset(answer.person for answer in answers if answer.wave == "start"),
        seed=seed,
    )
    return tuple(_export(form, instruments[form.instrument], given, world) for form in FORMS)


def copied(exports: Iterable[Exported]) -> Mapping[str, bytes]:
    """The second copies, byte by byte the same: file → content."""
    contents = {export.file: export.content for export in exports}
    return {copy: contents[original] for copy, original in COPIES.items()}


def _export(
    form: Form, instrument: Instrument, answers: Sequence[Answer], world: _World
) -> Exported:
    rng = stream(world.seed, form.file)
    mine = [answer for answer in answers if _belongs(answer, form)]
    messy, counts = mess_up(form, mine, world.people, world.started, rng)
    ordered = in_order(messy)
    sheet, cell_counts = mess_up_cells(make_sheet(form, instrument, ordered), rng)
    return Exported(
        form.file,
        WRITERS[form.tool](sheet, form.encoding),
        in_file(
            form.file, counts + cell_counts + _of_the_form(form, instrument) + _unnamed(ordered)
        ),
        tuple(ordered),
    )


def _belongs(answer: Answer, form: Form) -> bool:
    year = answer.submitted.astimezone(ZONE).year
    place = (answer.instrument, answer.wave, answer.language)
    return (
        place == (form.instrument, form.wave, form.language)
        and form.year in (None, year)
        and (not form.events or answer.event in form.events)
    )


def _once_in_two_languages(answers: Sequence[Answer]) -> list[Answer]:
    """The answers, one of a start survey in Finnish given again in English a day later."""
    first = next(a for a in answers if (a.wave, a.language) == ("start", "fi"))
    later = first.submitted + timedelta(days=1)
    again = replace(first, language="en", submitted=later, values={**first.values, "comment": ""})
    others = [answer for answer in answers if answer is not first]
    return [replace(first, kind="duplicate"), again, *others]


def _unnamed(answers: Sequence[Answer]) -> Counter[str]:
    return Counter({"anonymous": sum(answer.anonymous for answer in answers)})


def _of_the_form(form: Form, instrument: Instrument) -> Counter[str]:
    """What is unusual in the whole export."""
    asked = [instrument.items[name] for name in form.items.split() or instrument.items]
    several = [item for item in asked if item.type == "select_multiple"]
    bold = [i for i in asked if i not in several and form.marked and form.marked in _words(form, i)]
    counts = {
        "changed_wording": len(form.wording) + len(form.event_wording),
        "html_in_header": len(bold),
        "no_break_space_in_header": int(bool(form.header_no_break_space)),
        "unknown_column": int(bool(form.extra)),
        "cp1252": int(form.encoding == "cp1252"),
        "utf8_bom": int(form.encoding == "utf-8-sig"),
        "identical_copy": list(COPIES.values()).count(form.file),
    }
    return Counter({kind: count for kind, count in counts.items() if count})


def _words(form: Form, item: Item) -> str:
    return form.wording.get(item.name, item.label[form.language])
