"""The table ``review_links.csv``, in which a person says whether two are one; kept across runs.

It lies beside ``project.toml``, never in git and never among what is published: it holds names.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import astuple, dataclass, replace
from hashlib import sha256
from pathlib import Path

from analysis.files import write_whole
from analysis.problems import Place, Problem, ProblemsError
from analysis.project.sheet import Columns, Row, Sheet, read_sheet
from analysis.texts import N_

FILE = "review_links.csv"
_HEADER = ("link", "one person", "other person", "why they may be one", "same person, yes or no")
_COLUMNS = Columns(tuple(name.replace(" ", "_") for name in _HEADER))
_LINK, _ONE, _OTHER, _WHY, _ANSWER = _COLUMNS.required
_WORDS = {
    **dict.fromkeys(("yes", "y", "kyllä", "k", "ja", "j", "true", "1"), True),
    **dict.fromkeys(("no", "n", "ei", "e", "nej", "false", "0"), False),
}


@dataclass(frozen=True)
class Review:
    """A possible link: its keyed id, the two people and the evidence in words, the answer."""

    link: str
    one: str
    other: str
    why: str
    answer: str = ""

    @property
    def same(self) -> bool | None:
        """What was answered; None if nothing yet."""
        return _WORDS.get(self.answer.casefold())


def load_reviews(folder: Path) -> tuple[Review, ...]:
    """The possible links and answers of the last run; none if there is no such table.

    Raises `ProblemsError` with every answer that is neither yes nor no.
    """
    if not (folder / FILE).exists():
        return ()
    sheet = read_sheet(folder / FILE, FILE, _COLUMNS)
    problems = [*sheet.problems, *_faults(sheet)]
    if problems:
        raise ProblemsError(problem.at(file=FILE) for problem in problems)
    return tuple(
        Review(row[_LINK], row[_ONE], row[_OTHER], row[_WHY], row[_ANSWER]) for row in sheet.rows
    )


def answers(reviews: Iterable[Review]) -> Mapping[str, bool]:
    """Link → whether the two are one person, where somebody answered."""
    return {review.link: review.same for review in reviews if review.same is not None}


def answered_digest(folder: Path) -> str:
    """A digest of the answers alone: what a run depends on, although it writes the table itself."""
    try:
        given = sorted(answers(load_reviews(folder)).items())
    except ProblemsError:
        return "unreadable"  # the run says so
    return sha256(repr(given).encode()).hexdigest() if given else ""


def kept(found: Iterable[Review], before: Iterable[Review]) -> tuple[Review, ...]:
    """The possible links of this run with the answers given before, then answers now without use.

    What was asked and not answered, and is no question any more, is left out.
    """
    given = {review.link: review.answer for review in before if review.answer}
    asked = [replace(each, answer=given.get(each.link, "")) for each in found]
    here = {each.link for each in asked}
    stale = [each for each in before if each.answer and each.link not in here]
    return (*asked, *sorted(stale, key=lambda each: each.link))


def save_reviews(folder: Path, reviews: Iterable[Review]) -> None:
    """Write the table, if it is not so already; without links none is made."""
    rows = tuple(reviews)
    file = folder / FILE
    if not rows and not file.exists():
        return
    text = io.StringIO(newline="")
    cells = [[_harmless(cell) for cell in astuple(row)] for row in rows]
    csv.writer(text, lineterminator="\r\n").writerows([_HEADER, *cells])
    data = text.getvalue().encode("utf-8-sig")
    if not file.exists() or file.read_bytes() != data:
        write_whole(file, data)
        file.chmod(0o600)


def open_questions(reviews: Iterable[Review]) -> list[Problem]:
    """A note on how many links wait for an answer; none if nobody has to decide anything."""
    count = sum(review.same is None for review in reviews)
    if not count:
        return []
    return [
        Problem(
            N_("It is not certain whether two people are one, in {count} cases; they were kept "
               "apart."),
            N_("Write yes or no into the last column where you know, and run again."),
            Place(FILE),
            {"count": count},
            severity="note",
        )
    ]  # fmt: skip


def stale_answers(reviews: Iterable[Review], used: Iterable[str]) -> list[Problem]:
    """A warning per answer about a link that the exports do not suggest any more."""
    known = set(used)
    return [
        Problem(
            N_("The answer is about two people of whom the exports do not say any more that they "
               "may be one; it was not used."),
            N_("Remove the row, or look whether an export is missing."),
            Place(FILE, key=review.link),
            severity="warning",
        )
        for review in reviews
        if review.same is not None and review.link not in known
    ]  # fmt: skip


def _harmless(cell: str) -> str:
    """A text that no spreadsheet program takes for a formula."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@")) else cell


def _faults(sheet: Sheet) -> list[Problem]:
    found, seen = [], dict[str, Row]()
    for row in sheet.rows:
        answer = row[_ANSWER].casefold()
        if answer and answer not in _WORDS:
            found.append(_no_answer(row))
        if row[_LINK] in seen and row[_ANSWER] != seen[row[_LINK]][_ANSWER]:
            found.append(_twice(row))
        seen[row[_LINK]] = row
    return found


def _no_answer(row: Row) -> Problem:
    return Problem(
        N_("The answer is neither yes nor no."),
        N_("Write yes, no, or nothing if you do not know."),
        Place(row=row.number),
    )


def _twice(row: Row) -> Problem:
    return Problem(
        N_("The link was answered twice, once with yes and once with no."),
        N_("Keep one of the two rows."),
        Place(row=row.number),
    )
