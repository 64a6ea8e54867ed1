"""``digimesh check --suggest``, and a file read by the mapping beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.cleaning import Refused
from analysis.cli.suggest import write_drafts
from analysis.notebook.clean import read_source
from analysis.notebook.dataset import open_dataset
from analysis.readers.mapping import mapping_beside

PEOPLE = (
    "Etunimi;Sukunimi;Sähköposti;Tila;Ilmoittautumisaika\r\n"
    "Ada;Nova;ada@example.org;Ilmoittautunut;1.9.2022 12:30\r\n"
).encode("cp1252")


@pytest.fixture
def people(workspace: Path) -> Path:
    file = workspace / "data/raw/demo/people.csv"
    file.write_bytes(PEOPLE)
    return file


def of(file: Path) -> object:
    source = read_source(open_dataset("demo"))
    return next(e for e in (*source.exports, *source.refused) if e.file == file.name)


def test_a_draft_is_written_beside_what_no_reader_knows(
    people: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert isinstance(of(people), Refused)
    (people.parent / "damaged.xlsx").write_bytes(b"PK\x03\x04 cut")
    (people.parent / "empty.csv").write_bytes(b"")
    assert write_drafts("demo", None, "en") == (mapping_beside(people),)
    assert "Drafted: people.csv.mapping.toml" in " ".join(capsys.readouterr().out.split())
    read = of(people)
    assert not isinstance(read, Refused)
    assert (read.format, read.kind, read.rows_read) == ("mapped", "registration", 1)  # type: ignore[attr-defined]


def test_a_mapping_that_is_there_is_never_touched(
    people: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mapping_beside(people).write_text("kind = 5", encoding="utf-8")
    assert write_drafts("demo", None, "en") == ()
    assert mapping_beside(people).read_text(encoding="utf-8") == "kind = 5"
    assert "No mapping file" in capsys.readouterr().out
    refused = of(people)
    assert isinstance(refused, Refused)
    assert refused.problem.place.file == "people.csv.mapping.toml"


def test_a_file_without_a_table_is_told(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (workspace / "data/raw/demo/a.json").write_bytes(b'{"a": 1}')
    assert write_drafts("demo", None, "en") == ()
    assert "a.json: The file holds no table" in " ".join(capsys.readouterr().err.split())
