"""The chapters of the data-quality report: tidy tables counted, made safe, and told.

All of them are about the whole data set: a row is accounted for whatever the report's period.
"""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from analysis import disclosure
from analysis.disclosure import Gate
from analysis.indicators.events import funnel_by_event
from analysis.indicators.file_rows import rows_by_kind
from analysis.indicators.flagged import flagged_by_wave
from analysis.indicators.forms import states
from analysis.indicators.item_missing import missing_by_item
from analysis.indicators.linkage import differences
from analysis.indicators.response_rates import rates_by_event, rates_by_wave
from analysis.notebook.context import background_items
from analysis.notebook.dataset import Dataset
from analysis.notebook.problems import read_problems
from analysis.reporting.blocks import Block, Heading, Sentence
from analysis.reporting.context import Context
from analysis.reporting.sections import (
    quality,
    quality_dates,
    quality_events,
    quality_files,
    quality_flags,
    quality_links,
    quality_missing,
    quality_waves,
)

Blocks = tuple[Block, ...]
QualityChapter = Callable[[Dataset, Gate, Context], Blocks]


def what_to_look_at(dataset: Dataset, _: Gate, context: Context) -> Blocks:
    """Faults and doubts, most important first."""
    return quality.problems_section(context, read_problems(dataset.table("problems")))


def files(dataset: Dataset, gate: Gate, context: Context) -> Blocks:
    """Every file and its rows."""
    table = dataset.table("files")
    flows = disclosure.release_flows(gate, rows_by_kind(table))
    return quality_files.files_section(context, disclosure.release_files(gate, table), flows)


def set_aside(dataset: Dataset, gate: Gate, context: Context) -> Blocks:
    """Rows not used, by reason."""
    table = dataset.table("files")
    rows = disclosure.release_rows(gate, dataset.table("set_aside"))
    read, kept = (gate.fact(int(table[name].sum())) for name in ("rows_read", "kept"))
    return quality.set_aside_section(context, rows, read, kept)


def dates(dataset: Dataset, gate: Gate, context: Context) -> Blocks:
    """Which days the dates of each file span, and how they were read."""
    project = dataset.project
    period = project.extended or project.funded
    found = disclosure.release_dates(
        gate, dataset.table("dates"), dataset.table("files"), period, project.zone
    )
    return quality_dates.dates_section(context, found, period)


def response_rates(dataset: Dataset, gate: Gate, context: Context) -> Blocks:
    """How many answered, by wave and by event."""
    data = dataset.data
    waves = [wave.id for wave in dataset.project.waves]
    by_wave = rates_by_wave(data.responses, data.people, data.registrations, waves)
    by_event = rates_by_event(data.responses, data.attendance, data.events)
    events = disclosure.release_events(gate, funnel_by_event(data))
    return (
        Heading(text=context.texts.say("Who answered")),
        *quality_waves.waves_section(context, disclosure.release_wave_rates(gate, by_wave)),
        *quality_events.events_section(
            context,
            disclosure.release_event_rates(gate, by_event),
            quality_events.event_titles(context, events),
        ),
    )


def linkage(dataset: Dataset, gate: Gate, context: Context) -> Blocks:
    """By what people are known, who was found again, and how the others differ."""
    items = background_items(dataset)
    compared = differences(
        dataset.table("scores"),
        dataset.table("people"),
        dataset.table("responses"),
        dataset.table("wave_links"),
        [str(item.attribute) for item in items],
    )
    language = context.texts.language
    labels = {
        str(item.attribute): {
            "": item.label[language],
            **{option.name: option.label[language] for option in item.options},
        }
        for item in items
    }
    return quality_links.links_section(
        context,
        disclosure.release_links(gate, dataset.table("links")),
        disclosure.release_wave_links(gate, dataset.table("wave_links")),
        disclosure.release_differences(gate, compared),
        labels,
    )


def internal_only(context: Context) -> Sentence:
    """Below the heading of a chapter that counts people, where the edition leaves the house."""
    text = context.texts.say("This chapter counts people. It is in the internal edition only.")
    return Sentence(text=text)


def missing(dataset: Dataset, gate: Gate, context: Context) -> Blocks:
    """Which questions were left without an answer, and why."""
    names = ("responses", "comments", "missing", "files")
    counted = missing_by_item(states(*(dataset.table(name) for name in names)))
    found = disclosure.release_missing(gate, _in_order(counted, dataset))
    return quality_missing.missing_section(context, found, dataset.settings.instruments)


def flagged(dataset: Dataset, gate: Gate, context: Context) -> Blocks:
    """Answers to look at, by questionnaire and wave."""
    responses = pd.concat([dataset.table(name)["response"] for name in ("responses", "comments")])
    counted = flagged_by_wave(responses, dataset.table("flags"), dataset.table("files"))
    found = disclosure.release_flags(gate, _in_order(counted, dataset))
    return quality_flags.flags_section(context, found)


def corrections(dataset: Dataset, gate: Gate, context: Context) -> Blocks:
    """Corrections applied to what was read."""
    applied = disclosure.release_corrections(gate, dataset.table("corrections"))
    return quality_flags.corrections_section(context, applied)


def _in_order(counted: pd.DataFrame, dataset: Dataset) -> pd.DataFrame:
    """Rows of a questionnaire in the order of the project's waves and of its own questions."""
    waves = {wave.id: place for place, wave in enumerate(dataset.project.waves)}
    questions = {
        (name, item): place
        for name, instrument in dataset.settings.instruments.items()
        for place, item in enumerate(instrument.items)
    }
    asked = counted["item"] if "item" in counted else pd.Series("", index=counted.index)
    places = [questions.get(pair, 0) for pair in zip(counted["instrument"], asked, strict=True)]
    placed = counted.assign(wave_place=counted["wave"].map(waves), item_place=places)
    return placed.sort_values(
        ["instrument", "wave_place", "item_place"], kind="stable", ignore_index=True
    )
