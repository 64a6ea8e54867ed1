"""An identifier planted in each kind of output, in each of its places, is found."""

from __future__ import annotations

import base64
import gzip
import io
import json
import sqlite3
import struct
import zipfile
import zlib
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import openpyxl
import pandas as pd
import pikepdf
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.workbook.defined_name import DefinedName

from analysis.people.spellings import Cell, identifiers
from analysis.publishing.docx import to_docx
from analysis.publishing.html import to_html
from analysis.publishing.pdf import to_pdf
from analysis.reporting.blocks import Cell as TableCell
from analysis.reporting.blocks import Figure, Heading, Report, Sentence, Table, Title
from analysis.scan.contents import pieces

NAME = "Åsa Varga"
KNOWN = identifiers([Cell("name", NAME), Cell("phone", "+358 40 123 4567")])
WHEN = datetime(2023, 8, 31, 12, tzinfo=UTC)


def kinds(data: bytes) -> set[str]:
    """The kinds of identifiers found in a file of these bytes."""
    found = set()
    for piece in pieces("", data, KNOWN.vocabulary):
        assert not piece.damaged
        found |= {seen.kind for _, seen in KNOWN.found_in(piece.text, bounded=piece.bounded)}
    return found


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(*chunks: bytes) -> bytes:
    head = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    body = b"".join((chunk(b"IHDR", head), *chunks, chunk(b"IDAT", zlib.compress(b"\0\0"))))
    return b"\x89PNG\r\n\x1a\n" + body + chunk(b"IEND", b"")


PICTURES = {
    "text": png(chunk(b"tEXt", b"Author\0" + NAME.encode("latin-1"))),
    "packed": png(chunk(b"zTXt", b"Author\0\0" + zlib.compress(NAME.encode("latin-1")))),
    "international": png(chunk(b"iTXt", b"Author\0\0\0fi\0\0" + NAME.encode())),
    "international, packed": png(
        chunk(b"iTXt", b"Author\0\1\0fi\0\0" + zlib.compress(NAME.encode()))
    ),
    "camera": png(chunk(b"eXIf", b"MM\0*\0\0" + NAME.encode())),
    "behind the picture": png() + NAME.encode(),
}


@pytest.mark.parametrize("place", PICTURES)
def test_pictures(place: str) -> None:
    assert kinds(png()) == set()
    assert kinds(PICTURES[place]) == {"name"}
    uri = "data:image/png;base64," + base64.b64encode(PICTURES[place] + b" " * 300).decode()
    assert kinds(f'<img alt="" src="{uri}">'.encode()) == {"name"}


SVG = '<svg xmlns="http://www.w3.org/2000/svg">{}</svg>'


@pytest.mark.parametrize(
    "planted",
    [
        "<text>Åsa Varga</text>",
        "<text>Åsa<tspan> Var</tspan><tspan>ga</tspan></text>",
        "<text>Åsa</text><text>Varga</text>",
        "<title>&#xC5;sa Varga</title>",
        "<metadata><dc:creator>Åsa Varga</dc:creator></metadata>",
        "<!-- Åsa Varga -->",
        '<g id="Åsa_Varga"/>',
        "<desc><![CDATA[Åsa Varga]]></desc>",
    ],
)
def test_drawings(planted: str) -> None:
    drawing = SVG.format(planted)
    assert kinds(drawing.encode()) == {"name"}
    assert kinds(json.dumps({"svg": drawing}).encode()) == {"name"}
    uri = "data:image/svg+xml;base64," + base64.b64encode(drawing.encode() + b" " * 300).decode()
    assert kinds(f'<img src="{uri}">'.encode()) == {"name"}


@pytest.mark.parametrize(
    "planted",
    [
        "<p>Åsa Varga</p>",
        "<p>VARGA, Åsa</p>",
        "<td>Åsa</td><td>Varga</td>",
        "<p>&Aring;sa&nbsp;Varga</p>",
        "<p><b>Å</b>sa Var<i>ga</i></p>",
        "<p>Åsa Var&shy;ga</p>",
        "<img alt='a picture of Asa Varga'>",
        "<!-- Åsa Varga -->",
        "<a href='mailto:x?subject=%C3%85sa%20Varga'>x</a>",
        "<script>let who = 'Åsa Varga'</script>",
        "<style>p::after { content: 'Åsa Varga' }</style>",
        "<meta name=author content='Åsa Varga'>",
    ],
)
def test_pages(planted: str) -> None:
    page = f"<!doctype html><html lang=fi><body>{planted}</body></html>"
    assert kinds(page.encode()) == {"name"}


def notebook(**output: object) -> bytes:
    cell = {"cell_type": "code", "source": ["x = 1\n", "x"], "outputs": [output]}
    return json.dumps({"cells": [cell], "metadata": {}, "nbformat": 4}).encode()


@pytest.mark.parametrize(
    "output",
    [
        {"text": ["who\n", "Åsa Varga\n"]},
        {"data": {"text/plain": "Figure(title='who\\nÅsa Varga\\n')"}},
        {"data": {"text/html": ["<td>Åsa</td>\n", "<td>Varga</td>"]}},
        {"data": {"image/png": base64.b64encode(PICTURES["text"] + b" " * 300).decode()}},
        {"data": {"image/svg+xml": [SVG.format("<text>Åsa<tspan> Varga</tspan></text>")]}},
        {"data": {"application/x": {"rows": [["Åsa", "Varga"]]}}},
        {"data": {"application/x": json.dumps({"who": {"name": NAME}})}},
        {"traceback": ["\x1b[31mÅsa\x1b[0m \x1b[1mVarga\x1b[0m"]},
        {"metadata": {"tags": [NAME]}},
        {"data": {"text/plain": ["+358401234567"]}},
        {"data": {"application/x": {"phone": 358401234567}}},
    ],
)
def test_executed_notebooks(output: dict[str, object]) -> None:
    assert kinds(notebook()) == set()
    assert kinds(notebook(**output)) & {"name", "phone"}


def report(text: str = "Nobody", alt: str = "bars", caption: str = "Groups") -> Report:
    rows = ((TableCell(text="Women"), TableCell(text="12", number=True)),)
    table = Table(id="t", caption=caption, headers=("Group", "n"), rows=rows)
    svg = SVG.replace("<svg", '<svg width="10" height="10"').format("<title>bars</title>")
    figure = Figure(
        id="f", caption="A figure", alternative=alt, svg=svg, png=base64.b64encode(png()).decode(),
        data=table,
    )  # fmt: skip
    title = Title(
        title="Report", subtitle="s", facts=(), banner="", footer="", language="en",
        edition="internal",
    )  # fmt: skip
    blocks = (Heading(text="One"), Sentence(text=text), table, figure)
    return Report(
        dataset="d", report="r", language="en", edition="internal", title=title, blocks=blocks
    )


LONG = " ".join(["A sentence of several words that goes over many lines."] * 20)
PLANTED = {
    "text": report(text=f"We thank {NAME} for it."),
    "text over lines": report(text=f"{LONG} {LONG[:60]} Åsa\u00a0Varga {LONG}"),
    "alternative text": report(alt=f"a picture of {NAME}"),
    "caption": report(caption=f"As {NAME} says"),
}


@pytest.mark.parametrize("place", PLANTED)
@pytest.mark.parametrize(
    "render",
    [
        lambda r: to_pdf(r, created=WHEN),
        lambda r: to_docx(r, created=WHEN),
        lambda r: to_html(r, languages={}),
    ],
    ids=["pdf", "docx", "html"],
)
def test_reports_as_they_are_made(place: str, render: Callable[[Report], bytes | str]) -> None:
    made = render(PLANTED[place])
    assert kinds(made.encode() if isinstance(made, str) else made) == {"name"}


@pytest.mark.parametrize("indent", range(0, 60, 7))
def test_a_name_wherever_a_line_of_a_pdf_ends(indent: int) -> None:
    name = "Konstantinopolis Oikeusministeriö"
    known = identifiers([Cell("name", name)])
    made = to_pdf(report(text=f"{LONG[: 40 + indent]} {name} {LONG}"), created=WHEN)
    found = [p for p in pieces("", made) if any(known.found_in(p.text))]
    assert found


def changed(made: bytes, change: Callable[[pikepdf.Pdf], object]) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(made)) as document:
        change(document)
        document.save(out)
    return out.getvalue()


def described(document: pikepdf.Pdf) -> None:
    with document.open_metadata() as metadata:
        metadata["dc:creator"] = [NAME]


def informed(document: pikepdf.Pdf) -> None:
    document.docinfo["/Author"] = NAME


def attached(document: pikepdf.Pdf) -> None:
    document.attachments["list.csv"] = f"who\n{NAME}\n".encode()


def noted(document: pikepdf.Pdf) -> None:
    note = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Contents=NAME)
    document.pages[0].Annots = document.make_indirect([document.make_indirect(note)])


def drawn(document: pikepdf.Pdf) -> None:
    form = document.make_stream(b"BT /F1 9 Tf (Asa V) Tj [(ar) -20 (ga)] TJ ET")
    form.Subtype = pikepdf.Name.Form
    document.pages[0].Resources.XObject = pikepdf.Dictionary(Fm=form)


@pytest.mark.parametrize("change", [described, informed, attached, noted, drawn])
def test_what_a_pdf_says_beside_its_text(change: Callable[[pikepdf.Pdf], object]) -> None:
    made = to_pdf(report(), created=WHEN)
    assert kinds(made) == set()
    assert kinds(changed(made, change)) == {"name"}


def with_part(archive: bytes, name: str, content: bytes) -> bytes:
    out = io.BytesIO(archive)
    with zipfile.ZipFile(out, "a") as opened:
        opened.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("word/comments9.xml", "<w:p><w:r><w:t>Å</w:t></w:r><w:r><w:t>sa Varga</w:t></w:r></w:p>"),
        ("word/footer9.xml", "<w:p><w:r><w:t>Åsa</w:t></w:r><w:tab/><w:t>Varga</w:t></w:p>"),
        (
            "docProps/custom9.xml",
            "<property name='who'><vt:lpwstr>Åsa Varga</vt:lpwstr></property>",
        ),
        ("word/people.xml", '<w15:person w15:author="Åsa Varga"/>'),
        ("word/media/Åsa Varga.bin", "x"),
    ],
)
def test_the_parts_of_a_word_file(name: str, content: str) -> None:
    made = to_docx(report(), created=WHEN)
    assert kinds(made) == set()
    assert kinds(with_part(made, name, content.encode())) == {"name"}
    assert kinds(with_part(made, "word/media/image9.png", PICTURES["text"])) == {"name"}


def workbook(change: Callable[[openpyxl.Workbook], object]) -> bytes:
    book, out = openpyxl.Workbook(), io.BytesIO()
    book.active["A1"] = 1
    change(book)
    book.save(out)
    return out.getvalue()


RICH = CellRichText(TextBlock(InlineFont(b=True), "Å"), "sa Var", TextBlock(InlineFont(), "ga"))


@pytest.mark.parametrize(
    "change",
    [
        lambda b: b.active.append([NAME]),
        lambda b: b.active.append(["Åsa", "Varga"]),
        lambda b: b.active.__setitem__("B2", RICH),
        lambda b: setattr(b.active, "title", NAME),
        lambda b: setattr(b.properties, "creator", NAME),
        lambda b: setattr(b.active["A1"], "comment", Comment("x", NAME)),
        lambda b: setattr(b.active.oddHeader.center, "text", NAME),
        lambda b: b.defined_names.add(DefinedName("who", attr_text='"Åsa Varga"')),
        lambda b: b.active.append([401234567]),
    ],
)
def test_the_parts_of_a_workbook(change: Callable[[openpyxl.Workbook], object]) -> None:
    assert kinds(workbook(lambda _: None)) == set()
    assert kinds(workbook(change)) & {"name", "phone"}


def parquet(table: pa.Table) -> bytes:
    out = io.BytesIO()
    pq.write_table(table, out)
    return out.getvalue()


@pytest.mark.parametrize(
    "table",
    [
        pa.table({"text": ["a", f"I met {NAME}."]}),
        pa.table({"first": ["Bo", "Åsa"], "n": [1, 2], "last": ["Berg", "Varga"]}),
        pa.table({"text": pa.array([NAME, NAME]).dictionary_encode()}),
        pa.table({"list": [["a"], [NAME]]}),
        pa.table({"bytes": [b"a", NAME.encode()]}),
        pa.table({"struct": [{"who": NAME}]}),
        pa.table({NAME: [1]}),
        pa.table({"phone": [401234567]}),
        pa.table({"a": [1]}).replace_schema_metadata({"made by": NAME}),
        pa.Table.from_pandas(pd.DataFrame({"a": [1]}, index=pd.Index([0], name=NAME))),
    ],
)
def test_parquet(table: pa.Table) -> None:
    assert kinds(parquet(pa.table({"first": ["Åsa", "Bo"], "last": ["Berg", "Varga"]}))) == set()
    assert kinds(parquet(table)) & {"name", "phone"}


@pytest.fixture
def records(tmp_path: Path) -> Path:
    file = tmp_path / "pytask.sqlite3"
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("CREATE TABLE state (task TEXT, node TEXT)")
        connection.execute("INSERT INTO state VALUES ('clean', ?)", [f"/raw/{NAME}.csv"])
        connection.commit()
    return file


def test_records_of_pytask(records: Path) -> None:
    assert kinds(records.read_bytes()) == {"name"}


def test_what_was_deleted_from_records(records: Path) -> None:
    with closing(sqlite3.connect(records)) as connection:
        connection.execute("PRAGMA secure_delete = OFF")
        connection.execute("DELETE FROM state")
        connection.commit()
    assert b"Varga" in records.read_bytes()
    assert kinds(records.read_bytes()) == {"name"}


@pytest.mark.parametrize(
    "text",
    [
        "2023-01-01 ERROR cannot read Åsa Varga",
        "person;name\np1;Varga, Åsa\n",
        '{"file": "\\u00c5sa Varga.csv"}',
        '{"files": [{"file": "a/Åsa_Varga.csv", "bytes": 12}]}',
        "call 040-123 4567",
        "call (+358) 40 1234567",
        "# Codebook\n\n| Åsa | Varga |",
    ],
)
@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "utf-16"])
def test_logs_lists_and_manifests(text: str, coding: str) -> None:
    data = text.encode(coding)
    assert kinds(data) & {"name", "phone"}
    assert kinds(gzip.compress(data)) & {"name", "phone"}
    bundle = with_part(with_part(b"", "a.txt", b"x"), "inner.zip", with_part(b"", "b.log", data))
    assert kinds(bundle) & {"name", "phone"}


@pytest.mark.parametrize("data", [b"PK\x03\x04 cut", b"%PDF-1.7 cut", b"PAR1 cut", b"\x1f\x8b cut"])
def test_a_damaged_file_is_searched_and_told(data: bytes) -> None:
    found = list(pieces("", data + NAME.encode()))
    texts = [piece.text for piece in found if any(KNOWN.found_in(piece.text, bounded=False))]
    assert texts
    assert any(piece.damaged for piece in found) or data.startswith(b"\x1f")
