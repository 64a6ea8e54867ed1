"""The chapters of the data-quality report: each says what its figure and its table hold."""

from __future__ import annotations

import base64
import struct
from collections.abc import Iterable, Mapping
from datetime import date, timedelta

import pandas as pd
import pytest

from analysis.cleaning.missing import KINDS
from analysis.disclosure import (
    Gate,
    SafeCorrection,
    SafeDates,
    SafeEvent,
    SafeFile,
    SafeFlow,
    SafeRate,
    gate,
    release_corrections,
    release_event_rates,
    release_flags,
    release_missing,
    release_wave_rates,
)
from analysis.indicators.flagged import FLAGS
from analysis.instruments import Instrument, Item
from analysis.project import Edition, Period
from analysis.reporting.blocks import Block, Figure, Sentence, Table
from analysis.reporting.context import HIDDEN, Context
from analysis.reporting.sections.quality_dates import dates_section
from analysis.reporting.sections.quality_events import event_titles, events_section
from analysis.reporting.sections.quality_files import STATUS, files_section
from analysis.reporting.sections.quality_flags import corrections_section, flags_section
from analysis.reporting.sections.quality_missing import missing_section
from analysis.reporting.sections.quality_waves import waves_section

INTERNAL = gate("internal")
PERIOD = Period(start=date(2022, 1, 3), end=date(2023, 8, 31))
#: Inches: what is left of an A4 page for a figure with its caption.
PAGE = 9.2
Blocks = tuple[Block, ...]


def figures(blocks: Iterable[Block]) -> list[Figure]:
    return [block for block in blocks if isinstance(block, Figure)]


def tables(blocks: Iterable[Block]) -> list[Table]:
    found = [block for block in blocks if isinstance(block, Table)]
    return found + [figure.data for figure in figures(blocks)]


def height(figure: Figure) -> float:
    """Of the picture, in inches (200 dots each)."""
    return struct.unpack(">II", base64.b64decode(figure.png[:64])[16:24])[1] / 200


def rows(kept: int, merged: int, aside: int) -> Mapping[str, object]:
    counts = (kept + merged + aside, kept, merged, aside)
    names = ("rows_read", "kept", "merged", "set_aside")
    return {name: INTERNAL.fact(n) for name, n in zip(names, counts, strict=True)}


def files(context: Context, n: int = 2) -> Blocks:
    listed = [SafeFile(f"{i}.csv", "typeform", s, rows(1, 1, 1)) for i in range(n) for s in STATUS]
    kinds = ("survey", "course_log", "of another day")
    flows = [SafeFlow(kind, INTERNAL.fact(n), rows(1200, 30, 4)) for kind in kinds]
    return files_section(context, listed, flows)


def dated(n: int = 1, **given: object) -> list[SafeDates]:
    first, last = date(2022, 5, 10), date(2022, 6, 11)
    known = {"first": first, "last": last, "outside": False, "order": "", "assumed": False}
    counts = {"rows": INTERNAL.fact(3), "read": INTERNAL.fact(6), "unread": INTERNAL.fact(0)}
    each = {**known, "zone": "UTC", **counts, **given}
    return [SafeDates(file=f"folder/{i}.csv", **each) for i in range(n)]


def wave_rates(edition: Edition = "internal", answered: int = 25) -> tuple[SafeRate, ...]:
    row = {"instrument": "one_form", "group": "new", "base": "registered", "first": "start"}
    end = {**row, "wave": "end", "base": "first wave", "answers": 30, "asked": 30, "answered": 6}
    return release_wave_rates(
        gate(edition),
        pd.DataFrame(
            [
                {**row, "wave": "start", "answers": 30, "asked": 50, "answered": answered},
                end,
                {**end, "wave": "elsewhere", "base": "", "asked": 0, "answered": 0},
            ]
        ),
    )


def event_rates(n: int, answered: int = 5) -> tuple[SafeRate, ...]:
    rates = [{"event": f"e{i}", "attended": 10 + i, "answered": answered} for i in range(n)]
    return release_event_rates(INTERNAL, pd.DataFrame(rates))


def an_event(name: str) -> SafeEvent:
    titles = dict.fromkeys(("fi", "sv", "en"), f"Evening {name}")
    return SafeEvent(name, titles, pd.Timestamp("2023-01-09 23:00", tz="UTC"), "zoom", {})


def questionnaire(items: int) -> dict[str, Instrument]:
    words = {"fi": "Kysymys", "sv": "Fråga", "en": "Question"}
    asked = {
        f"q{i}": Item(
            f"q{i}",
            "text" if i == 0 else "select_one",
            {language: f"{word} {i}" for language, word in words.items()},
        )
        for i in range(items)
    }
    return {"one_form": Instrument("one_form", asked, {})}


def missing(
    context: Context, safe: Gate = INTERNAL, items: int = 3, waves: int = 2, **counts: int
) -> Blocks:
    """``counts``: of each kind of missing, of every question but the last."""
    answers = {"answered": 60, **dict.fromkeys(KINDS, 0)}
    some = answers | {name.replace("_", " "): n for name, n in counts.items()}
    table = pd.DataFrame(
        [
            {"instrument": "one_form", "wave": f"w{wave}", "item": f"q{item}"}
            | (some if item < items - 1 else answers)
            for wave in range(waves)
            for item in range(items)
        ]
    )
    counted = table.assign(n=table[["answered", *KINDS]].sum(axis=1))
    return missing_section(context, release_missing(safe, counted), questionnaire(items))


def flags(context: Context, safe: Gate = INTERNAL, flagged: int = 7, surveys: int = 1) -> Blocks:
    row = {"instrument": "one_form", "n": 60, **dict.fromkeys(FLAGS, 0)}
    table = pd.DataFrame(
        [{**row, "wave": f"w{i}", "any": flagged, "partial": flagged} for i in range(surveys)]
    )
    return flags_section(context, release_flags(safe, table))


def corrections(edition: Edition) -> tuple[SafeCorrection, ...]:
    row = {"file": "a.csv", "row": 1203, "variable": "q1", "reason": "R", "when": "2023-02-01"}
    return release_corrections(gate(edition), pd.DataFrame([row]))


def chapters(context: Context) -> dict[str, Blocks]:
    titles = event_titles(context, [an_event("e0")])
    return {
        "files": files(context),
        "dates": dates_section(context, dated(3), PERIOD),
        "waves": waves_section(context, wave_rates()),
        "events": events_section(context, event_rates(2), titles),
        "missing": missing(context, blank=6, refused=3),
        "flags": flags(context),
        "corrections": corrections_section(context, corrections("internal")),
    }


def test_tables_have_a_cell_per_header_and_figures_a_table_and_words(context: Context) -> None:
    for name, blocks in chapters(context).items():
        assert tables(blocks), name
        for table in tables(blocks):
            assert table.rows
            assert table.notes
            assert all(len(row) == len(table.headers) for row in table.rows), name
        for figure in figures(blocks):
            finding = figure.caption.split(" (")[0]
            assert finding in figure.alternative or name in {"waves", "events"}
            assert "{" not in figure.caption + figure.alternative


def test_a_chapter_begins_with_a_sentence(context: Context) -> None:
    for blocks in chapters(context).values():
        assert blocks[0].kind == "heading"
        assert isinstance(blocks[1], Sentence)


def test_pictures_are_the_same_bytes_each_time(context: Context) -> None:
    first, second = (chapters(context) for _ in range(2))
    assert first == second


def test_without_data_every_chapter_says_so(context: Context) -> None:
    chapters = [
        files_section(context, [], []),
        dates_section(context, [], PERIOD),
        waves_section(context, []),
        events_section(context, [], {}),
        missing_section(context, [], {}),
        flags_section(context, []),
        corrections_section(context, []),
    ]
    assert [[block.kind for block in blocks] for blocks in chapters] == [
        ["heading", "sentence"]
    ] * 7


def test_rows_are_accounted_for_in_the_title_of_the_figure(context: Context) -> None:
    (figure,) = figures(files(context))
    number = context.texts.number
    assert all(number(n) in figure.caption for n in (3 * 1234, 3 * 1200, 3 * 30, 3 * 4))
    (said,) = (block.text for block in files(context) if isinstance(block, Sentence))
    assert number(2 * len(STATUS)) in said


def test_files_without_rows_have_no_figure(context: Context) -> None:
    flow = SafeFlow("survey", INTERNAL.fact(1), rows(0, 0, 0))
    blocks = files_section(context, [SafeFile("a.csv", "", "read", rows(0, 0, 0))], [flow])
    assert [block.kind for block in blocks] == ["heading", "sentence", "table"]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({}, ("without doubt", "In no file")),
        ({"order": "month first"}, ("month first", "In no file")),
        ({"order": "day first", "assumed": True}, ("day first (assumed: both fit)", "In {n} file")),
    ],
)
def test_how_day_and_month_were_read_is_said(
    context: Context, given: dict[str, object], said: tuple[str, str]
) -> None:
    blocks = dates_section(context, dated(**given), PERIOD)
    cell, sentence = said
    say = context.texts.say
    assert tables(blocks)[0].rows[0][3].text == say(cell)
    if context.texts.language == "en":
        assert sentence.format(n=1) in blocks[1].text


def test_dates_outside_the_period_are_named_with_their_files(context: Context) -> None:
    odd = dated(8, last=date(2023, 9, 1), outside=True)
    (figure,) = figures(dates_section(context, odd, PERIOD))
    assert figure.caption.startswith("8 " if context.texts.language == "en" else "8")
    assert "4.csv …" in figure.caption
    assert "5.csv" not in figure.caption
    assert "7.csv" in figure.data.rows[7][0].text


def test_of_many_files_the_doubtful_and_the_large_are_drawn(context: Context) -> None:
    many = [*dated(199), *dated(1, unread=INTERNAL.fact(2))]
    (figure,) = figures(dates_section(context, many, PERIOD))
    assert height(figure) < PAGE
    assert len(figure.data.rows) == 200
    assert context.texts.number(40) in figure.caption
    assert context.texts.number(200) in figure.caption


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (date(1970, 1, 1), date(2099, 12, 31)),
        (date(1, 1, 1), date(9999, 12, 31)),
        (date(2022, 5, 10), date(2022, 5, 10)),
    ],
)
def test_days_far_off_are_drawn(context: Context, first: date, last: date) -> None:
    (figure,) = figures(dates_section(context, dated(first=first, last=last), PERIOD))
    assert figure.data.rows[0][1].text.endswith(str(first.year))


def test_a_short_project_is_drawn_in_days(context: Context) -> None:
    short = Period(start=date(2022, 5, 1), end=date(2022, 5, 1) + timedelta(days=30))
    assert figures(dates_section(context, dated(2), short))


def test_a_file_whose_dates_cannot_be_read_is_in_the_table_only(context: Context) -> None:
    blocks = dates_section(context, dated(first=None, last=None, read=INTERNAL.fact(0)), PERIOD)
    assert not figures(blocks)
    assert [cell.text for cell in tables(blocks)[0].rows[0][1:3]] == ["–", "–"]


def test_each_rate_names_its_base(context: Context) -> None:
    (table,) = tables(waves_section(context, wave_rates()))
    texts = [[cell.text for cell in row] for row in table.rows]
    percent, say = context.texts.percent, context.texts.say
    assert texts[0][1:] == ["30", say("people registered for events"), "50", "25", percent(0.5)]
    assert "Start" in texts[1][2]
    assert texts[2][3:] == ["–", "–", "–"]


def test_the_smallest_rate_is_the_title(context: Context) -> None:
    (figure,) = figures(waves_section(context, wave_rates()))
    assert context.texts.percent(0.2) in figure.caption
    assert "one form: End" in figure.caption
    assert context.texts.percent(0.5) in figure.alternative


def test_rates_of_few_people_are_hidden(context: Context) -> None:
    blocks = waves_section(context, wave_rates("public", answered=48))
    first, second, _ = tables(blocks)[0].rows
    assert [cell.hidden for cell in first[3:]] == [False, True, True]
    assert first[-1].text == context.texts.say(HIDDEN)
    assert second[-1].text == context.texts.percent(0.2)
    assert "48" not in "".join(block.model_dump_json(exclude={"svg", "png"}) for block in blocks)


def test_many_events_fit_on_a_page(context: Context) -> None:
    titles = {
        f"e{i}": ("A rather long title of an evening in spring", "1.1.2023") for i in range(60)
    }
    (figure,) = figures(events_section(context, event_rates(60), titles))
    assert height(figure) < PAGE
    assert len(figure.data.rows) == 60
    assert context.texts.number(60) in figure.caption


def test_more_answers_than_people_are_explained(context: Context) -> None:
    notes = [tables(events_section(context, event_rates(1, n), {}))[0].notes for n in (5, 12)]
    assert len(notes[1]) == len(notes[0]) + 1


def test_events_without_feedback_have_no_rates(context: Context) -> None:
    blocks = events_section(context, event_rates(3, answered=0), {})
    assert [block.kind for block in blocks] == ["heading", "sentence"]


def test_an_event_is_on_its_day_where_the_project_is(context: Context) -> None:
    title, day = event_titles(context, [an_event("e1")])["e1"]
    assert title == "Evening e1"
    assert day == ("10/01/2023" if context.texts.language == "en" else "10.1.2023")


def test_an_open_question_is_in_the_table_but_not_in_the_title(context: Context) -> None:
    (figure,) = figures(missing(context, blank=20))
    closed, question = (context.texts.say for _ in range(2))
    name = {"fi": "Kysymys", "sv": "Fråga", "en": "Question"}[context.texts.language]
    assert f"{name} 1" in figure.caption
    labels = [row[0].text for row in figure.data.rows]
    assert (
        labels
        == [f"{name} 1"] * 2 + [question("{question} (open question)", question=f"{name} 0")] * 2
    )
    assert closed("not asked") in figure.data.notes[1]  # a kind that does not occur


def test_what_was_not_asked_lacks_no_answer(context: Context) -> None:
    (figure,) = figures(missing(context, blank=20, not_shown=20))
    assert context.texts.percent(20 / 80) in figure.caption
    assert figure.data.rows[0][-1].text == context.texts.percent(20 / 80)
    assert figure.data.rows[0][2].text == "100"


def test_long_questionnaires_fit_on_a_page(context: Context) -> None:
    made = figures(missing(context, items=120, waves=5, blank=20))
    assert len(made) == 2  # three waves and two
    assert all(height(figure) < PAGE for figure in made)
    assert sum(len(figure.data.rows) for figure in made) == 119 * 5
    assert context.texts.number(118) in made[0].caption


def test_everybody_answered_everything(context: Context) -> None:
    blocks = missing(context)
    assert not tables(blocks)
    assert "3" in blocks[-1].text


def test_few_missing_are_hidden(context: Context) -> None:
    blocks = missing(context, safe=gate("public"), blank=2)
    table = tables(blocks)[0]
    assert not figures(blocks)  # nothing could be drawn
    assert {cell.text for row in table.rows for cell in row if cell.hidden} == {
        context.texts.say(HIDDEN)
    }
    assert not any(cell.text == "2" for row in table.rows for cell in row)


def test_flagged_answers_are_counted(context: Context) -> None:
    (figure,) = figures(flags(context, surveys=2))
    assert "14" in figure.caption
    assert "120" in figure.caption
    assert [cell.text for cell in figure.data.rows[0][1:4]] == ["60", "7", "7"]


def test_few_flagged_answers_are_hidden(context: Context) -> None:
    (figure,) = figures(flags(context, safe=gate("public"), flagged=2))
    assert [cell.hidden for cell in figure.data.rows[0][1:4]] == [False, True, True]
    assert "2" not in figure.caption


def test_many_surveys_with_flags_fit_on_a_page(context: Context) -> None:
    (figure,) = figures(flags(context, surveys=80))
    assert height(figure) < PAGE
    assert len(figure.data.rows) == 80


def test_without_flags_no_picture_is_drawn(context: Context) -> None:
    assert [block.kind for block in flags(context, flagged=0)] == ["heading", "sentence"]


def test_corrections_say_where_and_why(context: Context) -> None:
    for edition, reason in (("internal", "R"), ("funder", context.texts.say(HIDDEN))):
        (table,) = tables(corrections_section(context, corrections(edition)))
        texts = [cell.text for cell in table.rows[0]]
        assert texts == ["a.csv", context.texts.number(1203), "q1", reason, "2023-02-01"]
