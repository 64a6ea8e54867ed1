"""The Word document, by its parts."""

from __future__ import annotations

import io
from datetime import datetime
from xml.etree import ElementTree
from zipfile import ZipFile

from analysis.publishing.docx import to_docx
from analysis.reporting.blocks import Report

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def _part(data: bytes, name: str) -> ElementTree.Element:
    with ZipFile(io.BytesIO(data)) as archive:
        return ElementTree.fromstring(archive.read(name))


def _styles(document: ElementTree.Element) -> list[str | None]:
    return [style.get(f"{_W}val") for style in document.iter(f"{_W}pStyle")]


def _text(part: ElementTree.Element) -> str:
    return "".join(text.text or "" for text in part.iter(f"{_W}t"))


def test_headings_are_headings(english: Report, created: datetime) -> None:
    styles = _styles(_part(to_docx(english, created=created), "word/document.xml"))
    assert styles.count("Title") == 1
    # two chapters, about this report
    assert styles.count("Heading1") == 3
    assert styles.count("Heading2") == 1
    assert {"Summary", "Limit", "Note", "TableNote", "TableCaption", "ImageCaption"} <= set(styles)


def test_every_table_has_a_header_row_and_a_title(english: Report, created: datetime) -> None:
    document = _part(to_docx(english, created=created), "word/document.xml")
    tables = list(document.iter(f"{_W}tbl"))
    assert len(tables) == 4
    for table in tables:
        assert len(list(table.iter(f"{_W}tblHeader"))) == 1
        assert next(table.iter(f"{_W}tblCaption")).get(f"{_W}val")


def test_pictures_have_words(english: Report, created: datetime) -> None:
    document = _part(to_docx(english, created=created), "word/document.xml")
    words = [e.get("descr") for e in document.iter() if e.tag.endswith("}docPr")]
    assert words == ["Sisältö alternative"] * 2


def test_language_title_and_time(report: Report, created: datetime) -> None:
    data = to_docx(report, created=created)
    language = {"fi": "fi-FI", "sv": "sv-FI", "en": "en-GB"}[report.language]
    declared = _part(data, "word/styles.xml").find(f"{_W}docDefaults//{_W}lang")
    assert declared is not None
    assert declared.get(f"{_W}val") == language
    core = {e.tag.rpartition("}")[2]: e.text for e in _part(data, "docProps/core.xml")}
    assert core["title"] == report.title.title
    assert core["created"] == "2023-11-01T12:00:00Z"


def test_the_banner_is_above_every_page(english: Report, created: datetime) -> None:
    data = to_docx(english, created=created)
    assert _text(_part(data, "word/header1.xml")) == english.title.banner
    section = _part(data, "word/document.xml").find(f".//{_W}sectPr/{_W}headerReference")
    assert section is not None
    fields = _part(data, "word/footer1.xml").iter(f"{_W}fldSimple")
    assert [field.get(f"{_W}instr") for field in fields] == ["PAGE", "NUMPAGES"]


def test_every_style_that_is_used_is_there(english: Report, created: datetime) -> None:
    data = to_docx(english, created=created)
    styles = list(_part(data, "word/styles.xml").iter(f"{_W}style"))
    known = [style.get(f"{_W}styleId") for style in styles]
    assert len(set(known)) == len(known)
    assert set(_styles(_part(data, "word/document.xml"))) <= set(known)


def test_markup_is_printed_as_it_is(hostile: Report, created: datetime) -> None:
    text = _text(_part(to_docx(hostile, created=created), "word/document.xml"))
    for printed in ("<script>alert(1)</script>", "$x$ *a* _b_ `c`", "{{ 7*7 }}", "😀", "مرحبا"):
        assert printed in text
