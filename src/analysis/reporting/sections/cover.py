"""The report's title, and the definitions at its end."""

from __future__ import annotations

from collections.abc import Iterable

from analysis.disclosure import policy
from analysis.indicators.register import register
from analysis.project import Edition, Period, Project
from analysis.reporting.blocks import Block, Heading, Listing, Sentence, Title
from analysis.reporting.context import Context
from analysis.reporting.titles import banner, report_title, span
from analysis.texts import N_

_EDITIONS = {
    "internal": N_("internal – for the project's own staff only"),
    "funder": N_("for the funder"),
    "public": N_("public"),
}


def cover(
    context: Context, project: Project, report: str, period: Period, edition: Edition
) -> Title:
    """The title block: what, whose, when, for whom; a banner where the data are synthetic."""
    say, language = context.texts.say, context.texts.language
    facts = [
        (say("Project"), project.name[language]),
        (say("Project code"), project.code),
        (say("Funder"), project.funding.funder[language] if project.funding else ""),
        (say("Programme"), project.funding.programme[language] if project.funding else ""),
        (say("Implemented by"), ", ".join(p.name[language] for p in project.partners)),
        (say("Period of the report"), span(context.texts, period)),
        (say("Edition"), say(_EDITIONS[edition])),
        (
            say("Source of the data"),
            project.attribution.text[language] if project.attribution else "",
        ),
    ]
    return Title(
        title=f"{project.short_name}: {report_title(context.texts, report)}",
        subtitle=project.name[language],
        facts=tuple((label, text) for label, text in facts if text),
        banner=banner(context.texts, project, edition),
        language=language,
        edition=edition,
        footer=project.funding.statement[language] if project.funding else "",
    )


def definitions(context: Context, used: Iterable[str]) -> tuple[Block, ...]:
    """Chapter: what the numbers mean, and the disclosure policy's version."""
    say, language = context.texts.say, context.texts.language
    entries = {entry.id: entry for entry in (register()[name] for name in used)}.values()
    items = tuple(f"{entry.name[language]}: {entry.definition[language]}" for entry in entries)
    rule = say(
        "Disclosure policy {version}: in this edition counts of people below {count} (below "
        "{sensitive} in sensitive crossings), means of fewer than {n} and percentages of fewer "
        "than {base} people are not shown, nor numbers that would reveal them.",
        version=policy().version,
        count=policy().of(context.edition).minimum_count,
        sensitive=policy().of(context.edition).minimum_sensitive_count,
        n=policy().of(context.edition).minimum_n_mean,
        base=policy().of(context.edition).minimum_n_percentage,
    )
    interval = say(
        "A 95 % confidence interval is made so that 95 of 100 such intervals hold the true value."
    )
    return (
        Heading(text=say("Definitions and methods")),
        Listing(items=items),
        Sentence(text=interval, role="note"),
        Sentence(text=rule, role="note"),
    )
