"""The HTML page as text; a browser looks at it in test_browser.py."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from itertools import pairwise

from analysis.publishing.html import to_html
from analysis.reporting.blocks import Report

VOID = {"meta", "img", "br"}


class _Tags(HTMLParser):
    """Collects start tags and fails on elements closed out of order."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(page)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.found if name == tag]


def test_language_title_and_headings(report: Report) -> None:
    tags = _Tags(to_html(report, languages={}))
    assert tags.all("html") == [{"lang": report.language}]
    levels = [int(tag[1]) for tag, _ in tags.found if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_no_text_becomes_an_element(nasty: Report) -> None:
    tags = _Tags(to_html(nasty, languages={}))
    assert not tags.all("script")
    assert all((img["src"] or "").startswith("data:image/") for img in tags.all("img"))


def test_pictures_have_words_and_data(english: Report) -> None:
    tags = _Tags(to_html(english, languages={}))
    assert [image["alt"] for image in tags.all("img")] == ["Sisältö alternative"] * 2
    assert len(tags.all("details")) == 2
    assert len(tags.all("table")) == 4


def test_headers_of_tables_have_a_scope(english: Report) -> None:
    scopes = [cell.get("scope") for cell in _Tags(to_html(english, languages={})).all("th")]
    # a corner without a word is no header
    assert scopes.count("col") == 3 + 7 + 1 + 1
    assert scopes.count("row") == 8
    assert len(scopes) == 20


def test_hidden_cells_keep_their_words(english: Report) -> None:
    page = to_html(english, languages={})
    assert re.search(r'<td class="number hidden"[^>]*><i>alle 5</i></td>', page)


def test_links_to_other_languages_only_where_there_are_any(english: Report) -> None:
    alone = to_html(english, languages={"en": "final.en.html"})
    assert 'class="languages"' not in alone
    both = to_html(english, languages={"en": "final.en.html", "fi": "final.fi.html"})
    assert '<a href="final.fi.html" lang="fi" hreflang="fi">Suomi</a>' in both
    assert 'hreflang="en" aria-current="page">English' in both


def test_pictures_as_png(english: Report) -> None:
    assert 'src="data:image/png;base64,' in to_html(english, languages={}, picture="png")
