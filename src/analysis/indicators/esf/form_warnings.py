"""What a form tells that cannot be counted, though its record can."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from analysis.indicators.esf.faults import Fault, fault
from analysis.indicators.esf.forms import EXIT, FOLLOW_UP, tells
from analysis.indicators.esf.visits import Visits
from analysis.texts import N_

_SITUATION = {name: kind for name, kind in EXIT.items() if name != "course_completed"}


def form_warnings(found: Visits) -> Iterator[Fault]:
    """Answers without the date they need, visits left open, answers about no last exit."""
    yield _no_end_date(found.forms)
    yield _left_open(found)
    yield _other_follow_up(found)


def _no_end_date(forms: pd.DataFrame) -> Fault:
    return fault(
        N_("The form tells the situation on leaving but no end date: it counts in no result."),
        N_("Fill in the end date."),
        tells(forms, _SITUATION) & forms["exit_date"].isna(),
        "exit_date",
        "warning",
    )


def _left_open(found: Visits) -> Fault:
    exits = found.forms.groupby("record")["exit_date"].transform("max")
    return fault(
        N_("This start form has no end, though another form of the person ends on that day or "
           "later: the person counts as still taking part."),
        N_("Fill in the end date, or remove the form if the person never came back."),
        found.opens & (exits >= found.forms["entry_date"]),
        "exit_date",
        "warning",
    )  # fmt: skip


def _other_follow_up(found: Visits) -> Fault:
    forms = found.forms
    alone = forms["entry_date"].isna() & forms["exit_date"].isna()
    return fault(
        N_("The six-month answers are not about the person's last exit: they count in no result."),
        N_("Ask again six months after the last exit, or fill in the missing end date."),
        tells(forms, FOLLOW_UP) & ~found.at_follow_up & (alone | found.last.isna()),
        "follow_up_date",
        "warning",
    )
