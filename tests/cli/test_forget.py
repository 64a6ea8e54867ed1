"""``digimesh forget``: a person is taken out, and stays out."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from typer.testing import CliRunner

from analysis import tables
from analysis.cli.app import app
from analysis.cli.forget import forget_person
from analysis.files import write_whole
from analysis.notebook.clean import read_exports
from analysis.notebook.dataset import Dataset, open_dataset
from analysis.notebook.forget import find, forget
from analysis.problems import ProblemsError
from analysis.tables.remove import persons, table_files

RAW, PROCESSED, REPORTS = Path("data/raw/demo"), Path("data/processed/demo"), Path("reports/demo")


@pytest.fixture(scope="module")
def cleaned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the tidy tables of the demonstration data are, made once."""
    return tmp_path_factory.mktemp("cleaned")


@pytest.fixture
def dataset(workspace: Path, cleaned: Path) -> Dataset:
    if not any(cleaned.iterdir()):
        exports = read_exports(open_dataset("demo"))
        exports.clean_surveys()
        exports.clean_events()
        shutil.copytree(PROCESSED, cleaned, dirs_exist_ok=True)
    shutil.copytree(cleaned, PROCESSED, dirs_exist_ok=True)
    for edition in ("internal", "funder"):
        write_whole(REPORTS / edition / f"final_report_extended_{edition}_en.html", b"<p>")
        write_whole(REPORTS / edition / "notebooks/final_report.ipynb", b"{}")
    write_whole(PROCESSED / "notebooks/1_surveys.ipynb", b"{}")
    return open_dataset("demo")


@pytest.fixture
def person(dataset: Dataset) -> pd.Series[str]:
    """Somebody who answered and came to an event."""
    rows = read_exports(dataset).people.rows
    known = rows[rows["email"] != ""].groupby("person").agg(files=("file", "nunique"))
    who = known["files"].idxmax()
    truth = pd.read_csv(RAW / "truth/people.csv")
    email = rows.loc[(rows["person"] == who) & (rows["email"] != ""), "email"].iloc[0]
    return truth[truth["email"].str.casefold() == email].iloc[0]


def everything() -> dict[str, pd.DataFrame]:
    return {name: tables.load(PROCESSED, name) for name in tables.SCHEMAS}


def test_every_row_of_the_person_goes_and_no_other(
    dataset: Dataset, person: pd.Series[str], capsys: pytest.CaptureFixture[str]
) -> None:
    found = find(dataset, person["email"].upper())
    before = everything()
    assert forget_person("demo", person["email"], "en") == 0
    after = everything()
    assert found.person in persons_in(before)
    assert persons_in(after) == persons_in(before) - {found.person}
    assert not {str(r) for r in after["comments"]["response"]} & found.responses
    for name, table in before.items():
        if "person" in table:
            rest = table[table["person"] != found.person].reset_index(drop=True)
            pd.testing.assert_frame_equal(after[name].reset_index(drop=True), rest)
        tables.checked(name, after[name])
    said = capsys.readouterr()
    text = (said.out + said.err).casefold()
    identity = {person["email"], person["code"], *person["name"].split()}
    assert not any(part.casefold() in text for part in identity)


def persons_in(found: dict[str, pd.DataFrame]) -> set[str]:
    return {who for table in found.values() if "person" in table for who in table["person"]} - {""}


def test_the_rows_that_a_human_must_remove_are_those_of_the_person(
    dataset: Dataset, person: pd.Series[str]
) -> None:
    found = find(dataset, person["email"])
    own = found.rows[found.rows["own"]]
    assert own["file"].nunique() > 1
    for file, row in zip(own["file"], own["row"], strict=True):
        if file.endswith(".csv"):
            line = (RAW / file).read_bytes().replace(b"\0", b"").splitlines()[row - 1]
            words = (person["email"], person["code"], person["name"].split()[-1])
            assert any(word.encode().lower() in line.lower() for word in words), (file, row)


def test_copies_of_an_export_are_listed_too(dataset: Dataset, person: pd.Series[str]) -> None:
    before = find(dataset, person["email"]).rows
    file = before.loc[before["own"], "file"].iloc[0]
    shutil.copy(RAW / file, RAW / "zz copy.csv")
    after = find(dataset, person["email"]).rows
    rows = [set(after.loc[after["file"] == name, "row"]) for name in (file, "zz copy.csv")]
    assert rows[0] == rows[1] != set()


def test_what_people_declared_of_the_person_is_listed_too(
    dataset: Dataset, person: pd.Series[str]
) -> None:
    (RAW / "same_people.csv").write_text(
        f"identity,same_as,reason\nnobody@example.org,noone@example.org,\n"
        f"old.address@example.org,{person['email']},moved\n",
        encoding="utf-8",
    )
    rows = find(dataset, person["email"]).rows
    declared = rows[rows["file"] == "same_people.csv"]
    assert declared[["row", "own"]].to_dict("records") == [{"row": 3, "own": False}]


def test_the_next_cleaning_leaves_the_person_out(dataset: Dataset, person: pd.Series[str]) -> None:
    found = find(dataset, person["code"])
    forget(dataset, found, date(2024, 1, 1))
    exports = read_exports(dataset)
    surveys, events = exports.clean_surveys(), exports.clean_events()
    assert found.person not in persons(PROCESSED)
    own = found.rows[found.rows["own"]]
    aside = pd.concat([surveys.tables["set_aside"], events.tables["set_aside"]])
    gone = aside[aside["rule"] == "forgotten"]
    assert set(zip(gone["file"], gone["row"], strict=True)) == set(
        zip(own["file"], own["row"], strict=True)
    )


def test_forgotten_twice_is_remembered_once(dataset: Dataset, person: pd.Series[str]) -> None:
    for day in (date(2024, 1, 1), date(2025, 1, 1)):
        forget(dataset, find(dataset, person["email"]), day)
    text = (RAW / "forgotten.csv").read_text(encoding="utf-8")
    assert "2024-01-01" in text
    assert "2025" not in text
    assert "@" not in text
    assert person["code"] not in text


def test_what_shows_answers_is_deleted_and_the_rest_is_named(
    dataset: Dataset, person: pd.Series[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert forget_person("demo", person["email"], "en") == 0
    said = capsys.readouterr().out
    assert not list(REPORTS.rglob("*.ipynb"))
    assert not (PROCESSED / "notebooks/1_surveys.ipynb").exists()
    assert not list(REPORTS.glob("internal/*.html"))
    left = "reports/demo/funder/final_report_extended_funder_en.html"
    assert Path(left).exists()
    assert left in said
    assert "internal" not in (REPORTS / "index.html").read_text(encoding="utf-8")
    assert "internal" not in (REPORTS / "manifest.json").read_text(encoding="utf-8")


def test_a_pseudonym_works_when_the_exports_are_gone(
    dataset: Dataset, person: pd.Series[str]
) -> None:
    who = find(dataset, person["email"]).person
    for folder in ("surveys", "attendance", "registrations"):
        shutil.rmtree(RAW / folder)
    found = find(dataset, who)
    assert not len(found.rows)
    assert found.responses
    forget(dataset, found, date(2024, 1, 1))
    assert who not in persons(PROCESSED)


@pytest.mark.parametrize("who", ["nobody@example.org", "ZZ99ZZ", "p" + "0" * 20, "", "?"])
def test_nobody_is_told_without_repeating_what_was_typed(dataset: Dataset, who: str) -> None:
    before = {file: file.read_bytes() for file in table_files(PROCESSED)}
    with pytest.raises(ProblemsError, match="Nobody") as fault:
        find(dataset, who)
    assert len(who) < 3 or who not in str(fault.value)
    assert before == {file: file.read_bytes() for file in table_files(PROCESSED)}


def test_nothing_changes_until_it_is_confirmed(
    dataset: Dataset, person: pd.Series[str], capsys: pytest.CaptureFixture[str]
) -> None:
    before = {file: file.read_bytes() for file in table_files(PROCESSED)}
    assert forget_person("demo", person["email"], "en", sure=lambda _: False) == 1
    assert before == {file: file.read_bytes() for file in table_files(PROCESSED)}
    assert not (RAW / "forgotten.csv").exists()


def test_the_command_asks_without_showing(dataset: Dataset, person: pd.Series[str]) -> None:
    done = CliRunner().invoke(app, ["forget", "--language", "en"], input=f"{person['email']}\nn\n")
    assert done.exit_code == 1
    assert re.search("Pseudonym, e-mail address or code", done.output)
    assert person["email"] not in done.output


def test_what_is_typed_into_the_command_line_is_warned_of(
    dataset: Dataset, person: pd.Series[str], capsys: pytest.CaptureFixture[str]
) -> None:
    forget_person("demo", person["email"], "en", typed=True, sure=lambda _: False)
    assert "history of this terminal" in " ".join(capsys.readouterr().err.split())
