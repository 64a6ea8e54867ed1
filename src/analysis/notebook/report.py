"""What the report notebooks call: one method per chapter, each returning blocks to display."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from IPython.display import display

from analysis.disclosure import (
    Cells,
    Gate,
    Released,
    SafeChange,
    SafeCount,
    gate,
    load_ledger,
    release,
    release_anonymity,
    release_change,
    release_events,
    standard_tables,
)
from analysis.disclosure.ledger import Record
from analysis.indicators import rules
from analysis.indicators.change import Change, change
from analysis.indicators.data import Data
from analysis.indicators.events import funnel_by_event
from analysis.indicators.people import people_by_attribute
from analysis.notebook import quality
from analysis.notebook.clean import read_exports
from analysis.notebook.context import background_items, context, scales_of
from analysis.notebook.dataset import Dataset, open_dataset
from analysis.notebook.quality import QualityChapter
from analysis.pipeline.fingerprint import version
from analysis.pipeline.parameters import ReportParameters, checked, period_of
from analysis.project import Period
from analysis.reporting.blocks import RECORD, Block, Heading, Sentence
from analysis.reporting.context import Context
from analysis.reporting.sections import anonymity, cover, events, people
from analysis.reporting.sections import change as change_chapter
from analysis.reporting.sections.change_words import answer

_USED = (
    "people.involved", "people.involved.{group}", "events.held", "events.registrations",
    "events.shown_up", "events.attendances", "events.attended_people", "events.stayed",
)  # fmt: skip


@dataclass(frozen=True)
class Chapter:
    """Blocks that a notebook displays one below the other."""

    blocks: tuple[Block, ...]
    record: Record | None = None

    def _ipython_display_(self) -> None:
        for block in self.blocks:
            display(block)  # type: ignore[no-untyped-call]
        if self.record is not None:  # for the attack at the end of the run; no reader sees it
            said = {RECORD: "\n".join(self.record.lines()), "text/plain": "(ledger)"}
            display(said, raw=True)  # type: ignore[no-untyped-call]


@dataclass(frozen=True)
class ReportSession:
    """A report being written: the data of its period, the gate of its edition, a language."""

    report: str
    dataset: Dataset
    parameters: ReportParameters
    period: Period
    gate: Gate
    context: Context

    @cached_property
    def data(self) -> Data:
        """The tidy tables of the report's period."""
        return self.dataset.data.within(self.period, self.dataset.project.zone)

    def title(self) -> Chapter:
        """The title page."""
        project, edition = self.dataset.project, self.parameters.edition
        page = cover.cover(self.context, project, self.report, self.period, edition)
        return Chapter((page,), None if edition == "internal" else self._released.record)

    def summary(self) -> Chapter:
        """What was found, in a few sentences."""
        heading = Heading(text=self.context.texts.say("In short"))
        lines = [Sentence(text=people.involved(self.context, self._everyone), role="summary")]
        lines += [
            Sentence(
                text=answer(self.context, c), findings=change_chapter.findings(c), role="summary"
            )
            for c in self._changes
            if c.outcome.primary or len(self._changes) == 1
        ]
        if len(self.data.events):
            lines.append(Sentence(text=events.held(self.context, self._totals), role="summary"))
        return Chapter((heading, *lines))

    def who_took_part(self) -> Chapter:
        """People involved, by group and background."""
        counts = {g: self._released[self._cells.group(g)] for g in self._groups}
        section = people.people_section(self.context, self._everyone, counts)
        return Chapter((*section, *self._backgrounds()))

    def what_changed(self) -> Chapter:
        """Change of every declared outcome."""
        return Chapter(change_chapter.change_section(self.context, self._changes))

    def events(self) -> Chapter:
        """Registered, attended, stayed."""
        held = release_events(self.gate, funnel_by_event(self.data), self._released)
        return Chapter(events.events_section(self.context, self._totals, held))

    def what_to_look_at(self) -> Chapter:
        """Faults and doubts, most important first."""
        return self._quality(quality.what_to_look_at)

    def files(self) -> Chapter:
        """Every file and its rows."""
        return self._quality(quality.files)

    def set_aside(self) -> Chapter:
        """Rows not used, by reason."""
        return self._quality(quality.set_aside)

    def dates(self) -> Chapter:
        """Which days the dates of each file span, and how they were read."""
        return self._quality(quality.dates)

    def response_rates(self) -> Chapter:
        """How many answered, by wave and by event."""
        return self._quality(quality.response_rates, of_people=True)

    def missing(self) -> Chapter:
        """Which questions were left without an answer, and why."""
        return self._quality(quality.missing, of_people=True)

    def flagged(self) -> Chapter:
        """Answers to look at."""
        return self._quality(quality.flagged, of_people=True)

    def corrections(self) -> Chapter:
        """Corrections applied to what was read."""
        return self._quality(quality.corrections)

    def linkage(self) -> Chapter:
        """By what people were found again, and how those who were not differ."""
        return self._quality(quality.linkage, of_people=True)

    def recognisable(self) -> Chapter:
        """How recognisable people are by their traits, and what to coarsen; internal only."""
        measured = release_anonymity(self.gate, self.dataset.table("people"))
        language = self.parameters.language
        labels = {str(i.attribute): i.label[language] for i in background_items(self.dataset)}
        return Chapter(
            anonymity.anonymity_section(self.context, measured, labels) if measured else ()
        )

    def definitions(self) -> Chapter:
        """What the numbers mean."""
        return Chapter(cover.definitions(self.context, _USED))

    def _quality(self, chapter: QualityChapter, *, of_people: bool = False) -> Chapter:
        """``of_people``: counts of people that are not made safe with those of other reports."""
        blocks = chapter(self.dataset, self.gate, self.context)
        if of_people and self.gate.edition != "internal":
            return Chapter((blocks[0], quality.internal_only(self.context)))
        return Chapter(blocks)

    @property
    def _groups(self) -> Sequence[str]:
        return [group.id for group in self.dataset.project.groups]

    @property
    def _cells(self) -> Cells:
        return Cells(f"{self.period.start}/{self.period.end}")

    @cached_property
    def _released(self) -> Released:
        """All counts of people, made safe together before the first is shown."""
        tables = standard_tables(
            self.data,
            self._cells.days,
            self._groups,
            [str(item.attribute) for item in background_items(self.dataset)],
            self._found,
        )
        folders = self.dataset.folders
        earlier = load_ledger(folders.reports, self.parameters.edition)
        issue = f"{self.report} {self.parameters.period}"
        return release(self.gate, tables, issue, version(folders.processed), earlier)

    @cached_property
    def _everyone(self) -> SafeCount:
        return self._released[self._cells.people()]

    @cached_property
    def _totals(self) -> Mapping[str, SafeCount]:
        held = [str(event) for event in self.data.events["event"]]
        visits = {
            "events.registrations": "registered",
            "events.shown_up": "shown_up",
            "events.attendances": "attended",
            "events.stayed": "stayed",
        }
        found = {
            name: self._released[self._cells.visits(column, held)] if held else self.gate.count(0)
            for name, column in visits.items()
        }
        return {
            **found,
            "events.held": self.gate.things(rules.events_held(self.data)),
            "events.attended_people": self._released[self._cells.at_events()],
        }

    @cached_property
    def _found(self) -> tuple[Change, ...]:
        scales = scales_of(self.dataset)
        return tuple(
            change(self.data, o, share=scales[o.scale].method == "any_of")
            for o in self.dataset.project.outcomes
        )

    @cached_property
    def _changes(self) -> tuple[SafeChange, ...]:
        return tuple(
            release_change(self.gate, found, self._released, self._cells.days)
            for found in self._found
        )

    def _backgrounds(self) -> Iterable[Block]:
        language = self.parameters.language
        for item in background_items(self.dataset):
            attribute = str(item.attribute)
            values = people_by_attribute(self.data, attribute)
            counts = {v: self._released[self._cells.people({attribute: v})] for v in values}
            labels = {option.name: option.label[language] for option in item.options}
            if any(counts):
                yield people.attribute_table(
                    self.context, attribute, item.label[language], counts, labels
                )


def open_report(report: str, **given: object) -> ReportSession:
    """Open a report for writing; parameters as `ReportParameters`.

    Where the data set has not been cleaned yet, that is done first. Raises `ProblemsError` for
    wrong parameters or settings, all at once.
    """
    parameters = checked(ReportParameters, given)
    dataset = open_dataset(parameters.dataset, parameters.raw)
    period = period_of(parameters.period, dataset.project)
    if not dataset.cleaned:
        exports = read_exports(dataset)
        exports.clean_surveys()
        exports.clean_events()
    return ReportSession(
        report, dataset, parameters, period, gate(parameters.edition), context(dataset, parameters)
    )
