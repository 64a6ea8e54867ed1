"""Which questions were left without an answer, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from analysis.disclosure import SafeMissing
from analysis.instruments import Instrument
from analysis.reporting.blocks import Block, Cell, Figure, Heading, Sentence, Table
from analysis.reporting.context import HIDDEN, Context
from analysis.reporting.panel_charts import Panel, Stack, panels
from analysis.reporting.sections.missing_form import ORDER, Form, form_of, lacks, owed, parts
from analysis.reporting.sections.people import hidden_note
from analysis.texts import N_

_KIND = {
    "not shown": N_("not asked"),
    "blank": N_("left blank"),
    "refused": N_("refused"),
    "not applicable": N_("does not apply"),
    "coded": N_("coded as missing"),
}

# Percent that a scale reaches at least, so that two answers missing of a hundred look like few.
_SCALE = 10


def missing_section(
    context: Context, missing: Sequence[SafeMissing], instruments: Mapping[str, Instrument]
) -> tuple[Block, ...]:
    """Chapter: a section per questionnaire.

    ``missing``: in the order of questionnaires, waves and questions.
    """
    say = context.texts.say
    heading = Heading(text=say("Answers missing by question"))
    if not missing:
        return (heading, Sentence(text=say("No survey answers were kept.")))
    method = say(
        "Each question is counted among the answers whose form holds it. Not every tool says "
        "that a question was hidden by a condition; what a person did not see then counts as "
        "left blank."
    )
    forms = (
        form_of([row for row in missing if row.instrument == name], instruments[name])
        for name in dict.fromkeys(row.instrument for row in missing)
    )
    return (
        heading,
        Sentence(text=method, role="limit"),
        *(block for form in forms for block in _questionnaire(context, form)),
    )


def _questionnaire(context: Context, form: Form) -> Iterator[Block]:
    yield Heading(text=form.instrument.name.replace("_", " ").capitalize(), level=2)
    asked = len({item for _, item in form.rows})
    said = context.texts.say(
        "Answered by everybody: {complete} of {asked} questions.",
        complete=context.texts.number(asked - len(form.items)),
        asked=context.texts.number(asked),
    )
    yield Sentence(text=said)
    for part in parts(form) if form.items else ():
        seen = any(part.rows[key].n.value and owed(part.rows[key]) for key in part.rows)
        yield _figure(context, part) if part.drawn and seen else _table(context, part)


def _figure(context: Context, form: Form) -> Figure:
    say = context.texts.say
    shown = [
        Panel(
            context.waves.get(wave, wave),
            tuple(_bar(context, form, wave, item) for item in form.drawn),
            _base(context, form, wave),
        )
        for wave in form.waves
    ]
    svg, png = panels(
        [form.label(item, context.texts.language) for item in form.drawn],
        shown,
        say("share of the answers whose form holds the question, %"),
        names=[say(_KIND[kind]) if kind in form.kinds else "" for kind in ORDER],
        limit=_SCALE,
    )
    finding = _finding(context, form)
    return Figure(
        id=f"figure-missing-{form.instrument.name}-{form.waves[0]}",
        caption=finding + _only(context, form),
        alternative=say(
            "A bar per question in a column per wave, in parts by kind of missing. {finding}.",
            finding=finding,
        ),
        svg=svg,
        png=png,
        data=_table(context, form),
    )


def _bar(context: Context, form: Form, wave: str, item: str) -> Stack:
    row = form.rows.get((wave, item))
    if row is None:  # the form of this wave does not hold the question
        return Stack((None,) * len(ORDER), "–")
    counts = [row.counts[kind].value for kind in ORDER]
    shown = [count for count in counts if count is not None]
    if not row.n.value or len(shown) < len(counts):
        return Stack((None,) * len(ORDER), context.texts.say(HIDDEN))
    total = sum(shown) / row.n.value
    shares = tuple(100 * count / row.n.value for count in shown)
    return Stack(shares, context.texts.percent(total))


def _base(context: Context, form: Form, wave: str) -> str:
    """How many answers the questions of a wave are counted among: some forms may lack one."""
    held = [form.rows[wave, item].n.value for item in form.drawn if (wave, item) in form.rows]
    counts = sorted({n for n in held if n})
    if not counts:
        return ""
    number = context.texts.number
    span = number(counts[0]) if len(counts) == 1 else f"{number(counts[0])}–{number(counts[-1])}"
    return context.texts.say("n = {n}", n=span)


def _finding(context: Context, form: Form) -> str:
    say = context.texts.say
    shares = {
        key: share
        for key, row in form.rows.items()
        if key[1] in form.drawn and (share := owed(row)) is not None
    }
    worst = max(shares, key=shares.__getitem__, default=None)
    if worst is None or not shares[worst]:
        return say("Answers missing by question and wave")
    wave, item = worst
    return say(
        "Most often left without an answer: “{question}” – {share} ({wave})",
        question=form.label(item, context.texts.language),
        share=context.texts.percent(shares[worst]),
        wave=context.waves.get(wave, wave),
    )


def _only(context: Context, form: Form) -> str:
    closed = [item for item in form.items if not form.is_open(item)]
    if len(closed) == len(form.drawn):
        return ""
    return " " + context.texts.say(
        "({drawn} of {all} closed questions are drawn, those with most missing; the table has all)",
        drawn=context.texts.number(len(form.drawn)),
        all=context.texts.number(len(closed)),
    )


def _table(context: Context, form: Form) -> Table:
    say = context.texts.say
    rows = [
        form.rows[wave, item]
        for item in form.items
        for wave in form.waves
        if (wave, item) in form.rows and lacks(form.rows[wave, item])
    ]
    counts = tuple(count for row in rows for count in row.counts.values())
    absent = [say(_KIND[kind]) for kind in ORDER if kind not in form.kinds]
    notes = [
        say(
            "n: answers whose form holds the question. Share: left blank, refused or coded, of "
            "those who were asked and whom the question concerns. Rounds in which everybody "
            "answered a question are left out. A dash in the figure: not in that round's form."
        ),
        *([say("Kinds that do not occur: {kinds}.", kinds=", ".join(absent))] if absent else []),
        *hidden_note(context, counts),
    ]
    return Table(
        id=f"missing-{form.instrument.name}-{form.waves[0]}",
        caption=say("Questions that somebody did not answer"),
        headers=(
            say("Question"), say("Survey"), say("n"), *(say(_KIND[kind]) for kind in form.kinds),
            say("Share"),
        ),
        rows=tuple(_row(context, form, row) for row in rows),
        notes=tuple(notes),
    )  # fmt: skip


def _row(context: Context, form: Form, row: SafeMissing) -> tuple[Cell, ...]:
    label = form.label(row.item, context.texts.language)
    if form.is_open(row.item):
        label = context.texts.say("{question} (open question)", question=label)
    share = owed(row)
    hidden = any(row.counts[state].hidden for state in row.counts)
    said = context.texts.say(HIDDEN) if hidden else "–"
    return (
        context.label(label),
        context.plain(context.waves.get(row.wave, row.wave)),
        context.count_cell(row.n),
        *(context.count_cell(row.counts[kind]) for kind in form.kinds),
        Cell(text=said, hidden=hidden)
        if share is None
        else Cell(text=context.texts.percent(share), number=True),
    )
