"""People to be left out: known again by marks from which nobody can be read.

A person's pseudonym depends on what is known of them, and changes when an export adds or takes
away an address. So each address, code and name at an event that is theirs alone is remembered
too, each as a keyed hash of a domain of its own.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

import pandas as pd

from analysis.people.pseudonyms import pseudonym

_KINDS = ("email", "code", "name")


def marks_of(rows: pd.DataFrame, person: str, key: bytes) -> frozenset[str]:
    """The marks by which a person is known again.

    ``rows``: columns person, email, code, name, event. What another person uses too is no mark.
    """
    own = rows["person"] == person
    found = {person}
    for kind in _KINDS:
        values = _values(rows, kind)
        alone = set(values[own]) - set(values[~own]) - {""}
        found |= {_mark(key, kind, value) for value in alone}
    return frozenset(found)


def is_forgotten(rows: pd.DataFrame, key: bytes, forgotten: Collection[str]) -> pd.Series[bool]:
    """Which rows belong to people with any of the marks ``forgotten``.

    ``rows``: as in `marks_of`.
    """
    known = frozenset(forgotten)
    marked = rows["person"].isin(known)
    for kind in _KINDS if known else ():
        values = _values(rows, kind)
        marked |= values.isin(set(_marked(values, kind, key, known)))
    people = set(rows.loc[marked, "person"]) - {""}
    return marked | rows["person"].isin(people)


def _marked(values: pd.Series[str], kind: str, key: bytes, known: frozenset[str]) -> Iterator[str]:
    return (v for v in values.unique() if v and _mark(key, kind, str(v)) in known)


def _values(rows: pd.DataFrame, kind: str) -> pd.Series[str]:
    if kind != "name":
        return rows[kind]
    there = (rows["name"] != "") & (rows["event"] != "")
    return (rows["event"] + "\x1f" + rows["name"]).where(there, "")


def _mark(key: bytes, kind: str, value: str) -> str:
    return pseudonym(key, f"forgotten {kind}", value)
