"""The list of reports."""

from __future__ import annotations

from analysis.publishing.index import Entry, index_html

NAME = {"fi": "Malli", "sv": "Modell", "en": "Model"}


def _entry(language: str, kind: str, edition: str = "funder") -> Entry:
    return Entry("Loppuraportti", "2022–2023", edition, language, kind, f"final.{language}.{kind}")


def test_formats_of_one_report_share_a_row() -> None:
    page = index_html(NAME, [_entry("fi", "html"), _entry("sv", "pdf"), _entry("fi", "pdf")])
    assert page.count("<tbody>") == 2
    assert page.count('<th scope="row">') == 2
    assert '<html lang="fi">' in page
    assert '<section id="sv" lang="sv"' in page
    assert 'href="final.fi.pdf"' in page


def test_editions_are_apart() -> None:
    page = index_html(NAME, [_entry("en", "pdf"), _entry("en", "pdf", "public")])
    assert "For the funder" in page
    assert "For everyone" in page


def test_nothing_yet() -> None:
    assert "There are no reports yet." in index_html(NAME, [])
