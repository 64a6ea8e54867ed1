"""A report as one HTML file that needs no network, no script and no other file."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Literal

from analysis.publishing.pages import fill, style_sheet, svg_uri
from analysis.publishing.parts import Part, parts
from analysis.publishing.renderer import Issue, Renderer
from analysis.publishing.words import NAMES, words
from analysis.reporting.blocks import Figure, Heading, Report
from analysis.texts import Language

Picture = Literal["svg", "png"]


def to_html(report: Report, *, languages: Mapping[Language, str], picture: Picture = "svg") -> str:
    """The report as a page.

    ``languages``: language → file name of the same report's page, for the links between them;
    none are shown where there is one language only.
    """
    placed = parts(report)
    return fill(
        "report.html.jinja",
        report=report,
        title=report.title,
        css=style_sheet(),
        words=words(report.language),
        languages=[(code, NAMES[code], languages[code]) for code in NAMES if code in languages],
        chapters=_chapters(placed),
        parts=placed,
        picture=partial(_source, picture=picture),
    )


def _chapters(placed: tuple[Part, ...]) -> list[Part]:
    return [part for part in placed if isinstance(part.block, Heading)]


def _source(figure: Figure, picture: Picture) -> str:
    return svg_uri(figure.svg) if picture == "svg" else f"data:image/png;base64,{figure.png}"


def _render(report: Report, issue: Issue) -> bytes:
    return to_html(report, languages=issue.languages).encode()


RENDERER = Renderer("html", ".html", _render)
