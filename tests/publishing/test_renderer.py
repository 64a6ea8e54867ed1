"""Every format: found by being there, the same bytes each time, whatever the texts hold."""

from __future__ import annotations

from datetime import datetime

import pytest

from analysis.publishing.renderer import Issue, Renderer, renderers
from analysis.reporting.blocks import Report

FORMATS = ("docx", "html", "pdf")


def test_all_formats_are_registered() -> None:
    assert sorted(renderers()) == list(FORMATS)


@pytest.fixture(params=FORMATS)
def renderer(request: pytest.FixtureRequest) -> Renderer:
    return renderers()[request.param]


def test_two_renders_give_the_same_bytes(renderer: Renderer, english: Report, issue: Issue) -> None:
    assert renderer.render(english, issue) == renderer.render(english, issue)


def test_any_text_can_be_rendered(renderer: Renderer, nasty: Report, issue: Issue) -> None:
    assert len(renderer.render(nasty, issue)) > 1000


def test_a_report_of_a_title_alone_can_be_rendered(
    renderer: Renderer, english: Report, issue: Issue
) -> None:
    bare = english.model_copy(
        update={
            "blocks": (),
            "title": english.title.model_copy(
                update={"facts": (), "footer": "", "subtitle": "", "banner": ""}
            ),
        }
    )
    assert renderer.render(bare, issue)


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        Issue(datetime(2023, 11, 1))
