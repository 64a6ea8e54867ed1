"""Who took part."""

from __future__ import annotations

from collections.abc import Mapping

from analysis.disclosure import SafeCount
from analysis.reporting.blocks import Block, Cell, Figure, Heading, Sentence, Table
from analysis.reporting.charts import Bar, bars
from analysis.reporting.context import Context, count_finding

_ALL, _GROUP = "people.involved", "people.involved.{group}"


def people_section(
    context: Context, everyone: SafeCount, groups: Mapping[str, SafeCount]
) -> tuple[Block, ...]:
    """Chapter: people involved, all and by group."""
    say = context.texts.say
    findings = (
        count_finding(_ALL, everyone, _ALL),
        *(count_finding(f"{_ALL}.{name}", count, _GROUP) for name, count in groups.items()),
    )
    table = Table(
        id="people-by-group",
        caption=say("People involved by target group"),
        headers=(say("Target group"), say("People")),
        rows=(
            *((context.label(context.groups[g]), context.count_cell(n)) for g, n in groups.items()),
            (context.label(say("All together")), context.count_cell(everyone)),
        ),
        notes=(
            say(
                "A person can belong to several groups, so the groups may add up to more than all."
            ),
            *hidden_note(context, (everyone, *groups.values())),
        ),
        findings=findings,
    )
    heading = Heading(text=say("Who took part"))
    sentence = Sentence(text=involved(context, everyone), findings=findings[:1])
    return (heading, sentence, _figure(context, groups, table)) if groups else (heading, sentence)


def involved(context: Context, everyone: SafeCount) -> str:
    """One sentence: how many people were involved."""
    if everyone.value is None:
        return context.texts.say("So few people took part that their number is not shown.")
    return context.texts.say_n(
        "{n} person took part in the surveys or events of the project.",
        "{n} people took part in the surveys or events of the project.",
        everyone.value,
    )


def attribute_table(
    context: Context,
    name: str,
    caption: str,
    counts: Mapping[str, SafeCount],
    labels: Mapping[str, str],
) -> Table:
    """People by one attribute; those it is not known of stand last."""
    say = context.texts.say
    known = [value for value in counts if value]
    order = [*(v for v in labels if v in known), *(v for v in known if v not in labels)]
    rows: list[tuple[Cell, ...]] = [
        (context.label(labels.get(value, value)), context.count_cell(counts[value]))
        for value in order
    ]
    if "" in counts:
        rows.append((context.label(say("Not known")), context.count_cell(counts[""])))
    return Table(
        id=f"people-by-{name}",
        caption=caption,
        headers=(say("Answer"), say("People")),
        rows=tuple(rows),
        notes=hidden_note(context, tuple(counts.values())),
    )


def hidden_note(context: Context, counts: tuple[SafeCount, ...]) -> tuple[str, ...]:
    """The note that explains hidden cells, where there are any."""
    hidden = [count for count in counts if count.hidden]
    if not hidden:
        return ()
    return (
        context.texts.say(
            "To protect people, counts from 1 to {largest} are not shown, nor others that would "
            "reveal them.",
            largest=hidden[0].below - 1,
        ),
    )


def _figure(context: Context, groups: Mapping[str, SafeCount], table: Table) -> Figure:
    say = context.texts.say
    rows = [
        Bar(context.groups[g], count.value, context.count(count)) for g, count in groups.items()
    ]
    svg, png = bars(rows, say("people"))
    listed = "; ".join(f"{row.label}: {row.text}" for row in rows)
    return Figure(
        id="figure-people-by-group",
        caption=say("People involved by target group"),
        alternative=say("Bar chart of people involved by target group. {listed}.", listed=listed),
        svg=svg,
        png=png,
        data=table,
        findings=table.findings,
    )
