from __future__ import annotations

import re
from pathlib import Path

import pytest

from analysis.problems import Problem, ProblemsError
from analysis.project.load import load_project
from analysis.texts import texts

GOOD = """\
id = "bridge"
short_name = "Bridge"
time_zone = "Europe/Helsinki"
name = { fi = "Silta", sv = "Bron", en = "Bridge" }

[funded]
start = 2022-01-03
end = 2023-08-31

[extended]
start = 2022-01-03
end = 2023-10-31

[[goals]]
id = "G1"
name = { fi = "Taidot", sv = "Kunskaper", en = "Skills" }

[[groups]]
id = "learners"
name = { fi = "oppijat", sv = "deltagare", en = "learners" }

[[waves]]
id = "start"
name = { fi = "alku", sv = "början", en = "start" }

[[waves]]
id = "end"
name = { fi = "loppu", sv = "slut", en = "end" }

[[surveys]]
files = ["start/*"]
instrument = "skills"
wave = "start"
group = "learners"

[[outcomes]]
goal = "G1"
group = "learners"
scale = "confidence"
waves = ["start", "end"]
design = "paired"

[[targets]]
indicator = "participants.people"
value = 150

[[reports]]
report = "final_report"
languages = ["fi"]
editions = ["funder"]
formats = ["html"]
"""
INDICATORS = ["participants.people", "reach.downloads"]
INSTRUMENTS = ["skills", "employers"]


def problems(folder: Path, text: str | bytes) -> tuple[Problem, ...]:
    data = text if isinstance(text, bytes) else text.encode()
    (folder / "project.toml").write_bytes(data)
    with pytest.raises(ProblemsError) as caught:
        load_project(folder, indicators=INDICATORS, instruments=INSTRUMENTS)
    return caught.value.problems


def one_line(folder: Path, text: str) -> str:
    (problem,) = problems(folder, text)
    return problem.text(texts("en"))


def test_a_right_file_is_loaded(tmp_path: Path) -> None:
    (tmp_path / "project.toml").write_text(GOOD, encoding="utf-8-sig")
    project = load_project(tmp_path, indicators=INDICATORS, instruments=INSTRUMENTS)
    assert project.targets[0].value == 150
    assert project.period("extended").end.isoformat() == "2023-10-31"


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        (
            'indicator = "participants.people"',
            'indicator = "participants.peple"',
            "row 44, [[targets]] no. 1, indicator: No indicator is called “participants.peple”. "
            "Known here: participants.people, reach.downloads. "
            'Write for example: indicator = "participants.people"',
        ),
        ("value = 150", "value = -1", "row 45, [[targets]] no. 1, value: The number may not be "),
        ("value = 150", 'value = "150"', 'A number without quotes was expected, not "150"'),
        (
            "value = 150",
            "valu = 150\nvalue = 150",
            "Did you mean “value”? Write for example: value = 150",
        ),
        ('goal = "G1"', 'goal = "G2"', "row 37, [[outcomes]] no. 1, goal: No goal has the id “G2”"),
        (
            'group = "learners"\nscale',
            'group = "teachers"\nscale',
            "No group has the id “teachers”",
        ),
        ('["start", "end"]', '["start", "later"]', "[[outcomes]] no. 1, waves no. 2: No wave"),
        ('["start", "end"]', '["start", "start"]', "is compared with itself"),
        ('wave = "start"', 'wave = "begin"', "row 33, [[surveys]] no. 1, wave: No wave has"),
        (
            'instrument = "skills"',
            'instrument = "skill"',
            "The folder instruments/ holds no “skill”",
        ),
        ('["start/*"]', '["start/*", "start/*"]', "[[surveys]] no. 1, files no. 2: The files"),
        ('id = "end"', 'id = "start"', "[[waves]] no. 2, id: The id “start” was already used"),
        (
            "end = 2023-10-31",
            "end = 2023-08-01",
            "row 12, [extended], end: The extended period ends on",
        ),
        (
            "[extended]\nstart = 2022-01-03",
            "[extended]\nstart = 2022-02-01",
            "after the funded one",
        ),
        ("end = 2023-08-31", "end = 2021-08-31", "The end is before the start"),
        ("end = 2023-08-31", 'end = "2023-08-31"', "A date without quotes was expected"),
        ("Europe/Helsinki", "Mars/Base", '"Mars/Base" is not a time zone'),
        (
            'report = "final_report"',
            'report = "final_report"\nperiod = "fundd"',
            "No period is called “fundd”",
        ),
        ('report = "final_report"', "report = 3", "A text in quotes was expected, not 3"),
        ('languages = ["fi"]', 'languages = ["de"]', "Use one of: fi, sv, en."),
        (
            'formats = ["html"]',
            "",
            "[[reports]] no. 1, formats: This is missing. Add it, for example",
        ),
        ('id = "bridge"', 'id = "My Bridge"', 'id: "My Bridge" cannot be used as an id'),
        ('sv = "Bron", ', "", "row 4, [name], sv: This is missing. Add it, for example: sv = "),
    ],
)
def test_each_fault_is_named_with_its_place_and_remedy(
    tmp_path: Path, right: str, wrong: str, said: str
) -> None:
    assert right in GOOD
    text = GOOD.replace(right, wrong, 1)
    found = [problem.text(texts("en")) for problem in problems(tmp_path, text)]
    assert any(said in line for line in found), found


def test_a_single_fault_gives_a_single_problem(tmp_path: Path) -> None:
    text = GOOD.replace('goal = "G1"', 'goal = "G2"')
    assert one_line(tmp_path, text) == (
        "project.toml, row 37, [[outcomes]] no. 1, goal: No goal has the id “G2”. "
        'Known here: G1. Write for example: goal = "G1"'
    )


def test_all_faults_come_at_once_in_the_order_of_the_file(tmp_path: Path) -> None:
    text = (
        GOOD.replace("Europe/Helsinki", "Nowhere")
        .replace('goal = "G1"', 'goal = "G9"')
        .replace("value = 150", "value = true\nunheard = 1")
    )
    rows = [problem.place.row for problem in problems(tmp_path, text)]
    assert rows == [3, 37, 45, 46]


def test_nothing_of_pydantic_reaches_the_reader(tmp_path: Path) -> None:
    text = GOOD.replace('"final_report"', '"final_report"\nperiod = { start = 2022-01-03 }')
    assert "[[reports]] no. 1, period, end: This is missing" in one_line(tmp_path, text)
    text = re.sub(r"= .*", "= 1.5", GOOD)
    for problem in problems(tmp_path, text):
        said = problem.text(texts("en"))
        assert "Input should" not in said
        assert "pydantic" not in said
        assert problem.place.row
        assert problem.place.key


def test_a_period_that_is_no_period_is_one_fault(tmp_path: Path) -> None:
    text = GOOD.replace('"final_report"', '"final_report"\nperiod = 3')
    assert "period: A text in quotes was expected, not 3" in one_line(tmp_path, text)


def test_broken_toml_names_line_and_character(tmp_path: Path) -> None:
    (problem,) = problems(tmp_path, GOOD.replace('"Bridge"\n', '"Bridge\n', 1))
    assert problem.place.row == 2
    assert "from character 21 of this line" in problem.text(texts("en"))


def test_a_file_that_ends_too_early_names_its_last_line(tmp_path: Path) -> None:
    (problem,) = problems(tmp_path, 'id = "a"\nlist = [1,')
    assert problem.place.row == 2


def test_a_file_in_another_encoding(tmp_path: Path) -> None:
    (problem,) = problems(tmp_path, GOOD.encode("utf-16"))
    assert "UTF-8" in problem.text(texts("en"))


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(ProblemsError, match="has no settings"):
        load_project(tmp_path, indicators=[])


def test_instruments_are_checked_only_when_given(tmp_path: Path) -> None:
    (tmp_path / "project.toml").write_text(GOOD, encoding="utf-8")
    assert load_project(tmp_path, indicators=INDICATORS).surveys[0].instrument == "skills"
