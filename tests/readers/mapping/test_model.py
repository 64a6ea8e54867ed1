from __future__ import annotations

from pathlib import Path

import pytest

from analysis.problems import ProblemsError
from analysis.readers.mapping import FileMapping, load_mapping, mapping_beside
from analysis.readers.mapping.model import parse_mapping

GOOD = """\
kind = "registration"
tool = "Lyyti"
delimiter = "semicolon"
header_row = 2
zone = "Europe/Helsinki"
[meeting]
title = "Spring day"
[columns]
"First name" = "first_name"
"#3" = "question"
"""


def test_a_right_file_is_loaded(tmp_path: Path) -> None:
    file = mapping_beside(tmp_path / "people.csv")
    file.write_text(GOOD, encoding="utf-8-sig")
    mapping = load_mapping(file, "people.csv.mapping.toml")
    assert file.name == "people.csv.mapping.toml"
    assert (mapping.kind, mapping.header_row, mapping.last_row) == ("registration", 2, None)
    assert mapping.columns == {"First name": "first_name", "#3": "question"}
    assert isinstance(mapping, FileMapping)


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        ('kind = "registration"', "", "row 1, kind: This is missing. Add it, for example: kind ="),
        ('"registration"', '"registrations"', "row 1, kind: .*Use one of: survey, atten"),
        ("tool =", "tols =", r"row 2, tols: .*Did you mean “tool”.* tool = \"Lyyti\""),
        ('"semicolon"', '";"', 'row 3, delimiter: ";" is not one of.*comma, semicolon, tab'),
        ("header_row = 2", "header_row = -1", "row 4, header_row: .*may not be below 0"),
        ("header_row = 2", 'header_row = "2"', "row 4, header_row: A whole number without quotes"),
        ("Europe/Helsinki", "Helsinki", 'row 5, zone: "Helsinki" is not a time zone'),
        ("title", "titel", r"row 7, \[meeting\], titel: .*Did you mean “title”"),
        (
            '"first_name"', '"firstname"',
            r"row 9, \[columns\], First name: “firstname” is not a field.*“first_name”\? "
            'Write for example: "First name" = "first_name"',
        ),
        ('"question"', "5", r"row 10, \[columns\], #3: “5” is not a field.*Use one of: action, "),
        ("[columns]", "[column]", "columns: This is missing"),
        ("tool =", 'encoding = "latin 99"\ntool =', "row 2, encoding: No encoding is called"),
        ("tool =", "tool", r"cannot be read as TOML.*\"First name\" = \"first_name\""),
    ],
)  # fmt: skip
def test_a_fault_is_told_with_its_place(right: str, wrong: str, said: str) -> None:
    with pytest.raises(ProblemsError, match=rf"(?m)^in/a\.mapping\.toml, .*{said}"):
        parse_mapping(GOOD.replace(right, wrong, 1), "in/a.mapping.toml")


def test_all_faults_are_told_at_once() -> None:
    text = GOOD.replace("Europe/Helsinki", "x").replace('"first_name"', '"x"')
    with pytest.raises(ProblemsError) as caught:
        parse_mapping(text.replace("header_row = 2", "header_row = 2.5"), "m")
    assert [problem.place.row for problem in caught.value.problems] == [4, 5, 9]
