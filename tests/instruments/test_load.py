from __future__ import annotations

from pathlib import Path

import pytest

from analysis.instruments.load import load_instruments
from analysis.problems import ProblemsError

SURVEY = (
    "type,name,label::Suomi (fi),label::sv,label::English (en),hint::en,aliases,role,attribute\n"
    "note,intro,,,,Please,,,\n"
    "begin group,g1,,,,,,,\n"
    "select_one agree,skill,Osaan,Jag kan,I can,,I am able | I know how,,\n"
    "select_one agree,help,Saan apua,Jag får hjälp,I get help,,,,\n"
    "select_multiple tools or_other,tools,Työkalut,Verktyg,Tools,,,,\n"
    "select_one gender,gender,Sukupuoli,Kön,Gender,,,,gender\n"
    "integer,age,Ikä,Ålder,Age,,,,\n"
    "text,mail,Sähköposti,E-post,E-mail,,,email,\n"
    "end group,g1,,,,,,,\n"
)
CHOICES = (
    "list name;name;label::fi;label::sv;label::en;aliases\n"
    "agree;1;Eri mieltä;Av annan åsikt;Disagree;\n"
    "agree;2;Samaa mieltä;Av samma åsikt;Agree;Yes\n"
    "tools;git;Git;Git;Git;\n"
    "gender;f;Nainen;Kvinna;Woman;\n"
)
SCALES = (
    "scale,label::fi,label::sv,label::en,method,items,reversed,minimum_answered,source\n"
    "confidence,Varmuus,Säkerhet,Confidence,mean,skill help,help,,Invented\n"
    "uses,Käyttää,Använder,Uses,any_of,tools=git|other skill=2,,,\n"
)


def write(folder: Path, survey: str = SURVEY, choices: str = CHOICES, scales: str = SCALES) -> Path:
    place = folder / "instruments" / "start"
    place.mkdir(parents=True)
    (place / "survey.csv").write_text(survey, encoding="utf-8-sig")
    (place / "choices.csv").write_text(choices, encoding="utf-8")
    (place / "scales.csv").write_text(scales, encoding="utf-8")
    return folder


def faults(folder: Path, **texts: str) -> list[str]:
    with pytest.raises(ProblemsError) as caught:
        load_instruments(write(folder, **texts))
    return str(caught.value).splitlines()


def test_items_in_order_with_options_and_other_wordings(tmp_path: Path) -> None:
    start = load_instruments(write(tmp_path))["start"]
    assert list(start.items) == ["skill", "help", "tools", "gender", "age", "mail"]
    assert start.items["skill"].aliases == ("I am able", "I know how")
    assert start.items["skill"].label == {"fi": "Osaan", "sv": "Jag kan", "en": "I can"}
    assert start.items["skill"].options[1].aliases == ("Yes",)
    assert start.items["gender"].attribute == "gender"
    assert start.items["mail"].role == "email"


def test_or_other_brings_an_option_with_labels(tmp_path: Path) -> None:
    tools = load_instruments(write(tmp_path))["start"].items["tools"]
    assert tools.or_other
    assert [option.name for option in tools.options] == ["git", "other"]
    assert tools.options[1].label["fi"] == "Muu"


def test_scales(tmp_path: Path) -> None:
    scales = load_instruments(write(tmp_path))["start"].scales
    confidence, uses = scales.values()
    assert (confidence.method, confidence.items) == ("mean", ("skill", "help"))
    assert confidence.reversed == {"help"}
    assert confidence.minimum_answered == 2, "empty: all items of a mean"
    assert uses.values == {"tools": {"git", "other"}, "skill": {"2"}}
    assert uses.minimum_answered == 1, "empty: one item of any_of"


def test_no_folder_means_no_instruments(tmp_path: Path) -> None:
    assert load_instruments(tmp_path) == {}


def test_a_missing_file_is_named_and_scales_are_optional(tmp_path: Path) -> None:
    place = write(tmp_path) / "instruments" / "start"
    (place / "scales.csv").unlink()
    assert load_instruments(tmp_path)["start"].scales == {}
    (place / "choices.csv").unlink()
    with pytest.raises(ProblemsError, match=r"start/choices.csv: The file is missing"):
        load_instruments(tmp_path)


@pytest.mark.parametrize(
    ("file", "right", "wrong", "said"),
    [
        ("survey", "role,", "rolle,", "row 1: The column “rolle” is not known here. Did you mean"),
        ("survey", "integer,age", "intger,age", "row 8, column “type”: “intger” is not a type"),
        ("survey", "select_one gender", "select_one", "“select_one” is not a type"),
        ("survey", "select_one gender", "select_one gendr", "choices.csv has no list “gendr”"),
        ("survey", "integer,age", "integer,skill", "row 8, column “name”: The name “skill” was"),
        ("survey", ",Ålder,", ",,", "row 8, column “label::sv”: The cell is empty."),
        ("survey", ",email,", ",e-mail,", "row 9, column “role”: “e-mail” is not a role"),
        ("survey", "integer,age", "integer,my age", "“my age” cannot be a name"),
        ("choices", "git;Git;", "git;;", "choices.csv, row 4, column “label::fi”: The cell is"),
        ("choices", "agree;2", "agree;1", "row 3, column “name”: The name “1” was already used"),
        ("choices", "Agree;Yes", "Disagree;", "“Disagree” already belongs to the option “1”"),
        ("scales", "skill help,", "skill helps,", "survey.csv has no item “helps”. Known there:"),
        ("scales", "=git|other", "=git|svn", "The item “tools” has no option “svn”. Its options:"),
        ("scales", "tools=git|other", "tools", "The item “tools” has no value that counts"),
        (
            "scales",
            "skill help,help,,",
            "skill help,help,3,",
            "“3” is not a number of items from 1",
        ),
        ("scales", "skill help,", "skill gender,", "the answers to “gender” are not coded by num"),
        ("scales", "skill help,help", "skill age,age", "“age” has no lowest and highest option"),
        ("scales", "skill help,help", "skill help,age", "“age” is not among the scale’s items"),
        ("scales", ",mean,", ",median,", "“median” is not a method known here"),
        ("scales", "\nuses,", "\nconfidence,", "The scale “confidence” was already defined"),
    ],
)
def test_each_fault_is_named_with_its_place(
    tmp_path: Path, file: str, right: str, wrong: str, said: str
) -> None:
    texts = {"survey": SURVEY, "choices": CHOICES, "scales": SCALES}
    assert right in texts[file]
    texts[file] = texts[file].replace(right, wrong)
    found = faults(tmp_path, **texts)
    assert any(said in line for line in found), found
    assert all(line.startswith("instruments/start/") for line in found)


def test_faults_of_all_tables_come_at_once(tmp_path: Path) -> None:
    found = faults(
        tmp_path,
        survey=SURVEY.replace("integer,age", "intger,age"),
        choices=CHOICES.replace("git;Git;", "git;;"),
        scales=SCALES.replace(",mean,", ",median,"),
    )
    assert len(found) == 3
