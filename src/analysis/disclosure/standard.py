"""The counts that reports show of a data set, as tables to be published together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from analysis.disclosure.cells import CellSpec, cell
from analysis.disclosure.tables import Tables
from analysis.indicators.change import Change
from analysis.indicators.data import Data, active_people
from analysis.indicators.events import funnel_by_event
from analysis.indicators.people import people_by_attribute, people_by_group
from analysis.indicators.rules import attended_people, people_involved

_YES, _NO = "yes", "no"
# What each column of the funnel is limited to; with this, those who stayed are among those who
# attended, and the events add up to the totals.
_VISITS: Mapping[str, Mapping[str, str]] = {
    "registered": {"registered": _YES},
    "shown_up": {"registered": _YES, "attended": _YES},
    "attended": {"attended": _YES},
    "stayed": {"attended": _YES, "stayed": _YES},
}
VISITS = tuple(_VISITS)


@dataclass(frozen=True)
class Cells:
    """Names of the cells of one period; ``days``: its first and last day, ``…/…``."""

    days: str

    def people(self, where: Mapping[str, str] | None = None) -> CellSpec:
        """People involved, all or those with a trait."""
        return cell(f"people@{self.days}", where)

    def group(self, group: str) -> CellSpec:
        """People involved of a group, perhaps of others too."""
        return self.people({f"group:{group}": _YES})

    def at_events(self) -> CellSpec:
        """Different people at events."""
        return self.people({"at an event": _YES})

    def visits(self, column: str, events: Iterable[str]) -> CellSpec:
        """Visits to events of one kind (see `VISITS`)."""
        return cell("visits", {"event": sorted(events), **_VISITS[column]})

    def answers(self, found: Change, number: int, answer: str = "") -> CellSpec:
        """People who answered the first or second wave (``number``), or both if paired."""
        outcome = found.outcome
        paired = outcome.design == "paired"
        wave = "+".join(outcome.waves) if paired else outcome.waves[number]
        where = {"group": outcome.group, "scale": outcome.scale, "wave": wave}
        given = {f"answer {outcome.waves[number]}": answer} if answer else {}
        return cell(f"answers@{self.days}", {**where, **given})


def standard_tables(
    data: Data,
    days: str,
    groups: Sequence[str],
    attributes: Sequence[str],
    changes: Sequence[Change],
) -> Tables:
    """All counts of people that reports of one period show.

    Reports share them all, whichever of them each one shows, so that what one hides no other tells.
    """
    names = Cells(days)
    parts = [
        _people(data, names, groups),
        *(_attribute(data, names, attribute) for attribute in attributes),
        _visits(data, names),
        *(_answers(names, found) for found in changes),
    ]
    return Tables(
        {spec: n for part in parts for spec, n in part.counts.items()},
        {name: values for part in parts for name, values in part.domains.items()},
        tuple(line for part in parts for line in part.equations),
    )


def _people(data: Data, names: Cells, groups: Sequence[str]) -> Tables:
    counted = people_by_group(data, list(groups))
    universe = names.people().universe
    cells = {names.group(group): n for group, n in counted.items()}
    total = people_involved(data)
    # where all are of a group, readers see how many memberships there are beyond one for each
    beyond = cell(f"memberships@{names.days}", {"membership": "further"})
    line = {names.people(): -1, **dict.fromkeys(cells, 1), beyond: -1}
    return Tables(
        {names.people(): total, names.at_events(): attended_people(data), **cells},
        {
            **{(universe, f"group:{group}"): frozenset({_YES, _NO}) for group in groups},
            (universe, "at an event"): frozenset({_YES, _NO}),
        },
        (line,) if cells and _all_grouped(data) else (),
    )


def _all_grouped(data: Data) -> bool:
    return bool((active_people(data)["groups"].str.strip() != "").all())


def _attribute(data: Data, names: Cells, attribute: str) -> Tables:
    counted = people_by_attribute(data, attribute)
    universe = names.people().universe
    return Tables(
        {names.people({attribute: value}): n for value, n in counted.items()},
        {(universe, attribute): frozenset(counted)} if counted else {},
    )


def _visits(data: Data, names: Cells) -> Tables:
    funnel: pd.DataFrame = funnel_by_event(data)
    held = [str(event) for event in funnel["event"]]
    counts: dict[CellSpec, int] = {}
    for column in VISITS if held else ():
        each = [int(n) for n in funnel[column]]
        counts |= {names.visits(column, [e]): n for e, n in zip(held, each, strict=True)}
        counts[names.visits(column, held)] = sum(each)
    return Tables(counts)


def _answers(names: Cells, found: Change) -> Tables:
    counts: dict[CellSpec, int] = {}
    paired = found.outcome.design == "paired"
    sizes = (found.people, found.people) if paired else found.answered
    for number, (size, wave) in enumerate(zip(sizes, (found.before, found.after), strict=True)):
        counts[names.answers(found, number)] = size
        if found.share and wave.value is not None:
            yes = round(wave.value * size)
            counts[names.answers(found, number, _YES)] = yes
            counts[names.answers(found, number, _NO)] = size - yes
    universe = names.answers(found, 0).universe
    asked = {f"answer {wave}": frozenset({_YES, _NO}) for wave in found.outcome.waves}
    return Tables(counts, {(universe, name): values for name, values in asked.items()})
