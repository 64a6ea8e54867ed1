from __future__ import annotations

import pytest

from analysis.people.masking import MASK, Masker

MASKED = Masker(["ada nova", "ada nova lind", "bo"])


@pytest.mark.parametrize(
    "found",
    [
        "ada@example.org",
        "ada.nova+zoom@mail.example.org",
        "010190-123A",
        "010190+123A",
        "010190A123B",
        "010190-123a",
        "040 123 4567",
        "040-1234567",
        "+358 40 123 4567",
        "00358401234567",
        "Ada Nova",
        "ADA  NOVA",
        "ada\nnova",
        "Ada Nova Lind",
    ],
)
def test_what_identifies_is_masked(found: str) -> None:
    assert MASKED(f"Ask {found}, please.") == f"Ask {MASK}, please."


@pytest.mark.parametrize(
    "text",
    ["5 of 10 in 2023", "at 10.30 on 15.1.2023", "Canada Novak", "Bo knows", "4/5", "", "a @ b"],
)
def test_what_identifies_nobody_stays(text: str) -> None:
    assert MASKED(text) == text


def test_names_are_words_not_patterns() -> None:
    assert Masker(["a. (b)"])("ax (b) a. (b)").startswith("ax (b)")


def test_nothing_known_masks_no_names() -> None:
    assert Masker()("Ada Nova") == "Ada Nova"
