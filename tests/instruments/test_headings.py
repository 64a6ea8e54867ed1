from __future__ import annotations

import pytest

from analysis.instruments import Heading, Instrument, Item, Option, match_columns
from analysis.instruments.match import Target

CHAT, MAIL, OTHER = (
    Option("1", {"en": "Chat", "fi": "Pikaviesti"}),
    Option("-99", {"en": "Mail"}),
    Option("other", {"en": "Other"}),
)
TOOLS = Item("tools", "select_multiple", {"en": "Which tools?"}, (CHAT, MAIL, OTHER), or_other=True)
SURE = Item("sure", "select_one", {"en": "I am sure"}, (CHAT,))
AGE = Item("Q1", "integer", {"en": "Age"})
SURVEY = Instrument("survey", {item.name: item for item in (AGE, TOOLS, SURE)}, {})


@pytest.mark.parametrize(
    ("heading", "target"),
    [
        (Heading(0, "Age", "Q1"), Target("Q1")),
        (Heading(0, "how old?", "Q1"), Target("Q1")),
        (Heading(0, "x", "group_a/tools"), Target("tools")),
        (Heading(0, "x", "tools___1"), Target("tools", "1")),
        (Heading(0, "x", "tools____99"), Target("tools", "-99")),
        (Heading(0, "x", "group_a/tools/1"), Target("tools", "1")),
        (Heading(0, "x", "tools[1]"), Target("tools", "1")),
        (Heading(0, "x", "tools[other]"), Target("tools", "other")),
        (Heading(0, "x", "tools_other_TEXT"), None),
        (Heading(0, "x", "tools_TEXT"), Target("tools", "other")),
        (Heading(0, "Which tools?", "Q9_1", "Pikaviesti"), Target("tools", "1")),
        (Heading(0, "Which tools?", "", "-99"), Target("tools", "-99")),
        (Heading(0, "How sure are you?", "Q7_1", "I am sure"), Target("sure")),
        (Heading(0, "Shoe size", "Q77"), None),
    ],
)
def test_a_tools_own_code_and_option_tell_the_column(
    heading: Heading, target: Target | None
) -> None:
    assert match_columns([heading], SURVEY).columns.get(0) == target


def test_a_code_is_believed_before_a_header() -> None:
    found = match_columns([Heading(0, "Age", "sure"), Heading(1, "I am sure", "Q1")], SURVEY)
    assert found.columns == {0: Target("sure"), 1: Target("Q1")}
