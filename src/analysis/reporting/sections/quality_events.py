"""How many of those present at an event answered about it."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping, Sequence

from analysis.disclosure import SafeEvent, SafeRate
from analysis.reporting.blocks import Block, Heading, Sentence, Table
from analysis.reporting.context import Context
from analysis.reporting.sections.people import hidden_note
from analysis.reporting.sections.rates import Named, drawn_of, rate_cells, rate_figure

_LONGEST = 50  # characters of a title in the figure

#: Title and day by event.
Titles = Mapping[str, tuple[str, str]]


def events_section(
    context: Context, rates: Sequence[SafeRate], titles: Titles
) -> tuple[Block, ...]:
    """Section: feedback by event; ``titles``: title and day of each event."""
    say = context.texts.say
    heading = Heading(text=say("Feedback by event"), level=2)
    if not rates:
        return (heading, Sentence(text=say("No attendance at events is known.")))
    if not any(rate.answers.value != 0 for rate in rates):
        none = say(
            "No survey answers are about an event, so there is no rate of feedback. If there was "
            "feedback, name its event in project.toml or in a question of the form."
        )
        return (heading, Sentence(text=none))
    table = _event_table(context, rates, titles)
    given = sum(rate.answers.value != 0 for rate in rates)
    sentence = Sentence(
        text=say(
            "People answered about {given} of {events} events that are known to have been "
            "attended.",
            given=context.texts.number(given),
            events=context.texts.number(len(rates)),
        )
    )
    drawn = drawn_of(rates)
    if not drawn:
        return (heading, sentence, table)
    named = [(_joined(*_title(titles, rate), longest=_LONGEST), rate) for rate in drawn]
    axis = say("share of those who attended, %")
    return (
        heading,
        sentence,
        rate_figure(context, named, axis, (_overall(context, named), table)),
    )


def event_titles(context: Context, events: Iterable[SafeEvent]) -> Titles:
    """Title and day of each event."""
    days = ((event, event.start.tz_convert(context.zone).date()) for event in events)
    language = context.texts.language
    return {e.event: (e.titles[language], context.texts.short_date(day)) for e, day in days}


def _title(titles: Titles, rate: SafeRate) -> tuple[str, str]:
    return titles.get(rate.name[0], (rate.name[0], ""))


def _joined(title: str, day: str, longest: int | None = None) -> str:
    short = textwrap.shorten(title, longest, placeholder=" …") if longest else title
    return f"{short}, {day}" if day else short


def _overall(context: Context, drawn: Sequence[Named]) -> str:
    answered = sum(rate.answered.value or 0 for _, rate in drawn)
    asked = sum(rate.asked.value or 0 for _, rate in drawn)
    return context.texts.say(
        "{answered} answers to {asked} attendances at these events: {share}",
        answered=context.texts.number(answered),
        asked=context.texts.number(asked),
        share=context.texts.percent(answered / asked),
    )


def _event_table(context: Context, rates: Sequence[SafeRate], titles: Titles) -> Table:
    say = context.texts.say
    notes = [
        say("Attended: people present, without hosts and panellists."),
        say(
            "Answered: people who answered about the event; of anonymous answers it is not known "
            "whether the person is on the list of those present."
        ),
    ]
    if any((rate.share or 0.0) > 1 for rate in rates):
        notes.append(
            say(
                "More than 100 %: the list of those present has gaps, or answers about several "
                "events were tied to one."
            )
        )
    counts = tuple(n for rate in rates for n in (rate.answered, rate.asked))
    return Table(
        id="response-events",
        caption=say("Answers about each event"),
        headers=(say("Event"), say("Attended"), say("Answered"), say("Share")),
        rows=tuple(
            (
                context.label(_joined(*_title(titles, rate))),
                *rate_cells(context, rate),
            )
            for rate in rates
        ),
        notes=(*notes, *hidden_note(context, counts)),
    )
