from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from analysis.cleaning.flags import flags, impossible_times
from analysis.cleaning.moments import Span
from analysis.instruments import Instrument, Item, Option
from analysis.tables.store import checked

FIVE = tuple(Option(str(n), {"en": str(n)}) for n in range(1, 6))
YES_NO = FIVE[:2]


def asked(ratings: int = 6, opinions: int = 2, texts: int = 0) -> Instrument:
    items = [
        *(Item(f"q{n}", "select_one", {}, FIVE) for n in range(ratings)),
        *(Item(f"y{n}", "select_one", {}, YES_NO) for n in range(opinions)),
        *(Item(f"t{n}", "text", {}) for n in range(texts)),
    ]
    return Instrument("i", {item.name: item for item in items}, {})


def found(
    given: dict[str, str], instrument: Instrument, absent: str = "blank", **form: object
) -> dict[str, float]:
    """The flags of one form; what is not ``given`` is ``absent``."""
    plain = {"response": "r", "unfinished": False, "seconds": None, "impossible": False}
    forms = pd.DataFrame([{**plain, **form}]).astype({"seconds": "float64"})
    answers = pd.DataFrame(
        [("r", item, value) for item, value in given.items()], columns=["response", "item", "value"]
    )
    left = [("r", item, absent) for item in instrument.items if item not in given]
    missing = pd.DataFrame(left, columns=["response", "item", "kind"])
    table = checked("flags", flags(forms, answers, missing, instrument))
    return dict(zip(table["flag"], table["value"], strict=True))


def rated(*values: str) -> dict[str, str]:
    return {f"q{n}": value for n, value in enumerate(values)}


HONEST = rated(*"345234")


def test_nothing_to_look_at() -> None:
    assert found({**HONEST, "y0": "1", "y1": "2"}, asked()) == {}


@pytest.mark.parametrize(
    ("given", "form", "share"),
    [
        (rated(*"345"), {}, 3 / 8),
        (rated(*"3452"), {}, None),  # half of them
        (rated(*"3452"), {"unfinished": True}, 1 / 2),
    ],
)
def test_partial_answers(given: dict[str, str], form: dict[str, object], share: float) -> None:
    assert found(given, asked(), **form) == ({} if share is None else {"partial": share})


def test_open_questions_passed_over_make_no_answer_partial() -> None:
    assert found({**HONEST, "y0": "1", "y1": "2"}, asked(texts=20)) == {}


def test_what_a_finished_form_hid_makes_no_answer_partial() -> None:
    assert found(rated(*"345"), asked(), "not shown") == {}
    assert found(rated(*"345"), asked(), "not shown", unfinished=True) == {"partial": 3 / 8}


def test_a_form_without_any_closed_question() -> None:
    flag = found({}, asked(ratings=0, opinions=0, texts=1), unfinished=True)
    assert list(flag) == ["partial"]
    assert pd.isna(flag["partial"])


@pytest.mark.parametrize(
    ("seconds", "fast"), [(11.9, True), (12, False), (None, False), (0, True), (-5, False)]
)
def test_faster_than_people_read(seconds: float | None, fast: bool) -> None:
    flag = found(HONEST, asked(opinions=0), seconds=seconds)
    assert flag == ({"too fast": seconds} if fast else {})


@pytest.mark.parametrize(
    ("given", "alike"),
    [
        (rated(*"333333"), 6), (rated(*"333334"), None),
        (rated(*"33333"), None),  # one of the block left out: no line through it
        (rated(*"3333"), None),
    ],
)  # fmt: skip
def test_straight_lining(given: dict[str, str], alike: float | None) -> None:
    assert found(given, asked(opinions=0)).get("straight-lining") == alike


def test_a_line_runs_through_what_was_asked_in_this_wave() -> None:
    """Some questions of the same list of options are asked at the end only."""
    forms = pd.DataFrame({"response": ["r"], "unfinished": False, "impossible": False})
    forms = forms.assign(seconds=float("nan"))
    answers = pd.DataFrame([("r", f"q{n}", "3") for n in range(6)])
    answers.columns = ["response", "item", "value"]
    missing = pd.DataFrame({"response": [], "item": [], "kind": []}, dtype="str")
    table = flags(forms, answers, missing, asked(ratings=9, opinions=0))
    assert table["flag"].tolist() == ["straight-lining"]
    assert table["value"].tolist() == [6]


def test_few_items_or_plain_yes_and_no_are_no_pattern() -> None:
    assert found(rated(*"3333"), asked(ratings=4, opinions=0)) == {}
    yes = {f"y{n}": "1" for n in range(6)}
    assert found(yes, asked(ratings=0, opinions=6)) == {}


def test_one_form_may_have_several_flags() -> None:
    flag = found(rated(*"333333"), asked(), seconds=1, impossible=True, unfinished=True)
    assert set(flag) == {"partial", "too fast", "impossible time", "straight-lining"}


SPAN = Span(date(2022, 1, 1), date(2022, 12, 31))


@pytest.mark.parametrize(
    ("started", "submitted", "impossible"),
    [
        ("2022-02-01", "2022-02-01", False), ("2022-02-02", "2022-02-01", True),
        (None, "2021-12-31T23:59", True), (None, "2022-01-01", False),
        (None, "2022-12-31T23:59", False), (None, "2023-01-01", True),
        (None, None, False), ("2022-02-02", None, False),
    ],
)  # fmt: skip
def test_impossible_times(started: str | None, submitted: str | None, impossible: bool) -> None:
    times = (pd.to_datetime(pd.Series([each]), utc=True) for each in (started, submitted))
    assert impossible_times(*times, SPAN).tolist() == [impossible]
