"""A report with every kind of block, in each language, and one whose texts are meant to do harm."""

from __future__ import annotations

import base64
import struct
import zlib
from datetime import UTC, datetime

import pytest

from analysis.publishing.renderer import Issue
from analysis.reporting.blocks import (
    Cell,
    Figure,
    Finding,
    Heading,
    Listing,
    Report,
    Sentence,
    Table,
    Title,
)

CREATED = datetime(2023, 11, 1, 12, tzinfo=UTC)
LINKS = {"fi": "final.fi.html", "sv": "final.sv.html", "en": "final.en.html"}
HOSTILE = (
    "<script>alert(1)</script> </style> # = + - / $x$ *a* _b_ `c` @ref \\ ] [ } { #{x} \"q\" 'r' ~ "
    "</details> {{ 7*7 }} <img src=http://example.org/x> 😀 שלום مرحبا 中 \u202e \x00\x1f end"
)


def _chunk(kind: bytes, data: bytes) -> bytes:
    checked = kind + data
    return struct.pack(">I", len(data)) + checked + struct.pack(">I", zlib.crc32(checked))


def _png(width: int = 40, height: int = 20) -> str:
    rows = b"".join(b"\x00" + b"\x0b\x5d\x66" * width for _ in range(height))
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = _chunk(b"IHDR", header) + _chunk(b"IDAT", zlib.compress(rows)) + _chunk(b"IEND", b"")
    return base64.b64encode(b"\x89PNG\r\n\x1a\n" + chunks).decode()


SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="200pt" height="100pt" viewBox="0 0 200 100">'
    '<rect x="10" y="10" width="150" height="30" fill="#0b5d66"/></svg>'
)


def _table(name: str, text: str, columns: int = 4) -> Table:
    number = Cell(text="0,71", number=True)
    hidden = Cell(text="alle 5", hidden=True)
    rows = (
        (Cell(text=f"{text} A", header=True), *[number] * (columns - 1)),
        (Cell(text=f"{text} B", header=True), hidden, *[number] * (columns - 2)),
    )
    headers = ("", *(f"{text} {column}" for column in range(1, columns)))
    return Table(
        id=name, caption=f"{text} caption", headers=headers, rows=rows, notes=(f"{text} note",)
    )


def _figure(name: str, text: str, svg: str = SVG) -> Figure:
    return Figure(
        id=name,
        caption=f"{text} figure",
        alternative=f"{text} alternative",
        svg=svg,
        png=_png(),
        data=_table(f"{name}-data", text, 2),
    )


def make_report(
    language: str, text: str = "Sisältö", banner: str = "Synteettinen aineisto"
) -> Report:
    """Two tables, two figures (one whose SVG needs a font), headings with a gap in their levels."""
    title = Title(
        title=f"{text} raportti",
        subtitle=f"{text} alaotsikko",
        facts=(("Hanke", text), (text, "S00000")),
        banner=banner,
        language=language,
        edition="funder",
        footer=text,
    )
    finding = Finding(
        id="skills.change", definition="Change", value=0.71, low=0.52, high=0.90, n=64
    )
    blocks = (
        Heading(text=f"{text} luku"),
        Sentence(text=text, role="summary", findings=(finding,)),
        Sentence(text="0,71 (0,52–0,90)", role="summary"),
        Sentence(text=text),
        Heading(text=f"{text} kohta", level=3),
        Listing(items=(text, "toinen")),
        _table("first", text),
        Sentence(text=text, role="limit"),
        Heading(text="Toinen luku"),
        _figure("one", text),
        _figure("two", text, SVG.replace("</svg>", "<text x='5' y='50'>Aa</text></svg>")),
        _table("second", text, 8),
        Sentence(text=text, role="note"),
    )
    return Report(
        dataset="demo",
        report="final",
        language=language,
        edition="funder",
        title=title,
        blocks=blocks,
    )


@pytest.fixture(params=["fi", "sv", "en"])
def report(request: pytest.FixtureRequest) -> Report:
    """The report in each language."""
    return make_report(request.param)


@pytest.fixture
def english() -> Report:
    """The report in one language, for what does not depend on it."""
    return make_report("en")


@pytest.fixture(params=["hostile", "long", "empty"])
def nasty(request: pytest.FixtureRequest) -> Report:
    """Texts with markup of every format, texts of 300 characters, texts of none."""
    texts = {"hostile": HOSTILE, "long": "Pitkäsana " * 30, "empty": ""}
    return make_report("fi", texts[request.param], banner=texts[request.param])


@pytest.fixture
def hostile() -> Report:
    """Texts with markup of every format."""
    return make_report("fi", HOSTILE, banner=HOSTILE)


@pytest.fixture
def created() -> datetime:
    return CREATED


@pytest.fixture
def issue() -> Issue:
    return Issue(CREATED, LINKS)
