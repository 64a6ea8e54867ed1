"""Invented exports of each format, and how to write tables as the tools do."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

import openpyxl
import pytest

Rows = Sequence[Sequence[object]]

INDICO = [
    ["Submitter", "Submitter Email", "Submission Date", "Start: Do you work?", "Start: Tools"],
    ["Ada Nova", "ada@example.org", "2023-01-12 08:42:53.590450+00:00", "Yes", "Chat; Mail"],
    ["", "", "2023-01-13 09:00:00.000001+00:00", "No", "Mail (e.g. a, b)"],
]
TYPEFORM = [
    ["#", "What is your <strong>role</strong>?", "Other", "Other", "Start Date (UTC)",
     "Submit Date (UTC)", "Network ID"],
    ["k1", "Student", "", " mentor", "2023-01-12 08:42:53", "2023-01-12 08:50:00", "f00"],
    ["k2", "", "baker", "", "2023-01-13 08:42:53", "2023-01-13 08:50:00", "f01"],
]  # fmt: skip
GOOGLE = [
    ["Timestamp", "Email Address", "What helped? Choose, all", "Rate [Content]"],
    ["2026/05/28 7:01:33 PM GMT+3", "ada@example.org", "Mentoring, long;Events", "5"],
    ["2026/05/28 7:14:09 PM GMT+3", "bo@example.org", "", "3"],
]
MICROSOFT = [
    ["ID", "Start time", "Completion time", "Email", "Name", "Do you\xa0work?", "Skills"],
    [1, datetime(2023, 2, 1, 10), datetime(2023, 2, 1, 10, 5), "anonymous", None, "Yes", "A;B;"],
    [2, datetime(2023, 2, 2, 10), datetime(2023, 2, 2, 10, 7), "anonymous", None, None, "A;"],
]
ZOOM = [
    ["Meeting ID", "Topic", "Start Time", "End Time", "User Email", "Duration (Minutes)",
     "Participants", ""],
    ["812 3456 7890", "Meet, greet", "11/19/2021 10:00:00 AM", "11/19/2021 12:00:00 PM",
     "host@example.org", "120", "2", ""],
    [""] * 8,
    ["Name (Original Name)", "User Email", "Join Time", "Leave Time", "Duration (Minutes)",
     "Guest", "Recording Consent", "In Waiting Room"],
    ["Ada (Ada Nova)", "ada@example.org", "11/19/2021 10:00:01 AM", "11/19/2021 11:00:00 AM",
     "60", "No", "Y", "No"],
    ["Bo's iPad", "", "11/19/2021 10:30:00 AM", "11/19/2021 11:00:00 AM", "30", "Yes", "", "No"],
]  # fmt: skip
TEAMS = [
    ["1. Summary"],
    ["Meeting title", "Digital networking, part 1, online"],
    ["Attended participants", "2"],
    ["Start time", "14/11/22, 09:29:07"],
    ["End time", "14/11/22, 10:50:14"],
    ["Meeting duration", "1h 21m 7s"],
    ["Average attendance time", "18m 24s"],
    [],
    ["2. Participants"],
    ["Name", "First join", "Last leave", "In-meeting duration", "Email",
     "Participant ID (UPN)", "Role"],
    ["Nova, Ada", "14/11/22, 09:30:00", "14/11/22, 10:50:00", "1h 10m", "ada@example.org",
     "ada@example.org", "Organizer"],
    ["Bo (Guest)", "14/11/22, 09:31:00", "14/11/22, 10:40:00", "1h 9m", "", "", "Attendee"],
    [],
    ["3. In-Meeting Activities"],
    ["Name", "Join time", "Leave time", "Duration", "Email", "Role"],
    ["Nova, Ada", "14/11/22, 09:30:00", "14/11/22, 10:00:00", "30m", "ada@example.org",
     "Organizer"],
    ["Nova, Ada", "14/11/22, 10:10:00", "14/11/22, 10:50:00", "40m", "ada@example.org",
     "Organizer"],
    ["Bo (Guest)", "14/11/22, 09:31:00", "14/11/22, 10:40:00", "1h 9m", "", "Attendee"],
]  # fmt: skip


def written(rows: Rows, delimiter: str = ",", encoding: str = "utf-8", end: str = "\r\n") -> bytes:
    """The rows as a text file."""
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter, lineterminator=end).writerows(rows)
    return out.getvalue().encode(encoding)


def workbook(rows: Rows, *more: Rows) -> bytes:
    """The rows as an Excel workbook, one sheet for each table."""
    book = openpyxl.Workbook()
    for at, table in enumerate((rows, *more), start=1):
        sheet = book.active if at == 1 else book.create_sheet()
        sheet.title = f"Sheet{at}"
        for row in table:
            sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.fixture(scope="session")
def as_text() -> Callable[..., bytes]:
    return written


@pytest.fixture(scope="session")
def as_workbook() -> Callable[..., bytes]:
    return workbook


@pytest.fixture(scope="session")
def tables() -> Mapping[str, Rows]:
    """An export of each format as rows."""
    return {
        "google_forms": GOOGLE,
        "indico": INDICO,
        "microsoft_forms": MICROSOFT,
        "teams_attendance": TEAMS,
        "typeform": TYPEFORM,
        "zoom_participants": ZOOM,
    }


@pytest.fixture(scope="session")
def exports(tables: Mapping[str, Rows]) -> Mapping[str, bytes]:
    """The same as the tools write them."""
    return {
        "google_forms": written(tables["google_forms"]),
        "indico": written(tables["indico"], encoding="utf-8-sig"),
        "microsoft_forms": workbook(tables["microsoft_forms"]),
        "teams_attendance": b"\xff\xfe" + written(TEAMS, "\t", "utf-16-le"),
        "typeform": written(tables["typeform"], end="\n"),
        "zoom_participants": written(tables["zoom_participants"], encoding="utf-8-sig"),
    }
