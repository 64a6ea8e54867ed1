from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.problems import ProblemsError
from analysis.project.events import NoSuchTimeError, load_events, to_utc

ZONE = ZoneInfo("Europe/Helsinki")
HEADER = (
    "event,title::fi,title::sv,title::en,start,end,"
    "platform,kind,work_package,partner,language,files\n"
)


def events(folder: Path, *rows: str, header: str = HEADER):  # type: ignore[no-untyped-def]
    (folder / "events.csv").write_text(header + "\n".join(rows), encoding="utf-8-sig")
    return load_events(folder, ZONE)


def faults(folder: Path, *rows: str) -> list[str]:
    with pytest.raises(ProblemsError) as caught:
        events(folder, *rows)
    return str(caught.value).splitlines()


def test_local_times_become_utc(tmp_path: Path) -> None:
    row = "meet,T,M,Meet,2022-05-10T17:00,2022-05-10T19:00,Zoom,event,wp2,,en,zoom/a*|zoom/b*"
    (event,) = events(tmp_path, row)
    assert event.start == datetime(2022, 5, 10, 14, tzinfo=UTC)
    assert event.start.tzinfo is UTC
    assert event.files == ("zoom/a*", "zoom/b*")
    assert event.title["sv"] == "M"
    assert (event.platform, event.partner) == ("Zoom", "")


def test_semicolons_language_names_and_absent_optional_columns(tmp_path: Path) -> None:
    header = "event;title::Suomi (fi);title:Swedish;Title::en;start;end;files\n"
    (event,) = events(tmp_path, "a;b;c;d;2022-01-01T10:00;2022-01-01T11:00;", header=header)
    assert dict(event.title) == {"fi": "b", "sv": "c", "en": "d"}
    assert event.files == ()


def test_no_table_means_no_events(tmp_path: Path) -> None:
    assert load_events(tmp_path, ZONE) == ()


def test_every_fault_is_named_with_row_and_column(tmp_path: Path) -> None:
    found = faults(
        tmp_path,
        "a,,M,Meet,2022-05-10T17:00,2022-05-10T16:00,,,,,,",
        "",
        "a,T,M,Meet,2022-05-10,10.5.2022 19:00,,,,,,",
        "b,T,M,Meet,2023-03-26T03:30,2022-10-30T03:30,,,,,,",
        "c,T,M,Meet,2022-05-10T17:00,2022-05-10T18:00,,,,,,x,y",
    )
    for words in (
        "events.csv, row 2, column “title::fi”: The cell is empty.",
        "row 2, column “end”: The event ends before it starts.",
        "row 4, column “start”: “2022-05-10” is not a time.",
        "row 4, column “end”: “10.5.2022 19:00” is not a time.",
        "row 4, column “event”: The event “a” was already listed.",
        "row 5, column “start”: “2023-03-26T03:30” never occurs in Europe/Helsinki",
        "row 5, column “end”: “2022-10-30T03:30” occurs twice in Europe/Helsinki",
        "row 6: The row has more cells than the table has columns.",
    ):
        assert any(words in line for line in found), (words, found)
    assert len(found) == 8


def test_an_offset_settles_a_doubled_hour(tmp_path: Path) -> None:
    row = "a,b,c,d,2022-10-30T03:30+02:00,2022-10-30T04:30,,,,,,"
    (event,) = events(tmp_path, row)
    assert event.start == datetime(2022, 10, 30, 1, 30, tzinfo=UTC)


def test_columns_are_checked(tmp_path: Path) -> None:
    (tmp_path / "events.csv").write_text("event,titel::fi,start,end,start\n", encoding="utf-8")
    with pytest.raises(ProblemsError) as caught:
        load_events(tmp_path, ZONE)
    found = str(caught.value)
    assert "The column “titel::fi” is not known here. Did you mean “title::fi”?" in found
    assert "The column “title::sv” is missing." in found
    assert "The column “start” occurs twice." in found


def test_a_file_in_another_encoding(tmp_path: Path) -> None:
    (tmp_path / "events.csv").write_bytes("event,ä".encode("latin-1"))
    with pytest.raises(ProblemsError, match="UTF-8"):
        load_events(tmp_path, ZONE)


@given(st.datetimes(datetime(2020, 1, 1), datetime(2024, 1, 1)))
def test_a_local_time_is_refused_or_comes_back(local: datetime) -> None:
    try:
        utc = to_utc(local, ZONE)
    except NoSuchTimeError:
        assert local.month in {3, 10}
        assert local.hour == 3
    else:
        assert utc.astimezone(ZONE).replace(tzinfo=None) == local
        assert utc.utcoffset() == timedelta(0)
