"""Saved chats: a text file, a message from a line that says when and who to the next such line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

Clock = Literal["elapsed", "of the day"]
#: Our name ("from", "to") of each word between the names, as compared.
Words = Mapping[str, str]
_LINE_END = re.compile(r"\r\n|\r|\n")
_LOOKED_AT = 200
# A name is shorter; damaged files may hold miles of anything.
_LONGEST_START = 4096
_MOST = 0.5
# 08:59:02; since about 2024 with a day before it; the hour may have one digit.
_STAMP = r"(?P<at>(?:\d{4}-\d{2}-\d{2} )?\d{1,2}:\d{2}:\d{2}(?: ?[AP]M)?)"
_ELAPSED = re.compile(r"(?P<at>\d{1,3}:\d{2}:\d{2})\t(?P<who>[^\t]+):[ ]*\t(?P<rest>.*)")
# No more space is looked over than any client printed: damaged files may hold miles of it.
_COLON = re.compile(r"[ \t]{0,8}:(?:[ \t]+|$)")
# Until about 2022 a space stood before the colon, so that a name might hold one.
_COLON_APART = re.compile(r"[ \t]{1,8}:(?:[ \t]+|$)")
_INDENT = re.compile(r"^(?:\t| {1,4})")


@dataclass(frozen=True)
class Message:
    """A message as printed, and the number of the line it starts in (1-based)."""

    line: int
    at: str
    name: str
    to: str
    text: str


@dataclass(frozen=True)
class _Start:
    """The line that starts a message, and those that follow it."""

    line: int
    found: re.Match[str]
    more: tuple[str, ...]


@dataclass(frozen=True)
class _Shapes:
    """The patterns that hold the words of a language."""

    line: re.Pattern[str]
    to: tuple[re.Pattern[str], ...]


def clock_of(text: str, words: Words) -> Clock | None:
    r"""What the times of a chat count from; None if the text is no chat.

    >>> words = {"from": "from", "to": "to"}
    >>> clock_of("00:21:14\tAda:\tHello", words), clock_of("Ada: Hello", words)
    ('elapsed', None)
    >>> clock_of("08:59:02 From  Ada  to  Everyone:\n\tHello", words)
    'of the day'
    """
    first = next((line for line in _LINE_END.split(text) if line.strip()), "")
    first = first[:_LONGEST_START]
    if _ELAPSED.fullmatch(first):
        return "elapsed"
    return "of the day" if _shapes(frozenset(words.items())).line.fullmatch(first) else None


def messages(text: str, words: Words) -> tuple[Message, ...]:
    """Every message of a chat; lines that do not start one belong to the one before."""
    if clock_of(text, words) == "elapsed":
        return tuple(_with_elapsed(start) for start in _starts(text, _ELAPSED))
    shapes = _shapes(frozenset(words.items()))
    starts = tuple(_starts(text, shapes.line))
    heads = [start.found["rest"].rstrip() for start in starts[:_LOOKED_AT]]
    below = sum(head.endswith(":") for head in heads) > _MOST * len(heads)
    apart = all(_COLON_APART.search(head) for head in heads)
    colon = _COLON_APART if apart else _COLON
    return tuple(_with_names(start, shapes, colon, below=below) for start in starts)


@cache
def _shapes(words: frozenset[tuple[str, str]]) -> _Shapes:
    def any_of(name: str) -> str:
        return f"(?:{'|'.join(sorted(re.escape(word) for word, our in words if our == name))})"

    line = rf"{_STAMP}[ \t]+{any_of('from')}[ \t]+(?P<rest>.*:.*)"
    # Two spaces stood around "to" in older files: a single one is then part of a name.
    to = (rf"[ \t]{{2,8}}{any_of('to')}[ \t]{{2,}}", rf"[ \t]{{1,8}}{any_of('to')}[ \t]+")
    return _Shapes(
        re.compile(line, re.IGNORECASE), tuple(re.compile(one, re.IGNORECASE) for one in to)
    )


def _starts(text: str, shape: re.Pattern[str]) -> Iterator[_Start]:
    lines = _LINE_END.split(text)
    found = [(at, start) for at, line in enumerate(lines) if (start := shape.fullmatch(line))]
    ends = (*(at for at, _ in found[1:]), len(lines))
    for (at, start), end in zip(found, ends, strict=False):
        yield _Start(at + 1, start, tuple(lines[at + 1 : end]))


def _with_elapsed(start: _Start) -> Message:
    text = _joined(start.found["rest"], *start.more)
    return Message(start.line, start.found["at"], start.found["who"].strip(), "", text)


def _with_names(start: _Start, shapes: _Shapes, colon: re.Pattern[str], *, below: bool) -> Message:
    """The message whose text stands after the colon, or in the lines ``below``, indented."""
    head = start.found["rest"].rstrip()
    if below and head.endswith(":"):
        who, text = head[:-1], _joined(*(_INDENT.sub("", line, count=1) for line in start.more))
    else:
        mark = colon.search(head)
        end, begin = mark.span() if mark else (head.index(":"), head.index(":") + 1)
        who, text = head[:end], _joined(head[begin:], *start.more)
    return Message(start.line, start.found["at"], *_sender_and_receiver(who, shapes), text)


def _sender_and_receiver(who: str, shapes: _Shapes) -> tuple[str, str]:
    for shape in shapes.to:
        if marks := list(shape.finditer(who)):
            return who[: marks[-1].start()].strip(), who[marks[-1].end() :].strip()
    return who.strip(), ""


def _joined(*lines: str) -> str:
    return "\n".join(lines).rstrip("\n")
