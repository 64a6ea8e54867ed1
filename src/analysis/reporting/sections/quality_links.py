"""How the rows of one person were found, and what that leaves open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from analysis.disclosure import SafeDifference, SafeEstimate, SafeLinks, SafeWaveLink
from analysis.reporting.blocks import Block, Cell, Heading, Sentence, Table
from analysis.reporting.context import HIDDEN, Context
from analysis.reporting.sections.people import hidden_note
from analysis.texts import N_

_KIND = {
    "email": N_("e-mail address"),
    "code": N_("individual code"),
    "code elements": N_("elements of a self-made code"),
    "name at event": N_("name at the same event"),
    "name": N_("name"),
    "declared": N_("declared in same_people.csv"),
    "answered": N_("answered in review_links.csv"),
    "nothing": N_("nothing: the row stands alone"),
    "question open": N_("question still open in review_links.csv"),
}
Labels = Mapping[str, Mapping[str, str]]


def links_section(
    context: Context,
    links: Sequence[SafeLinks],
    waves: Sequence[SafeWaveLink],
    differences: Sequence[SafeDifference],
    labels: Labels,
) -> tuple[Block, ...]:
    """Chapter: linkage; ``labels``: attribute → its own name under "", and its options' names."""
    say = context.texts.say
    heading = Heading(text=say("How people were found again"))
    if not links:
        return (heading, Sentence(text=say("No export holds rows of people.")))
    text = say(
        "Rows of one person are joined by certain evidence only. Whether a link is right, nobody "
        "can see in the data themselves; what can be known is in these tables."
    )
    parts: list[Block] = [heading, Sentence(text=text), _links(context, links)]
    if waves:
        parts.append(_waves(context, waves))
    if differences:
        parts.append(_differences(context, differences, labels))
    return tuple(parts)


def _links(context: Context, links: Sequence[SafeLinks]) -> Table:
    say = context.texts.say
    return Table(
        id="links",
        caption=say("Rows by what their person is known by"),
        headers=(say("Known by"), say("Rows"), say("People")),
        rows=tuple(
            (
                context.label(say(_KIND.get(each.kind, each.kind))),
                Cell(text=context.texts.number(each.rows.value), number=True),
                context.count_cell(each.people),
            )
            for each in links
        ),
        notes=(
            say("A person can be known by several kinds of evidence, in different exports."),
            *hidden_note(context, tuple(each.people for each in links)),
        ),
    )


def _waves(context: Context, waves: Sequence[SafeWaveLink]) -> Table:
    say = context.texts.say
    return Table(
        id="wave-links",
        caption=say("People found in both of two waves"),
        headers=(
            say("Target group and waves"), say("First wave"), say("Second wave"), say("Both"),
            say("Of the smaller wave"),
        ),
        rows=tuple(
            (
                context.label(_pair(context, each.group, each.waves)),
                *map(context.count_cell, (*each.people, each.matched)),
                _share(context, each.share),
            )
            for each in waves
        ),
        notes=(
            say(
                "More than the smaller wave cannot be found. Who is missing either did not answer "
                "both or could not be recognised; the two cannot be told apart."
            ),
            *hidden_note(context, tuple(n for e in waves for n in (*e.people, e.matched))),
        ),
    )  # fmt: skip


def _differences(context: Context, differences: Sequence[SafeDifference], labels: Labels) -> Table:
    say = context.texts.say
    return Table(
        id="link-differences",
        caption=say("First wave: people found again compared with the others"),
        headers=(
            say("Target group and waves"), say("Compared"), say("Found again"), say("Others"),
            say("Standardised difference"),
        ),
        rows=tuple(
            (
                context.label(_pair(context, each.group, each.waves)),
                context.plain(_trait(context, each, labels)),
                *(_mean(context, one, each) for one in (each.matched, each.unmatched)),
                _number(context, each.difference),
            )
            for each in differences
        ),
        notes=(
            say(
                "Scales: means of the first wave. Traits: share of the option that differs most. "
                "Standardised: the difference divided by the root mean square of the two standard "
                "deviations; beyond ±0.1 it deserves a look (Austin 2009)."
            ),
        ),
    )  # fmt: skip


def _pair(context: Context, group: str, waves: tuple[str, str]) -> str:
    first, second = (context.waves.get(wave, wave) for wave in waves)
    return f"{context.groups.get(group, group)}: {first} – {second}"


def _trait(context: Context, each: SafeDifference, labels: Labels) -> str:
    if each.trait == "scale":
        return context.scales.get(each.value, each.value)
    names = labels.get(each.trait, {})
    return f"{names.get('', each.trait)}: {names.get(each.value, each.value)}"


def _mean(context: Context, safe: SafeEstimate, each: SafeDifference) -> Cell:
    if safe.estimate.value is None:
        return Cell(text=context.texts.say(HIDDEN), hidden=True)
    text = context.value(safe.estimate.value, share=each.trait != "scale")
    return Cell(text=f"{text} (n = {context.count(safe.n)})", number=True)


def _share(context: Context, share: float | None) -> Cell:
    if share is None:
        return Cell(text=context.texts.say(HIDDEN), hidden=True)
    return Cell(text=context.texts.percent(share), number=True)


def _number(context: Context, number: float | None) -> Cell:
    if number is None:
        return Cell(text=context.texts.say("not known"))
    return Cell(text=context.texts.number(number, 2), number=True)
