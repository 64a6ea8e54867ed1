"""The pages in a browser: axe-core's rules of WCAG 2.2 A and AA, the network, a narrow screen."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

from analysis.publishing.html import to_html
from analysis.publishing.index import Entry, index_html
from analysis.reporting.blocks import Report

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
LINKS = {"fi": "fi.html", "sv": "sv.html", "en": "en.html"}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Debian's Chromium; closed with the module, for its event loop would stop other tests'."""
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.skip("chromium is not installed (apt-get install chromium)")
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-background-networking"]
        started = playwright.chromium.launch(executable_path=chromium, args=arguments)
        yield started
        started.close()


@pytest.fixture
def asked() -> list[str]:
    """The addresses a page asked for."""
    return []


@pytest.fixture
def page(browser: Browser, asked: list[str]) -> Iterator[Page]:
    opened = browser.new_page(viewport={"width": 1280, "height": 900})
    opened.on("request", lambda request: asked.append(request.url))
    yield opened
    opened.close()


def _show(page: Page, html: str, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(html, encoding="utf-8")
    page.goto((tmp_path / "page.html").as_uri())


def _violations(page: Page) -> list[str]:
    options = {"runOnly": {"type": "tag", "values": RULES}}
    results = Axe().run(page, options=options).response
    assert len(results["passes"]) > 15  # the rules were really run
    return [
        f"{rule['id']}: {node['html']}" for rule in results["violations"] for node in rule["nodes"]
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_report_follows_wcag(page: Page, report: Report, tmp_path: Path, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)
    _show(page, to_html(report, languages=LINKS), tmp_path)
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    assert _violations(page) == []


def test_a_report_of_strange_texts_follows_wcag(
    page: Page, hostile: Report, tmp_path: Path, asked: list[str]
) -> None:
    _show(page, to_html(hostile, languages=LINKS), tmp_path)
    assert _violations(page) == []
    assert all(url.startswith(("file:", "data:")) for url in asked)


def test_the_page_asks_the_network_for_nothing(
    page: Page, english: Report, tmp_path: Path, asked: list[str]
) -> None:
    _show(page, to_html(english, languages=LINKS), tmp_path)
    page.wait_for_load_state("networkidle")
    assert asked == [page.url]
    widths = page.evaluate("Array.from(document.images, one => one.naturalWidth)")
    assert min(widths) > 0


def test_nothing_but_tables_scrolls_sideways_on_a_narrow_screen(
    page: Page, nasty: Report, tmp_path: Path
) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    _show(page, to_html(nasty, languages=LINKS), tmp_path)
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_the_keyboard_reaches_the_content_and_the_tables(
    page: Page, english: Report, tmp_path: Path
) -> None:
    _show(page, to_html(english, languages=LINKS), tmp_path)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('role')") == "region"


def test_the_index_follows_wcag(page: Page, tmp_path: Path) -> None:
    name = {"fi": "Malli", "sv": "Modell", "en": "Model"}
    entries = [
        Entry("Raportti", "2022–2023", "funder", language, kind, f"final.{language}.{kind}")
        for language in ("fi", "sv", "en")
        for kind in ("html", "pdf", "docx")
    ]
    _show(page, index_html(name, entries, banner=name), tmp_path)
    assert _violations(page) == []
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
