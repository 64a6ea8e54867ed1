"""What a form tells that cannot be counted, though its record can."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from analysis.indicators.esf.faults import Fault, fault
from analysis.indicators.esf.forms import EXIT, FOLLOW_UP, tells
from analysis.indicators.esf.lookup import told_to
from analysis.indicators.esf.visits import Visits
from analysis.texts import N_

_SITUATION = {name: kind for name, kind in EXIT.items() if name != "course_completed"}


def form_warnings(found: Visits) -> Iterator[Fault]:
    """Answers without the date they need, visits left open, answers about another exit."""
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
    forms = found.forms
    left_later = told_to(forms["record"], found.last) >= forms["entry_date"]
    return fault(
        N_("This start form has no end, though another form of the person ends on that day or "
           "later: the person counts as still taking part."),
        N_("Fill in the end date, or remove the form if the person never came back."),
        found.open_visit & left_later,
        "exit_date",
        "warning",
    )  # fmt: skip


def _other_follow_up(found: Visits) -> Fault:
    forms = found.forms
    used = forms.index.isin(found.at_follow_up().index)
    return fault(
        N_("The six-month answers are not about the person's last exit: they count in no result."),
        N_("Ask again six months after the last exit, or fill in the missing end date."),
        tells(forms, FOLLOW_UP) & ~used,
        "follow_up_date",
        "warning",
    )
