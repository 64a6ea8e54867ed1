"""What each column of a Qualtrics export asks: the question, and the option or row it is for."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from analysis.readers.formats._qualtrics_headers import Headers
from analysis.texts import normalise

# Q2_1, Q5_1_2, Q10#1_1, Q2_-1, QID2-1, QID4-2-TEXT: what a column is for, and the rest of its name.
_PART = re.compile(r"(?P<base>.+?)(?P<number>[-_]-?\d+)?(?P<text>[-_]TEXT)?")
_QUESTION = re.compile(r"(?:\d+_)?QID\d+")
# "question - option"; the old exporter wrote "question-option".
_APART = re.compile(r"\s+-\s+")
_CLOSE = re.compile(r"\s*-\s*")


@dataclass(frozen=True)
class Question:
    """The question of a column as printed, and the option or row that the column is for."""

    text: str
    option: str = ""


@dataclass(frozen=True)
class _Member:
    """A column of a question that has several; ``whole`` if it is for no option."""

    at: int
    text: str
    whole: bool
    is_text: bool


def is_question(import_id: str) -> bool:
    """Whether an ImportId is that of a question, not of embedded data or the tool's own."""
    return bool(_QUESTION.match(import_id))


def questions(headers: Headers, words: Mapping[str, str]) -> Mapping[int, Question]:
    """The question of each column that has a text; ``words``: those of the tool around options."""
    separator = _CLOSE if headers.legacy else _APART
    found = {at: Question(headers.text(at)) for at in range(headers.width)}
    for members in _groups(headers):
        found |= _of_group(members, separator, words)
    return {at: question for at, question in found.items() if question.text.strip()}


def _groups(headers: Headers) -> Iterable[list[_Member]]:
    """The columns that share a question: with the same name but for the last number."""
    groups: dict[str, list[_Member]] = defaultdict(list)
    identities = headers.import_ids or headers.codes
    for at, identity in enumerate(identities):
        part = _PART.fullmatch(identity.strip())
        if part and (not headers.imports or is_question(identity)):
            whole, is_text = not part["number"], bool(part["text"])
            groups[part["base"]].append(_Member(at, headers.text(at), whole, is_text))
    # Codes alone are anybody's choice: stress_1 may stand alone.
    fewest = 1 if headers.imports else 2
    return [
        members
        for members in groups.values()
        if len(members) >= fewest and not all(member.whole for member in members)
    ]


def _of_group(
    members: Sequence[_Member], separator: re.Pattern[str], words: Mapping[str, str]
) -> Mapping[int, Question]:
    stem = _stem(members, separator)
    if stem is None:
        return {}
    return {
        member.at: Question(stem, "" if member.whole else _option(member, stem, separator, words))
        for member in members
        if _starts(member.text, separator) & {stem} or member.text == stem
    }


def _stem(members: Sequence[_Member], separator: re.Pattern[str]) -> str | None:
    """The longest start that all columns share, up to a separator."""
    parts = [_starts(member.text, separator) for member in members if not member.whole]
    common = set[str].intersection(*parts)
    # The question itself is printed whole, or with words of the tool after it.
    for member in members:
        if member.whole:
            start = {*_starts(member.text, separator), member.text}
            common = common & start or common
    return max(common, key=len, default=None)


def _starts(text: str, separator: re.Pattern[str]) -> set[str]:
    return {text[: cut.start()] for cut in separator.finditer(text) if cut.start()}


def _option(
    member: _Member, stem: str, separator: re.Pattern[str], words: Mapping[str, str]
) -> str:
    """What follows the question, without the tool's own "Selected Choice" or "Text"."""
    rest = separator.sub("", member.text[len(stem) :], count=1)
    pieces = [rest[: cut.start()] for cut in separator.finditer(rest)]
    tails = [rest[cut.end() :] for cut in separator.finditer(rest)]
    if member.is_text and tails and words.get(normalise(tails[-1])) == "text":
        return pieces[-1]
    if tails and words.get(normalise(pieces[0])) == "selected":
        return tails[0]
    return rest
