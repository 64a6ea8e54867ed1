"""What a report is called, and the words that stand on every page of it."""

from __future__ import annotations

from analysis.project import Edition, Period, Project
from analysis.texts import N_, Texts

_TITLES = {"final_report": N_("Evaluation report"), "data_quality": N_("Data quality report")}


def report_title(text: Texts, report: str) -> str:
    """The report's name in the language."""
    return text.say(_TITLES.get(report, report))


def banner(text: Texts, project: Project, edition: Edition) -> str:
    """What every page says: that the data are synthetic, that the edition is internal."""
    said = [
        text.say("Synthetic data: invented people, no real results") if project.synthetic else "",
        text.say("Internal – do not pass on") if edition == "internal" else "",
    ]
    return " · ".join(part for part in said if part)


def span(text: Texts, period: Period) -> str:
    """The period in words."""
    return f"{text.date(period.start)} – {text.date(period.end)}"
