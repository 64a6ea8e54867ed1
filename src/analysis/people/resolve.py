"""Which records are the same person: certain evidence only, and no link where it disagrees."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.people.pseudonyms import pseudonym
from analysis.problems import Place, Problem
from analysis.texts import N_

Numbers = np.ndarray[tuple[int], np.dtype[np.int64]]
Flags = np.ndarray[tuple[int], np.dtype[np.bool_]]


@dataclass(frozen=True)
class Resolution:
    """The person of each record.

    ``person``: pseudonyms, indexed like the evidence. ``evidence``: by what each record was
    placed (``email``, ``code``, ``name at event``, ``nothing``).
    """

    person: pd.Series[str]
    evidence: pd.Series[str]
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class _Numbered:
    """Texts as numbers: ``number`` of each record's text, -1 for none; the ``texts`` by number."""

    number: Numbers
    texts: pd.Index[str]

    @classmethod
    def of(cls, cells: pd.Series[str]) -> _Numbered:
        number, texts = pd.factorize(cells.mask(cells == ""))
        return cls(number.astype(np.int64), pd.Index(texts))

    @property
    def known(self) -> Flags:
        return self.number >= 0


def resolve(evidence: pd.DataFrame, key: bytes) -> Resolution:
    """Join records that are one person.

    ``evidence``: a row per record, columns ``email``, ``code``, ``name`` (normalised, "" if
    none), ``event`` (names are compared within one event only), ``file``, ``row``. Same e-mail: one
    person. Same code: one person unless two e-mail addresses use it. Same name at the same
    event: one person unless two do.
    """
    email, code = (_Numbered.of(evidence[name]) for name in ("email", "code"))
    at_event = _Numbered.of(_names_at_events(evidence))
    groups = email.number
    groups, disputed = _joined(groups, code, len(email.texts))
    groups, ambiguous = _joined(groups, at_event, len(email.texts) + len(code.texts))
    alone = groups < 0
    named = [*email.texts, *_labels("code", code.texts), *_labels("name", at_event.texts)]
    groups = np.where(alone, len(named) + np.cumsum(alone) - 1, groups)
    rows = evidence.loc[alone, "file"] + "\x1f" + evidence.loc[alone, "row"].astype(str)
    labels = [*named, *_labels("record", rows)]
    return Resolution(
        _pseudonyms(groups, labels, key).set_axis(evidence.index),
        _kinds(email.known, _proven(code, disputed), _proven(at_event, ambiguous), evidence.index),
        tuple(_disputes(evidence, code.texts[disputed])),
    )


def _names_at_events(evidence: pd.DataFrame) -> pd.Series[str]:
    there = (evidence["name"] != "") & (evidence["event"] != "")
    return (evidence["event"] + "\x1f" + evidence["name"]).where(there, "")


def _joined(groups: Numbers, values: _Numbered, first: int) -> tuple[Numbers, Flags]:
    """The groups, where there was none by ``values``; and which of these several groups use.

    A value that one group uses belongs to it; one that nobody's group uses is a group of its own,
    numbered from ``first``; a disputed one proves nothing.
    """
    used = values.known & (groups >= 0)
    lowest = np.full(len(values.texts), np.iinfo(np.int64).max)
    highest = np.full(len(values.texts), -1)
    np.minimum.at(lowest, values.number[used], groups[used])
    np.maximum.at(highest, values.number[used], groups[used])
    disputed = lowest < highest
    owners = np.where(highest < 0, first + np.arange(len(highest)), highest)
    without = (groups < 0) & _proven(values, disputed)
    return np.where(without, np.append(owners, -1)[values.number], groups), disputed


def _proven(values: _Numbered, disputed: Flags) -> Flags:
    """Whether a record has a value that is not disputed."""
    return ~np.append(disputed, [True])[values.number]  # -1, for none, takes the last


def _labels(kind: str, texts: Iterable[str]) -> list[str]:
    return [f"{kind}\x1f{text}" for text in texts]


def _pseudonyms(groups: Numbers, labels: Sequence[str], key: bytes) -> pd.Series[str]:
    number, used = pd.factorize(groups)
    people = pd.Series(
        [pseudonym(key, "person", labels[int(group)]) for group in used], dtype="str"
    )
    return people.take(number)


def _kinds(by_email: Flags, by_code: Flags, by_name: Flags, index: pd.Index) -> pd.Series[str]:
    kinds = np.select([by_email, by_code, by_name], [0, 1, 2], default=3)
    names = pd.Series(["email", "code", "name at event", "nothing"], dtype="str")
    return names.take(kinds).set_axis(index)


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
