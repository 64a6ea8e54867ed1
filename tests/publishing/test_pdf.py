"""The PDF as assistive technology and an archive see it."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from collections.abc import Iterator
from datetime import datetime

import pikepdf
import pytest
from pikepdf import Array, Dictionary

from analysis.publishing import pdf
from analysis.publishing.pdf import PdfError, to_pdf
from analysis.publishing.pdf_glyphs import printable
from analysis.reporting.blocks import Figure, Report, Table


def _opened(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(data))


def _elements(parent: pikepdf.Object) -> Iterator[pikepdf.Object]:
    children = parent.get("/K")
    for child in children if isinstance(children, Array) else [children]:
        if isinstance(child, Dictionary):
            yield child
            yield from _elements(child)


def _tagged(document: pikepdf.Pdf, kind: str) -> list[pikepdf.Object]:
    tree = document.Root.StructTreeRoot
    return [element for element in _elements(tree) if element.get("/S") == kind]


def _text(data: bytes) -> str:
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext (poppler-utils) is not installed")
    done = subprocess.run(["pdftotext", "-", "-"], input=data, capture_output=True, check=True)
    return done.stdout.decode()


def test_language_title_and_claims(report: Report, created: datetime) -> None:
    with _opened(to_pdf(report, created=created)) as document:
        region = {"fi": "fi-FI", "sv": "sv-FI", "en": "en-GB"}[report.language]
        assert document.Root.Lang == region
        assert document.Root.MarkInfo.Marked
        assert document.Root.ViewerPreferences.DisplayDocTitle
        with document.open_metadata() as facts:
            assert facts["dc:title"] == report.title.title
            assert facts["pdfuaid:part"] == "1"
            assert (facts["pdfaid:part"], facts["pdfaid:conformance"]) == ("2", "A")
            assert facts["xmp:CreateDate"].startswith("2023-11-01T12:00:00")


def test_every_table_of_the_report_is_a_table(report: Report, created: datetime) -> None:
    expected = sum(isinstance(block, Table | Figure) for block in report.blocks)
    with _opened(to_pdf(report, created=created)) as document:
        assert len(_tagged(document, "/Table")) == expected


def test_every_row_has_a_header_and_every_header_a_scope(
    english: Report, created: datetime
) -> None:
    with _opened(to_pdf(english, created=created)) as document:
        scopes = [_scope(cell) for cell in _tagged(document, "/TH")]
        rows = [row for body in _tagged(document, "/TBody") for row in _elements(body)]
        firsts = [row.K[0].S for row in rows if row.get("/S") == "/TR"]
    assert set(firsts) == {"/TH"}
    assert scopes.count("/Row") == len(firsts) == 8
    assert scopes.count("/Column") == 4 + 8 + 2 + 2
    assert len(scopes) == 8 + 16


def _scope(cell: pikepdf.Object) -> str:
    attributes = cell.A if isinstance(cell.A, Array) else [cell.A]
    return next(str(part.Scope) for part in attributes if "/Scope" in part)


def test_every_figure_has_its_words(english: Report, created: datetime) -> None:
    with _opened(to_pdf(english, created=created)) as document:
        words = [str(figure.Alt) for figure in _tagged(document, "/Figure")]
    assert words == ["Sisältö alternative"] * 2


def test_headings_follow_each_other(english: Report, created: datetime) -> None:
    with _opened(to_pdf(english, created=created)) as document:
        tree = document.Root.StructTreeRoot
        kinds = [str(e.get("/S")) for e in _elements(tree) if str(e.get("/S", "")).startswith("/H")]
    assert [kind for kind in kinds if kind[2:].isdigit()] == ["/H1", "/H1", "/H2", "/H1"]


def test_every_font_is_in_the_file(nasty: Report, created: datetime) -> None:
    with _opened(to_pdf(nasty, created=created)) as document:
        described = [
            part
            for part in document.objects
            if isinstance(part, Dictionary) and part.get("/Type") == "/FontDescriptor"
        ]
        assert described
        assert all(
            {"/FontFile", "/FontFile2", "/FontFile3"} & set(part.keys()) for part in described
        )


def test_numbers_and_the_banner_are_on_the_pages(english: Report, created: datetime) -> None:
    pages = _text(to_pdf(english, created=created)).split("\f")[:-1]
    assert len(pages) >= 2
    assert all("Synteettinen aineisto" in page for page in pages)
    assert sum(page.count("0,71") for page in pages) == 1 + (3 + 2) + (7 + 6) + 2 * 1


def test_markup_is_printed_as_it_is(hostile: Report, created: datetime) -> None:
    text = re.sub(r"\s+", "", _text(to_pdf(hostile, created=created)))
    for printed in ("<script>alert(1)</script>", "#{x}", "$x$", "*a*", "[grinningface]", "{{7*7}}"):
        assert printed in text


def test_a_warning_is_a_failure(
    english: Report, created: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = pdf.page_file("report.typ").replace("Libertinus Serif", "No Such Font")
    monkeypatch.setattr(pdf, "page_file", lambda _: source)
    with pytest.raises(PdfError, match="no such font"):
        to_pdf(english, created=created)


def test_a_change_of_direction_ends_with_its_text(hostile: Report, created: datetime) -> None:
    assert " end raportti" in _text(to_pdf(hostile, created=created)).replace("\n", " ")


def test_letters_of_names_are_kept() -> None:
    assert printable("Šárka Łukasz Åsa Ђорђе Ελένη Nguyễn") == "Šárka Łukasz Åsa Ђорђе Ελένη Nguyễn"
