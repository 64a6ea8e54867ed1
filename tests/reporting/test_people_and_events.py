from __future__ import annotations

import pandas as pd
import pytest

from analysis.cleaning import RULES
from analysis.disclosure import SafeEvent, SafeRows, gate, policy
from analysis.reporting.blocks import Block, Figure, Table
from analysis.reporting.context import HIDDEN, Context, count_finding
from analysis.reporting.sections.cover import definitions
from analysis.reporting.sections.events import TOTALS, events_section
from analysis.reporting.sections.people import attribute_table, involved, people_section
from analysis.reporting.sections.quality import set_aside_section

PUBLIC = gate("public")
COUNTS = {"registered": 1200, "shown_up": 40, "attended": 50, "stayed": 3}


def events() -> list[SafeEvent]:
    titles = {"fi": "Ilta", "sv": "Kväll", "en": "Evening"}
    start = pd.Timestamp("2023-01-09 23:00", tz="UTC")  # the tenth in Helsinki
    counts = {name: PUBLIC.count(n) for name, n in COUNTS.items()}
    return [SafeEvent("e1", titles, start, "zoom", counts)]


def totals() -> dict[str, object]:
    return {name: PUBLIC.count(n) for name, n in zip(TOTALS, (6, 1200, 40, 50, 45, 3), strict=True)}


def tables(blocks: tuple[Block, ...]) -> list[Table]:
    found = [block for block in blocks if isinstance(block, Table)]
    return found + [block.data for block in blocks if isinstance(block, Figure)]


def chapters(context: Context) -> dict[str, tuple[Block, ...]]:
    groups = PUBLIC.counts({"new": 1200, "guide": 2})
    rows = [SafeRows(rule.name, rule.action, PUBLIC.fact(3)) for rule in RULES.values()]
    return {
        "people": people_section(context, PUBLIC.count(1202), groups),
        "events": events_section(context, totals(), events()),
        "set aside": set_aside_section(context, rows, PUBLIC.fact(5), PUBLIC.fact(2)),
    }


def test_rows_have_as_many_cells_as_the_table_has_headers(context: Context) -> None:
    for blocks in chapters(context).values():
        for table in tables(blocks):
            assert table.rows
            assert all(len(row) == len(table.headers) for row in table.rows)


def test_hidden_counts_read_not_shown(context: Context) -> None:
    for name, hidden in (("people", 2), ("events", 1)):
        (table,) = tables(chapters(context)[name])
        cells = [cell for row in table.rows for cell in row if cell.hidden]
        assert [cell.text for cell in cells] == [context.texts.say(HIDDEN)] * hidden
        assert not any(cell.number for cell in cells)
        assert "4" in table.notes[-1]  # counts from 1 to 4


@pytest.mark.parametrize("name", ["people", "events"])
def test_pictures_have_their_numbers_in_words_and_are_the_same_each_time(
    context: Context, name: str
) -> None:
    first, second = (
        next(block for block in chapters(context)[name] if isinstance(block, Figure))
        for _ in range(2)
    )
    assert context.texts.say(HIDDEN) in first.alternative
    shown = {"people": [], "events": [1200, 50]}[name]
    assert all(context.texts.number(n) in first.alternative for n in shown)
    assert (first.svg, first.png) == (second.svg, second.png)
    assert "dc:date" not in first.svg


def test_an_event_is_on_its_day_where_the_project_is(context: Context) -> None:
    (table,) = tables(chapters(context)["events"])
    expected = "10/01/2023" if context.texts.language == "en" else "10.1.2023"
    assert table.rows[0][1].text == expected


def test_a_share_of_a_hidden_number_is_not_told(context: Context) -> None:
    said = [block.text for block in chapters(context)["events"] if block.kind == "sentence"]
    assert len(said) == 2
    assert context.texts.percent(40 / 1200) in said[1]


@pytest.mark.parametrize("n", [0, 1, 2])
def test_few_people_in_words(context: Context, n: int) -> None:
    said = involved(context, gate("internal").count(n))
    assert said.startswith(str(n)) or f" {n} " in said
    hidden = involved(context, PUBLIC.count(n or 1))
    assert not any(letter.isdigit() for letter in hidden)


def test_people_of_unknown_attribute_stand_last(context: Context) -> None:
    counts = {name: PUBLIC.count(n) for name, n in {"": 7, "z": 8, "b": 9, "a": 10}.items()}
    table = attribute_table(context, "x", "X", counts, {"b": "Second", "a": "First"})
    labels = [row[0].text for row in table.rows]
    assert labels == ["Second", "First", "z", context.texts.say("Not known")]


def test_published_counts_keep_hidden_values_out() -> None:
    hidden, shown = (count_finding("x", PUBLIC.count(n), "x") for n in (3, 30))
    assert (hidden.value, hidden.n) == (None, None)
    assert hidden.hidden
    assert (shown.value, shown.hidden) == (30, "")


def test_definitions_are_said_once_with_the_policy(context: Context) -> None:
    blocks = definitions(context, ["people.involved.new", "people.involved.guide", "events.held"])
    assert len(blocks[1].items) == 2
    assert policy().version in blocks[-1].text
