"""Lists of completion and grades → a row per person."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pandas as pd

from analysis.cleaning.course_progress import Progress, evidence, progress
from analysis.cleaning.log_times import Zone
from analysis.readers import Content, read_export
from analysis.tables import checked

HELSINKI = Zone(ZoneInfo("Europe/Helsinki"))


def tidy(text: str) -> Progress:
    export = read_export(Content("list.csv", text.encode()))
    who = evidence(export)
    persons = who[["file", "section", "row"]].assign(person=who["name"])
    found = progress(export, persons, "mooc", HELSINKI)
    checked("course_progress", found.table)
    checked("set_aside", found.left_out)
    assert len(found.kept) + len(found.left_out) == export.rows_read
    return found


def test_completion_of_activities_is_counted() -> None:
    found = tidy(
        ',"Email address","A","","B",""\n'
        '"Ada Nova","a@example.org","Completed (set by Cy)","2026-02-03 10:00:00",'
        '"Completed (achieved pass grade)","2026-02-01 10:00:00"\n'
        '"Bo Berg","b@example.org","Not completed","2026-01-01 10:00:00",'
        '"Completed (did not achieve pass grade)","2026-02-01 10:00:00"\n'
    ).table
    assert found["person"].tolist() == ["ada nova", "bo berg"]
    assert found["sections_completed"].tolist() == [2, 0]
    # a state that changed back has a date too, which is of nothing that was completed
    assert found["started"].map(str).tolist() == ["2026-02-01 08:00:00+00:00", "NaT"]
    assert found["completed"].isna().all()


def test_completion_of_a_course() -> None:
    found = tidy(
        "ID,Name,A,A - Completion date,Course complete\n"
        '1,Ada Nova,Completed,"13/02/26, 10:00","14/02/26, 10:00"\n2,Bo Berg,Not completed,,\n'
    ).table
    assert found["completed"].tolist() == [True, False]
    assert found["completed_at"].map(str).tolist() == ["2026-02-14 08:00:00+00:00", "NaT"]
    assert found["sections_completed"].tolist() == [1, 0]


def test_the_total_is_the_grade_and_a_dash_is_none() -> None:
    found = tidy(
        "First name;Last name;Quiz (Real);Course total (Real);Course total (Percentage)\n"
        "Ada;Nova;1,00;8,50;85,0 %\nBo;Berg;2,00;-;-\n"
    ).table
    assert found["grade"].iloc[0] == 8.5
    assert pd.isna(found["grade"].iloc[1])
    assert found["sections_completed"].isna().all()


def test_attempts_of_one_person_are_united_and_averages_set_aside() -> None:
    found = tidy(
        "Last name,First name,State,Started on,Completed,Time taken,Grade/10.00\n"
        "Nova,Ada,Finished,x,y,1 min,4.00\nNova,Ada,Finished,x,y,1 min,9.00\n"
        "Overall average,,,,,,6.50\n"
    )
    assert found.table["grade"].tolist() == [9.0]
    assert found.table["completed"].isna().all()
    assert dict(zip(found.left_out["row"], found.left_out["rule"], strict=True)) == {
        3: "same person twice",
        4: "summary line",
    }


def test_rows_of_canvas_that_are_no_students_are_set_aside() -> None:
    found = tidy(
        "Student,ID,SIS User ID,SIS Login ID,Section,Essay (35),Final Score\n"
        "    Points Possible,,,,,10,(read only)\n"
        '"Nova, Ada",1,,a,S,8,80\n"Student, Test",9,,t,S,,0\n'
        ",5,,x,S,,1\n"
    )
    assert found.table["person"].tolist() == ["ada nova"]
    assert found.table["grade"].tolist() == [80.0]
    assert sorted(found.left_out["rule"]) == ["no name", "summary line", "test answer"]
