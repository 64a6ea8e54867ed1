"""Which days the dates of each file span, and how they were read."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import PurePosixPath

from analysis.disclosure import SafeDates
from analysis.project import Period
from analysis.reporting.blocks import Block, Cell, Figure, Heading, Sentence, Table
from analysis.reporting.context import Context
from analysis.reporting.span_chart import DaySpan, spans
from analysis.texts import N_

# As many spans as fit on a page; the table has them all.
_DRAWN = 40
_NAMED = 5  # files that the figure's title names
_NAME = 34  # characters of a file's name in the figure
_LONG = 120  # days beyond which months are enough on the axis
_ORDER = {
    "day first": N_("day first"),
    "month first": N_("month first"),
    "": N_("without doubt"),
}
_ASSUMED = {
    "day first": N_("day first (assumed: both fit)"),
    "month first": N_("month first (assumed: both fit)"),
}


def dates_section(
    context: Context, files: Sequence[SafeDates], period: Period
) -> tuple[Block, ...]:
    """Chapter: the dates of each file; ``period``: the days of the project."""
    say = context.texts.say
    heading = Heading(text=say("Dates by file"))
    if not files:
        return (heading, Sentence(text=say("No file holds dates.")))
    table = _table(context, files)
    drawn = _drawn(files)
    sentence = Sentence(text=_said(context, files))
    if not drawn:
        return (heading, sentence, table)
    return (heading, sentence, _figure(context, files, drawn, period, table))


def _said(context: Context, files: Sequence[SafeDates]) -> str:
    say, say_n, days = context.texts.say, context.texts.say_n, _days(files)
    said = []
    if days:
        span = {"first": context.texts.date(min(days)), "last": context.texts.date(max(days))}
        said.append(
            say_n(
                "Dates were read in {n} file: {first} – {last}.",
                "Dates were read in {n} files: {first} – {last}.",
                sum(file.first is not None for file in files),
                **span,
            )
        )
    assumed = sum(file.assumed for file in files)
    if assumed:
        said.append(
            say_n(
                "In {n} file day and month fit both ways round; the order that the project "
                "declares was assumed.",
                "In {n} files day and month fit both ways round; the order that the project "
                "declares was assumed.",
                assumed,
            )
        )
    else:
        said.append(say("In no file was the order of day and month in doubt."))
    unread = int(sum(file.unread.value for file in files))
    if unread:
        said.append(
            say_n(
                "{n} cell holds no date that can be read.",
                "{n} cells hold no date that can be read.",
                unread,
            )
        )
    return " ".join(said)


def _days(files: Sequence[SafeDates]) -> list[date]:
    return [day for file in files for day in (file.first, file.last) if day]


def _drawn(files: Sequence[SafeDates]) -> list[SafeDates]:
    """The files of the figure in the order of time: doubtful ones first, then the largest."""
    dated = [file for file in files if file.first and file.last]
    doubtful = {file.file for file in dated if file.outside or file.assumed or file.unread.value}
    ranked = sorted(dated, key=lambda file: (file.file not in doubtful, -file.rows.value))
    chosen = {file.file for file in ranked[:_DRAWN]}
    return [file for file in dated if file.file in chosen]


def _figure(
    context: Context,
    files: Sequence[SafeDates],
    drawn: Sequence[SafeDates],
    period: Period,
    table: Table,
) -> Figure:
    say, text = context.texts.say, context.texts
    days = [*_days(drawn), period.start, period.end]
    long = (max(days) - min(days)).days > _LONG
    labels = _labels([file.file for file in drawn])
    rows = [
        DaySpan(label, file.first, file.last, _span(context, file), file.outside)
        for label, file in zip(labels, drawn, strict=True)
        if file.first and file.last
    ]
    names = (say("the project's period"), say("dates within it"), say("some dates outside it"))
    svg, png = spans(
        rows,
        (period.start, period.end),
        names,
        lambda day: f"{day.month}/{day.year}" if long else text.short_date(day),
    )
    finding = _finding(context, files, period)
    return Figure(
        id="figure-dates",
        caption=finding + _only(context, files, drawn),
        alternative=say(
            "A line per file from its first to its last date, over the project's period. "
            "{finding}.",
            finding=finding,
        ),
        svg=svg,
        png=png,
        data=table,
    )


def _finding(context: Context, files: Sequence[SafeDates], period: Period) -> str:
    outside = [file for file in files if file.outside]
    days = {"start": context.texts.date(period.start), "end": context.texts.date(period.end)}
    if not outside:
        return context.texts.say(
            "Every date that was read lies within the project's period ({start} – {end})", **days
        )
    return context.texts.say_n(
        "{n} file holds dates outside the project's period ({start} – {end}): {files}",
        "{n} files hold dates outside the project's period ({start} – {end}): {files}",
        len(outside),
        files=", ".join(_labels([file.file for file in outside[:_NAMED]]))
        + (" …" if len(outside) > _NAMED else ""),
        **days,
    )


def _only(context: Context, files: Sequence[SafeDates], drawn: Sequence[SafeDates]) -> str:
    dated = sum(file.first is not None for file in files)
    if len(drawn) == dated:
        return ""
    return " " + context.texts.say(
        "({drawn} of {dated} files are drawn: those with doubtful dates, then those with most "
        "rows; the table has all)",
        drawn=context.texts.number(len(drawn)),
        dated=context.texts.number(dated),
    )


def _table(context: Context, files: Sequence[SafeDates]) -> Table:
    say = context.texts.say
    return Table(
        id="dates",
        caption=say("First and last date of each file, and how dates were read"),
        headers=(
            say("File"), say("First"), say("Last"), say("Day and month"), say("Time zone"),
            say("Dates read"), say("Not read"),
        ),
        rows=tuple(_row(context, file) for file in files),
        notes=(
            say(
                "Days are those of the project's time zone. Day and month: without doubt where "
                "a month is named, the year comes first or points stand between the numbers; else "
                "decided for the whole file by values above 12 or by the days expected."
            ),
            say("Not read: cells that are filled but hold no date; their rows are still used."),
        ),
    )  # fmt: skip


def _row(context: Context, file: SafeDates) -> tuple[Cell, ...]:
    said = _ASSUMED if file.assumed and file.order in _ASSUMED else _ORDER
    number = context.texts.number
    return (
        context.label(file.file),
        *(context.plain(_day(context, day)) for day in (file.first, file.last)),
        context.plain(context.texts.say(said[file.order])),
        context.plain(file.zone),
        Cell(text=number(file.read.value), number=True),
        Cell(text=number(file.unread.value), number=True),
    )


def _day(context: Context, day: date | None) -> str:
    return context.texts.short_date(day) if day else "–"


def _span(context: Context, file: SafeDates) -> str:
    first, last = _day(context, file.first), _day(context, file.last)
    return first if first == last else f"{first}–{last}"


def _labels(files: Sequence[str]) -> list[str]:
    """The files' names, with their folder where two share one, shortened in the middle."""
    names = [PurePosixPath(file).name for file in files]
    whole = [
        file if names.count(name) > 1 else name for file, name in zip(files, names, strict=True)
    ]
    half = (_NAME - 1) // 2
    return [n if len(n) <= _NAME else f"{n[:half].rstrip()}…{n[-half:].lstrip()}" for n in whole]
