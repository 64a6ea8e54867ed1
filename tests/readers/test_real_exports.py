"""Exports that no one here wrote, where the shared folder lies beside the checkout."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from analysis.problems import ProblemsError
from analysis.readers import Content, read_export, readers

SAMPLES = {
    "indico/coderefinery__pre-workshop-survey__pre_2019_helsinki-may.csv": "indico",
    "typeform/coderefinery__pre-workshop-survey__pre_2016_espoo-dec.csv": "typeform",
    "google-forms/elviraac__Dataset-1-Student-Mental-Health__Student_Mental_health.csv": (
        "google_forms"
    ),
    "_spec_fixtures/google_forms_gmt.csv": "google_forms",
    "zoom-participants/Lightbridge-KS__zoomclass__participants_heroes.csv": "zoom_participants",
    "zoom-participants/Lightbridge-KS__zoomclass__participants_heroes_full.csv": (
        "zoom_participants"
    ),
    "teams/dvaneynde__teams-attendance__IDL-14-11-22.csv": "teams_attendance",
    "_spec_fixtures/teams_attendance_en_utf16le.csv": "teams_attendance",
}
#: Records that are no rows: the header, the meeting block, or titles, headers and the summary.
NOT_ROWS = {
    "zoom-participants/Lightbridge-KS__zoomclass__participants_heroes_full.csv": 3,
    "teams/dvaneynde__teams-attendance__IDL-14-11-22.csv": 11,
    "_spec_fixtures/teams_attendance_en_utf16le.csv": 11,
}


def _records(file: Path) -> int:
    data = file.read_bytes()
    wide = data[:2] in (b"\xff\xfe", b"\xfe\xff")
    with file.open(encoding="utf-16" if wide else "utf-8-sig", newline="") as text:
        return sum(any(row) for row in csv.reader(text, delimiter="\t" if wide else ","))


@pytest.mark.parametrize("name", SAMPLES)
def test_every_row_of_the_samples_is_read(shared: Path, name: str) -> None:
    folder = shared / "samples"
    content = Content.load(folder / name, folder)
    assert [r.name for r in readers().values() if r.recognise(content)] == [SAMPLES[name]]
    export = read_export(content)
    assert export.rows_read == _records(folder / name) - NOT_ROWS.get(name, 1)
    assert export.problems == ()


def test_other_tools_are_never_claimed_by_two(shared: Path) -> None:
    folder = shared / "samples"
    for file in sorted(f for f in folder.glob("*/*") if f.is_file()):
        content = Content.load(file, folder)
        try:
            claims = [r.name for r in readers().values() if r.recognise(content)]
        except ProblemsError:
            continue
        expected = SAMPLES.get(content.name)
        if expected:
            assert claims == [expected]
        else:
            assert not set(claims) & set(SAMPLES.values()), content.name


def test_every_row_of_coderefinery_is_read(shared: Path) -> None:
    folder = shared / "real" / "coderefinery"
    counted = {"typeform": 0, "indico": 0}
    for file in sorted(folder.glob("*/data/**/*.csv")):
        content = Content.load(file, folder)
        tool = "typeform" if "/typeform/" in content.name else "indico"
        # the tool's own columns were taken out of the later survey's files
        declared = "typeform" if content.name.startswith("post/data/typeform") else None
        export = read_export(content, declared)
        assert export.format == tool
        assert export.rows_read == _records(file) - 1
        assert export.problems == ()
        if content.name.startswith("pre/") and "/cancelled/" not in content.name:
            counted[tool] += export.rows_read
    assert counted == {"typeform": 407, "indico": 663}  # as published
