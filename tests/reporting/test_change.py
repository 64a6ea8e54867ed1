from __future__ import annotations

import base64

import pytest

from analysis.reporting.blocks import Figure, Sentence, Table
from analysis.reporting.context import HIDDEN, Context
from analysis.reporting.sections.change import change_section, findings
from analysis.reporting.sections.change_words import _MEANS, _SHARES, answer

_CASES = [
    ("up", 0.5, 0.25, 0.75),
    ("down", -0.125, -0.2, -0.05),
    ("none", 0.1, -0.05, 0.25),
    ("none", 0.1, 0.0, 0.2),
    ("none", -0.1, -0.2, 0.0),
    ("none", 0.0, 0.0, 0.0),
]
_NUMBERS = {
    "fi": ("2,50", "3,00", "+0,50", "+0,25 … +0,75", "1\xa0234"),
    "sv": ("2,50", "3,00", "+0,50", "+0,25 … +0,75", "1\xa0234"),
    "en": ("2.50", "3.00", "+0.50", "+0.25 … +0.75", "1,234"),
}
_SHARE_NUMBERS = {
    "fi": ("25\xa0%", "75\xa0%", "+50", "+25 … +75"),
    "sv": ("25\xa0%", "75\xa0%", "+50", "+25 … +75"),
    "en": ("25%", "75%", "+50", "+25 … +75"),
}
# parts of the words for rising, higher, growing, better
_INCREASE = {
    "fi": ("nous", "kasv", "korke", "suure", "paran", "lisää"),
    "sv": ("steg", "stig", "ökat", "ökade", "högre", "större", "bättre"),
    "en": ("rose", "increase", "higher", "grew", "better", "improve"),
}


def beginning(context: Context, message: str) -> str:
    """What a message says before its first number."""
    filled = context.texts.say(message).replace("{name}", "Confidence (newcomers)")
    return filled.partition("{")[0]


@pytest.mark.parametrize("case", _CASES, ids=str)
@pytest.mark.parametrize("share", [False, True])
def test_a_sentence_says_no_more_than_the_interval(
    context: Context, make_change, case: tuple[str, float, float, float], share: bool
) -> None:
    clear, *numbers = case
    said = answer(context, make_change(*numbers, share=share))
    messages = _SHARES if share else _MEANS
    assert said.startswith(beginning(context, messages[clear]))
    assert not any(
        said.startswith(beginning(context, other))
        for kind, other in messages.items()
        if kind != clear
    )
    increase = any(word in said.lower() for word in _INCREASE[context.texts.language])
    assert increase == (clear == "up")
    assert "{" not in said


@pytest.mark.parametrize("share", [False, True])
def test_a_sentence_holds_the_numbers_in_the_signs_of_the_language(
    context: Context, make_change, share: bool
) -> None:
    said = answer(context, make_change(0.5, 0.25, 0.75, share=share))
    numbers = (_SHARE_NUMBERS if share else _NUMBERS)[context.texts.language]
    assert all(number in said for number in numbers)


def test_a_fall_has_a_true_minus(context: Context, make_change) -> None:
    said = answer(context, make_change(-0.5, -0.75, -0.25))
    point = "." if context.texts.language == "en" else ","
    assert f"\u22120{point}75 … \u22120{point}25" in said
    assert " -" not in said


def test_two_groups_of_answers_are_both_counted(context: Context, make_change) -> None:
    said = answer(context, make_change(0.5, 0.25, 0.75, design="independent"))
    number = context.texts.number
    assert number(1234) in said
    assert number(1235) in said


@pytest.mark.parametrize("share", [False, True])
@pytest.mark.parametrize("people", [3, 9])
def test_results_of_few_people_are_in_no_part_of_the_chapter(
    context: Context, make_change, share: bool, people: int
) -> None:
    change = make_change(0.4321, 0.21, 0.65, share=share, people=people)
    blocks = change_section(context, [change])
    (table,) = (block for block in blocks if isinstance(block, Table))
    assert not any(isinstance(block, Figure) for block in blocks)
    hidden = [cell for cell in table.rows[0] if cell.hidden]
    assert len(hidden) >= 4
    assert {cell.text for cell in hidden} == {context.texts.say(HIDDEN)}
    for finding in findings(change):
        assert (finding.value, finding.low, finding.high) == (None, None, None)
        assert finding.hidden
        assert finding.n == (people if people >= 5 else None)
    said = "".join(block.model_dump_json() for block in blocks)
    assert not any(number in said for number in ("0.43", "0,43", "43 %", "43%", "0.21", "2.5"))


def test_a_hidden_number_of_people_is_marked_as_hidden(context: Context, make_change) -> None:
    blocks = change_section(context, [make_change(0.4, 0.2, 0.6, people=3)])
    (table,) = (block for block in blocks if isinstance(block, Table))
    base = table.rows[0][-1]
    assert base.text == context.texts.say(HIDDEN)
    assert (base.hidden, base.number) == (True, False)


@pytest.mark.parametrize("share", [False, True])
@pytest.mark.parametrize("design", ["paired", "independent"])
def test_the_picture_has_its_numbers_in_words_and_as_a_table(
    context: Context, make_change, share: bool, design: str
) -> None:
    change = make_change(0.5, 0.25, 0.75, share=share, design=design)
    blocks = change_section(context, [change])
    (figure,) = (block for block in blocks if isinstance(block, Figure))
    assert answer(context, change) in figure.alternative
    assert all(len(row) == len(figure.data.headers) for row in figure.data.rows)
    numbers = (_SHARE_NUMBERS if share else _NUMBERS)[context.texts.language][:4]
    assert {cell.text for cell in figure.data.rows[0]} >= set(numbers)
    assert figure.svg.lstrip().startswith("<?xml")
    assert base64.b64decode(figure.png).startswith(b"\x89PNG")


def test_the_chapter_is_the_same_bytes_each_time(context: Context, make_change) -> None:
    made = [change_section(context, [make_change(0.5, 0.25, 0.75)]) for _ in range(2)]
    assert made[0] == made[1]


def test_what_the_comparison_cannot_tell_is_said(context: Context, make_change) -> None:
    designs = [make_change(0.5, 0.2, 0.8, design=d) for d in ("paired", "independent")]
    blocks = change_section(context, designs)
    limits = [b for b in blocks if isinstance(b, Sentence) and b.role == "limit"]
    assert len(limits) == 3


def test_without_changes_the_chapter_says_so(context: Context) -> None:
    blocks = change_section(context, [])
    assert [block.kind for block in blocks] == ["heading", "sentence"]
