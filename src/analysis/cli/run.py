"""``digimesh run`` and ``digimesh list``."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from analysis.cli import say
from analysis.files import write_whole
from analysis.people.keys import check_key, key_file, load_key
from analysis.pipeline.contents import contents
from analysis.pipeline.plan import Plan
from analysis.pipeline.run import Outcome, ok, run
from analysis.pipeline.withhold import Before, keep
from analysis.problems import Place, Problem, ProblemsError
from analysis.project.discovery import discover
from analysis.readers.mapping import mapping_of
from analysis.settings import Settings, open_settings
from analysis.texts import N_, Language, texts
from analysis.workspace import find_workspace


def make_reports(dataset: str, raw: Path | None, language: Language) -> int:
    """Make the reports of a data set; 0 if everything asked for is there, else 1."""
    try:
        settings = open_settings(dataset, raw or "")
        plan = plan_of(settings)
    except ProblemsError as fault:
        say.tell(fault.problems, language)
        return 1
    _tell_of_key(settings, language)
    before = keep(settings.folders)
    steps = tuple(plan.steps())
    outcomes = run(steps, settings.folders.processed / ".pytask")
    index = _write_contents(settings, plan, outcomes)
    if leaks := _last_look(settings, before):
        say.tell((*(p for outcome in outcomes for p in outcome.problems), *leaks), language)
        return 1
    _tell(outcomes, index, language)
    return 0 if ok(outcomes) else 1


def _last_look(settings: Settings, before: Before) -> tuple[Problem, ...]:
    """Look for people in all that was written; where there are any, the run wrote nothing."""
    from analysis.notebook.last_look import last_look  # noqa: PLC0415 - pandas is slow to import

    try:
        leaks = last_look(settings)
    except ProblemsError as fault:
        leaks = fault.problems
    except BaseException:
        before.withhold()  # nobody has looked
        raise
    if not leaks:
        before.drop()
        return ()
    return (*leaks, _withheld(before.withhold()))


def _withheld(folder: Path) -> Problem:
    return Problem(
        N_("What this run wrote was moved aside; it must not be passed on."),
        N_("It lies here until the next run. What was there before the run is back in its place."),
        Place(_beside(folder).as_posix()),
    )


def list_reports(language: Language) -> int:
    """Print each data set with the reports it asks for."""
    for name in find_workspace().datasets():
        try:
            project = open_settings(name).project
        except ProblemsError as fault:
            say.tell(fault.problems, language)
            continue
        orders = [
            f"{order.report} ({', '.join(order.languages)}; {', '.join(order.editions)}; "
            f"{', '.join(order.formats)})"
            for order in project.reports
        ]
        say.OUT.print(f"{name}: {project.name[language]}", *orders, sep="\n  ")
    return 0


def plan_of(settings: Settings) -> Plan:
    """Everything the settings ask for; raises `ProblemsError` where there are no exports."""
    folder = settings.folders.raw
    if not folder.is_dir():
        raise ProblemsError(
            [
                Problem(
                    N_("The folder of the exports does not exist."),
                    N_("Give another one with --raw, or make it and put the exports there."),
                    Place(file=folder.name),
                )
            ]
        )
    found = discover(folder, settings.project.exports.ignore)
    mappings = [file for file in map(mapping_of, found.exports) if file]
    exports = (*found.exports, *mappings, *found.ignored)
    return Plan(find_workspace(), settings.project, settings.folders, exports)


def _tell_of_key(settings: Settings, language: Language) -> None:
    project = settings.project
    file = key_file(project.id, settings.folders.settings, synthetic=project.synthetic)
    key, made = load_key(file)
    check_key(key, settings.folders.processed, project.id, file)
    if made:
        say.ERR.print(texts(language).say(KEY_MADE, file=file))


KEY_MADE = N_(
    "A new key for pseudonyms was made: {file}. Keep a safe copy of it: without the key, people in "
    "new exports can no longer be joined to those cleaned before. Whoever has the key can test "
    "whether a person is in the data; destroy it when the project's data are no longer needed."
)


def _write_contents(settings: Settings, plan: Plan, outcomes: Sequence[Outcome]) -> Path:
    """The page that lists the reports, and the manifest of everything beside it."""
    reports = settings.folders.reports
    finished = {o.step.outputs[0] for o in outcomes if o.result in {"made", "unchanged"}}
    page, manifest = contents(settings.project, reports, plan.issues(), finished)
    write_whole(reports / "index.html", page)
    write_whole(reports / "manifest.json", manifest(reports))
    return reports / "index.html"


def _tell(outcomes: Sequence[Outcome], index: Path, language: Language) -> None:
    text = texts(language)
    say.tell((problem for outcome in outcomes for problem in outcome.problems), language)
    left = [outcome.step.name for outcome in outcomes if outcome.result == "not tried"]
    if left:
        say.ERR.print(text.say(N_("Not made, because what they need failed:")), *left, sep="\n  ")
    if not any(outcome.result == "made" for outcome in outcomes) and ok(outcomes):
        say.OUT.print(text.say(N_("Nothing has changed since the last run.")))
    say.OUT.print(text.say(say.READY, file=_beside(index)))


def _beside(path: Path) -> Path:
    """The path as seen from the current folder, where it is below it."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path
