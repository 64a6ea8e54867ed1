"""Which records are the same person: certain evidence first, and no link where it disagrees."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import pandas as pd

from analysis.people.code_links import disputes, like_codes, settled, wave_pairs
from analysis.people.links import Link, People
from analysis.people.name_links import like_name, same_name, weak_name
from analysis.people.owners import Owners, owners
from analysis.people.profile_columns import profiles
from analysis.people.pseudonyms import pseudonym
from analysis.people.resolve_problems import denied, disputed_values
from analysis.people.review_words import described
from analysis.people.reviews import Review
from analysis.people.scripts import compared
from analysis.people.self_codes import split_elements
from analysis.problems import Problem
from analysis.project.model import Linkage
from analysis.readers.memory import give_back

_OPTIONAL = ("section", "elements", "wave", "asked")
_TIMES = ("since", "until")
_TEXTS = ("file", "event", "email", "code", "name", "compared", *_OPTIONAL)


@dataclass(frozen=True)
class Declared:
    """What is declared: thresholds, identities that are one person's, answers, order of waves."""

    linkage: Linkage = field(default_factory=Linkage)
    same_people: Mapping[str, str] = field(default_factory=dict)
    answers: Mapping[str, bool] = field(default_factory=dict)
    waves: tuple[str, ...] = ()


@dataclass(frozen=True)
class Resolution:
    """The person of each record.

    ``person``: pseudonyms, indexed like the evidence. ``evidence``: by what each record was
    placed (``email``, ``code``, ``code elements``, ``name at event``, ``name``, ``declared``,
    ``answered``, ``nothing``). ``reviews``: the possible links, for a person to decide;
    ``open_people``: pseudonyms of those in links nobody answered; ``concerned``: link → the
    pseudonyms of the two.
    """

    person: pd.Series[str]
    evidence: pd.Series[str]
    problems: tuple[Problem, ...]
    reviews: tuple[Review, ...] = ()
    open_people: frozenset[str] = frozenset()
    concerned: Mapping[str, frozenset[str]] = field(default_factory=dict)


def resolve(evidence: pd.DataFrame, key: bytes, known: Declared | None = None) -> Resolution:
    """Join records that are one person.

    ``evidence``: a row per record, texts (or categories) ``email``, ``code``, ``name`` (normalised,
    "" if none), ``event``, ``file``, ``row``, and where there are ``section``, ``elements`` (of a
    self-made code, `join_elements`), ``wave``, ``asked`` (the group), ``since`` and ``until`` (of
    a stay). In this order: same e-mail; same code; elements of codes between waves; same name at
    one event, then anywhere; names spelled alike. Possible links are made only where they were
    answered with yes.
    """
    given = known or Declared()
    complete, declared = _declared(_complete(evidence), given.same_people)
    complete = complete.astype(dict.fromkeys(_TEXTS, "category"))  # each text is held once
    found = owners(complete)
    give_back()
    search = _Search(key, given)
    people = People(profiles(complete, found.owner))
    give_back()
    used = _users(complete, found)
    for kind, users in used.items():
        people = search.follow(people, disputes(kind, users))
    for kind, users in used.items():
        people = people.joined(settled(kind, users, people))
    for coded in _codes(complete, found.owner, given):
        people = search.follow(people, like_codes(people, _of_people(coded, people), given.linkage))
    for step in (same_name, like_name, weak_name):
        people = search.follow(people, step(people))
        give_back()
    return _resolution(complete, found, declared, people, search)


@dataclass
class _Search:
    """The decisions of one run: follows links, and collects those a person has to decide."""

    key: bytes
    known: Declared
    possible: dict[str, Link] = field(default_factory=dict)

    def follow(self, people: People, links: list[Link]) -> People:
        return people.joined(list(self._decided(links)))

    def _decided(self, links: list[Link]) -> Iterator[Link]:
        for link in links:
            answer = self.known.answers.get(self.id(link))
            if not link.certain or answer is not None:
                self.possible.setdefault(self.id(link), link)
            if answer or (link.certain and answer is None):
                yield replace(link, kind="answered") if not link.certain else link

    def id(self, link: Link) -> str:
        return "l" + pseudonym(self.key, "link", "\x1e".join(link.pair))[1:]


def _complete(evidence: pd.DataFrame) -> pd.DataFrame:
    """With all columns, and names as they are compared."""
    texts = {name: "" for name in _OPTIONAL if name not in evidence}
    never = pd.Series(pd.NaT, index=evidence.index, dtype="datetime64[us, UTC]")
    times = {
        name: evidence[name].dt.as_unit("us") if name in evidence else never for name in _TIMES
    }
    names = {name: compared(name) for name in evidence["name"].unique()}
    return evidence.assign(compared=evidence["name"].map(names).astype("str"), **texts, **times)


def _declared(
    evidence: pd.DataFrame, same: Mapping[str, str]
) -> tuple[pd.DataFrame, pd.Series[bool]]:
    """Addresses and codes as declared, and which records that changed."""
    if not same:
        return evidence, pd.Series(data=False, index=evidence.index)
    email, code = (evidence[name].astype("str").replace(dict(same)) for name in ("email", "code"))
    is_address = code.str.contains("@", regex=False)
    email = email.mask(is_address & (email == ""), code)
    before = evidence[["email", "code"]].astype("str")
    changed = (email != before["email"]) | (code != before["code"])
    return evidence.assign(email=email, code=code.mask(is_address, "")), changed


def _users(evidence: pd.DataFrame, found: Owners) -> dict[str, pd.DataFrame]:
    """By kind, the owners of each address and code that several people use."""
    return {
        kind: pd.DataFrame({"value": evidence[column], "owner": found.owner})[
            evidence[column].isin(values)
        ]
        .astype("str")
        .drop_duplicates()
        for kind, column, values in (
            ("email", "email", found.shared), ("code", "code", found.disputed),
        )
    }  # fmt: skip


def _codes(
    evidence: pd.DataFrame, owner: pd.Series[str], known: Declared
) -> Iterator[pd.DataFrame]:
    """The elements of self-made codes, a row per owner and wave, for every two waves."""
    coded = evidence[(evidence["elements"] != "") & (evidence["wave"] != "")]
    if coded.empty:
        return
    parts = pd.DataFrame(map(split_elements, coded["elements"]), index=coded.index).fillna("")
    rows = coded[["wave", "asked"]].assign(person=owner[coded.index]).astype("str")
    ordered = rows.join(parts).sort_values(["wave", "person", *parts.columns])
    yield from wave_pairs(ordered, known.waves)


def _of_people(coded: pd.DataFrame, people: People) -> pd.DataFrame:
    persons = coded.assign(person=coded["person"].map(people.person))
    return persons.drop_duplicates(["wave", "person"], keep="last").reset_index(drop=True)


def _resolution(
    evidence: pd.DataFrame,
    found: Owners,
    declared: pd.Series[bool],
    people: People,
    search: _Search,
) -> Resolution:
    names = {name: pseudonym(search.key, "person", name) for name in people.persons()}
    told = pd.Series([names[people.person(owner)] for owner in people.known.numbers], dtype="str")
    person = told.take(found.owner.cat.codes.to_numpy()).set_axis(evidence.index)
    kinds = pd.Series([people.kinds.get(owner, "") for owner in people.known.numbers], dtype="str")
    every = [*found.kind.cat.categories, *kinds[kinds != ""].unique(), "declared"]
    known = pd.CategoricalDtype(list(dict.fromkeys(every)))
    joined_by = kinds.where(kinds != "").astype(known).take(found.owner.cat.codes.to_numpy())
    own: pd.Series[Any] = found.kind.astype(known)
    kind = joined_by.set_axis(evidence.index).fillna(own).mask(declared, "declared")
    asked = {
        id_: link
        for id_, link in search.possible.items()
        if id_ in search.known.answers or people.person(link.one) != people.person(link.other)
    }
    concerned = {
        id_: frozenset(names[people.person(name)] for name in link.pair)
        for id_, link in asked.items()
    }
    still_open = [both for id_, both in concerned.items() if id_ not in search.known.answers]
    return Resolution(
        person,
        kind.astype("str"),
        (*disputed_values(evidence, found), *denied(asked, search.known.answers, people)),
        described(asked, evidence, found.owner),
        frozenset[str]().union(*still_open),
        concerned,
    )
