from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest

from analysis.instruments import Instrument, match_answer
from analysis.problems import ProblemsError

Load = Callable[..., Instrument]
HEADER = [
    "Variable / Field Name", "Form Name", "Section Header", "Field Type", "Field Label",
    "Choices, Calculations, OR Slider Labels", "Field Note",
    "Text Validation Type OR Show Slider Number", "Text Validation Min", "Text Validation Max",
    "Identifier?", "Branching Logic (Show field only if...)", "Required Field?",
    "Custom Alignment", "Question Number (surveys only)", "Matrix Group Name", "Matrix Ranking?",
    "Field Annotation",
]  # fmt: skip


def field(name: str, kind: str, choices: str = "", validation: str = "") -> list[str]:
    return [name, "start", "", kind, f"<b>{name.title()}</b>?", choices, "", validation, *[""] * 10]


FIELDS = [
    field("record_id", "text"),
    field("tools", "checkbox", "1, Git, or SVN | -99, None |"),
    field("mood", "radio", "1, Bad | 2, Good"),
    field("town", "dropdown", "a, Turku|b, Vaasa"),
    field("work", "yesno"),
    field("true", "truefalse"),
    field("age", "text", validation="integer"),
    field("height", "text", validation="number_1dp_comma_decimal"),
    field("born", "text", validation="date_dmy"),
    field("mail", "text", validation="email"),
    field("why", "notes"),
    field("slide", "slider", "low | | high"),
    field("sum", "calc", "[age] + 1"),
    field("read", "descriptive"),
    field("cv", "file"),
]


def dictionary(rows: list[list[str]], delimiter: str = ",", encoding: str = "utf-8") -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue().encode(encoding)


@pytest.mark.parametrize("how", [(",", "utf-8"), (";", "utf-8-sig"), (",", "cp1252")])
def test_fields_are_items(load: Load, how: tuple[str, str]) -> None:
    rows = [HEADER, *FIELDS, field("åland", "text")]
    items = load({"dictionary.csv": dictionary(rows, *how)}).items
    assert {item.name: item.type for item in items.values()} == {
        "record_id": "text", "tools": "select_multiple", "mood": "select_one",
        "town": "select_one", "work": "select_one", "true": "select_one", "age": "integer",
        "height": "decimal", "born": "date", "mail": "text", "why": "text", "slide": "integer",
        "åland": "text",
    }  # fmt: skip
    assert items["mood"].label == dict.fromkeys(("fi", "sv", "en"), "Mood?")
    assert items["mail"].role == "email"


def test_options_and_the_columns_of_a_checkbox(load: Load) -> None:
    items = load({"dictionary.csv": dictionary([HEADER, *FIELDS])}).items
    assert [(o.name, o.label["en"], o.aliases) for o in items["tools"].options] == [
        ("1", "Git, or SVN", ("tools___1",)), ("-99", "None", ("tools____99",)),
    ]  # fmt: skip
    assert match_answer("Kyllä", items["work"]).options == ("1",)
    assert match_answer("0", items["work"]).options == ("0",)


@pytest.mark.parametrize("data", [b"", b"a,b\n1,2\n", b"\xff\xfe\x00"])
def test_other_tables_are_refused(load: Load, data: bytes) -> None:
    with pytest.raises(ProblemsError, match=r"instruments/start/a\.csv: .*no data dictionary"):
        load({"a.csv": data})


def test_a_real_dictionary(load: Load, shared: Path) -> None:
    (file,) = (shared / "samples" / "redcap").glob("*dictionary.csv")
    items = load({file.name: file.read_bytes()}).items
    assert list(items) == ["record_id", "check_one", "check_two", "desired_result"]
    assert [option.name for option in items["check_two"].options] == ["a", "b", "c", "d", "e"]
