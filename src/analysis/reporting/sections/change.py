"""Did skills grow: each declared change, in a sentence, a picture and a table."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.disclosure import SafeChange
from analysis.reporting.blocks import Block, Cell, Figure, Finding, Heading, Sentence, Table
from analysis.reporting.charts import Shift, shifts
from analysis.reporting.context import HIDDEN, Context, estimate_finding
from analysis.reporting.sections.change_words import answer, interval, limits


def change_section(context: Context, changes: Sequence[SafeChange]) -> tuple[Block, ...]:
    """Chapter: change between waves, a section per goal."""
    say = context.texts.say
    blocks: list[Block] = [Heading(text=say("What changed"))]
    if not changes:
        return (*blocks, Sentence(text=say("The project has declared no change to be measured.")))
    blocks += [Sentence(text=limit, role="limit") for limit in limits(context, changes)]
    for goal in dict.fromkeys(change.outcome.goal for change in changes):
        mine = [change for change in changes if change.outcome.goal == goal]
        blocks.append(Heading(text=f"{goal}. {context.goals[goal]}", level=2))
        blocks += [Sentence(text=answer(context, c), findings=findings(c)) for c in mine]
        blocks += _pictures(context, goal, mine) or [_table(context, goal, mine)]
    return tuple(blocks)


def findings(change: SafeChange) -> tuple[Finding, ...]:
    """What a change publishes: both waves and the difference."""
    outcome = change.outcome
    stem = f"change.{outcome.goal}.{outcome.group}.{outcome.scale}"
    unit = "share" if change.share else "score"
    parts = {
        outcome.waves[0]: change.before,
        outcome.waves[1]: change.after,
        "change": change.change,
    }
    return tuple(
        estimate_finding(f"{stem}.{name}", part, f"scale.{outcome.scale}", unit)
        for name, part in parts.items()
    )


def name_of(context: Context, change: SafeChange) -> str:
    """Scale and group, e.g. ``Networking confidence (immigrants)``."""
    outcome = change.outcome
    return f"{context.scales[outcome.scale]} ({context.groups[outcome.group].lower()})"


def _pictures(context: Context, goal: str, changes: Sequence[SafeChange]) -> list[Figure]:
    """One picture per unit of measure: scores of one range together, shares together."""
    drawn = [change for change in changes if change.change.estimate.value is not None]
    if len(drawn) < len(changes):  # a table says what a picture would leave out
        return []
    keys = {c: (c.share, context.ranges[c.outcome.scale], c.outcome.waves) for c in drawn}
    found = []
    for number, key in enumerate(dict.fromkeys(keys.values()), start=1):
        alike = [change for change in drawn if keys[change] == key]
        found.append(_picture(context, f"{goal}-{number}", alike))
    return found


def _picture(context: Context, name: str, changes: Sequence[SafeChange]) -> Figure:
    say = context.texts.say
    share, waves = changes[0].share, changes[0].outcome.waves
    low, high = context.ranges[changes[0].outcome.scale]
    size = 100 if share else 1
    rows = [
        Shift(
            context.scales[c.outcome.scale],
            size * (c.before.estimate.value or 0),
            size * (c.after.estimate.value or 0),
            context.points(c.change.estimate.value or 0, share=share),
        )
        for c in changes
    ]
    axis = (
        say("share of answers, %")
        if share
        else say("mean score, {low}–{high}", low=f"{low:g}", high=f"{high:g}")
    )
    ends = (context.waves[waves[0]], context.waves[waves[1]])
    margin = 0.04 * size * (high - low)
    svg, png = shifts(rows, (size * low - margin, size * high + margin), ends, axis)
    table = _table(context, name, changes)
    listed = " ".join(answer(context, c) for c in changes)
    return Figure(
        id=f"figure-change-{name}",
        caption=say("Change from “{before}” to “{after}”", before=ends[0], after=ends[1]),
        alternative=say("Two marks per scale, joined by a line. {listed}", listed=listed),
        svg=svg,
        png=png,
        data=table,
        findings=table.findings,
    )


def _table(context: Context, goal: str, changes: Sequence[SafeChange]) -> Table:
    say = context.texts.say
    waves = changes[0].outcome.waves
    paired = all(change.outcome.design == "paired" for change in changes)
    notes = [say("Change: mean difference with its 95 % confidence interval; n: people behind it.")]
    if paired:
        notes.append(say("Matched: only people who answered both times are in the means."))
    if any(change.change.hidden for change in changes):
        notes.append(say("Results of very few people are not shown, to protect them."))
    return Table(
        id=f"change-{goal}",
        caption=say("Change by scale"),
        headers=(
            say("Scale"),
            context.waves[waves[0]],
            context.waves[waves[1]],
            say("Change"),
            say("95 % interval"),
            say("n matched") if paired else say("n before / after"),
        ),
        rows=tuple(_row(context, change) for change in changes),
        notes=tuple(notes),
        findings=tuple(finding for change in changes for finding in findings(change)),
    )


def _row(context: Context, change: SafeChange) -> tuple[Cell, ...]:
    label = context.label(name_of(context, change))
    people = [context.count(n) for n in change.answered]
    paired = change.outcome.design == "paired"
    base = context.count(change.change.n) if paired else " / ".join(people)
    few = paired and change.change.n.hidden
    parts = (change.before, change.after, change.change)
    if any(part.estimate.value is None for part in parts):
        words = context.texts.say(HIDDEN)
        return (
            label,
            *(Cell(text=words, hidden=True) for _ in range(4)),
            Cell(text=base, number=not few, hidden=few),
        )
    values = [
        context.value(change.before.estimate.value or 0, share=change.share),
        context.value(change.after.estimate.value or 0, share=change.share),
        context.points(change.change.estimate.value or 0, share=change.share),
        interval(context, change),
        base,
    ]
    return (label, *(Cell(text=text, number=True) for text in values))
