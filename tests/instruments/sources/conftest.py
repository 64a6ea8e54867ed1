"""Questionnaires of other tools, invented: how to write them, and how to load them."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from pathlib import Path

import openpyxl
import pytest

from analysis.instruments import Instrument, load_instruments

Load = Callable[..., Instrument]


def lss(sections: Mapping[str, list[dict[str, str]]], *languages: str) -> bytes:
    """A survey structure with these tables."""

    def section(name: str, rows: list[dict[str, str]]) -> str:
        written = "".join(
            "<row>" + "".join(f"<{k}><![CDATA[{v}]]></{k}>" for k, v in row.items()) + "</row>"
            for row in rows
        )
        return f"<{name}><rows>{written}</rows></{name}>"

    spoken = "".join(f"<language>{language}</language>" for language in languages)
    tables = "".join(section(name, rows) for name, rows in sections.items())
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<document>'
        "<LimeSurveyDocType>Survey</LimeSurveyDocType>"
        f"<languages>{spoken}</languages>{tables}</document>"
    ).encode()


def form(**sheets: list[list[object]]) -> bytes:
    """A workbook with these sheets."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.fixture
def load(tmp_path: Path) -> Load:
    """Load the only questionnaire, made of files: ``load({"a.lss": …, "scales.csv": …})``."""

    def loaded(files: Mapping[str, bytes | str]) -> Instrument:
        folder = tmp_path / "instruments" / "start"
        folder.mkdir(parents=True, exist_ok=True)
        for name, data in files.items():
            (folder / name).write_bytes(data if isinstance(data, bytes) else data.encode())
        return load_instruments(tmp_path)["start"]

    return loaded


@pytest.fixture(scope="session")
def as_lss() -> Callable[..., bytes]:
    return lss


@pytest.fixture(scope="session")
def as_form() -> Callable[..., bytes]:
    return form
