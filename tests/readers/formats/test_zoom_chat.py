from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.problems import ProblemsError
from analysis.readers import Content, Export, read_export, recognise

Invented = Callable[[str], Mapping[str, bytes]]
# A message may hold anything but a line end; none of its lines starts like a message here.
LINE = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=30)
NAME = st.text("abÄö()' .:-", min_size=1, max_size=12).map(str.strip).filter(bool)
LOCAL = [
    (1, "08:59:02", "Ada Nova", "Everyone", "Good morning: see\n\nhttps://example.org/a,b;c"),
    (5, "09:30:26", "Bo to Go", "Ada Nova(Privately)", '"Is it, now?'),
    (7, "09:30:27", "Ada Nova", "Me(Direct Message)", 'Reacted to "Good morning: see" with 👍'),
]
CLOUD = [
    (1, "00:21:14", "Ada (Ada Nova)", "", 'Hello, "all\nof you"'),
    (3, "00:21:20", "Bo: the builder", "", '"Hi'),
    (4, "00:22:00", "Ada (Ada Nova)", "", 'Replying to "Hi"\tyes'),
    (6, "01:02:03", "Bo's iPad", "", 'Reacted to "Hello, "all" with 👍'),
]
MESSAGES = {
    "cloud": CLOUD,
    "cloud, Windows lines": CLOUD,
    "local": LOCAL,
    "local, Windows lines": LOCAL,
    "newer": [
        (1, "2026-08-09 10:51:00", "Ada Nova", "Everyone", "Hello\n\tindented"),
        (4, "2026-08-09 10:52:30", "Bo", "Hosts and panelists", 'Replying to "Hello"\n\nHi'),
    ],
    "one line": [
        (1, "09:30:26", "Ada: Nova", "", "Hello : all\nof you"),
        (3, "09:30:30", "Bo", "Everyone", "see https://example.org"),
        (4, "09:31:00", "Bo", "Ada: Nova(Privately)", "I talk to you:"),
    ],
    "one line, no space before the colon": [
        (1, "9:30:26", "Ada Nova", "Everyone", "Hello : all"),
        (2, "9:30:30", "Bo", "Ada Nova (Direct Message)", "so it is"),
    ],
}


def _messages(export: Export) -> list[tuple[object, ...]]:
    (table,) = export.tables
    return [(int(row), *cells) for row, *cells in table.rows.itertuples(name=None)]


def _read(text: str) -> Export:
    return read_export(Content("chat.txt", text.encode()))


@pytest.mark.parametrize("variant", MESSAGES)
def test_every_layout(invented: Invented, variant: str) -> None:
    export = read_export(Content("chat.txt", invented("zoom_chat")[variant]))
    assert (export.format, export.kind) == ("zoom_chat", "interactions")
    assert _messages(export) == MESSAGES[variant]
    (table,) = export.tables
    assert table.section == "chat"
    assert [c.field for c in table.columns] == ["at", "name", "to", "text"]
    clock = "elapsed" if variant.startswith("cloud") else "of the day"
    assert dict(export.meeting) == {"clock": clock}


def test_all_layouts_are_tested(invented: Invented) -> None:
    assert set(MESSAGES) == set(invented("zoom_chat"))


def test_a_pasted_start_in_an_indented_line_is_text() -> None:
    export = _read("08:59:02 From Ada to Everyone:\n\t09:00:00 From Bo to Everyone:\n\thi\n")
    assert _messages(export) == [
        (1, "08:59:02", "Ada", "Everyone", "09:00:00 From Bo to Everyone:\nhi")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Ada: Hello",
        "08:59:02 Ada to Everyone: Hello",
        "08:59:02 From Ada",
        "00:21:14\tAda\tHello",
        "00:21:14\tAda:",
        "at\tname\n00:21:14\tAda:\tHello",
    ],
)
def test_other_texts_are_no_chats(text: str) -> None:
    assert recognise(Content("chat.txt", text.encode())) is None


def test_a_large_chat_is_read_whole(tmp_path: Path) -> None:
    file = tmp_path / "chat.txt"
    line = "00:21:14\tAda:\t" + "x" * 1000 + "\n"
    count = (17 << 20) // len(line)
    file.write_text(line * count, encoding="utf-8")
    assert read_export(Content.load(file, tmp_path)).rows_read == count


@given(said=st.lists(st.tuples(NAME, st.lists(LINE, min_size=1, max_size=3)), min_size=1))
def test_any_indented_messages_come_back(said: list[tuple[str, list[str]]]) -> None:
    parts = [
        f"08:59:02 From  {name}  to  Everyone:\n" + "".join(f"\t{line}\n" for line in lines)
        for name, lines in said
    ]
    export = _read("".join(parts))
    found = [(name, text) for _, _, name, _, text in _messages(export)]
    assert found == [(name, "\n".join(lines).rstrip("\n")) for name, lines in said]
    starts = [1 + sum(len(lines) + 1 for _, lines in said[:n]) for n in range(len(said))]
    assert list(export.tables[0].rows.index) == starts


@given(said=st.lists(st.tuples(NAME, LINE), min_size=1))
def test_any_elapsed_messages_come_back(said: list[tuple[str, str]]) -> None:
    export = _read("".join(f"00:59:02\t{name}:\t{text}\n" for name, text in said))
    assert [(name, text) for _, _, name, _, text in _messages(export)] == said


@pytest.mark.parametrize(
    ("number", "rows", "clock", "last"),
    [(1, list(range(1, 9)), "elapsed", ""), (2, [1, *range(4, 21, 2)], "of the day", "Everyone")],
)
def test_the_samples(shared: Path, number: int, rows: list[int], clock: str, last: str) -> None:
    folder = shared / "samples"
    file = folder / "zoom-chat" / f"Lightbridge-KS__zoomclass__zoom-chat-{number}.txt"
    export = read_export(Content.load(file, folder))
    (table,) = export.tables
    assert list(table.rows.index) == rows
    assert export.meeting["clock"] == clock
    assert table.field("to").iloc[-1] == last
    assert export.problems == ()


def test_something_else_declared_as_a_chat_is_refused(read: Callable[..., Export]) -> None:
    with pytest.raises(ProblemsError, match=r"^a\.csv: .*no chat of Zoom"):
        read([["Age", "Work"], ["20", "Yes"]], declared="zoom_chat")
