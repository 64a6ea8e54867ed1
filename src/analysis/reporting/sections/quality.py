"""What a person should look at, and which rows were not used."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.cleaning import RULES
from analysis.disclosure import SafeFact, SafeRows
from analysis.problems import Problem
from analysis.reporting.blocks import Block, Cell, Heading, Listing, Sentence, Table
from analysis.reporting.context import Context
from analysis.texts import N_

_ACTION = {"merged": N_("united with another row"), "set aside": N_("set aside")}


def set_aside_section(
    context: Context, rows: Sequence[SafeRows], read: SafeFact, kept: SafeFact
) -> tuple[Block, ...]:
    """Chapter: rows that were not used, and why."""
    say, number = context.texts.say, context.texts.number
    text = say(
        "The exports hold {read} rows. Of these {kept} were kept; every other row is accounted "
        "for below.",
        read=number(read.value),
        kept=number(kept.value),
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
