"""Which records are the same person: certain evidence only, and no link where it disagrees."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from analysis.people.pseudonyms import pseudonym
from analysis.problems import Place, Problem
from analysis.texts import N_


@dataclass(frozen=True)
class Resolution:
    """The person of each record.

    ``person``: pseudonyms, indexed like the evidence. ``evidence``: by what each record was
    placed (``email``, ``code``, ``name at event``, ``nothing``).
    """

    person: pd.Series[str]
    evidence: pd.Series[str]
    problems: tuple[Problem, ...]


def resolve(evidence: pd.DataFrame, key: bytes) -> Resolution:
    """Join records that are one person.

    ``evidence``: a row per record, columns ``email``, ``code``, ``name`` (normalised, "" if
    none), ``event`` (names are compared within one event only), ``file``, ``row``. Same e-mail: one
    person. Same code: one person unless two e-mail addresses use it. Same name at the same
    event: one person unless two do.
    """
    groups = evidence["email"].where(evidence["email"] != "", None)
    owners, disputed = _owners(evidence, "code", groups)
    groups = groups.fillna(evidence["code"].map(owners).astype("str"))
    # a code that nobody's e-mail owns is a person of its own; a disputed one proves nothing
    free_code = (evidence["code"] != "") & ~evidence["code"].isin(disputed)
    groups = groups.fillna(("code\x1f" + evidence["code"]).where(free_code, None))
    at_event = (evidence["event"] + "\x1f" + evidence["name"]).where(
        (evidence["name"] != "") & (evidence["event"] != ""), ""
    )
    named = evidence.assign(at_event=at_event)
    owners_by_name, ambiguous = _owners(named, "at_event", groups)
    groups = groups.fillna(at_event.map(owners_by_name).astype("str"))
    free_name = (at_event != "") & ~at_event.isin(ambiguous)
    groups = groups.fillna(("name\x1f" + at_event).where(free_name, None))
    alone = "record\x1f" + evidence["file"] + "\x1f" + evidence["row"].astype(str)
    groups = groups.fillna(alone)
    unique = {group: pseudonym(key, "person", group) for group in groups.unique()}
    return Resolution(
        groups.map(unique).astype(str),
        _kinds(evidence, at_event, free_code, free_name),
        tuple(_disputes(evidence, disputed)),
    )


def _owners(
    evidence: pd.DataFrame, column: str, groups: pd.Series[str]
) -> tuple[dict[str, str], set[str]]:
    """Values of ``column`` that exactly one group uses, with that group; and those several use."""
    used = evidence[(evidence[column] != "") & groups.notna()]
    by_value = groups[used.index].groupby(used[column]).unique()
    owners = {str(value): str(found[0]) for value, found in by_value.items() if len(found) == 1}
    return owners, {str(value) for value, found in by_value.items() if len(found) > 1}


def _kinds(
    evidence: pd.DataFrame,
    at_event: pd.Series[str],
    free_code: pd.Series[bool],
    free_name: pd.Series[bool],
) -> pd.Series[str]:
    kinds = pd.Series("nothing", index=evidence.index)
    kinds = kinds.mask(free_name & (at_event != ""), "name at event")
    return kinds.mask(free_code, "code").mask(evidence["email"] != "", "email")


def _disputes(evidence: pd.DataFrame, disputed: Iterable[str]) -> Iterable[Problem]:
    for code in sorted(disputed):
        rows = evidence[evidence["code"] == code]
        first = rows.iloc[-1]
        yield Problem(
            N_("One individual code is used with several e-mail addresses ({count} answers)."),
            N_("Look which answer has the code mistyped and correct it; nothing was joined by it."),
            Place(file=str(first["file"]), row=int(first["row"])),
            {"count": len(rows)},
            severity="warning",
        )
