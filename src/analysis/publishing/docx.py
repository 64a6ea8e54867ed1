"""A report as a Word document that a partner can edit: our HTML through pandoc."""

from __future__ import annotations

import base64
import os
import subprocess
import tempfile
from datetime import datetime
from pathlib import Path

import pypandoc

from analysis.publishing.docx_reference import reference
from analysis.publishing.legible import legible
from analysis.publishing.pages import fill
from analysis.publishing.parts import parts
from analysis.publishing.renderer import Issue, Renderer
from analysis.publishing.words import page_label, voice, words
from analysis.reporting.blocks import Figure, Report

_STYLES = {"text": "Body Text", "summary": "Summary", "limit": "Limit", "note": "Note"}
_OPTIONS = ("--from=html", "--to=docx", "--shift-heading-level-by=-1", "--output=-")


def to_docx(report: Report, *, created: datetime) -> bytes:
    """The report as a Word document whose only clock is ``created`` (with its time zone)."""
    pages = page_label(report.language, "{page}", "{pages}")
    files = {"reference.docx": reference(legible(report.title.banner), pages), **_pictures(report)}
    with tempfile.TemporaryDirectory() as beside:
        for name, data in files.items():
            (Path(beside) / name).write_bytes(data)
        return _pandoc(_page(report), Path(beside), created)


def _page(report: Report) -> str:
    placed = parts(report)
    return fill(
        "word.html.jinja",
        locale=voice(report.language).locale.replace("_", "-"),
        title=report.title,
        words=words(report.language),
        styles=_STYLES,
        parts=placed,
        chapters=[part for part in placed if part.level == 1],
    )


def _pictures(report: Report) -> dict[str, bytes]:
    figures = ((part.anchor, part.block) for part in parts(report))
    return {
        f"{anchor}.png": base64.b64decode(figure.png)
        for anchor, figure in figures
        if isinstance(figure, Figure)
    }


def _pandoc(page: str, folder: Path, created: datetime) -> bytes:
    clock = {"SOURCE_DATE_EPOCH": str(int(created.timestamp()))}
    command = [pypandoc.get_pandoc_path(), *_OPTIONS, "--reference-doc=reference.docx"]
    return subprocess.run(
        command,
        input=page.encode(),
        capture_output=True,
        check=True,
        cwd=folder,
        env={**os.environ, **clock},
    ).stdout


def _render(report: Report, issue: Issue) -> bytes:
    return to_docx(report, created=issue.created)


RENDERER = Renderer("docx", ".docx", _render)
