"""Rates as bars and as cells, however they came about."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.disclosure import SafeRate
from analysis.reporting.blocks import Cell, Figure, Table
from analysis.reporting.context import HIDDEN, Context
from analysis.reporting.panel_charts import Panel, Stack, panels

#: What a rate is called, and the rate.
Named = tuple[str, SafeRate]
# As many bars as fit on a page; the table has them all.
_DRAWN = 22


def drawn_of(rates: Sequence[SafeRate]) -> list[SafeRate]:
    """The rates that a figure shows, in their order: those that have a share, of most people."""
    shared = [rate for rate in rates if rate.share is not None]
    largest = sorted(shared, key=lambda rate: -(rate.asked.value or 0))[:_DRAWN]
    return [rate for rate in shared if rate in largest]


def rate_figure(
    context: Context, drawn: Sequence[Named], axis: str, told: tuple[str, Table]
) -> Figure:
    """A bar per rate that has a share; ``told``: what it shows, in a sentence and as a table."""
    bars = [(name, rate.share or 0.0, _of(context, rate)) for name, rate in drawn]
    svg, png = panels(
        [name for name, _, _ in bars],
        [Panel("", tuple(Stack((100 * share,), text) for _, share, text in bars))],
        axis,
        limit=max(100.0, *(100 * share for _, share, _ in bars)),
    )
    listed = "; ".join(f"{name}: {text}" for name, _, text in bars)
    finding, table = told
    return Figure(
        id=f"figure-{table.id}",
        caption=finding + _only(context, len(drawn), len(table.rows)),
        alternative=context.texts.say("One bar per line. {listed}.", listed=listed),
        svg=svg,
        png=png,
        data=table,
    )


def _only(context: Context, drawn: int, every: int) -> str:
    if drawn == every:
        return ""
    return " " + context.texts.say(
        "({drawn} of {all} lines of the table are drawn: those with a share, of most people)",
        drawn=context.texts.number(drawn),
        all=context.texts.number(every),
    )


def _of(context: Context, rate: SafeRate) -> str:
    return context.texts.say(
        "{share} ({n} of {base})",
        share=context.texts.percent(rate.share or 0.0),
        n=context.count(rate.answered),
        base=context.count(rate.asked),
    )


def rate_cells(context: Context, rate: SafeRate) -> tuple[Cell, ...]:
    """Cells: people asked, those of them who answered, the share."""
    if not rate.base:
        return (context.plain("–"),) * 3
    counts = (context.count_cell(rate.asked), context.count_cell(rate.answered))
    if rate.share is not None:
        return (*counts, Cell(text=context.texts.percent(rate.share), number=True))
    hidden = rate.answered.hidden
    text = context.texts.say(HIDDEN) if hidden else "–"
    return (*counts, Cell(text=text, hidden=hidden))
