from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from analysis.instruments import Instrument, Item, match_answer, match_columns
from analysis.instruments.sources.lss import read_lss
from analysis.problems import ProblemsError

Load = Callable[..., Instrument]
AsLss = Callable[..., bytes]
Row = dict[str, str]


def asked(qid: str, code: str, kind: str, **more: str) -> Row:
    return {"qid": qid, "parent_qid": "0", "gid": "1", "type": kind, "title": code, "other": "N",
            "question_order": qid, "question": f"Q {code}", "language": "en", **more}  # fmt: skip


def below(qid: str, parent: str, code: str, text: str, scale: str = "0") -> Row:
    return {"qid": qid, "parent_qid": parent, "gid": "1", "type": "T", "title": code,
            "question_order": qid, "scale_id": scale, "question": text,
            "language": "en"}  # fmt: skip


def answer(qid: str, code: str, text: str, scale: str = "0") -> Row:
    return {"qid": qid, "code": code, "answer": text, "language": "en", "sortorder": code[-1],
            "scale_id": scale}  # fmt: skip


PARTS = [below("11", "1", "SQ001", "Chat"), below("12", "1", "SQ002", "Mail")]
ANSWERS = [answer("1", "A2", "Good"), answer("1", "A1", "Bad")]


def items(load: Load, as_lss: AsLss, kind: str, **more: str) -> dict[str, Item]:
    """The items of one question of that type, with two subquestions and two answers."""
    columns = [below("13", "1", "X", "Hours", "1"), below("14", "1", "Y", "Days", "1")]
    second = [answer("1", "B1", "Low", "1")]
    sections = {
        "questions": [asked("1", "q", kind, **more)],
        "subquestions": [*PARTS, *(columns if kind in ";:" else [])],
        "answers": [*ANSWERS, *(second if kind == "1" else [])],
    }
    return dict(load({"a.lss": as_lss(sections, "en")}).items)


def codes(item: Item) -> list[str]:
    return [option.name for option in item.options]


@pytest.mark.parametrize(
    ("kind", "names", "type_", "options"),
    [
        ("L", ["q"], "select_one", ["A1", "A2"]),
        ("!", ["q"], "select_one", ["A1", "A2"]),
        ("O", ["q", "q[comment]"], "select_one", ["A1", "A2"]),
        ("M", ["q"], "select_multiple", ["SQ001", "SQ002"]),
        ("P", ["q", "q[SQ001comment]", "q[SQ002comment]"], "select_multiple", ["SQ001", "SQ002"]),
        ("Y", ["q"], "select_one", ["Y", "N"]),
        ("G", ["q"], "select_one", ["F", "M"]),
        ("5", ["q"], "select_one", ["1", "2", "3", "4", "5"]),
        ("A", ["q[SQ001]", "q[SQ002]"], "select_one", ["1", "2", "3", "4", "5"]),
        ("B", ["q[SQ001]", "q[SQ002]"], "select_one", [str(n) for n in range(1, 11)]),
        ("C", ["q[SQ001]", "q[SQ002]"], "select_one", ["Y", "U", "N"]),
        ("E", ["q[SQ001]", "q[SQ002]"], "select_one", ["I", "S", "D"]),
        ("F", ["q[SQ001]", "q[SQ002]"], "select_one", ["A1", "A2"]),
        ("H", ["q[SQ001]", "q[SQ002]"], "select_one", ["A1", "A2"]),
        ("R", ["q[1]", "q[2]"], "select_one", ["A1", "A2"]),
        ("1", ["q[SQ001][1]", "q[SQ002][1]", "q[SQ001][2]", "q[SQ002][2]"], "select_one",
         ["A1", "A2"]),
        ("T", ["q"], "text", []),
        ("S", ["q"], "text", []),
        ("U", ["q"], "text", []),
        ("Q", ["q[SQ001]", "q[SQ002]"], "text", []),
        ("K", ["q[SQ001]", "q[SQ002]"], "decimal", []),
        ("N", ["q"], "decimal", []),
        ("D", ["q"], "date", []),
        (";", ["q[SQ001_X]", "q[SQ001_Y]", "q[SQ002_X]", "q[SQ002_Y]"], "text", []),
        (":", ["q[SQ001_X]", "q[SQ001_Y]", "q[SQ002_X]", "q[SQ002_Y]"], "decimal", []),
        ("|", [], "", []),
        ("X", [], "", []),
        ("*", [], "", []),
    ],
)  # fmt: skip
def test_each_type_of_question(
    load: Load, as_lss: AsLss, kind: str, names: list[str], type_: str, options: list[str]
) -> None:
    found = items(load, as_lss, kind)
    assert list(found) == names
    if names:
        assert found[names[0]].type == type_
        assert codes(found[names[0]]) == options


def test_the_second_scale_has_answers_of_its_own(load: Load, as_lss: AsLss) -> None:
    assert codes(items(load, as_lss, "1")["q[SQ002][2]"]) == ["B1"]


def test_other_is_an_option_with_what_the_tool_writes(load: Load, as_lss: AsLss) -> None:
    (item,) = items(load, as_lss, "L", other="Y").values()
    assert item.or_other
    assert match_answer("-oth-", item).options == ("other",)
    assert match_answer("Muu", item).options == ("other",)
    (several,) = items(load, as_lss, "M", other="Y").values()
    assert codes(several) == ["SQ001", "SQ002", "other"]


def test_whole_numbers(load: Load, as_lss: AsLss) -> None:
    sections = {
        "questions": [asked("1", "age", "N")],
        "question_attributes": [{"qid": "1", "attribute": "num_value_int_only", "value": "1"}],
    }
    assert load({"a.lss": as_lss(sections)}).items["age"].type == "integer"


def test_columns_of_every_heading_find_their_item(load: Load, as_lss: AsLss) -> None:
    sections = {
        "questions": [asked("1", "tools", "M", other="Y"), asked("2", "rate", "F")],
        "subquestions": [*PARTS, below("21", "2", "SQ001", "Sound")],
        "answers": [answer("2", "A1", "Bad")],
    }
    start = load({"a.lss": as_lss(sections, "en")})
    expected = [("tools", "SQ001"), ("tools", "SQ002"), ("tools", "other"),
                ("rate[SQ001]", None)]  # fmt: skip
    for headers in (
        ["tools[SQ001]", "tools[SQ002]", "tools[other]", "rate[SQ001]"],
        ["tools_SQ001", "tools_SQ002", "tools_other", "rate_SQ001"],
        ["Chat", "Mail", "Other", "Q rate [Sound]"],
    ):
        found = match_columns(list(enumerate(headers)), start).columns
        assert [(found[at].item, found[at].option) for at in range(4)] == expected, headers


def test_labels_are_readable_and_of_each_language(load: Load, as_lss: AsLss) -> None:
    sections = {
        "questions": [asked("1", "q", "L", question="", language="")],
        "question_l10ns": [
            {"qid": "1", "question": "Mida?", "language": "et"},
            {"qid": "1", "question": "<p>What <b>is</b> it?<br/>&nbsp;Say</p>", "language": "en"},
            {"qid": "1", "question": "Mikä?", "language": "fi"},
        ],
        "answers": [{"aid": "5", "qid": "1", "code": "A1", "sortorder": "1", "scale_id": "0"}],
        "answer_l10ns": [
            {"aid": "5", "answer": "Halb", "language": "et"},
            {"aid": "5", "answer": "Bad", "language": "en"},
        ],
        "surveys": [{"language": "en"}],
    }
    item = load({"a.lss": as_lss(sections, "et", "en", "fi")}).items["q"]
    assert item.label == {"fi": "Mikä?", "sv": "What is it? Say", "en": "What is it? Say"}
    assert item.aliases == ("Mida?",)
    assert item.options[0].label == {"fi": "Bad", "sv": "Bad", "en": "Bad"}
    assert item.options[0].aliases == ("Halb",)


def test_a_row_of_a_grid_is_named_with_its_question(load: Load, as_lss: AsLss) -> None:
    item = items(load, as_lss, "F")["q[SQ001]"]
    assert item.label["en"] == "Q q [Chat]"
    assert item.aliases == ("q_SQ001", "Chat")


def test_before_version_4_there_is_a_row_for_each_language(load: Load, as_lss: AsLss) -> None:
    sections = {
        "questions": [
            asked("1", "q", "L", question="Fråga", language="sv"),
            asked("1", "q", "L", question="Kysymys", language="fi"),
        ],
        "answers": [
            {**answer("1", "A1", "Ja"), "language": "sv"},
            {**answer("1", "A1", "Kyllä"), "language": "fi"},
        ],
    }
    (item,) = load({"a.lss": as_lss(sections, "sv", "fi")}).items.values()
    assert item.label == {"fi": "Kysymys", "sv": "Fråga", "en": "Fråga"}
    assert [o.label for o in item.options] == [{"fi": "Kyllä", "sv": "Ja", "en": "Ja"}]


def test_questions_come_in_the_order_they_are_asked(load: Load, as_lss: AsLss) -> None:
    sections = {
        "groups": [{"gid": "1", "group_order": "2"}, {"gid": "2", "group_order": "1"}],
        "questions": [
            asked("1", "third", "T"),
            asked("2", "second", "T", gid="2"),
            asked("3", "first", "T", gid="2", question_order="1"),
        ],
    }
    assert list(load({"a.lss": as_lss(sections)}).items) == ["first", "second", "third"]


def test_a_document_that_declares_entities_is_refused(as_lss: AsLss) -> None:
    whole = as_lss({"questions": [asked("1", "q", "T", question="&a;")]})
    bomb = b'<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>\n<document>'
    for encoding in ("utf-8", "utf-16"):
        text = whole.replace(b"<document>", bomb, 1).decode().replace("UTF-8", encoding.upper())
        with pytest.raises(ProblemsError, match=r"a\.lss: .*no survey structure"):
            read_lss(text.encode(encoding), "a.lss")


@pytest.mark.parametrize("data", [b"", b"<a/>", b"<a", b"PK\x03\x04", b"\xff\xfe<"])
def test_other_files_are_refused(load: Load, data: bytes) -> None:
    with pytest.raises(ProblemsError, match=r"instruments/start/a\.lss: .*Export the survey"):
        load({"a.lss": data})


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("*citric*", {"G01Q01": "text", "G01Q02": "select_one", "G02Q04": "select_one"}),
        ("*two-languages*", {"Q1": "text"}),
    ],
)
def test_real_structures(load: Load, shared: Path, pattern: str, expected: dict[str, str]) -> None:
    (file,) = (shared / "samples" / "limesurvey").glob(f"{pattern}.lss")
    start = load({file.name: file.read_bytes()})
    assert {item.name: item.type for item in start.items.values()} == expected
    assert all(item.label["fi"] and "<" not in item.label["fi"] for item in start.items.values())
