"""Who registered for which event, by registration lists and by attendance lists that say so."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from analysis.cleaning.date_table import date_row
from analysis.cleaning.event_files import EventFile, events_of, zone_of
from analysis.cleaning.moment_problems import order_problems
from analysis.cleaning.moments import Moments, parse_file
from analysis.cleaning.rows import not_kept, together
from analysis.cleaning.source import Source
from analysis.cleaning.survey_file import keys_of
from analysis.problems import Place, Problem
from analysis.project.nearest import nearest
from analysis.readers import Export, Table
from analysis.tables import SCHEMAS, empty
from analysis.texts import N_, normalise

_WHO = ["event", "person"]
#: The section of an attendance list whose rows are registrations, not stays.
REGISTRATIONS = "registrations"
# Of several registrations of one person the first of these counts.
_RANK = {"no show": 0, "registered": 1, "waiting": 2, "cancelled": 3}
NO_REGISTRATIONS = pd.DataFrame(
    {name: pd.Series(dtype="str") for name in ("file", "section", "event", "status", "mark")}
    | {"row": pd.Series(dtype="int64"), "registered": pd.Series(dtype="datetime64[us, UTC]")}
)


@dataclass(frozen=True)
class Registered:
    """``registrations``: the tidy table; ``kept``: keys of the row each of them came from."""

    registrations: pd.DataFrame
    kept: pd.DataFrame
    left_out: pd.DataFrame


@dataclass(frozen=True)
class RegistrationRows:
    """The rows of an export; how its dates were read; what a person should know of them."""

    rows: pd.DataFrame
    dates: pd.DataFrame
    problems: tuple[Problem, ...]


def registration_rows(file: EventFile, source: Source) -> RegistrationRows:
    """The rows of an export that register somebody (columns `NO_REGISTRATIONS`).

    Of a registration list all; of an attendance list those that name a registration.
    """
    tables = [table for table in file.export.tables if _registers(file.export, table)]
    cells = {
        str(number): found
        for number, table in enumerate(tables)
        if (found := table.field("registered")) is not None
    }
    times = parse_file(cells, file.registration_clock(source))
    parts, problems = [], []
    for number, table in enumerate(tables):
        nothing = Moments(pd.Series(pd.NaT, table.rows.index, dtype="datetime64[us, UTC]"))
        status, unknown = _status(file.export, table, source)
        problems += unknown
        part = keys_of(file.export, table).assign(
            event=events_of(file, table, source),
            status=status,
            mark=pd.Series(table.marks, dtype="str").reindex(table.rows.index, fill_value=""),
            registered=times.get(str(number), nothing).utc,
        )
        parts.append(part[part["status"] != ""])
    rows = together(parts, NO_REGISTRATIONS)[list(NO_REGISTRATIONS.columns)]
    dates = date_row(file.export.file, zone_of(file.export, source), cells, times)
    return RegistrationRows(
        rows, dates, (*order_problems(file.export.file, *times.values()), *problems)
    )


def unite_registrations(
    rows: pd.DataFrame, known: pd.MultiIndex, there: pd.MultiIndex | None = None
) -> Registered:
    """One row per person and event.

    ``known``: pairs that a registration form tells already. ``there``: pairs of who attended; who
    did is no no-show, even if registered twice or met under another account.
    """
    rule = pd.Series("", index=rows.index, dtype="str").mask(rows["person"] == "", "no name")
    rule = rule.mask(rows["event"] == "", "no event").mask(rows["mark"] != "", rows["mark"])
    usable = _came_after_all(rows[rule == ""], there)
    first = usable.groupby(_WHO)["registered"].transform("min")
    ranked = usable.assign(rank=usable["status"].map(_RANK)).sort_values(
        ["rank", "registered", "file", "row"], kind="stable"
    )
    again = ranked.duplicated(_WHO) | pd.MultiIndex.from_frame(ranked[_WHO]).isin(known)
    counted = ranked[~again]
    left_out = [
        *(not_kept(rows[rule == name], name) for name in sorted(set(rule) - {""})),
        not_kept(ranked[again], "registered again"),
    ]
    table = counted.assign(registered=counted["registered"].fillna(first)).sort_values(_WHO)
    keys = counted[["file", "section", "row"]]
    tidy = table[list(SCHEMAS["registrations"].columns)]
    return Registered(tidy, keys, together(left_out, empty("set_aside")))


def _came_after_all(rows: pd.DataFrame, there: pd.MultiIndex | None) -> pd.DataFrame:
    if there is None:
        return rows
    came = pd.MultiIndex.from_frame(rows[_WHO]).isin(there)
    return rows.assign(
        status=rows["status"].mask(came & (rows["status"] == "no show"), "registered")
    )


def _registers(export: Export, table: Table) -> bool:
    listed = export.kind == "registration" or table.section == REGISTRATIONS
    return listed or table.field("attended") is not None


def _status(export: Export, table: Table, source: Source) -> tuple[pd.Series[str], list[Problem]]:
    """The status of each row; "" for rows of an attendance list that register nobody."""
    cells = table.field("status")
    blank = pd.Series("registered", index=table.rows.index, dtype="str")
    words, problems = source.aliases.words("registration"), []
    found = blank
    if cells is not None:
        said = {text: words.get(normalise(text), "").replace("_", " ") for text in cells.unique()}
        unknown = [t for t, known in said.items() if not known and t.strip(" -")]
        problems = [_unknown(export, cells, text, list(words)) for text in unknown]
        found = cells.map(said)
        found = found.mask(found == "", "registered")
    return _of_attendance(table, found), problems


def _of_attendance(table: Table, status: pd.Series[str]) -> pd.Series[str]:
    attended, registered = table.field("attended"), table.field("registered")
    if attended is None:
        return status
    away = attended.str.strip().str.casefold().isin({"no", "ei", "nej"})
    came = ~away & (registered is not None and registered.str.strip(" -") != "")
    status = status.mask(away & (status == "registered"), "no show")
    return status.where(away | came, "")


def _unknown(export: Export, cells: pd.Series[str], text: str, known: list[str]) -> Problem:
    rows = cells.index[cells == text]
    likely = nearest(text, known)
    if likely:
        do = N_(
            "If it means “{nearest}” or something else, add it to [words.registration] in "
            "aliases.toml."
        )
    else:
        do = N_("If it means something else, add it to [words.registration] in aliases.toml.")
    return Problem(
        N_("“{found}” is no status of a registration known here; it counts as registered. Rows: "
           "{count}."),
        do,
        Place(export.file, row=int(rows[0])),
        {"found": text.strip()[:40], "count": len(rows), "nearest": likely},
        severity="warning",
    )  # fmt: skip
