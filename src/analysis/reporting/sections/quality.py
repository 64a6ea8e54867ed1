"""What became of every file and row, and what a person should look at."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.cleaning import RULES
from analysis.disclosure import SafeRows
from analysis.problems import Problem
from analysis.reporting.blocks import Block, Cell, Heading, Listing, Sentence, Table
from analysis.reporting.context import Context
from analysis.texts import N_

STATUS = {
    "read": N_("read"),
    "duplicate": N_("copy of another file"),
    "ignored": N_("left alone as the project says"),
    "refused": N_("could not be read"),
}
_ACTION = {"merged": N_("united with another row"), "set aside": N_("set aside")}


def set_aside_section(
    context: Context, rows: Sequence[SafeRows], read: int, kept: int
) -> tuple[Block, ...]:
    """Chapter: rows that were not used, and why."""
    say, number = context.texts.say, context.texts.number
    text = say(
        "The exports hold {read} rows. Of these {kept} were kept; every other row is accounted "
        "for below.",
        read=number(read),
        kept=number(kept),
    )
    heading = Heading(text=say("What was set aside"))
    if not rows:
        return (heading, Sentence(text=text))
    return (heading, Sentence(text=text), _rules(context, rows))


def _rules(context: Context, rows: Sequence[SafeRows]) -> Table:
    say = context.texts.say
    return Table(
        id="set-aside",
        caption=say("Rows not kept, by reason"),
        headers=(say("Reason"), say("What was done"), say("Rows")),
        rows=tuple(
            (
                context.label(say(RULES[row.rule].explanation)),
                Cell(text=say(_ACTION[row.action])),
                Cell(text=context.texts.number(row.rows.value), number=True),
            )
            for row in rows
        ),
    )


def problems_section(context: Context, problems: Sequence[Problem]) -> tuple[Block, ...]:
    """Chapter: what to look at, most important first."""
    say = context.texts.say
    heading = Heading(text=say("What to look at"))
    if not problems:
        return (heading, Sentence(text=say("Nothing: every file and every column was understood.")))
    order = {"error": 0, "warning": 1, "note": 2}
    ranked = sorted(problems, key=lambda problem: order[problem.severity])
    return (heading, Listing(items=tuple(problem.text(context.texts) for problem in ranked)))


def files_section(context: Context, files: Sequence[dict[str, object]]) -> tuple[Block, ...]:
    """Chapter: every file with its rows; ``files``: rows of the table ``files``."""
    say = context.texts.say
    counts = ("rows_read", "kept", "merged", "set_aside")
    table = Table(
        id="files",
        caption=say("Every file and its rows"),
        headers=(
            say("File"), say("Recognised as"), say("What became of it"), say("Rows"), say("Kept"),
            say("United"), say("Set aside"),
        ),
        rows=tuple(
            (
                context.label(str(file["file"])),
                Cell(text=str(file["format"]).replace("_", " ") or "–"),
                Cell(text=say(STATUS[str(file["status"])])),
                *(Cell(text=context.texts.number(int(str(file[n]))), number=True) for n in counts),
            )
            for file in files
        ),
        notes=(say("For every file: rows = kept + united + set aside."),),
    )  # fmt: skip
    sentence = say("Files found: {n}.", n=context.texts.number(len(files)))
    return (Heading(text=say("Files")), Sentence(text=sentence), table)
