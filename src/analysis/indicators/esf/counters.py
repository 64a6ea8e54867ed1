"""Three counters that are never added up: reached, engaged, ESF participants."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from analysis.indicators.data import Data
from analysis.indicators.rules import has_stayed


@dataclass(frozen=True)
class Counters:
    """Different people of one period.

    ``reached``: registered, came, enrolled or answered; ``engaged``: those of them who stayed at
    an event or completed a part of the course; ``participants``: signed start forms, complete or
    not. Participants may not be linked to the others, so that nothing is said of who is both.
    """

    reached: int
    engaged: int
    participants: int


def counters(data: Data, course_progress: pd.DataFrame, participants: pd.DataFrame) -> Counters:
    """The three counters.

    ``data``: tables of the period; ``course_progress`` and ``participants``: the tables, limited
    to the period. Source: attendees of information events and users of an open service are no ESF
    participants (rakennerahastot.fi, data on participants in ESF projects).
    """
    tables = (data.registrations, data.attendance, data.responses, course_progress)
    reached = set[str]().union(*(table["person"] for table in tables))
    stayed = data.attendance[has_stayed(data.attendance, data.events)]
    done = course_progress["sections_completed"].fillna(0) > 0
    engaged = {*stayed["person"], *course_progress.loc[done, "person"]}
    return Counters(len(reached), len(engaged), len(participants))
