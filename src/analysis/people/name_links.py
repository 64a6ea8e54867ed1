"""Links by name across events and tools: certain only where nobody else can be meant."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, product

from analysis.people.likeness import MAYBE, SAME, alike, is_whole
from analysis.people.links import Link, People
from analysis.people.profiles import Profile, contradiction
from analysis.people.scripts import is_readable

# More people than this that one may be: nobody can tell, and nobody is asked.
_ASKED = 3
_WEAK = 85.0
_Key = tuple[str, str]


def same_name(people: People) -> list[Link]:
    """People of one whole name: one person, unless something speaks against it.

    With several that cannot be one (two addresses), those of whom nothing but the name is known
    are none of them for certain.
    """
    found = (_of_one_name(names, people) for names in _by_name(people).values() if len(names) > 1)
    return _once(link for links in found for link in links)


def like_name(people: People) -> list[Link]:
    """People whose names are spelled alike (`likeness`), where of one only the name is known."""
    by_name = _by_name(people)
    unknown = (people.names(person) for person in people.persons() if people.is_open(person))
    pairs = list(alike(by_name, frozenset(name for names in unknown for name in names)))
    partners = Counter(name for *pair, score in pairs if score >= SAME for name in pair)
    found = [
        _spelled_alike(person, other, score, people, alone=partners[one] == partners[two] == 1)
        for one, two, score in pairs
        for person, other in product(by_name[one], by_name[two])
        if person != other
    ]
    return _few([link for link in _once(found) if _is_told(link, people)], people)


def weak_name(people: People) -> list[Link]:
    """People shown with one word, or in a script that is not compared: never certain.

    One word is compared with the names at the same event, another script with equal names.
    """
    weak = [
        (person, people.profile(person))
        for person in people.persons()
        if people.is_open(person) and not any(map(is_whole, people.names(person)))
    ]
    index = _words(people, frozenset(key for _, profile in weak for key in _weak_keys(profile)))
    found = [
        Link(name, other, "name", _WEAK, certain=False, against=against)
        for name, profile in weak
        for key in _weak_keys(profile)
        for other in index.get(key, ())
        if other != name
        if not (against := contradiction(profile, people.profile(other)))
    ]
    return _few(_once(found), people)


def _of_one_name(names: Sequence[str], people: People) -> Iterator[Link]:
    known = {name: people.profile(name) for name in names}
    clash = {
        pair: against
        for pair in combinations(names, 2)
        if (against := contradiction(known[pair[0]], known[pair[1]]))
    }
    doubtful = {name for pair in clash for name in pair if people.is_open(name)}
    solid = [name for name in names if name not in doubtful] or list(names[:1])
    if any(pair in clash for pair in combinations(solid, 2)):
        if len(names) <= _ASKED:
            for one, other in combinations(names, 2):
                against = clash.get((one, other), "")
                yield Link(one, other, "name", 100.0, certain=False, against=against)
        return
    for other in solid[1:]:
        yield Link(solid[0], other, "name", 100.0, certain=True)
    for name in sorted(doubtful - set(solid)):
        against = next(clash[pair] for pair in sorted(clash) if name in pair)
        yield Link(solid[0], name, "name", 100.0, certain=False, against=against)


def _spelled_alike(one: str, other: str, score: float, people: People, *, alone: bool) -> Link:
    against = contradiction(people.profile(one), people.profile(other))
    certain = score >= SAME and alone and not against
    return Link(one, other, "name", score, certain=certain, against=against)


def _is_told(link: Link, people: People) -> bool:
    """Whether a link by spelling is made, or worth a question."""
    is_open = any(map(people.is_open, link.pair))
    return link.certain or (is_open and link.score >= MAYBE and not link.against)


def _few(links: list[Link], people: People) -> list[Link]:
    """Without questions about those who may be more than a few people."""
    asked = Counter(
        name for link in links if not link.certain for name in link.pair
        if people.is_open(name)
    )  # fmt: skip
    return [
        link for link in links if link.certain or all(asked[name] <= _ASKED for name in link.pair)
    ]


def _once(links: Iterable[Link]) -> list[Link]:
    """Each pair once, by its best evidence, in a fixed order."""
    best: dict[tuple[str, str], Link] = {}
    for link in links:
        known = best.get(link.pair)
        if known is None or (link.certain, link.score) > (known.certain, known.score):
            best[link.pair] = link
    return [best[pair] for pair in sorted(best)]


def _by_name(people: People) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for person in people.persons():
        for name in people.names(person):
            if is_whole(name):
                found[name].append(person)
    return found


def _words(people: People, asked: frozenset[_Key]) -> Mapping[_Key, list[str]]:
    """The people of each of the keys asked for (see `_weak_keys`)."""
    found: dict[_Key, list[str]] = defaultdict(list)
    words = {word for _, word in asked}
    for person in people.persons():
        if any(_word(name) in words for name in people.names(person)):
            for key in _weak_keys(people.profile(person)):
                if key in asked:
                    found[key].append(person)
    return found


def _word(name: str) -> str:
    return name.split(maxsplit=1)[0] if is_readable(name) else name


def _weak_keys(profile: Profile) -> Iterator[_Key]:
    """(event, first word of a name) and ("", name in another script)."""
    for name in sorted(profile.names):
        if not is_readable(name):
            yield "", name
            continue
        yield from ((event, _word(name)) for event in sorted(profile.events))
