"""``digimesh check`` on exports that people really get wrong."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import openpyxl
import pytest

from analysis.cli.check import check_exports
from analysis.texts import texts

NO_FIT = (
    b"Submitter,Submitter Email,Submission Date,Shoe size?\r\n,,2023-01-02 10:00:00+00:00,43\r\n"
)
START = Path("data/raw/demo/surveys/immigrants/start")


def said(capsys: pytest.CaptureFixture[str], language: str = "en") -> tuple[int, str]:
    code = check_exports("demo", None, language)  # type: ignore[arg-type]
    shown = capsys.readouterr()
    assert "Traceback" not in shown.out + shown.err
    return code, " ".join((shown.out + shown.err).split())


def test_the_demonstration_data_are_understood(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, text = said(capsys)
    assert code == 0
    assert "✗" not in text


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("empty.csv", b"", "empty"),
        ("header only.csv", b"Submitter,Submitter Email,Submission Date,What?\r\n", "no rows"),
        ("unknown.csv", b"a,b\n1,2\n", "not an export of a tool"),
        ("cut.xlsx", None, "workbook"),
        ("cut.csv", "1. Summary\r\nMeeting title\tÄ".encode("utf-16")[:-1], "in the middle"),
        ("other.csv", NO_FIT, "none of the quest"),
    ],
    ids=["empty", "header only", "unknown tool", "truncated workbook", "cut UTF-16", "no fit"],
)  # fmt: skip
def test_a_bad_file_gets_one_sentence_and_the_rest_is_read(
    workspace: Path,
    capsys: pytest.CaptureFixture[str],
    name: str,
    content: bytes | None,
    words: str,
) -> None:
    whole = (workspace / START / "aloituskysely.xlsx").read_bytes()
    (workspace / "data/raw/demo" / name).write_bytes(whole[:5000] if content is None else content)
    _, text = said(capsys)
    about = text.replace("✗", "\n").replace(" ! ", "\n").splitlines()
    mine = [line for line in about if line.strip().startswith(name)]
    assert len(mine) >= 1, text[-3000:]
    assert any(words in line for line in mine), mine
    assert "surveys/immigrants/start/aloituskysely.xlsx" in text


def test_a_copy_is_counted_once(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copy(workspace / START / "startenkat.csv", workspace / START / "copy of it.csv")
    _, text = said(capsys)
    assert "same content as another one" in text


def test_wrong_settings_are_all_told_at_once(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = workspace / "data/raw/demo/project.toml"
    wrong = settings.read_text(encoding="utf-8").replace("Europe/Helsinki", "Europe/Helsingfors")
    settings.write_text(wrong.replace("synthetic = true", "sinthetic = true"), encoding="utf-8")
    code, text = said(capsys)
    assert code == 1
    assert text.count("✗") == 2
    assert "time_zone" in text
    assert "synthetic" in text


@pytest.mark.parametrize(("language", "words"), [("fi", "Tiedosto"), ("sv", "Fil")])
def test_it_speaks_the_languages(
    workspace: Path, capsys: pytest.CaptureFixture[str], language: str, words: str
) -> None:
    _, text = said(capsys, language)
    assert words in text


def test_what_was_doubtful_about_a_questionnaire_is_said(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = workspace / "data/raw/demo/instruments/more"
    place.mkdir()
    book = openpyxl.Workbook()
    book.active.title = "survey"
    for row in (["type", "name", "label", "label"], ["text", "why", "Why?", "Why not?"]):
        book.active.append(row)
    book.save(place / "form.xlsx")
    code, text = said(capsys)
    assert code == 0
    assert "several columns “label”" in text


def test_every_row_of_every_file_is_accounted_for(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check_exports("demo", None, "en", as_json=True) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["ok"]
    assert len(found["files"]) == 48
    for file in found["files"]:
        parts = file["kept"] + file["merged"] + file["set_aside"]
        assert file["rows_read"] == parts, file["file"]
        assert sum(file["rules"].values()) == file["merged"] + file["set_aside"]
    places = {problem["file"] for problem in found["problems"]}
    assert places <= {file["file"] for file in found["files"]}
    assert all(problem["what"] and problem["do"] for problem in found["problems"])


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_the_table_and_the_advice_are_in_the_language_asked_for(
    workspace: Path, capsys: pytest.CaptureFixture[str], language: str
) -> None:
    (workspace / "data/raw/demo/extra.csv").write_bytes(b"a,b\n1,2\n")
    code, text = said(capsys, language)
    assert code == 1
    english = "What to do, most important first"
    heading = texts(language).say(english)  # type: ignore[arg-type]
    assert (heading == english) == (language == "en")
    assert heading in text
    assert text.index("✗") > text.index(heading)
    assert text.index("✗") < text.index(" ! ")


def test_wrong_settings_are_told_to_machines_too(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (workspace / "data/raw/demo/corrections.csv").write_text(
        "file,row,variable,old,new,reason,who,when\nx.csv,2,a,,1,typo,me,2023-01-01\n",
        encoding="utf-8",
    )
    assert check_exports("demo", None, "en", as_json=True) == 1
    found = json.loads(capsys.readouterr().out)
    (error,) = [problem for problem in found["problems"] if problem["severity"] == "error"]
    assert (error["file"], error["row"]) == ("corrections.csv", 2)
    assert "no export “x.csv”" in error["what"]
