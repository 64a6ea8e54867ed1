"""What the records tell of each owner, kept in columns: a profile is made when it is asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

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
        return Profile(
            emails=self.emails.of(at),
            codes=self.codes.of(at),
            names=self.names.of(at),
            waves=self.waves.of(at),
            events=self.events.of(at),
            stays=tuple(self._stays(at)),
        )

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
            yield from map(tuple, self.stays[number].tolist())


def profiles(evidence: pd.DataFrame, owner: pd.Series[Any]) -> Profiles:
    """The profile of each owner; ``evidence`` and ``owner`` as in `owners`, with ``wave``."""
    names = [str(name) for name in owner.cat.categories]
    number = owner.cat.codes.astype("int64")
    return Profiles(
        {name: at for at, name in enumerate(names)},
        emails=_texts(number, evidence["email"], len(names)),
        codes=_texts(number, evidence["code"], len(names)),
        names=_texts(number, evidence["compared"], len(names)),
        waves=_texts(number, _answered(evidence), len(names)),
        events=_texts(number, evidence["event"], len(names)),
        stays=_stays(number, evidence, len(names)),
    )


def _answered(evidence: pd.DataFrame) -> pd.Series[Any]:
    """The survey that each record answers: the wave, and the event where there is one."""
    asked = evidence.loc[evidence["wave"] != "", ["wave", "event"]].astype("str")
    events = asked["event"].map({name: f" {name}" if name else "" for name in asked["event"]})
    return (asked["wave"] + events.astype("str")).astype("category")


def _texts(number: pd.Series[int], column: pd.Series[Any], owners: int) -> _Texts:
    texts = [str(text) for text in column.cat.categories]
    told = column[column != ""]
    pair = number[told.index].to_numpy() * len(texts) + told.cat.codes.to_numpy()
    owner, place = np.divmod(np.unique(pair), max(len(texts), 1))
    return _Texts(texts, _Ragged.of(owner, place.astype("int32"), owners))


def _stays(number: pd.Series[int], evidence: pd.DataFrame, owners: int) -> _Ragged:
    """From when to when an owner was in each list of each event, in microseconds."""
    places = evidence.groupby(["file", "section"], observed=True).ngroup()
    timed = (evidence["since"].notna() & evidence["until"].notna()).to_numpy()
    whose = [each.to_numpy()[timed] for each in (number, evidence["event"].cat.codes, places)]
    since, until = (evidence[name].astype("int64").to_numpy()[timed] for name in ("since", "until"))
    order = np.lexsort(whose[::-1])
    owner, event, place = (each[order].astype("int64") for each in whose)
    first = np.flatnonzero(_differs(owner) | _differs(event) | _differs(place))
    if not len(first):
        return _Ragged.of(owner, np.zeros((0, 4), dtype="int64"), owners)
    begin = np.minimum.reduceat(since[order], first)
    end = np.maximum.reduceat(until[order], first)
    rows = np.column_stack([event[first], place[first], begin, end])
    return _Ragged.of(owner[first], rows, owners)


def _differs(numbers: Numbers) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Whether each number is another than the one before it."""
    return np.asarray(np.diff(numbers, prepend=-1) != 0, dtype=np.bool_)
