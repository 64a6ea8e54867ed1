"""Each tool's export has the shape that the tool gives it."""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime

import pytest
from openpyxl import load_workbook

from analysis.demo.attendance import Attendance, Stay, united_seconds
from analysis.demo.sheets import Question, Row, Sheet
from analysis.demo.writers import WRITERS, teams, zoom
from analysis.project import Event

SUMMER = datetime(2022, 7, 1, 16, 1, 33, tzinfo=UTC)
SHEET = Sheet(
    language="fi",
    title="Osio",
    questions=(
        Question("Nimi?"),
        Question("Mitä käytät?", options=("A, b", "C"), or_other=True),
        Question("Kuinka monta?"),
    ),
    rows=(
        Row(SUMMER, SUMMER, ("Ada\nNova", ("A, b", "muu"), "3")),
        Row(SUMMER, SUMMER.replace(month=12), ("", (), "")),
    ),
)


def _rows(tool, encoding="utf-8"):
    text = WRITERS[tool](SHEET, encoding).decode(encoding)
    return list(csv.reader(io.StringIO(text, newline="")))


def test_google_forms():
    header, summer, winter = _rows("google")
    assert header == ["Aikaleima", "Nimi?", "Mitä käytät?", "Kuinka monta?"]
    assert summer == ["2022/07/01 7:01:33 PM GMT+3", "Ada\nNova", "A, b;muu", "3"]
    assert winter[0] == "2022/12/01 6:01:33 PM GMT+2"
    assert WRITERS["google"](SHEET, "utf-8").startswith(b'"Aikaleima","Nimi?"')


def test_google_sheets():
    assert _rows("sheets")[1] == ["2022-07-01 19.01.33", "Ada\nNova", "A, b, muu", "3"]


def test_indico():
    assert WRITERS["indico"](SHEET, "utf-8-sig").startswith(b"\xef\xbb\xbfSubmitter,")
    header, first, _ = _rows("indico", "utf-8-sig")
    assert header[2:4] == ["Submission Date", "Osio: Nimi?"]
    assert first == ["", "", "2022-07-01 16:01:33.590450+00:00", "Ada\nNova", "A, b; muu", "3"]


def test_typeform():
    header, first, second = _rows("typeform")
    assert header[:5] == ["Nimi?", "A, b", "C", "Other", "Kuinka monta?"]
    assert header[5:] == ["Start Date (UTC)", "Submit Date (UTC)"]
    assert first[:5] == ["Ada\nNova", "A, b", "", "muu", "3"]
    assert second[:5] == ["", "", "", "", ""]


def test_limesurvey():
    header, first, second, end = _rows("limesurvey")
    assert header[:3] == ["Response ID", "Date submitted", "Last page"]
    assert header[7:] == [
        "Nimi?", "Mitä käytät? [A, b]", "Mitä käytät? [C]", "Mitä käytät? [Other]", "Kuinka monta?",
    ]  # fmt: skip
    assert first[:4] == ["1", "2022-07-01 19:01:33", "1", "fi"]
    assert first[7:] == ["Ada\nNova", "Yes", "No", "muu", "3"]
    assert second[7:] == ["", "No", "No", "", ""]
    assert end == []


def test_microsoft_forms():
    content = WRITERS["msforms"](SHEET, "utf-8")
    book = load_workbook(io.BytesIO(content))
    page = book["Sheet1"]
    header, first, second = page.iter_rows(values_only=True)
    assert list(page.tables) == ["Table1"]
    assert header[:5] == ("ID", "Aloitusaika", "Valmistumisaika", "Sähköposti", "Nimi")
    assert first[2:] == (
        datetime(2022, 7, 1, 19, 1, 33),
        "anonymous",
        None,
        "Ada\nNova",
        "A, b;muu;",
        3,
    )
    assert second[5:] == (None, None, None)
    assert content == WRITERS["msforms"](SHEET, "utf-8")


def _at(hour, minute, second=0):
    return datetime(2023, 2, 1, hour, minute, second)


STAYS = (
    Stay("P1", "Ada Nova", "ada@example.org", _at(9, 54, 15), _at(11, 4, 52), host=True),
    Stay("P2", "Bo Example", "", _at(10, 0), _at(10, 10)),
    Stay("P2", "Bo's iPad (Bo Example)", "", _at(10, 5), _at(10, 20, 30)),
)
EVENT = Event("e1", {"fi": "Tapahtuma", "en": "Event"}, _at(10, 0), _at(11, 0), language="en")


def test_overlapping_stays_are_united():
    assert united_seconds(STAYS[1:]) == 20 * 60 + 30


@pytest.mark.parametrize("block", [True, False])
def test_zoom(block):
    content = zoom.write(Attendance(EVENT, STAYS, {}), 1, block=block, bom=True)
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    if block:
        assert rows[0][-2:] == ["Participants", ""]
        assert rows[1][1:4] == ["Event", "02/01/2023 09:54:15 AM", "02/01/2023 11:04:52 AM"]
        assert rows[2] == [""] * 7
        rows = rows[3:]
    assert rows[0][0] == "Name (Original Name)"
    assert rows[1][2:6] == ["02/01/2023 09:54:15 AM", "02/01/2023 11:04:52 AM", "71", "No"]
    assert len(rows) == 4


def test_zoom_without_zeros_in_front():
    content = zoom.write(Attendance(EVENT, STAYS, {}), 1, block=False, bom=False)
    assert b"2/1/2023 9:54:15 AM" in content


@pytest.mark.parametrize(
    ("interface", "join", "stay"),
    [
        (teams.AMERICAN, "2/1/23, 9:54:15 AM", "1h 10m 37s"),
        (teams.BRITISH, "01/02/23, 09:54:15", "1h 10m 37s"),
        (teams.FINNISH, "1.2.2023, 9.54.15", "1 t 10 min 37 s"),
    ],
)
def test_teams(interface, join, stay):
    content = teams.write(Attendance(EVENT, STAYS, {}), interface)
    rows = [line.split("\t") for line in content.decode("utf-16").split("\r\n")]
    sections = [row[0][:2] for row in rows if row[0][1:2] == "."]
    assert content.startswith(b"\xff\xfe")
    assert sections == ["1.", "2.", "3."]
    assert len(rows[rows.index([""]) + 2]) == 7
    assert rows[-4][:4] == ["Ada Nova", join, rows[-4][2], stay]


def test_teams_saved_again_as_utf_16_be():
    assert teams.write(Attendance(EVENT, STAYS, {}), teams.BRITISH, big_endian=True).startswith(
        b"\xfe\xff"
    )
