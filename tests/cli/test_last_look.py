"""The end of a run: what it wrote holds nobody, or it wrote nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from analysis.cli.run import make_reports
from analysis.files import write_whole
from analysis.pipeline.run import Outcome
from analysis.problems import Problem

REPORT = Path("reports/demo/public/x.html")
OLD = Path("reports/demo/public/old.html")


@pytest.fixture
def person(workspace: Path) -> pd.Series[str]:
    write_whole(OLD, b"<p>old</p>")
    return pd.read_csv("data/raw/demo/truth/people.csv").iloc[0]


def run(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], write: Callable[[], object]
) -> tuple[int, str]:
    """A run whose steps do only what ``write`` does."""

    def made(*_: object) -> tuple[tuple[Outcome, ...], tuple[Problem, ...]]:
        write()
        return (), ()

    monkeypatch.setattr("analysis.cli.run._made", made)
    code = make_reports("demo", None, "en")
    shown = capsys.readouterr()
    return code, " ".join((shown.out + shown.err).split())


def test_a_name_fails_the_run_and_is_not_said(
    person: pd.Series[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def write() -> None:
        write_whole(REPORT, f"<p>We thank {person['name']}</p>".encode())
        write_whole(OLD, b"<p>new</p>")

    code, said = run(monkeypatch, capsys, write)
    assert code == 1
    assert f"{REPORT.as_posix()}: The file holds a name that was read in" in said
    assert "Ready" not in said
    assert not any(part.casefold() in said.casefold() for part in person["name"].split())
    assert not REPORT.exists()
    assert OLD.read_bytes() == b"<p>old</p>"
    assert not Path("reports/demo/index.html").exists()
    aside = Path("data/processed/demo/.withheld/reports")
    assert (aside / "public/x.html").exists()
    assert (aside / "index.html").exists()


@pytest.mark.parametrize("field", ["name", "email", "code"])
@pytest.mark.parametrize("place", ["data/processed/demo/people.csv", "reports/demo/run.log"])
def test_every_kind_of_identifier_is_told_with_its_kind(
    person: pd.Series[str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    field: str,
    place: str,
) -> None:
    word = {"name": "a name", "email": "an e-mail address", "code": "a code"}[field]
    text = person[field].encode()
    code, said = run(monkeypatch, capsys, lambda: write_whole(Path(place), text))
    assert (code, f"{place}: The file holds {word}" in said) == (1, True)
    assert person[field].casefold() not in said.casefold()


def test_a_file_named_after_somebody_is_told_without_the_name(
    person: pd.Series[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    place = Path(f"reports/demo/public/{person['name']}.html")
    code, said = run(monkeypatch, capsys, lambda: write_whole(place, b"<p></p>"))
    assert (code, "reports/demo/public/…: The file holds a name" in said) == (1, True)
    assert person["name"].casefold() not in said.casefold()


def test_what_was_there_before_fails_the_run_and_stays(
    person: pd.Series[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write_whole(OLD, person["email"].encode())
    code, said = run(monkeypatch, capsys, lambda: write_whole(REPORT, b"<p></p>"))
    assert (code, f"{OLD.as_posix()}: The file holds" in said) == (1, True)
    assert OLD.exists()
    assert not REPORT.exists()


def test_nobody_is_met_and_nothing_is_looked_through_twice(
    person: pd.Series[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    code, said = run(monkeypatch, capsys, lambda: write_whole(REPORT, b"<p>12 people</p>"))
    assert (code, "Ready" in said) == (0, True)

    def fail(*_: object) -> None:
        raise AssertionError("looked again")

    monkeypatch.setattr("analysis.notebook.last_look.look", fail)
    assert run(monkeypatch, capsys, lambda: None)[0] == 0
    file = Path("data/raw/demo/project.toml")
    file.write_text(file.read_text(encoding="utf-8") + "\n# a change\n", encoding="utf-8")
    with pytest.raises(AssertionError, match="looked again"):
        run(monkeypatch, capsys, lambda: None)


def test_a_fault_while_looking_leaves_nothing_that_looks_finished(
    person: pd.Series[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("analysis.notebook.last_look.read_exports", lambda _: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        run(monkeypatch, capsys, lambda: write_whole(REPORT, b"x"))
    assert not REPORT.exists()


def test_a_damaged_report_fails_the_run(
    person: pd.Series[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    place = REPORT.with_suffix(".docx")
    code, said = run(monkeypatch, capsys, lambda: write_whole(place, b"PK\x03\x04 cut"))
    assert (code, "The file is damaged" in said) == (1, True)


def test_the_settings_own_names_are_no_secret(
    person: pd.Series[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = Path("data/raw/demo/project.toml")
    text = file.read_text(encoding="utf-8").replace(
        'short_name = "', f'short_name = "{person["name"]} '
    )
    file.write_text(text, encoding="utf-8")
    page = f"<h1>{person['name']}</h1>".encode()
    assert run(monkeypatch, capsys, lambda: write_whole(REPORT, page))[0] == 0
