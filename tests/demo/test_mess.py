"""What mess.csv counts is what the files hold."""

from __future__ import annotations

import re
from collections import Counter

import pytest

CURLY, NO_BREAK_SPACE = "’", "\u00a0"


def _cells(demo, has) -> Counter[str]:
    """File → number of cells below the header for which ``has`` holds."""
    counts = {
        file: sum(has(cell) for row in rows[1:] for cell in row)
        for file, rows in demo.surveys().items()
    }
    return Counter({file: count for file, count in counts.items() if count})


@pytest.mark.parametrize("kind", ["duplicate", "test"])
def test_repeated_and_test_rows(demo, kind):
    rows = Counter(row["file"] for row in demo.truth("answers") if row["kind"] == kind)
    other = demo.mess("duplicate_in_other_language") if kind == "duplicate" else Counter()
    assert rows == demo.mess(kind) + other


@pytest.mark.parametrize(
    ("kind", "has"),
    [
        ("curly_apostrophe", lambda cell: CURLY in cell),
        ("no_break_space", lambda cell: NO_BREAK_SPACE in cell),
        ("outer_spaces", lambda cell: cell != cell.strip(" ")),
        ("line_break", lambda cell: "\n" in cell),
        ("no_option", lambda cell: bool(re.search(r"\b3 (or|tai|eller) 4", cell))),
        ("plus_address", lambda cell: "+digimesh@" in cell),
        ("email_case", lambda cell: bool(re.search(r"^ *\S*[A-Z]\S*@", cell))),
        ("identity_in_comment", lambda cell: bool(re.search(r" \S+@", cell.strip()))),
    ],
)
def test_single_answers(demo, kind, has):
    in_surveys = {f: n for f, n in demo.mess(kind).items() if not f.startswith("attendance/")}
    assert in_surveys
    assert _cells(demo, has) == in_surveys


def test_headers(demo):
    headers = {file: rows[0] for file, rows in demo.surveys().items()}
    html = {file: sum("<strong>" in text for text in texts) for file, texts in headers.items()}
    spaces = {
        file: sum(NO_BREAK_SPACE in text for text in texts) for file, texts in headers.items()
    }
    assert Counter(html) == demo.mess("html_in_header")
    assert Counter(spaces) == demo.mess("no_break_space_in_header")


def test_codes_that_are_nobodys(demo):
    codes = {row["code"] for row in demo.truth("people")} | {"TEST"}
    found = Counter()
    for file, rows in demo.surveys().items():
        column = next((n for n, text in enumerate(rows[0]) if _is_code(text)), None)
        if column is not None:
            typed = [re.sub(r"\W", "", row[column]).upper() for row in rows[1:]]
            found[file] = sum(code not in codes for code in typed)
    assert found == demo.mess("mistyped_code") + demo.mess("mistyped_code_alone")


def _is_code(header: str) -> bool:
    return bool(re.search(r"personal code|henkilökohtainen tunnus|personlig kod", header, re.I))


def test_answers_without_an_address(demo):
    without = {
        file: sum(not any("@" in cell for cell in row) for row in rows[1:])
        for file, rows in demo.surveys().items()
    }
    kinds = ("no_email", "mistyped_code_alone", "anonymous")
    assert Counter(without) == sum((demo.mess(kind) for kind in kinds), Counter())


def test_most_feedback_is_anonymous(demo):
    feedback = [row for row in demo.truth("answers") if row["wave"] == "feedback"]
    without = Counter(row["file"] for row in feedback if row["anonymous"] == "yes")
    assert without == demo.mess("anonymous")
    assert 0.6 < without.total() / len(feedback) < 0.95
    others = [row for row in demo.truth("answers") if row["wave"] != "feedback"]
    assert not [row for row in others if row["anonymous"] == "yes"]


def test_missing_answers(demo):
    """Every asked item of the scales has an answer, but those counted."""
    file = "surveys/immigrants/start/Start survey.xlsx"
    rows = demo.rows(file)
    first = rows[0].index("I can find online communities and events in my own field.")
    empty = sum(cell == "" for row in rows[1:] for cell in row[first : first + 14])
    assert empty == demo.mess("missing_answer")[file]


def test_contradictions(demo):
    gender = {row["person"]: row["gender"] for row in demo.truth("people")}
    words = {"Woman": "woman", "Nainen": "woman", "Kvinna": "woman"}
    words |= {"Man": "man", "Mies": "man"}
    found, surveys = Counter(), demo.surveys()
    for answer in demo.truth("answers"):
        if answer["wave"] == "end" and "immigrants" in answer["file"]:
            cells = surveys[answer["file"]][int(answer["row"]) - 1]
            said = [words[cell.strip()] for cell in cells if cell.strip() in words]
            found[answer["file"]] += said not in ([], [gender[answer["person"]]])
    assert found == demo.mess("contradiction")


def test_one_export_was_saved_twice(demo):
    (original,) = demo.mess("identical_copy")
    copy = original.replace(".csv", "_kopio.csv")
    assert (demo.folder / copy).read_bytes() == (demo.folder / original).read_bytes()


def test_encodings_are_as_meant(demo):
    files = [f.relative_to(demo.folder).as_posix() for f in demo.folder.rglob("*.csv")]
    read = {file: demo.encoding(file) for file in files if demo.text(file)}
    assert {f for f, e in read.items() if e == "utf-8-sig"} == set(demo.mess("utf8_bom"))
    assert {f for f, e in read.items() if e == "utf-16"} == set(
        demo.mess("utf16_le") + demo.mess("utf16_be")
    )
    (old,) = demo.mess("cp1252")
    with pytest.raises(UnicodeDecodeError):
        (demo.folder / old).read_bytes().decode("utf-8")


def test_who_came_and_who_did_not(demo):
    registered, attended = set(), set()
    for row in demo.truth("answers"):
        if row["wave"] == "registration" and row["person"]:
            registered.add((row["event"], row["person"]))
    for row in demo.truth("attendance"):
        if row["role"] == "attendee":
            attended.add((row["event"], row["person"]))
    assert len(registered - attended) == demo.mess("registered_but_absent").total()
    assert len(attended - registered) == demo.mess("attended_without_registering").total()


def test_joins(demo):
    twice = sum(row["joins"] == "2" for row in demo.truth("attendance"))
    kinds = ("rejoin", "two_devices", "with_and_without_email")
    assert twice == sum(demo.mess(kind).total() for kind in kinds)


def test_devices_and_markers(demo):
    for file in {row["file"] for row in demo.truth("mess")}:
        if file.startswith("attendance/"):
            names = {row[0] for row in demo.rows(file) if row}
            devices = sum(bool(re.search(r"'s (iPad|iPhone|Galaxy Tab) \(", n)) for n in names)
            markers = sum(bool(re.search(r"\((External|Guest|Unverified)\)", n)) for n in names)
            assert devices == (demo.mess("device_name") + demo.mess("two_devices"))[file]
            assert markers == demo.mess("name_marker")[file]


def test_eight_zoom_reports_have_no_block_and_six_have_one(demo):
    reports = [
        f.relative_to(demo.folder).as_posix() for f in (demo.folder / "attendance").iterdir()
    ]
    zoom = [file for file in reports if "participants" in file]
    blocks = {file for file in zoom if demo.rows(file)[0][0] == "Meeting ID"}
    assert (len(reports), len(zoom), len(blocks)) == (20, 14, 6)
    assert blocks == set(demo.mess("meeting_block"))
