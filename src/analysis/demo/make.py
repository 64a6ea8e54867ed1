"""Makes the whole data set in a folder."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

from analysis.demo import truth, truth_put_in
from analysis.demo.added import with_added
from analysis.demo.answers import survey_answers
from analysis.demo.attendance import attend
from analysis.demo.events import read_events, registrations, turn_out
from analysis.demo.feedback import feedback, opinions
from analysis.demo.levels import draw_levels
from analysis.demo.meetings import export_meetings
from analysis.demo.people import make_people
from analysis.demo.surveys import copied, export_surveys
from analysis.files import write_whole
from analysis.instruments import load_instruments
from analysis.problems import Place, Problem, ProblemsError
from analysis.texts import N_

#: What people wrote of the data set; everything else in it is made.
HAND_WRITTEN = ("project.toml", "events.csv", "pseudonym.key", "README.md", "instruments")
_OURS = Path(__file__).parents[3] / "data" / "raw" / "demo"


def make_demo(folder: Path, *, seed: int = 22729, size: float = 1.0) -> None:
    """Write the exports and the truth into ``folder``, always the same bytes for the same seed.

    ``size`` scales the number of people (1: 250 people); events and the amount of mess stay. What
    is written by hand is copied from the demonstration data where ``folder`` lacks it.
    """
    _complete(folder)
    for file, content in demo_files(folder, seed=seed, size=size).items():
        write_whole(folder / file, content)


def demo_files(folder: Path, *, seed: int = 22729, size: float = 1.0) -> Mapping[str, bytes]:
    """What `make_demo` writes: path below the data set's folder → content."""
    instruments = load_instruments(folder)
    people = make_people(seed, size)
    levels = draw_levels(people, seed)
    turnouts = turn_out(read_events(folder), people, seed)
    attendances = [attend(turnout, seed) for turnout in turnouts]
    said = opinions(turnouts, seed)
    surveyed = survey_answers(people, levels, instruments, seed)
    answers = (
        *with_added(surveyed, levels, instruments, seed),
        *registrations(turnouts, seed),
        *feedback(said, turnouts, people, seed),
    )
    surveys = export_surveys(answers, people, instruments, seed)
    meetings = export_meetings(attendances)
    exports = {export.file: export.content for export in (*surveys, *meetings)}
    tables = {
        "people": truth.people_table(people),
        "answers": truth.answers_table(surveys),
        "attendance": truth.attendance_table(attendances),
        "effects": truth.effects_table(people, levels, instruments),
        "levels": truth_put_in.levels_table(people, levels, instruments),
        "shares": truth_put_in.shares_table(),
        "feedback": truth_put_in.feedback_table(turnouts, said),
        "mess": truth.mess_table(truth.total(part.mess for part in (*surveys, *meetings))),
    }
    true = {f"truth/{name}.csv": table.encode() for name, table in tables.items()}
    return {**exports, **copied(surveys), **true}


def _complete(folder: Path) -> None:
    """Copy what is written by hand and missing."""
    missing = [name for name in HAND_WRITTEN if not (folder / name).exists()]
    if missing and not _OURS.is_dir():
        raise ProblemsError([_without_repository(name) for name in missing])
    folder.mkdir(parents=True, exist_ok=True)
    for name in missing:
        source = _OURS / name
        copy = shutil.copytree if source.is_dir() else shutil.copyfile
        copy(source, folder / name)


def _without_repository(name: str) -> Problem:
    return Problem(
        N_("The demonstration data cannot be made: {name} is missing."),
        N_("Run the command in the project's repository, which holds data/raw/demo."),
        Place(file=name),
        {"name": name},
    )
