"""How LimeSurvey heads its columns: by code, by text, or by both.

The shapes are those of the tool's own writers: ``code[subquestion]`` (or ``code_subquestion`` with
codes for expressions), ``text [subquestion]``, ``code. text [subquestion]``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from analysis.readers.export import Column
from analysis.readers.tabular import Words

NAME = "limesurvey"
#: The tool's own columns that no other tool has; two of them tell a file.
_TOKENS = frozenset({"submitdate", "lastpage", "startlanguage", "datestamp", "refurl", "ipaddr"})
_CODE = r"[A-Za-z][A-Za-z0-9_]*(?:\[[A-Za-z0-9_]+\])*"
_BY_CODE = re.compile(_CODE)
_BY_BOTH = re.compile(rf"(?P<code>{_CODE})\. ?(?P<text>.*)", re.DOTALL)
# What stands behind the questions: the participant, and how long it took.
_ANYWHERE = frozenset({"first_name", "last_name", "email", "seconds"})
# Plain words, so the tool's own only behind the total time that it prints before them.
_TIMING = re.compile(r"(?:grouptime\d+|\w+time|(?:group|question) time\b.*)", re.DOTALL)


@dataclass(frozen=True)
class Heading:
    """A heading taken apart; ``code`` "" where only the text is printed, and the other way."""

    code: str
    text: str


def has_tokens(words: Iterable[str]) -> bool:
    """Whether at least two of the words, or of the codes before ``. ``, are the tool's own."""
    codes = {word.partition(". ")[0] for word in words}
    return len(codes & _TOKENS) >= 2


def taken_apart(headers: Sequence[str]) -> tuple[Heading, ...]:
    """All headings of a file, which are all of one kind; empty ones say nothing."""
    said = [header.lstrip("\ufeff").strip() for header in headers]
    if all(_BY_BOTH.fullmatch(header) for header in said if header):
        found = [_BY_BOTH.fullmatch(header) for header in said]
        return tuple(Heading(m["code"], m["text"].strip()) if m else Heading("", "") for m in found)
    if all(_BY_CODE.fullmatch(header) for header in said if header):
        return tuple(Heading(header, header) for header in said)
    return tuple(Heading("", header) for header in said)


def are_headings(headers: Sequence[str]) -> bool:
    """Whether the headings alone are those of the tool: codes, some with a subquestion's."""
    found = [heading for heading in taken_apart(headers) if heading.text or heading.code]
    inner = [heading for heading in found if "[" in heading.code]
    if not all(heading.code for heading in found) or not inner:
        return False
    with_text = all(heading.text.endswith("]") for heading in inner)
    return with_text if inner[0].text != inner[0].code else len(inner) > 1


def fields(headings: Sequence[Heading], words: Words, known: Mapping[str, str]) -> dict[int, str]:
    """Our names of the tool's own columns, by position.

    Where only texts are printed, words that are not about a person are a question's as soon as a
    question stands before them.
    """
    names = [
        known.get((heading.code or spaced(word)).casefold(), "")
        for heading, word in zip(headings, words, strict=True)
    ]
    first = names.index("") if "" in names else len(names)
    own = {
        at: name
        for at, name in enumerate(names)
        if name and (at < first or headings[at].code or name in _ANYWHERE)
    }
    behind = min((at for at, name in own.items() if name == "seconds"), default=len(names))
    timings = {at: "ignored" for at in range(behind, len(names)) if _TIMING.fullmatch(words[at])}
    return {**timings, **own}


def spaced(word: str) -> str:
    """The word without the underscores that the tool may have been told to write for spaces."""
    return word if " " in word else word.replace("_", " ")


def described(headings: Sequence[Heading]) -> Mapping[int, Column]:
    """Code, question and option of each column, by position.

    Where no code says that a column belongs to a subquestion, several columns must share what
    stands before the brackets: a question may end in brackets itself.
    """
    stems = Counter(parted(heading.text)[0] for heading in headings)

    def column(at: int, heading: Heading) -> Column:
        question, option = parted(heading.text)
        is_part = "[" in heading.code or (not heading.code and stems[question] > 1)
        if heading.text == heading.code or not is_part:
            question, option = heading.text, ""
        if not question:  # a grid without a text of its own
            question, option = option, ""
        return Column(at, question, None, heading.code, option)

    return {at: column(at, heading) for at, heading in enumerate(headings)}


def parted(text: str, opening: str = "[", closing: str = "]") -> tuple[str, str]:
    """The text before its last brackets, and what is in them; they may hold others.

    >>> parted("Rate this [Sound [stereo]]"), parted("Cells [Monday][Hours]"), parted("Why? []")
    (('Rate this', 'Sound [stereo]'), ('Cells', 'Monday][Hours'), ('Why?', ''))
    """
    at = len(text)
    while at and text[at - 1] == closing:
        start = _opened(text[:at], opening, closing)
        if start < 0:
            break
        at = start
    return (text[:at].rstrip(), text[at + 1 : -1].strip()) if at < len(text) else (text, "")


def _opened(text: str, opening: str, closing: str) -> int:
    """Where the brackets open that close at the end of the text; -1 if nowhere."""
    depth = 0
    for at in range(len(text) - 1, -1, -1):
        depth += (text[at] == closing) - (text[at] == opening)
        if depth == 0:
            return at
    return -1
