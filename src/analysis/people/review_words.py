"""A possible link in words, for the person who decides."""

from __future__ import annotations

import pandas as pd

from analysis.people.links import Link
from analysis.people.reviews import Review
from analysis.texts import texts

_SHOWN = 3
_WHY = {
    "email": "The same e-mail address was given with different names.",
    "code": "The same individual code was given with different addresses or names.",
    "code elements": "The parts of their codes nearly agree: {score:.0f} % sure.",
    "name": "The names are alike: {score:.0f} of 100.",
}


class Describe:
    """Describes links; made once with the evidence and the owner of each of its records."""

    def __init__(self, evidence: pd.DataFrame, owner: pd.Series[str]) -> None:
        self._records = evidence.sort_values(["file", "row"], kind="stable")
        self._places = owner[self._records.index].groupby(owner).groups

    def review(self, link: str, found: Link) -> Review:
        """The link ``link`` as a row of the table that people decide in."""
        why = _WHY[found.kind].format(score=found.score)
        if found.against:
            why += f" But {texts('en').say(found.against)}."
        return Review(link, self._person(found.pair[0]), self._person(found.pair[1]), why)

    def _person(self, owner: str) -> str:
        records = self._records.loc[self._places[owner]]
        first = records.iloc[0]
        parts = [
            *(name.title() for name in _some(records["name"])),
            *_some(records["email"]),
            *_some(records["code"]),
            *(f"event {event}" for event in _some(records["event"])),
            f"{first['file']} row {first['row']}",
        ]
        return "; ".join(parts)


def _some(values: pd.Series[str]) -> list[str]:
    return sorted(set(values[values != ""]))[:_SHOWN]
