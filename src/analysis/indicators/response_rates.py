"""How many of those who could have answered did: by wave of a survey, and by event.

Whom a project invited stands in no export. The rates are therefore shares of people who are
known: they registered, answered the first wave, or attended. Each says which.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pandas as pd

from analysis.indicators.data import members

#: What a rate by wave is a share of: people registered, who answered the first wave, or unknown.
BASES = ("registered", "first wave", "")
_COLUMNS = ["instrument", "group", "wave", "answers", "base", "first", "asked", "answered"]
_SURVEY = ["instrument", "group"]
# Where the group of more registered people than one in ten is unknown, those known to belong to
# it may be known from their answers alone: the share of those who answered would be circular.
_UNKNOWN_AT_MOST = 0.1
_CARRY = ("host", "panelist")


def rates_by_wave(
    responses: pd.DataFrame,
    people: pd.DataFrame,
    registrations: pd.DataFrame,
    waves: Sequence[str],
) -> pd.DataFrame:
    """A row per questionnaire, group and wave, in the order of ``waves``.

    Columns instrument, group, wave; answers (people); base (one of `BASES`); first (the wave that
    the base is of); asked (people in the base); answered (those of them). Answers about an event
    are left out. Of a wave after the first nothing is said if nobody in it answered the first:
    then its answers cannot be joined to people.
    """
    asked = responses[responses["event"] == ""]
    found = [
        row
        for (instrument, group), mine in asked.groupby(_SURVEY)
        for row in _rates(mine, _registered(people, registrations, str(group)), waves)
    ]
    return pd.DataFrame(found, columns=_COLUMNS)


def rates_by_event(
    responses: pd.DataFrame, attendance: pd.DataFrame, events: pd.DataFrame
) -> pd.DataFrame:
    """The columns of ``events``, attended and answered: a row per event that anybody attended.

    ``attended``: people without those who carried it (hosts, panellists). ``answered``: people
    who answered about the event, whether they can be joined to the list of those present or not.
    """
    guests = attendance[~attendance["role"].isin(_CARRY)]
    counts = {
        "attended": guests.groupby("event")["person"].nunique(),
        "answered": responses.groupby("event")["person"].nunique(),
    }
    whole = events.assign(
        **{name: events["event"].map(n).fillna(0).astype("int64") for name, n in counts.items()}
    )
    met = whole[(whole["attended"] > 0) | (whole["answered"] > 0)]
    return met.sort_values(["start", "event"], kind="stable", ignore_index=True)


def _registered(people: pd.DataFrame, registrations: pd.DataFrame, group: str) -> set[str]:
    """Who registered for any event and belongs to the group; nobody where that is not known."""
    known = people[people["person"].isin(registrations["person"])]
    if not group:
        return set(known["person"])
    unknown = (known["groups"] == "").mean() if len(known) else 0.0
    return set(members(known, group)) if unknown <= _UNKNOWN_AT_MOST else set()


def _rates(
    mine: pd.DataFrame, registered: set[str], waves: Sequence[str]
) -> Iterator[dict[str, object]]:
    by_wave = {str(wave): set(rows["person"]) for wave, rows in mine.groupby("wave")}
    ordered = sorted(by_wave, key=[*waves, *sorted(by_wave)].index)
    first = ordered[0]
    for wave in ordered:
        base, whole = (
            ("registered", registered) if wave == first else ("first wave", by_wave[first])
        )
        both = len(whole & by_wave[wave])
        yield {
            "instrument": mine["instrument"].iloc[0],
            "group": mine["group"].iloc[0],
            "wave": wave,
            "answers": len(by_wave[wave]),
            "base": base if both else "",
            "first": first,
            "asked": len(whole) if both else 0,
            "answered": both,
        }
