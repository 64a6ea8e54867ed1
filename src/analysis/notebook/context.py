"""The project's own words, gathered for the sections of a report."""

from __future__ import annotations

from collections.abc import Mapping

from analysis.instruments import Item, Scale
from analysis.notebook.dataset import Dataset
from analysis.pipeline.parameters import ReportParameters
from analysis.reporting.context import Context
from analysis.texts import texts

#: Background questions that a report of results shows, in this order.
_SHOWN = ("gender", "age_at_entry", "education")


def scales_of(dataset: Dataset) -> Mapping[str, Scale]:
    """Every scale by name; instruments that share a scale's name measure the same."""
    instruments = dataset.settings.instruments.values()
    return {name: scale for instrument in instruments for name, scale in instrument.scales.items()}


def background_items(dataset: Dataset) -> list[Item]:
    """One question per background attribute that is shown."""
    instruments = dataset.settings.instruments.values()
    asked = {item.attribute: item for inst in instruments for item in inst.items.values()}
    return [asked[attribute] for attribute in _SHOWN if attribute in asked]


def context(dataset: Dataset, parameters: ReportParameters) -> Context:
    """The project's names in the report's language."""
    language, project = parameters.language, dataset.project
    return Context(
        texts(language),
        parameters.edition,
        project.zone,
        {group.id: group.name[language] for group in project.groups},
        {wave.id: wave.name[language] for wave in project.waves},
        {name: scale.label[language] for name, scale in scales_of(dataset).items()},
        _ranges(dataset),
        {goal.id: goal.name[language] for goal in project.goals},
    )


def _ranges(dataset: Dataset) -> dict[str, tuple[float, float]]:
    return {
        name: _range(scale, instrument.items)
        for instrument in dataset.settings.instruments.values()
        for name, scale in instrument.scales.items()
    }


_OWN_RANGES: Mapping[str, tuple[float, float]] = {
    "any_of": (0.0, 1.0), "sus": (0.0, 100.0), "nps": (-100.0, 100.0),
}  # fmt: skip


def _range(scale: Scale, items: Mapping[str, Item]) -> tuple[float, float]:
    if scale.method in _OWN_RANGES:
        return _OWN_RANGES[scale.method]
    codes = [float(option.name) for name in scale.items for option in items[name].options]
    times = len(scale.items) if scale.method == "sum" else 1
    return times * min(codes), times * max(codes)
