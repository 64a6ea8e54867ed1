"""What ``project.toml`` says in one place must agree with what it says in another.

Works on the file's raw data, so that these faults are found in the same go as faults of form.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from datetime import date

from analysis.project.faults import Fault, unknown_word
from analysis.project.toml_places import KeyPath, value_at
from analysis.texts import N_

Data = Mapping[str, object]

_LISTS_WITH_IDS = ("partners", "work_packages", "goals", "groups", "waves", "courses")
_NO_SUCH = {
    "goals": N_("No goal has the id “{found}”."),
    "groups": N_("No group has the id “{found}”."),
    "waves": N_("No wave has the id “{found}”."),
}


def disagreements(
    data: Data, indicators: Collection[str], instruments: Collection[str] | None
) -> Iterator[Fault]:
    """Every key that names what is not there, is named twice, or contradicts another."""
    yield from _targets(data, indicators)
    yield from _surveys(data, instruments)
    yield from _outcomes(data)
    yield from _reports(data)
    yield from _periods(data)
    yield from _retention(data)
    for name in _LISTS_WITH_IDS:
        yield from _twice(_texts(data, name, "id"), N_("The id “{found}” was already used."))
    yield from _twice(_patterns(data), N_("The files “{found}” were already named."))


def _targets(data: Data, indicators: Collection[str]) -> Iterator[Fault]:
    for path, name in _texts(data, "targets", "indicator"):
        if name not in indicators:
            yield unknown_word(path, name, indicators, N_("No indicator is called “{found}”."))
    repeated = N_("The indicator “{found}” already has a target.")
    yield from _twice(_texts(data, "targets", "indicator"), repeated)


def _surveys(data: Data, instruments: Collection[str] | None) -> Iterator[Fault]:
    yield from _references(data, "surveys", "wave", "waves")
    yield from _references(data, "surveys", "group", "groups")
    for path, name in _texts(data, "surveys", "instrument"):
        if instruments is not None and name not in instruments:
            yield unknown_word(
                path, name, instruments, N_("The folder instruments/ holds no “{found}”.")
            )


def _outcomes(data: Data) -> Iterator[Fault]:
    yield from _references(data, "outcomes", "goal", "goals")
    yield from _references(data, "outcomes", "group", "groups")
    known = _ids(data, "waves")
    for place, row in _rows(data, "outcomes"):
        waves = _as_list(row.get("waves"))
        for number, wave in enumerate(waves):
            if isinstance(wave, str) and wave not in known:
                path = ("outcomes", place, "waves", number)
                yield unknown_word(path, wave, known, _NO_SUCH["waves"])
        if len(waves) == 2 and waves[0] == waves[1]:
            yield Fault(
                ("outcomes", place, "waves"),
                N_("The wave “{found}” is compared with itself."),
                N_('Name the earlier and the later wave, for example: waves = ["start", "end"]'),
                {"found": waves[0]},
            )


def _reports(data: Data) -> Iterator[Fault]:
    for path, period in _texts(data, "reports", "period"):
        if period not in {"funded", "extended"}:
            what = N_("No period is called “{found}”.")
            yield unknown_word(path, period, ["extended", "funded"], what)


def _periods(data: Data) -> Iterator[Fault]:
    """The extended period holds the funded one: a report on it covers all days of the project."""
    extended, funded = (
        {edge: value_at((name, edge), data) for edge in ("start", "end")}
        for name in ("extended", "funded")
    )
    if not all(isinstance(day, date) for day in (*extended.values(), *funded.values())):
        return
    do = N_("The extended period includes the funded one. Write for example: {example}")
    if str(extended["start"]) > str(funded["start"]):
        what = N_("The extended period starts on {found}, after the funded one ({limit}).")
        yield _edge("start", what, do, extended, funded)
    if str(extended["end"]) < str(funded["end"]):
        what = N_("The extended period ends on {found}, before the funded one ({limit}).")
        yield _edge("end", what, do, extended, funded)


def _retention(data: Data) -> Iterator[Fault]:
    for kind in ("raw", "processed"):
        until, months = (("retention", f"{kind}_{how}") for how in ("until", "months"))
        if value_at(until, data) is not None and value_at(months, data) is not None:
            what = N_("Both a day and months are given for how long the data are kept.")
            yield Fault(months, what, N_("Keep one of the two."))


def _edge(edge: str, what: str, do: str, extended: Data, funded: Data) -> Fault:
    values = {"found": extended[edge], "limit": funded[edge], "example": f"{edge} = {funded[edge]}"}
    return Fault(("extended", edge), what, do, values)


def _references(data: Data, table: str, key: str, defined: str) -> Iterator[Fault]:
    known = _ids(data, defined)
    for path, name in _texts(data, table, key):
        if name not in known:
            yield unknown_word(path, name, known, _NO_SUCH[defined])


def _twice(named: Iterator[tuple[KeyPath, str]], what: str) -> Iterator[Fault]:
    seen: Counter[str] = Counter()
    for path, name in named:
        seen[name] += 1
        if seen[name] == 2:
            yield Fault(path, what, N_("Keep one of them, or change this one."), {"found": name})


def _patterns(data: Data) -> Iterator[tuple[KeyPath, str]]:
    for place, row in _rows(data, "surveys"):
        for number, pattern in enumerate(_as_list(row.get("files"))):
            if isinstance(pattern, str):
                yield ("surveys", place, "files", number), pattern


def _texts(data: Data, table: str, key: str) -> Iterator[tuple[KeyPath, str]]:
    for place, row in _rows(data, table):
        value = row.get(key)
        if isinstance(value, str):
            yield (table, place, key), value


def _ids(data: Data, table: str) -> frozenset[str]:
    return frozenset(name for _, name in _texts(data, table, "id"))


def _rows(data: Data, table: str) -> Iterator[tuple[int, Data]]:
    for place, row in enumerate(_as_list(data.get(table))):
        if isinstance(row, Mapping):
            yield place, row


def _as_list(value: object) -> list[object]:
    return value if isinstance(value, list) else []
