"""``digimesh check | run | forget | list | demo | lab``."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Annotated

import typer

from analysis.cli import say
from analysis.problems import Problem, ProblemsError
from analysis.texts import N_, texts

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="Evaluation reports from the exports of the tools a project already uses.",
)

Dataset = Annotated[str, typer.Option(help="The folder below data/raw.")]
Raw = Annotated[Path | None, typer.Option(help="Read the exports from this folder instead.")]
Language = Annotated[str | None, typer.Option(help="Language of messages: fi, sv or en.")]
Suggest = Annotated[
    bool, typer.Option(help="Draft a mapping file beside every export that is not recognised.")
]
Json = Annotated[bool, typer.Option("--json", help="Print it for machines.")]
Debug = Annotated[bool, typer.Option(help="Show tracebacks (they may hold personal data).")]


@app.command()
def run(
    dataset: Dataset = "demo",
    raw: Raw = None,
    language: Language = None,
    debug: Debug = False,
) -> None:
    """Make the reports that project.toml asks for; only what changed is made again."""
    from analysis.cli.run import make_reports  # noqa: PLC0415 - commands start fast

    if debug:
        os.environ["DIGIMESH_DEBUG"] = "1"
    sys.exit(make_reports(dataset, raw, say.language_of(language)))


@app.command()
def check(
    dataset: Dataset = "demo",
    raw: Raw = None,
    language: Language = None,
    suggest: Suggest = False,
    as_json: Json = False,
) -> None:
    """Say how every export is understood, and what a person should do."""
    from analysis.cli.check import check_exports  # noqa: PLC0415
    from analysis.cli.suggest import write_drafts  # noqa: PLC0415

    code = check_exports(dataset, raw, say.language_of(language), as_json=as_json)
    if suggest:
        write_drafts(dataset, raw, say.language_of(language))
    sys.exit(code)


@app.command()
def forget(
    person: Annotated[
        str | None,
        typer.Argument(help="Pseudonym; leave it out to be asked for an address or code."),
    ] = None,
    dataset: Dataset = "demo",
    language: Language = None,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask again.")] = False,
) -> None:
    """Take a person out of what was made, and list the rows that a human must remove."""
    from analysis.cli.forget import ASK, forget_person  # noqa: PLC0415

    spoken = say.language_of(language)
    who = person or typer.prompt(texts(spoken).say(ASK), hide_input=True)
    sure = (lambda _: True) if yes else typer.confirm
    sys.exit(forget_person(dataset, who, spoken, typed=person is not None, sure=sure))


@app.command("list")
def list_datasets(language: Language = None) -> None:
    """List the data sets and the reports each asks for."""
    from analysis.cli.run import list_reports  # noqa: PLC0415

    sys.exit(list_reports(say.language_of(language)))


@app.command()
def demo(
    folder: Annotated[Path | None, typer.Option(help="Where to write it.")] = None,
    seed: Annotated[int, typer.Option(help="Another number makes other people.")] = 22729,
    size: Annotated[float, typer.Option(help="1 is about 250 people.")] = 1.0,
) -> None:
    """Make the synthetic demonstration data again."""
    from analysis.demo import make_demo  # noqa: PLC0415
    from analysis.workspace import find_workspace  # noqa: PLC0415

    place = folder or find_workspace().folders("demo").settings
    make_demo(place, seed=seed, size=size)
    say.OUT.print(texts(say.language_of(None)).say(say.READY, file=place.name))


@app.command()
def lab() -> None:
    """Open JupyterLab on the notebooks."""
    from analysis.workspace import find_workspace  # noqa: PLC0415

    root = find_workspace().root
    command = [sys.executable, "-m", "jupyterlab", "--notebook-dir", str(root)]
    sys.exit(subprocess.call([*command, "--LabApp.default_url=/lab/tree/notebooks"]))


def main() -> None:
    """Run the command; what goes wrong is told in sentences, without a traceback."""
    try:
        app()
    except ProblemsError as fault:
        say.stop(fault.problems, say.language_of(None))
    except Exception as fault:
        if "DIGIMESH_DEBUG" in os.environ:
            raise
        say.stop([_fault_of_ours(fault)], say.language_of(None))
    except KeyboardInterrupt:
        say.ERR.print(texts(say.language_of(None)).say(N_("Stopped. What was finished stays.")))
        sys.exit(130)


def _fault_of_ours(fault: Exception) -> Problem:
    """A fault that nobody foresaw; its own words may hold personal data and are not shown."""
    return Problem(
        N_("The programme has a fault ({kind})."),
        N_("Set DIGIMESH_DEBUG=1, run it again and send what it prints to the developers, without "
           "names of people."),
        values={"kind": type(fault).__name__},
    )  # fmt: skip
