"""Every file with what became of its rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from analysis.disclosure import SafeFact, SafeFile, SafeFlow
from analysis.reporting.blocks import Block, Cell, Figure, Heading, Sentence, Table
from analysis.reporting.context import Context
from analysis.reporting.panel_charts import Panel, Stack, panels
from analysis.texts import N_

STATUS = {
    "read": N_("read"),
    "duplicate": N_("copy of another file"),
    "ignored": N_("left alone as the project says"),
    "refused": N_("could not be read"),
}
_KIND = {
    "survey": N_("surveys"),
    "registration": N_("registrations"),
    "attendance": N_("attendance lists"),
    "interactions": N_("chats, polls and other acts"),
    "course_log": N_("logs of the course"),
    "course_progress": N_("progress in the course"),
    "communications": N_("communications"),
    "structure": N_("questionnaires"),
}
_COUNTS = ("rows_read", "kept", "merged", "set_aside")


def files_section(
    context: Context, files: Sequence[SafeFile], flows: Sequence[SafeFlow]
) -> tuple[Block, ...]:
    """Chapter: what became of the rows of each kind of file, and of each file."""
    say = context.texts.say
    heading = Heading(text=say("Files"))
    if not files:
        return (heading, Sentence(text=say("There are no files in the data set's folder.")))
    found = say("Files found: {n}.", n=context.texts.number(len(files)))
    unread = sum(file.status == "refused" for file in files)
    if unread:
        found += " " + context.texts.say_n(
            "{n} of them could not be read.", "{n} of them could not be read.", unread
        )
    return (heading, Sentence(text=found), *_flow(context, flows), _files(context, files))


def _flow(context: Context, flows: Sequence[SafeFlow]) -> list[Figure]:
    if not sum(flow.rows["rows_read"].value for flow in flows):
        return []
    say = context.texts.say
    bars = [_bar(context, flow) for flow in flows]
    names = (say("kept"), say("united with another row"), say("set aside"))
    labels = [_kind(context, flow) for flow in flows]
    svg, png = panels(
        labels, [Panel("", tuple(bars))], say("share of the rows read, %"), names=names, limit=100
    )
    listed = "; ".join(f"{label}: {bar.text}" for label, bar in zip(labels, bars, strict=True))
    totals = {
        name: context.texts.number(sum(flow.rows[name].value for flow in flows)) for name in _COUNTS
    }
    finding = say(
        "Of {rows_read} rows read, {kept} were kept, {merged} united with another row and "
        "{set_aside} set aside",
        **totals,
    )
    return [
        Figure(
            id="figure-rows",
            caption=finding,
            alternative=say(
                "One bar per kind of file, in three parts. {finding}. {listed}.",
                finding=finding,
                listed=listed,
            ),
            svg=svg,
            png=png,
            data=_flow_table(context, flows),
        )
    ]


def _bar(context: Context, flow: SafeFlow) -> Stack:
    read, *parts = (flow.rows[name].value for name in _COUNTS)
    text = context.texts.say(
        "{kept} of {read} kept",
        kept=context.texts.number(parts[0]),
        read=context.texts.number(read),
    )
    return Stack(tuple(100 * part / read if read else 0.0 for part in parts), text)


def _kind(context: Context, flow: SafeFlow) -> str:
    return context.texts.say(_KIND.get(flow.kind, flow.kind.replace("_", " ")))


def _flow_table(context: Context, flows: Sequence[SafeFlow]) -> Table:
    say = context.texts.say
    return Table(
        id="rows",
        caption=say("Rows by kind of file"),
        headers=(
            say("Kind of file"), say("Files"), say("Rows"), say("Kept"), say("United"),
            say("Set aside"),
        ),
        rows=tuple(
            (
                context.label(_kind(context, flow)),
                _number(context, flow.files),
                *_numbers(context, flow.rows),
            )
            for flow in flows
        ),
        notes=(
            say("For every kind: rows = kept + united + set aside."),
            say("These and all figures below count every export, whatever the report's period."),
        ),
    )  # fmt: skip


def _files(context: Context, files: Sequence[SafeFile]) -> Table:
    say = context.texts.say
    return Table(
        id="files",
        caption=say("Every file and its rows"),
        headers=(
            say("File"), say("Recognised as"), say("What became of it"), say("Rows"), say("Kept"),
            say("United"), say("Set aside"),
        ),
        rows=tuple(
            (
                context.label(file.file),
                Cell(text=file.format.replace("_", " ") or "–"),
                Cell(text=say(STATUS[file.status])),
                *_numbers(context, file.rows),
            )
            for file in files
        ),
        notes=(say("For every file: rows = kept + united + set aside."),),
    )  # fmt: skip


def _numbers(context: Context, rows: Mapping[str, SafeFact]) -> tuple[Cell, ...]:
    return tuple(_number(context, rows[name]) for name in _COUNTS)


def _number(context: Context, fact: SafeFact) -> Cell:
    return Cell(text=context.texts.number(fact.value), number=True)
