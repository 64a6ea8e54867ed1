"""The main job, run as a user runs it, in a checkout of its own."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import zipfile
from hashlib import sha256
from pathlib import Path

import pandas as pd
import pytest

from analysis.disclosure import Record, load_ledger, recovered
from analysis.disclosure.ledger import write_ledger
from analysis.pipeline.fingerprint import version
from analysis.reporting.blocks import RECORD

ORDERS = """
[[reports]]
report = "final_report"
period = "extended"
languages = ["fi", "en"]
editions = ["public"]
formats = ["html", "pdf", "docx"]

[[reports]]
report = "data_quality"
period = "extended"
languages = ["en"]
editions = ["internal"]
formats = ["html"]
"""


def run() -> subprocess.CompletedProcess[str]:
    """The command in a process of its own, as a user calls it."""
    command = [Path(sys.executable).parent / "digimesh", "run", "--language", "en"]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.fixture
def made(workspace: Path) -> Path:
    """A checkout whose project asks for three reports, made once."""
    settings = workspace / "data/raw/demo/project.toml"
    promised = settings.read_text(encoding="utf-8").split("[[reports]]")[0]
    settings.write_text(promised + ORDERS, encoding="utf-8")
    done = run()
    assert done.returncode == 0, done.stdout + done.stderr
    return workspace


def fingerprints(folder: Path) -> dict[str, str]:
    return {
        file.relative_to(folder).as_posix(): sha256(file.read_bytes()).hexdigest()
        for file in sorted(folder.rglob("*"))
        # hidden files say what the last run did, and when
        if file.is_file() and not file.relative_to(folder).as_posix().startswith(".")
    }


def test_the_main_job(made: Path) -> None:
    reports, tables = made / "reports/demo", made / "data/processed/demo"
    page = (reports / "public/final_report_extended_public_fi.html").read_text(encoding="utf-8")
    pdf = (reports / "public/final_report_extended_public_fi.pdf").read_bytes()
    word = reports / "public/final_report_extended_public_en.docx"
    assert '<html lang="fi">' in page
    assert "Synteettinen aineisto" in page
    assert pdf.startswith(b"%PDF")
    assert "word/document.xml" in zipfile.ZipFile(word).namelist()
    index = (reports / "index.html").read_text(encoding="utf-8")
    assert "public/final_report_extended_public_en.docx" in index
    listed = json.loads((reports / "manifest.json").read_text(encoding="utf-8"))["files"]
    assert {entry["file"] for entry in listed} == set(fingerprints(reports)) - {"manifest.json"}
    assert (tables / "codebook.csv").exists()

    first = fingerprints(reports) | fingerprints(tables)
    assert "Nothing has changed" in run().stdout

    nobody_is_named(made)
    same_numbers_in_both_languages(reports)

    # made again from nothing: the same bytes
    for name in ("reports/demo", "data/processed/demo"):
        (made / name).rename(made / f"{name}.before")
    assert run().returncode == 0
    assert fingerprints(reports) | fingerprints(tables) == first


def test_a_count_that_can_be_worked_out_stops_the_edition(made: Path) -> None:
    reports = made / "reports/demo"
    published = [*reports.glob("public/*.*")]
    data = version(made / "data/processed/demo")
    ledger = load_ledger(reports, "public")
    assert recovered("public", ledger, data) == ()
    hidden = [spec for record in ledger for spec, ends in record.told.items() if ends is None]
    assert hidden
    for file in published:
        file.unlink()
    # as if an earlier report had shown what this one hides
    earlier = Record((data, "public", "earlier", "1"), {hidden[0]: (3.0, 3.0)}, {})
    write_ledger(reports, "public", [earlier])
    before = (reports / "ledger/public.jsonl").read_bytes()
    said = run()
    assert said.returncode == 1
    assert "work out a count" in said.stderr
    assert "Traceback" not in said.stdout + said.stderr
    assert published
    assert not any(file.exists() for file in published)
    assert not [*reports.glob("public/notebooks/*")]
    assert (reports / "ledger/public.jsonl").read_bytes() == before
    assert "public/" not in (reports / "index.html").read_text(encoding="utf-8")
    assert (reports / "internal/data_quality_extended_internal_en.html").exists()


def nobody_is_named(made: Path) -> None:
    people = pd.read_csv(made / "data/raw/demo/truth/people.csv")
    wanted = [*people["email"], *people["name"], *people["code"]]
    pattern = re.compile("|".join(map(re.escape, wanted)), re.IGNORECASE)
    # the letters of a picture in base64 spell a code of six characters by chance
    picture = re.compile(r"[A-Za-z0-9+/]{200,}={0,2}")
    for folder in ("reports/demo", "data/processed/demo"):
        for file in (made / folder).rglob("*"):
            if file.suffix in {".html", ".ipynb", ".json", ".csv", ".lock"}:
                text = picture.sub("", file.read_text(encoding="utf-8"))
                assert not pattern.search(text), file.name


def same_numbers_in_both_languages(reports: Path) -> None:
    counts = []
    for language in ("fi", "en"):
        book = reports / f"public/notebooks/final_report_extended_public_{language}.ipynb"
        cells = json.loads(book.read_text(encoding="utf-8"))["cells"]
        shown = [o["data"] for c in cells for o in c.get("outputs", []) if "data" in o]
        shown = [data for data in shown if RECORD not in data]
        blocks = [data["application/vnd.digimesh.block+json"] for data in shown]
        counts.append(
            [(f["id"], f["value"], f["low"], f["n"]) for b in blocks for f in b.get("findings", [])]
        )
    assert counts[0]
    assert counts[0] == counts[1]


def test_a_report_that_cannot_be_made_fails_alone(made: Path) -> None:
    notebook = made / "notebooks/reports/final_report.ipynb"
    book = json.loads(notebook.read_text(encoding="utf-8"))
    book["cells"][-1]["source"] = ["1 / 0"]
    notebook.write_text(json.dumps(book), encoding="utf-8")
    (made / "reports/demo/internal/data_quality_extended_internal_en.html").unlink()
    said = run()
    assert said.returncode == 1
    assert "ZeroDivisionError" in said.stderr
    assert "Traceback" not in said.stdout + said.stderr
    assert (made / "reports/demo/internal/data_quality_extended_internal_en.html").exists()
    index = (made / "reports/demo/index.html").read_text(encoding="utf-8")
    assert "final_report" not in index
