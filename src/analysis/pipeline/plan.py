"""Which notebook makes what from what: the steps of a run, as values."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from analysis.people.reviews import answered_digest
from analysis.pipeline import fingerprint
from analysis.pipeline.describe import describe
from analysis.pipeline.execute import execute
from analysis.pipeline.parameters import CleanParameters, ReportParameters, checked, period_of
from analysis.pipeline.publish import publish
from analysis.project import Edition, Period, Project, ReportOrder
from analysis.texts import Language
from analysis.workspace import Folders, Workspace

# Each cleaning notebook with the tidy tables it makes a part of.
CLEANING = {
    "1_surveys": (
        "files", "set_aside", "problems", "people",
        "responses", "comments", "missing", "flags", "scores", "registrations",
        "corrections", "dates", "links", "wave_links",
    ),
    "2_events": (
        "files", "set_aside", "problems", "people",
        "events", "attendance", "registrations", "interactions", "dates",
    ),
    "3_course": (
        "files", "set_aside", "problems", "people", "course_activity", "course_progress",
    ),
    "4_communications": ("files", "set_aside", "problems", "communications"),
}  # fmt: skip


# Beside the questionnaires, what a data set's tables depend on.
SETTINGS = (
    "project.toml",
    "events.csv",
    "corrections.csv",
    "aliases.toml",
    "same_people.csv",
    "forgotten.csv",
)


@dataclass(frozen=True)
class Step:
    """One thing to make: it is made again when an input, the code or a parameter changed.

    ``guard``: the edition whose attack must have failed before this is made.
    """

    name: str
    inputs: tuple[Path, ...]
    outputs: tuple[Path, ...]
    code: str
    act: Callable[[], None]
    guard: Edition | None = None


@dataclass(frozen=True)
class Issue:
    """A report × period × edition in one language."""

    report: str
    period: str
    edition: Edition
    language: Language

    @property
    def stem(self) -> str:
        """The file name without its ending."""
        return f"{self.report}_{self.period.replace('/', '_')}_{self.edition}_{self.language}"

    def file(self, reports: Path, suffix: str) -> Path:
        """Where the issue in one format is kept."""
        return reports / self.edition / f"{self.stem}.{suffix}"

    def notebook(self, reports: Path) -> Path:
        """Where its executed notebook, the audit trail, is kept."""
        return reports / self.edition / "notebooks" / f"{self.stem}.ipynb"


def issues(order: ReportOrder) -> Iterator[Issue]:
    """The issues an order asks for, in every language."""
    period = order.period
    name = f"{period.start}/{period.end}" if isinstance(period, Period) else period
    for edition in order.editions:
        for language in order.languages:
            yield Issue(order.report, name, edition, language)


@dataclass(frozen=True)
class Plan:
    """Everything a data set's ``project.toml`` asks for, as steps."""

    workspace: Workspace
    project: Project
    folders: Folders
    exports: tuple[Path, ...]

    def steps(self) -> Iterator[Step]:
        """The steps, each after those it needs."""
        for notebook in CLEANING:
            yield self._clean(notebook)
        yield self._describe()
        for order in self.project.reports:
            for issue in issues(order):
                yield self._execute(issue)
                for suffix in order.formats:
                    yield self._publish(issue, suffix, order.languages)

    def issues(self) -> Iterator[tuple[Issue, str]]:
        """Every issue asked for, with each of its formats."""
        for order in self.project.reports:
            for issue in issues(order):
                yield from ((issue, suffix) for suffix in order.formats)

    @property
    def _settings(self) -> tuple[Path, ...]:
        given = [self.folders.settings / name for name in SETTINGS]
        instruments = (self.folders.settings / "instruments").rglob("*.csv")
        return (*(file for file in given if file.exists()), *sorted(instruments))

    @property
    def _raw(self) -> str:
        elsewhere = self.folders.raw != self.folders.settings.resolve()
        return str(self.folders.raw) if elsewhere else ""

    @property
    def _tables(self) -> tuple[Path, ...]:
        return tuple(
            self.folders.processed / table / f"{notebook}.parquet"
            for notebook, tables in CLEANING.items()
            for table in tables
        )

    def _code(self, rooms: tuple[str, ...]) -> str:
        return fingerprint.code(rooms, self.workspace.root / "requirements.lock")

    def _clean(self, notebook: str) -> Step:
        source = self.workspace.notebooks / "clean" / f"{notebook}.ipynb"
        executed = self.folders.processed / "notebooks" / f"{notebook}.ipynb"
        parameters = checked(CleanParameters, {"dataset": self.project.id, "raw": self._raw})
        made = [table for table in self._tables if table.stem == notebook]
        # not an input: the step writes the table of links itself, and only answers change it
        answered = answered_digest(self.folders.settings)
        return Step(
            f"clean {notebook}",
            (source, *self._settings, *self.exports),
            (executed, *made),
            self._code(fingerprint.CLEANING) + "".join(map(str, self.exports)) + answered,
            partial(execute, source, executed, parameters.model_dump(), self.workspace.root),
        )

    def _execute(self, issue: Issue) -> Step:
        source = self.workspace.notebooks / "reports" / f"{issue.report}.ipynb"
        executed = issue.notebook(self.folders.reports)
        given = {
            "dataset": self.project.id,
            "raw": self._raw,
            "language": issue.language,
            "edition": issue.edition,
            "period": issue.period,
        }
        parameters = checked(ReportParameters, given)
        return Step(
            f"report {issue.stem}",
            (source, *self._settings, *self._tables),
            (executed,),
            self._code(fingerprint.REPORTING) + self._raw,
            partial(execute, source, executed, parameters.model_dump(), self.workspace.root),
        )

    def _publish(self, issue: Issue, suffix: str, languages: Sequence[Language]) -> Step:
        executed = issue.notebook(self.folders.reports)
        out = issue.file(self.folders.reports, suffix)
        pages = {lang: f"{replace(issue, language=lang).stem}.html" for lang in languages}
        day = period_of(issue.period, self.project).end
        return Step(
            f"publish {out.name}",
            (executed,),
            (out,),
            self._code(fingerprint.PUBLISHING) + f"{day} {pages}",
            partial(publish, executed, out, (self.project.id, issue.report), day, pages),
            None if issue.edition == "internal" else issue.edition,
        )

    def _describe(self) -> Step:
        """The codebook and the data package, once all tables are there."""
        folder = self.folders.processed
        return Step(
            "describe tables",
            self._tables,
            (folder / "codebook.csv", folder / "datapackage.json"),
            self._code(fingerprint.CLEANING),
            partial(describe, folder, self.project.id),
        )
