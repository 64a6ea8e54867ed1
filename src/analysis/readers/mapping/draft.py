"""A first draft of the mapping file of a table: each line says why it is so."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator

from analysis.problems import Place, Problem, ProblemsError
from analysis.readers import delimited
from analysis.readers.content import Content
from analysis.readers.html_table import is_html_table
from analysis.readers.mapping.block import Block, find_block
from analysis.readers.mapping.guess import Guess, fields_of, guess_columns, kind_of, known_words
from analysis.readers.mapping.model import PLACE, MappedKind
from analysis.texts import N_, Language, Texts, normalise, texts

_DELIMITERS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "pipe"}
_WIDTH = 88

_KINDS: dict[MappedKind, str] = {
    "survey": N_("Each row seems to be an answer to a survey."),
    "attendance": N_("Each row seems to be a person at a meeting, with times."),
    "registration": N_("Each row seems to be a registration for an event."),
    "interactions": N_("Each row seems to be a message or another act at a meeting."),
    "course_log": N_("Each row seems to be an act on a course platform."),
    "course_progress": N_("Each row seems to be a person's progress on a course."),
    "communications": N_("Each row seems to hold numbers of a day, page, post or campaign."),
}


def suggest(content: Content, language: Language = "en") -> str:
    """The text of a mapping file for the table that the content holds.

    It repeats headers, and no cell below them; where it is not certain which row is the header,
    columns are named by their places. Raises ProblemsError if the content holds no table.
    """
    known = known_words(content.aliases)
    block = find_block(content, known) if content.is_table else None
    if block is None:
        raise ProblemsError([_no_table(content)])
    say, kind = texts(language), kind_of(block, known)
    lines = [
        *_about(say),
        "",
        *_comment(say.say(_KINDS[kind])),
        *_comment(say.say(N_("Others are: {known}."), known=", ".join(sorted(_KINDS)))),
        f"kind = {_toml(kind)}",
        *_comment(
            say.say(N_("The name of the tool, and the time zone of its times, if you know."))
        ),
        '# tool = ""',
        '# zone = "Europe/Helsinki"',
        "",
        *_form(content, block, say),
        "",
        *_comment(say.say(N_("What each column is: “question”, “ignored”, or one of:"))),
        *_comment(", ".join(fields_of(kind))),
        "[columns]",
        *_columns(block, list(guess_columns(block, known, kind)), say),
    ]
    return "\n".join(lines) + "\n"


def _about(say: Texts) -> Iterator[str]:
    yield from _comment(
        say.say(
            N_(
                "A draft: what the columns are was guessed from headers and from the look of the "
                "cells; nothing of the cells is written here. Check each line, most of all that "
                "no column that tells who a person is is a “question”, then run the check again."
            )
        )
    )


def _form(content: Content, block: Block, say: Texts) -> Iterator[str]:
    """How the file is read: only what could be found out otherwise, too, so that it can be seen."""
    if content.is_workbook:
        yield f"sheet = {_toml(block.sheet)}"
    elif not is_html_table(content.text):
        yield f"encoding = {_toml(content.encoding)}"
        delimiter = delimited.dialect_of(content.text[: delimited.LOOKED_AT]).delimiter
        yield f"delimiter = {_toml(_DELIMITERS[delimiter])}"
    if not block.named:
        yield from _comment(
            say.say(
                N_(
                    "It is not certain which row holds the headers, so columns are named by "
                    "their places; 0 means that there is none."
                )
            )
        )
    yield f"header_row = {block.header.row}"
    if block.last_row is not None:
        yield from _comment(say.say(N_("Below this row the file holds something else.")))
        yield f"last_row = {block.last_row}"


def _columns(block: Block, guesses: list[Guess], say: Texts) -> Iterator[str]:
    counts = Counter(map(normalise, block.headers))
    for at, (header, guess) in enumerate(zip(block.headers, guesses, strict=True)):
        tidy = _tidy(header)
        usable = normalise(header) and counts[normalise(header)] == 1 and not PLACE.match(tidy)
        key = tidy if usable and normalise(tidy) == normalise(header) else f"#{at + 1}"
        shown = f" ({_printable(tidy)})" if tidy and key != tidy else ""
        yield f"{_toml(key)} = {_toml(guess.field)}  # {_why(guess, say)}{shown}"


def _why(guess: Guess, say: Texts) -> str:
    why = say.say(guess.why)
    return why if guess.sure else say.say(N_("{why}; check this"), why=why)


def _tidy(header: str) -> str:
    return " ".join(header.split())


def _printable(text: str) -> str:
    return "".join(letter for letter in text if letter.isprintable())


def _toml(text: str) -> str:
    r"""The text in quotes, as TOML reads it.

    >>> print(_toml('a "b"\x7f'))
    "a \"b\"\u007f"
    """
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _comment(text: str) -> Iterator[str]:
    """The text as lines of a comment."""
    line = "#"
    for word in text.split():
        if len(line) + len(word) >= _WIDTH:
            yield line
            line = "#"
        line += f" {word}"
    yield line


def _no_table(content: Content) -> Problem:
    return Problem(
        N_("The file holds no table, so no mapping can be drafted for it."),
        N_("Export the data as CSV or XLSX."),
        Place(content.name),
    )
