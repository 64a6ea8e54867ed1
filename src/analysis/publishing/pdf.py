"""A report as an accessible, archivable PDF (PDF/UA-1 and PDF/A-2a), set by Typst.

The texts reach Typst as JSON and are printed as strings; no text is ever read as Typst markup.
"""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

import typst

from analysis.publishing.legible import legible
from analysis.publishing.pages import page_file
from analysis.publishing.parts import Part, numeric_columns, parts
from analysis.publishing.pdf_glyphs import printable
from analysis.publishing.pdf_tags import with_row_headers
from analysis.publishing.renderer import Issue, Renderer
from analysis.publishing.vector import vector
from analysis.publishing.words import page_label, voice, words
from analysis.reporting.blocks import Figure, Report, Table


class PdfError(Exception):
    """Typst warned, or refused to make an accessible file: a fault of the programme."""


def to_pdf(report: Report, *, created: datetime) -> bytes:
    """The report as a PDF whose only clock is ``created`` (with its time zone).

    Raises PdfError on any warning of Typst, such as a font that is not there.
    """
    try:
        made, warnings = typst.compile_with_warnings(
            page_file("report.typ").encode(),
            sys_inputs={"report": json.dumps(_data(report), ensure_ascii=False)},
            ignore_system_fonts=True,
            pdf_standards=["ua-1", "a-2a"],
            timestamp=int(created.timestamp()),
        )
    except typst.TypstError as fault:
        raise PdfError(fault.message) from fault
    if warnings:
        raise PdfError("; ".join(warning.message for warning in warnings))
    return with_row_headers(made)


def _data(report: Report) -> dict[str, Any]:
    title, placed = report.title, parts(report)
    language, _, region = voice(report.language).locale.partition("_")
    texts = {
        "title": title.title,
        "subtitle": title.subtitle,
        "running": _shortened(title.title),
        "banner": title.banner,
        "facts": title.facts,
        "footer": title.footer,
        "words": {key.replace("_", "-"): word for key, word in words(report.language).items()},
        "page-label": page_label(report.language, "{page}", "{pages}"),
        "parts": [_part(part) for part in placed],
    }
    return {"lang": language, "region": region, **_printable(texts)}


def _part(part: Part) -> dict[str, Any]:
    block = part.block
    data = block.model_dump(mode="json", exclude={"findings", "svg", "png", "data"})
    if isinstance(block, Table):
        return {**data, **_columns(block), "label": part.label}
    if isinstance(block, Figure):
        return {**data, "label": part.label, "picture": vector(block), "data": _figure_data(part)}
    return {**data, "level": part.level}


def _figure_data(part: Part) -> dict[str, Any]:
    assert isinstance(part.block, Figure)
    return _part(Part(part.block.data, part.anchor, part.data_label))


def _columns(table: Table) -> dict[str, Any]:
    """How the columns are set: to the right or left, and how wide in relation to each other."""
    columns = range(len(table.headers))
    return {"numeric": numeric_columns(table), "widths": [_width(table, at) for at in columns]}


def _width(table: Table, column: int) -> float:
    header = table.headers[column]
    cells = max((len(row[column].text) for row in table.rows), default=0)
    longest_word = max((len(word) for word in header.split()), default=0)
    # a header may take three lines and a long text may wrap; a word or a number may not
    return 2 + max(min(cells, 30), min(1.2 * longest_word, 12), min(len(header) / 2.5, 18), 4)


def _shortened(text: str, limit: int = 55) -> str:
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def _printable(value: Any) -> Any:
    """The same data with every text but the pictures fit for print."""
    if isinstance(value, str):
        return printable(legible(value))
    if isinstance(value, dict):
        return {k: part if k == "picture" else _printable(part) for k, part in value.items()}
    if isinstance(value, list | tuple):
        return [_printable(part) for part in value]
    return value


def _render(report: Report, issue: Issue) -> bytes:
    return to_pdf(report, created=issue.created)


RENDERER = Renderer("pdf", ".pdf", _render)
