"""How many answered each wave of a survey, as shares of people who are known."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.disclosure import SafeRate
from analysis.reporting.blocks import Block, Heading, Sentence, Table
from analysis.reporting.context import Context
from analysis.reporting.sections.people import hidden_note
from analysis.reporting.sections.rates import Named, drawn_of, rate_cells, rate_figure


def waves_section(context: Context, rates: Sequence[SafeRate]) -> tuple[Block, ...]:
    """Section: response by questionnaire and wave."""
    say = context.texts.say
    heading = Heading(text=say("Response by wave"), level=2)
    if not rates:
        return (heading, Sentence(text=say("No survey answers were kept.")))
    sentence = Sentence(text=_known(context, rates))
    table = _wave_table(context, rates)
    drawn = drawn_of(rates)
    if not drawn:
        return (heading, sentence, table)
    named = [(wave_name(context, *rate.name), rate) for rate in drawn]
    axis = say("share of the people in the base, %")
    return (heading, sentence, rate_figure(context, named, axis, (_least(context, named), table)))


def wave_name(context: Context, instrument: str, wave: str) -> str:
    """Questionnaire and wave in words, e.g. ``participants: start survey``."""
    return f"{instrument.replace('_', ' ')}: {context.waves.get(wave, wave)}"


def _known(context: Context, rates: Sequence[SafeRate]) -> str:
    say = context.texts.say
    text = say(
        "Whom the project invited stands in no export, so these are no response rates in the "
        "strict sense: each share names the people it is a share of."
    )
    unknown = sum(not rate.base for rate in rates)
    if unknown:
        text += " " + context.texts.say_n(
            "For {n} survey no such people are known.",
            "For {n} surveys no such people are known.",
            unknown,
        )
    return text


def _least(context: Context, drawn: Sequence[Named]) -> str:
    name, rate = min(drawn, key=lambda named: named[1].share or 0.0)
    return context.texts.say(
        "Smallest share of answers: {share} – {label}",
        share=context.texts.percent(rate.share or 0.0),
        label=name,
    )


def _wave_table(context: Context, rates: Sequence[SafeRate]) -> Table:
    say = context.texts.say
    counts = tuple(n for rate in rates for n in (rate.answers, rate.answered, rate.asked))
    return Table(
        id="response-waves",
        caption=say("Answers by questionnaire and wave"),
        headers=(
            say("Survey"), say("People who answered"), say("Share of whom"), say("In that base"),
            say("of them answered"), say("Share"),
        ),
        rows=tuple(
            (
                context.label(wave_name(context, *rate.name)),
                context.count_cell(rate.answers),
                context.plain(_base(context, rate)),
                *rate_cells(context, rate),
            )
            for rate in rates
        ),
        notes=(
            say(
                "First wave: people of its group who registered for any event. Later waves: those "
                "who answered the first one. Where most registered people belong to no known "
                "group, or answers cannot be joined to people, no base is known."
            ),
            say(
                "People are joined by e-mail address, own code or name; whoever gave another one "
                "counts as not having answered, so the shares are rather too low."
            ),
            *hidden_note(context, counts),
        ),
    )  # fmt: skip


def _base(context: Context, rate: SafeRate) -> str:
    say = context.texts.say
    if rate.base == "registered":
        return say("people registered for events")
    if rate.base == "first wave":
        return say("people in “{wave}”", wave=context.waves.get(rate.first, rate.first))
    return say("not known")
