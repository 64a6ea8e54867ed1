"""What was put into the answers beside changes: means of scales, shares, what events are worth."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from statistics import fmean

from analysis.demo.added import SHARES
from analysis.demo.events import Turnout
from analysis.demo.feedback import KINDS, PLATFORMS, Opinion
from analysis.demo.levels import EFFECTS, Levels, expected_score, members
from analysis.demo.people import Person
from analysis.demo.writers.text import as_csv
from analysis.instruments import Instrument


def levels_table(
    people: Sequence[Person], levels: Levels, instruments: Mapping[str, Instrument]
) -> str:
    """A row per scale and wave: the mean put in (``declared``), and what it came to.

    ``level``: the mean of the levels of all ``people`` of the group, answering or not; ``score``:
    the mean score to expect from them, on the scale's own codes.
    """
    header = ["instrument", "group", "scale", "wave", "people", "declared", "level", "score"]
    rows = []
    for effect in EFFECTS:
        group, shift = members(people, effect), effect.lowest - 1
        items = len(instruments[effect.instrument].scales[effect.scale].items)
        for wave in effect.waves:
            true = [levels[person.id, effect.scale, wave] for person in group]
            score = fmean(expected_score(level, items) for level in true)
            means = (effect.declared(wave), fmean(true) + shift, score + shift)
            names = [effect.instrument, effect.group, effect.scale, wave]
            rows.append([*names, len(group), *(f"{mean:.4f}" for mean in means)])
    return as_csv([header, *rows])


def shares_table() -> str:
    """A row per option of a question: the share put in."""
    rows = [
        [shares.instrument, shares.wave, shares.item, option, chance]
        for shares in SHARES
        for option, chance in shares.chances.items()
    ]
    return as_csv([["instrument", "wave", "item", "option", "declared"], *rows])


def feedback_table(turnouts: Sequence[Turnout], said: Sequence[Opinion]) -> str:
    """A row per event asked about: means put in, and what all who were there think of it.

    ``present``: people without the host; ``answered``: those of them who sent feedback. ``nps``,
    ``satisfaction``, ``usability`` (0 to 100), ``contacts``: of all present, answering or not.
    """
    header = ["event", "kind", "platform", "recommendation_declared", "satisfaction_declared"]
    header += ["usability_declared", "contacts_declared", "present", "answered", "promoters"]
    header += ["passives", "detractors", "nps", "satisfaction", "usability", "contacts"]
    rows = [
        _feedback_row(turnout, mine)
        for turnout in turnouts
        if (mine := [opinion for opinion in said if opinion.event == turnout.event.id])
    ]
    return as_csv([header, *rows])


def _feedback_row(turnout: Turnout, mine: Sequence[Opinion]) -> list[object]:
    event, kind = turnout.event, KINDS[turnout.event.kind]
    put_in = (kind.recommendation, kind.satisfaction, PLATFORMS[event.platform], kind.contacts)
    marks = [int(opinion.values["recommend"]) for opinion in mine]
    promoters, detractors = sum(mark > 8 for mark in marks), sum(mark < 7 for mark in marks)
    means = (
        100 * (promoters - detractors) / len(marks),
        fmean(int(o.values[f"fb{n}"]) for o in mine for n in range(1, 5)),
        fmean(_usability(opinion) for opinion in mine),
        fmean(int(opinion.values["contacts_made"]) for opinion in mine),
    )
    counts = (len(mine), sum(opinion.sent for opinion in mine))
    kinds = (promoters, len(marks) - promoters - detractors, detractors)
    names = (event.id, event.kind, event.platform)
    return [*names, *put_in, *counts, *kinds, *(f"{mean:.4f}" for mean in means)]


def _usability(opinion: Opinion) -> float:
    """Brooke 1996, worked out apart from the rule that the reports use."""
    odd = sum(int(opinion.values[f"us{n}"]) for n in range(1, 11, 2))
    even = sum(int(opinion.values[f"us{n}"]) for n in range(2, 11, 2))
    return 2.5 * ((odd - 5) + (25 - even))
