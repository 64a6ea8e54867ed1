"""A possible link in words, for the person who decides."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence

import pandas as pd

from analysis.people.links import Link
from analysis.people.reviews import Review
from analysis.texts import texts

_MOST = 3
_SHOWN = ["name", "email", "code", "event", "file", "row"]
Record = Mapping[Hashable, str]
_WHY = {
    "email": "The same e-mail address was given with different names.",
    "code": "The same individual code was given with different addresses or names.",
    "code elements": "The parts of their codes nearly agree: {score:.0f} % sure.",
    "name": "The names are alike: {score:.0f} of 100.",
}


def described(
    links: Mapping[str, Link], evidence: pd.DataFrame, owner: pd.Series[str]
) -> tuple[Review, ...]:
    """The links by id as rows of the table that people decide in, in the order of the ids.

    ``owner``: of each record of ``evidence``.
    """
    concerned = owner.isin({name for link in links.values() for name in link.pair})
    ordered = evidence[concerned].assign(owner=owner[concerned]).sort_values(["file", "row"])
    records: dict[str, list[Record]] = defaultdict(list)
    for record in ordered[["owner", *_SHOWN]].to_dict("records"):
        records[str(record["owner"])].append(record)
    who = {name: _person(mine) for name, mine in records.items()}
    return tuple(
        Review(id_, who[link.pair[0]], who[link.pair[1]], _why(link))
        for id_, link in sorted(links.items())
    )


def _why(link: Link) -> str:
    why = _WHY[link.kind].format(score=link.score)
    return f"{why} But {texts('en').say(link.against)}." if link.against else why


def _person(records: Sequence[Record]) -> str:
    parts = [
        *(name.title() for name in _some(each["name"] for each in records)),
        *_some(each["email"] for each in records),
        *_some(each["code"] for each in records),
        *(f"event {event}" for event in _some(each["event"] for each in records)),
        f"{records[0]['file']} row {records[0]['row']}",
    ]
    return "; ".join(parts)


def _some(values: Iterable[str]) -> list[str]:
    return sorted(set(filter(None, values)))[:_MOST]
