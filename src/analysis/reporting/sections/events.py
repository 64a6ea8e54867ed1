"""Events: registered, attended, stayed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from analysis.disclosure import SafeCount, SafeEvent, shown_share
from analysis.reporting.blocks import Block, Figure, Finding, Heading, Sentence, Table
from analysis.reporting.charts import grouped_bars
from analysis.reporting.context import Context, count_finding
from analysis.reporting.sections.people import hidden_note
from analysis.texts import N_

#: Totals over all events, in the order they are told.
TOTALS = (
    "events.held",
    "events.registrations",
    "events.shown_up",
    "events.attendances",
    "events.attended_people",
    "events.stayed",
)


def events_section(
    context: Context, totals: Mapping[str, SafeCount], events: Sequence[SafeEvent]
) -> tuple[Block, ...]:
    """Chapter: what happened at the events."""
    say = context.texts.say
    heading = Heading(text=say("Events"))
    if not events:
        return (heading, Sentence(text=say("There are no event data in this period.")))
    findings = event_findings(totals)
    table = _table(context, events)
    return (
        heading,
        Sentence(text=held(context, totals), findings=findings),
        *_shares(context, totals),
        _figure(context, events, table),
    )


def event_findings(totals: Mapping[str, SafeCount]) -> tuple[Finding, ...]:
    """The totals as published numbers."""
    return tuple(count_finding(name, totals[name], name) for name in TOTALS)


def held(context: Context, totals: Mapping[str, SafeCount]) -> str:
    """One sentence: events, registrations, attendances, people."""
    return context.texts.say(
        "Events held: {held}. Registrations: {registered}. Attendances: {attended}, by {people} "
        "different people.",
        held=context.count(totals["events.held"]),
        registered=context.count(totals["events.registrations"]),
        attended=context.count(totals["events.attendances"]),
        people=context.count(totals["events.attended_people"]),
    )


def _shares(context: Context, totals: Mapping[str, SafeCount]) -> list[Sentence]:
    said = (
        (
            "events.shown_up",
            "events.registrations",
            N_("Of the registrations, {share} led to attendance ({n} of {base})."),
        ),
        (
            "events.stayed",
            "events.attendances",
            N_("Of the attendances, {share} lasted at least half of the event ({n} of {base})."),
        ),
    )
    sentences = [_share(context, totals[part], totals[base], text) for part, base, text in said]
    return [sentence for sentence in sentences if sentence]


def _share(context: Context, part: SafeCount, base: SafeCount, text: str) -> Sentence | None:
    share = shown_share(part, base, context.edition)
    if share is None:
        return None
    values = {"share": context.texts.percent(share)}
    values |= {"n": context.count(part), "base": context.count(base)}
    return Sentence(text=context.texts.say(text, **values))


def _table(context: Context, events: Sequence[SafeEvent]) -> Table:
    say = context.texts.say
    columns = ("registered", "shown_up", "attended", "stayed")
    counts = tuple(event.counts[name] for event in events for name in columns)
    return Table(
        id="events",
        caption=say("Registered, attended and stayed, by event"),
        headers=(
            say("Event"),
            say("Date"),
            say("Registered"),
            say("of them present"),
            say("Attended"),
            say("Stayed"),
        ),
        rows=tuple(
            (
                context.label(event.titles[context.texts.language]),
                context.plain(_day(context, event)),
                *(context.count_cell(event.counts[name]) for name in columns),
            )
            for event in events
        ),
        notes=(
            say(
                "Attended: all who were present, registered or not. Stayed: present for at least "
                "half of the planned time."
            ),
            *hidden_note(context, counts),
        ),
        findings=tuple(
            count_finding(f"event.{event.event}.{name}", event.counts[name], f"events.{name}")
            for event in events
            for name in columns
        ),
    )


def _day(context: Context, event: SafeEvent) -> str:
    return context.texts.short_date(event.start.tz_convert(context.zone).date())


def _figure(context: Context, events: Sequence[SafeEvent], table: Table) -> Figure:
    say = context.texts.say
    columns = {
        "registered": say("Registered"),
        "attended": say("Attended"),
        "stayed": say("Stayed"),
    }
    labels = [f"{_short(e.titles[context.texts.language])}, {_day(context, e)}" for e in events]
    series = [
        (label, [event.counts[name].value for event in events]) for name, label in columns.items()
    ]
    svg, png = grouped_bars(labels, series, say("people"))
    return Figure(
        id="figure-events",
        caption=say("Registered, attended and stayed, by event"),
        alternative=_alternative(context, events),
        svg=svg,
        png=png,
        data=table,
        findings=table.findings,
    )


def _alternative(context: Context, events: Sequence[SafeEvent]) -> str:
    say = context.texts.say
    listed = "; ".join(
        say(
            "{title} {date}: registered {registered}, attended {attended}, stayed {stayed}",
            title=event.titles[context.texts.language],
            date=_day(context, event),
            **{
                name: context.count(count)
                for name, count in event.counts.items()
                if name != "shown_up"
            },
        )
        for event in events
    )
    return say("Bar chart with three bars per event. {listed}.", listed=listed)


def _short(title: str, longest: int = 34) -> str:
    return title if len(title) <= longest else title[: longest - 1].rstrip() + "…"
