"""What a reports folder holds: the index page and the manifest."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from pathlib import Path

from analysis.pipeline.parameters import period_of
from analysis.pipeline.plan import Issue
from analysis.project import Project
from analysis.publishing.index import Entry, index_html
from analysis.publishing.manifest import manifest
from analysis.reporting.titles import banner, report_title, span
from analysis.texts import LANGUAGES, texts


def contents(
    project: Project,
    reports: Path,
    issues: Iterable[tuple[Issue, str]],
    finished: Collection[Path],
) -> tuple[bytes, Callable[[Path], bytes]]:
    """The index page of the ``finished`` files, and the function that makes the manifest.

    ``issues``: each issue asked for with the format.
    """
    entries = [
        Entry(
            report_title(texts(issue.language), issue.report),
            span(texts(issue.language), period_of(issue.period, project)),
            issue.edition,
            issue.language,
            suffix,
            issue.file(reports, suffix).relative_to(reports).as_posix(),
        )
        for issue, suffix in issues
        if issue.file(reports, suffix) in finished
    ]
    ribbon = {language: banner(texts(language), project, "public") for language in LANGUAGES}
    names = {language: project.name[language] for language in LANGUAGES}
    shown = ribbon if project.synthetic else None
    return index_html(names, entries, shown).encode(), manifest
