"""LimeSurvey's survey structure (``.lss``): its questions, put together from their tables."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from xml.etree import ElementTree

from analysis.instruments.model import Wording
from analysis.instruments.sources.parts import refusal
from analysis.texts import N_

MARK = "LimeSurveyDocType"
_LONG = 10  # digits; no id or order has as many
Record = Mapping[str, str]


@dataclass(frozen=True)
class Part:
    """A subquestion or an answer: its code, its texts by language, and which scale it is of."""

    code: str
    texts: Wording
    scale: int = 0


@dataclass(frozen=True)
class LssQuestion:
    """A question: code, the letter of its type, texts by language, and what belongs to it."""

    code: str
    type: str
    texts: Wording
    other: bool
    parts: tuple[Part, ...]
    answers: tuple[Part, ...]
    attributes: Mapping[str, str]

    def rows(self, scale: int = 0) -> tuple[Part, ...]:
        """The subquestions of one scale: 0 are a grid's rows, 1 its columns."""
        return tuple(part for part in self.parts if part.scale == scale)

    def options(self, scale: int = 0) -> tuple[Part, ...]:
        """The answers of one scale."""
        return tuple(answer for answer in self.answers if answer.scale == scale)


class _Refused(Exception):  # noqa: N818 - never leaves this module
    """The document declares a type of its own, which could make it grow without end."""


class _Builder(ElementTree.TreeBuilder):
    def doctype(self, *_: object) -> None:
        raise _Refused


def read_questions(data: bytes, shown_as: str) -> tuple[LssQuestion, ...]:
    """The questions in the order they are asked; raises ProblemsError for other documents."""
    try:
        root = ElementTree.fromstring(data, ElementTree.XMLParser(target=_Builder()))
    except (_Refused, ElementTree.ParseError, ValueError, LookupError):
        root = None
    if root is None or root.findtext(MARK, "").strip() != "Survey":
        raise refusal(
            shown_as,
            N_("The file is no survey structure of LimeSurvey, or it is damaged."),
            N_("Export the survey in LimeSurvey again as “Survey structure (.lss)”."),
        )
    return _questions(_Tables(root))


class _Tables:
    """The tables of the document: what the sections hold, by section."""

    def __init__(self, root: ElementTree.Element) -> None:
        self._root = root
        base = next((row.get("language", "") for row in self.rows("surveys")), "")
        named = [each.text or "" for each in root.findall("languages/language")]
        self._languages = [each for each in dict.fromkeys([base, *named]) if each]

    def rows(self, *sections: str) -> list[Record]:
        """The rows of the sections."""
        return [
            {cell.tag: (cell.text or "").strip() for cell in row}
            for section in sections
            for row in self._root.findall(f"{section}/rows/row")
        ]

    def texts(self, rows: Iterable[Record], key: str, column: str) -> Mapping[str, Wording]:
        """The texts in ``column`` by ``key`` and language, the survey's own language first."""
        found: dict[str, dict[str, str]] = defaultdict(dict)
        for row in sorted(rows, key=lambda row: self._rank(row.get("language", ""))):
            if row.get(column):
                language = row.get("language", "").partition("-")[0].casefold()
                found[row.get(key, "")].setdefault(language, row[column])
        return found

    def _rank(self, language: str) -> int:
        known = self._languages
        return known.index(language) if language in known else len(known)


def _questions(tables: _Tables) -> tuple[LssQuestion, ...]:
    rows = tables.rows("questions", "subquestions")
    worded = [*tables.rows("question_l10ns"), *rows]  # inside the questions before version 4
    texts = tables.texts(worded, "qid", "question")
    groups = {row.get("gid", ""): _number(row, "group_order") for row in tables.rows("groups")}
    parts, answers, attributes = _parts(rows, texts), _answers(tables), _attributes(tables)
    asked = sorted(
        _distinct((row for row in rows if row.get("parent_qid", "0") in {"", "0"}), "qid"),
        key=lambda row: (groups.get(row.get("gid", ""), 0), _number(row, "question_order")),
    )
    return tuple(
        LssQuestion(
            code=row.get("title", ""),
            type=row.get("type", ""),
            texts=texts.get(row["qid"], {}),
            other=row.get("other", "") == "Y",
            parts=parts.get(row["qid"], ()),
            answers=answers.get(row["qid"], ()),
            attributes=attributes.get(row["qid"], {}),
        )
        for row in asked
    )


def _parts(rows: Sequence[Record], texts: Mapping[str, Wording]) -> Mapping[str, tuple[Part, ...]]:
    """The subquestions of each question."""
    below = _distinct((row for row in rows if row.get("parent_qid", "0") not in {"", "0"}), "qid")
    found: dict[str, list[Part]] = defaultdict(list)
    for row in sorted(below, key=lambda row: _number(row, "question_order")):
        part = Part(row.get("title", ""), texts.get(row["qid"], {}), _number(row, "scale_id"))
        found[row["parent_qid"]].append(part)
    return {question: tuple(parts) for question, parts in found.items()}


def _answers(tables: _Tables) -> Mapping[str, tuple[Part, ...]]:
    """The answers of each question."""
    keyed = [{**row, "key": _key(row)} for row in tables.rows("answers")]
    inside = tables.texts(keyed, "key", "answer")  # before version 4
    apart = tables.texts(tables.rows("answer_l10ns"), "aid", "answer")
    found: dict[str, list[Part]] = defaultdict(list)
    for row in sorted(_distinct(keyed, "key"), key=lambda row: _number(row, "sortorder")):
        texts = apart.get(row.get("aid", ""), {}) or inside.get(row["key"], {})
        answer = Part(row.get("code", ""), texts, _number(row, "scale_id"))
        found[row.get("qid", "")].append(answer)
    return {question: tuple(answers) for question, answers in found.items()}


def _key(row: Record) -> str:
    return "\t".join(row.get(column, "") for column in ("qid", "scale_id", "code"))


def _attributes(tables: _Tables) -> Mapping[str, Mapping[str, str]]:
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for row in tables.rows("question_attributes"):
        found[row.get("qid", "")].setdefault(row.get("attribute", ""), row.get("value", ""))
    return found


def _distinct(rows: Iterable[Record], key: str) -> list[Record]:
    """The first row of each key: before version 4 there is one for each language."""
    found: dict[str, Record] = {}
    for row in rows:
        if key in row:
            found.setdefault(row[key], row)
    return list(found.values())


def _number(row: Record, column: str) -> int:
    text = row.get(column, "")
    return int(text) if text.isdecimal() and len(text) < _LONG else 0
