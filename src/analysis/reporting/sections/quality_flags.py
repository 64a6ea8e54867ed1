"""Answers that a person should look at, and corrections that people made."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.disclosure import SafeCorrection, SafeFlags
from analysis.indicators.flagged import FLAGS
from analysis.reporting.blocks import Block, Cell, Figure, Heading, Sentence, Table
from analysis.reporting.context import HIDDEN, Context
from analysis.reporting.panel_charts import Panel, Stack, panels
from analysis.reporting.sections.people import hidden_note
from analysis.reporting.sections.quality_waves import wave_name
from analysis.texts import N_

_FLAG = {
    "partial": N_("partial"),
    "straight-lining": N_("straight-lining"),
    "too fast": N_("too fast"),
    "impossible time": N_("impossible time"),
}

# As many surveys as fit on a page, those with most flags; the table has them all.
_DRAWN = 22


def flags_section(context: Context, flags: Sequence[SafeFlags]) -> tuple[Block, ...]:
    """Chapter: flagged answers by questionnaire and wave."""
    say = context.texts.say
    heading = Heading(text=say("Answers to look at"))
    if not flags:
        return (heading, Sentence(text=say("No survey answers were kept.")))
    if not any(row.flagged.value != 0 for row in flags):
        none = say("No answer is partial, straight-lined, too fast or of an impossible time.")
        return (heading, Sentence(text=none))
    said = say("Flagged answers are used like all others: a flag asks a person to look.")
    return (heading, Sentence(text=said), _figure(context, flags))


def corrections_section(
    context: Context, corrections: Sequence[SafeCorrection]
) -> tuple[Block, ...]:
    """Chapter: corrections that were applied; never who decided them, nor the cell's content."""
    say = context.texts.say
    heading = Heading(text=say("Corrections"))
    if not corrections:
        return (heading, Sentence(text=say("No corrections were applied.")))
    said = context.texts.say_n(
        "{n} correction was applied to what was read; the exports themselves are unchanged.",
        "{n} corrections were applied to what was read; the exports themselves are unchanged.",
        len(corrections),
    )
    table = Table(
        id="corrections",
        caption=say("Corrections applied"),
        headers=(say("File"), say("Row"), say("Variable"), say("Reason"), say("Decided")),
        rows=tuple(_correction(context, each) for each in corrections),
        notes=(
            say(
                "Rows are counted as a spreadsheet does, the header being row 1. Who decided, and "
                "the old and new content, stand only in corrections.csv."
            ),
        ),
    )
    return (heading, Sentence(text=said), table)


def _figure(context: Context, flags: Sequence[SafeFlags]) -> Figure:
    say = context.texts.say
    drawn = _drawn(flags)
    shown = [
        Panel(say(_FLAG[flag]), tuple(_bar(context, row, flag) for row in drawn)) for flag in FLAGS
    ]
    labels = [wave_name(context, row.instrument, row.wave) for row in drawn]
    svg, png = panels(labels, shown, say("answers"))
    finding = _finding(context, flags)
    listed = "; ".join(
        f"{label}: {context.count(row.flagged)}" for label, row in zip(labels, drawn, strict=True)
    )
    return Figure(
        id="figure-flags",
        caption=finding,
        alternative=say(
            "A bar per survey in a column per flag. {finding}. Flagged at all: {listed}.",
            finding=finding,
            listed=listed,
        ),
        svg=svg,
        png=png,
        data=_table(context, flags),
    )


def _drawn(flags: Sequence[SafeFlags]) -> list[SafeFlags]:
    ranked = sorted(flags, key=lambda row: -(row.flagged.value or 0))[:_DRAWN]
    return [row for row in flags if row in ranked]


def _bar(context: Context, row: SafeFlags, flag: str) -> Stack:
    return Stack((row.counts[flag].value,), context.count(row.counts[flag]))


def _finding(context: Context, flags: Sequence[SafeFlags]) -> str:
    say, number = context.texts.say, context.texts.number
    if any(row.flagged.hidden or row.n.hidden for row in flags):
        return say("Flagged answers by survey")
    return say(
        "{flagged} of {n} answers are flagged",
        flagged=number(sum(row.flagged.value or 0 for row in flags)),
        n=number(sum(row.n.value or 0 for row in flags)),
    )


def _table(context: Context, flags: Sequence[SafeFlags]) -> Table:
    say = context.texts.say
    counts = tuple(n for row in flags for n in (row.n, row.flagged, *row.counts.values()))
    return Table(
        id="flags",
        caption=say("Flagged answers by questionnaire and wave"),
        headers=(
            say("Survey"), say("Answers"), say("Flagged"), *(say(_FLAG[flag]) for flag in FLAGS),
        ),
        rows=tuple(
            (
                context.label(wave_name(context, row.instrument, row.wave)),
                context.count_cell(row.n),
                context.count_cell(row.flagged),
                *(context.count_cell(row.counts[flag]) for flag in FLAGS),
            )
            for row in flags
        ),
        notes=(
            say(
                "Partial: not sent to its end, or fewer than half of its questions answered. "
                "Straight-lining: the same answer to all of five or more statements with the same "
                "options. Too fast: less than two seconds a question (Huang et al. 2012). "
                "Impossible time: sent before it was begun, or on a day on which the project "
                "cannot have asked. An answer may have several flags."
            ),
            *hidden_note(context, counts),
        ),
    )  # fmt: skip


def _correction(context: Context, correction: SafeCorrection) -> tuple[Cell, ...]:
    hidden = not correction.reason
    reason = context.texts.say(HIDDEN) if hidden else correction.reason
    return (
        context.label(correction.file),
        Cell(text=context.texts.number(correction.row.value), number=True),
        context.plain(correction.variable),
        Cell(text=reason, hidden=hidden),
        context.plain(correction.when),
    )
