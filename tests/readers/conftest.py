"""Invented exports of each format, and how to write tables as the tools do."""

from __future__ import annotations

import csv
import importlib.util
import io
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from types import ModuleType

import openpyxl
import pytest

Rows = Sequence[Sequence[object]]
INVENTED = Path(__file__).parent / "invented"

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


def module_of(name: str) -> ModuleType:
    """The module ``invented/<name>.py``."""
    file = INVENTED / f"{name}.py"
    spec = importlib.util.spec_from_file_location(f"invented_{name}", file)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def invented(name: str) -> Mapping[str, bytes]:
    """The invented exports in ``invented/<name>.py``, by variant."""
    found: Mapping[str, bytes] = module_of(name).EXPORTS
    return found


@pytest.fixture(scope="session")
def load_invented() -> Callable[[str], ModuleType]:
    """Modules of invented exports, for what they can write."""
    return module_of


@pytest.fixture(scope="session", name="invented")
def invented_exports() -> Callable[[str], Mapping[str, bytes]]:
    """Invented exports of a format by variant: ``invented("zoom_chat")["cloud"]``."""
    return invented


def every_invented() -> Mapping[str, bytes]:
    """All invented exports by ``format`` or ``format: variant``."""
    files = sorted(INVENTED.glob("*.py"))
    more = {
        f"{file.stem}: {variant}": data
        for file in files
        for variant, data in invented(file.stem).items()
    }
    return {**_first_ones(), **more}


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test that asks for ``export_name`` runs once for every invented export."""
    if "export_name" in metafunc.fixturenames:
        metafunc.parametrize("export_name", sorted(every_invented()))


@pytest.fixture(scope="session")
def exports() -> Mapping[str, bytes]:
    """Every invented export as the tools write them."""
    return every_invented()


def _first_ones() -> Mapping[str, bytes]:
    return {
        "google_forms": written(GOOGLE),
        "indico": written(INDICO, encoding="utf-8-sig"),
        "microsoft_forms": workbook(MICROSOFT),
        "teams_attendance": b"\xff\xfe" + written(TEAMS, "\t", "utf-16-le"),
        "typeform": written(TYPEFORM, end="\n"),
        "zoom_participants": written(ZOOM, encoding="utf-8-sig"),
    }
