"""Do the steps of a plan: only what changed, side by side, each failure told in a sentence."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytask
from pytask import PathNode, PythonNode, TaskOutcome, TaskWithoutPath

from analysis.files import write_whole
from analysis.pipeline.plan import Step
from analysis.problems import Place, Problem, ProblemsError
from analysis.texts import N_


@dataclass(frozen=True)
class Outcome:
    """What became of a step: ``made``, ``unchanged``, ``failed`` or ``not tried``."""

    step: Step
    result: str
    problems: tuple[Problem, ...] = ()


def run(steps: Iterable[Step], state: Path, *, workers: int | None = None) -> tuple[Outcome, ...]:
    """Run the steps; ``state`` is the folder where pytask remembers what was made from what."""
    planned = {step.name: step for step in steps}
    settings = state / "pyproject.toml"  # else pytask takes the repository for its own project
    write_whole(settings, b"[tool.pytask.ini_options]\n")
    number = workers or min(os.cpu_count() or 1, 4)
    session = pytask.build(
        tasks=[_task(step) for step in planned.values()],
        config=settings,
        paths=state,
        database_url=f"sqlite:///{state / 'pytask.sqlite3'}",
        n_workers=number,
        # the work is done by kernels, which are processes of their own
        parallel_backend="threads" if number > 1 else "none",
        capture=pytask.CaptureMethod.NO,
        show_traceback="DIGIMESH_DEBUG" in os.environ,
        verbose=1,
    )
    reports = {report.task.name: report for report in session.execution_reports}
    return tuple(_outcome(step, reports.get(name)) for name, step in planned.items())


def ok(outcomes: Iterable[Outcome]) -> bool:
    """Whether everything that was asked for is there."""
    return all(outcome.result in {"made", "unchanged"} for outcome in outcomes)


def _task(step: Step) -> TaskWithoutPath:
    def act(**_: object) -> None:
        step.act()

    return TaskWithoutPath(
        name=step.name,
        function=act,
        depends_on={
            "inputs": [PathNode(path=path, name=str(path)) for path in step.inputs],
            "code": PythonNode(name=f"{step.name} code", value=step.code, hash=True),
        },
        produces={"outputs": [PathNode(path=path, name=str(path)) for path in step.outputs]},
    )


def _outcome(step: Step, report: Any) -> Outcome:
    if report is None:
        return Outcome(step, "not tried")
    if report.outcome in {TaskOutcome.SUCCESS, TaskOutcome.PERSISTENCE}:
        return Outcome(step, "made")
    if report.outcome in {TaskOutcome.SKIP_UNCHANGED, TaskOutcome.SKIP}:
        return Outcome(step, "unchanged")
    if report.outcome == TaskOutcome.FAIL:
        return Outcome(step, "failed", _problems(step, report.exc_info))
    return Outcome(step, "not tried")


def _problems(step: Step, exc_info: Any) -> tuple[Problem, ...]:
    fault = exc_info[1] if exc_info else None
    if isinstance(fault, ProblemsError):
        return fault.problems
    return (
        Problem(
            N_("The programme has a fault ({kind})."),
            N_("Run it again with --debug and send what it prints to the developers."),
            Place(key=step.name),
            {"kind": type(fault).__name__},
        ),
    )
