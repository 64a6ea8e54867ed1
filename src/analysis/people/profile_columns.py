"""What the records tell of each owner, kept in columns: a profile is made when it is asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.people.profiles import Profile, Stay

Numbers = np.ndarray[tuple[int, ...], np.dtype[np.int64]]


@dataclass(frozen=True, slots=True)
class _Ragged:
    """``rows`` owner by owner; those of owner n from ``starts[n]`` to ``starts[n + 1]``."""

    rows: Numbers
    starts: Numbers

    @staticmethod
    def of(owner: Numbers, rows: Numbers, owners: int) -> _Ragged:
        """``owner``: the number of each row's owner, in order."""
        return _Ragged(rows, np.searchsorted(owner, np.arange(owners + 1)))

    def __getitem__(self, number: int) -> Numbers:
        return self.rows[self.starts.item(number) : self.starts.item(number + 1)]

    def any(self, number: int) -> bool:
        return self.starts.item(number) < self.starts.item(number + 1)


@dataclass(frozen=True, slots=True)
class _Texts:
    """The texts of each owner, by their places among all ``texts``."""

    texts: Sequence[str]
    places: _Ragged

    def of(self, numbers: Sequence[int]) -> frozenset[str]:
        return frozenset(
            self.texts[at] for number in numbers for at in self.places[number].tolist()
        )

    def any(self, numbers: Sequence[int]) -> bool:
        return any(self.places.any(number) for number in numbers)


@dataclass(frozen=True, slots=True)
class Profiles:
    """The profiles of all owners; ``numbers``: owner → its number, in the order of the names."""

    numbers: Mapping[str, int]
    emails: _Texts
    codes: _Texts
    names: _Texts
    waves: _Texts
    events: _Texts
    stays: _Ragged

    def of(self, owners: Iterable[str]) -> Profile:
        """The profile of owners that are one person."""
        at = self._numbers(owners)
        sets = (self.emails, self.codes, self.names, self.waves, self.events)
        return Profile(*(texts.of(at) for texts in sets), tuple(self._stays(at)))

    def names_of(self, owners: Iterable[str]) -> frozenset[str]:
        """Only the names, as compared."""
        return self.names.of(self._numbers(owners))

    def unknown(self, owners: Iterable[str]) -> tuple[bool, bool]:
        """Whether no address is known, and whether no code."""
        at = self._numbers(owners)
        return not self.emails.any(at), not self.codes.any(at)

    def _numbers(self, owners: Iterable[str]) -> list[int]:
        return [self.numbers[owner] for owner in owners]

    def _stays(self, numbers: Sequence[int]) -> Iterator[Stay]:
        for number in numbers:
            for event, place, since, until in self.stays[number].tolist():
                yield event, place, since, until


def profiles(evidence: pd.DataFrame, owner: pd.Series[str]) -> Profiles:
    """The profile of each owner; ``evidence`` and ``owner`` as in `owners`, with ``wave``."""
    names = [str(name) for name in owner.cat.categories]
    number = owner.cat.codes.astype("int64")
    columns = (evidence[name] for name in ("email", "code", "compared"))
    texts = [_texts(number, column, len(names)) for column in (*columns, _answered(evidence))]
    return Profiles(
        {name: at for at, name in enumerate(names)},
        *texts,
        _texts(number, evidence["event"], len(names)),
        _stays(number, evidence, len(names)),
    )


def _answered(evidence: pd.DataFrame) -> pd.Series[str]:
    """The survey that each record answers: the wave, and the event where there is one."""
    asked = evidence.loc[evidence["wave"] != "", ["wave", "event"]].astype("str")
    events = asked["event"].map({name: f" {name}" if name else "" for name in asked["event"]})
    return (asked["wave"] + events.astype("str")).astype("category")


def _texts(number: pd.Series[int], column: pd.Series[str], owners: int) -> _Texts:
    texts = [str(text) for text in column.cat.categories]
    told = column[column != ""]
    pair = number[told.index].to_numpy() * len(texts) + told.cat.codes.to_numpy()
    owner, place = np.divmod(np.unique(pair), max(len(texts), 1))
    return _Texts(texts, _Ragged.of(owner, place.astype("int32"), owners))


def _stays(number: pd.Series[int], evidence: pd.DataFrame, owners: int) -> _Ragged:
    """From when to when an owner was in each list of each event, in microseconds."""
    timed = evidence[evidence["since"].notna() & evidence["until"].notna()]
    spans = (
        pd.DataFrame(
            {
                "owner": number[timed.index],
                "event": timed["event"].cat.codes,
                "place": timed.groupby(["file", "section"], observed=True).ngroup(),
                "since": timed["since"].astype("int64"),
                "until": timed["until"].astype("int64"),
            }
        )
        .groupby(["owner", "event", "place"], sort=True)
        .agg(since=("since", "min"), until=("until", "max"))
        .reset_index()
    )
    rows = spans[["event", "place", "since", "until"]].to_numpy(dtype="int64")
    return _Ragged.of(spans["owner"].to_numpy(), rows, owners)
