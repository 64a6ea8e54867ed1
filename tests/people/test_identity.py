from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.people.identity import (
    is_overlong,
    normalise_code,
    normalise_email,
    normalise_name,
)


@pytest.mark.parametrize(
    "written",
    [
        "ada.nova@example.org",
        "  Ada.Nova@EXAMPLE.org ",
        "ada.nova+zoom@example.org",
        "ada.nova+a+b@example.org",
        "mailto:ada.nova@example.org",
        "MAILTO:ada.nova@example.org",
        "Ada Nova <ada.nova@example.org>",
        "ada.nova@example.org; bo@example.org",
        "ａｄａ.nova@example.org",
        "\u200bada.nova@example.org",
        "ada.nova@example.org\ufeff",
        "ada.\u200bnova@example.org",
    ],
)
def test_one_address_however_it_is_written(written: str) -> None:
    assert normalise_email(written) == "ada.nova@example.org"


@pytest.mark.parametrize("written", ["", "-", "ada", "ada@", "@example.org", "ada@example", "a b"])
def test_what_is_no_address(written: str) -> None:
    assert normalise_email(written) == ""


@pytest.mark.parametrize(
    "written",
    [
        "Ada Nova",
        "ADA   NOVA",
        "Ada\xa0Nova",
        "Nova, Ada",
        "Ada Nova (Guest)",
        "Ada Nova (Unverified)",
        "Nova, Ada (External)",
        "Ada Nova (Host)",
        "Ada Nova (she/her)",
        "Ada Nova (hän)",
        "Nova, Ada (they) (Guest)",
        "A.N. (Ada Nova)",
        "iPhone (Ada Nova)",
        "Ada Nova (iPad)",
        "Ada Nova\u200b",
        "\ufeffAda Nova",
        "Ada\u200b Nova",
    ],
)
def test_one_name_however_it_is_written(written: str) -> None:
    assert normalise_name(written) == "ada nova"


@pytest.mark.parametrize("written", ["", "iPhone", "Galaxy S21", "+358*12", "()"])
def test_what_is_no_name(written: str) -> None:
    assert normalise_name(written) == ""


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Anna's iPad", "anna"),
        ("Anna’s iPhone 13", "anna"),
        ("Anna Virta's MacBook Pro", "anna virta"),
        ("iPhone de Anna", "anna"),
        ("iPhone (Brian Smith)", "brian smith"),
        ("Dr. Ada Nova", "ada nova"),
        ("Prof. Dr. Nova, Ada", "ada nova"),
        ("Ada Nova, PhD", "ada nova"),
        ("Ada Nova she/her", "ada nova"),
        ("Ada (she / her) Nova", "ada nova"),
        ("Ada Nova (née Lind)", "ada nova"),
        ("Ada Nova (Turku UAS)", "ada nova"),
        ("Ada N (Ada Nova)", "ada nova"),
        ("Ada Nova 🌍👩🏽\u200d💻", "ada nova"),
        ("\u202eAda Nova\u202c", "ada nova"),
        ("Ada\u200bNova", "adanova"),
        ("ada.nova@example.org", ""),
        ("Ada Nova ada.nova@example.org", "ada nova"),
        ("Ada Nova +358 40 123 4567", "ada nova"),
        ("Ada Nova 010190-123A", "ada nova"),
        ("040 123 4567", ""),
        ("Guest", ""),
        ("Zoom user", ""),
        ("Opiskelija", ""),
        ("👍", ""),
        ("محمد علي", "محمد علي"),
        ("李伟", "李伟"),
        ("Олена Коваль", "олена коваль"),
    ],
)
def test_names_as_people_and_tools_write_them(written: str, name: str) -> None:
    assert normalise_name(written) == name


@pytest.mark.parametrize("written", ["a" * 10_000, "a@" + "b" * 10_000 + ".org", "a b " * 2_500])
def test_an_identity_of_ten_thousand_characters_is_none(written: str) -> None:
    assert is_overlong(written)
    for normalise in (normalise_email, normalise_code, normalise_name):
        assert normalise(written) == ""


@pytest.mark.parametrize(
    "written", ["010190-123A", "010190A123B", "010190 123a", "+358 40 1234567", "0401234567"]
)
def test_neither_identity_codes_nor_telephones_are_kept(written: str) -> None:
    assert normalise_code(written) == ""
    assert normalise_name(written) == ""


@pytest.mark.parametrize("written", ["990190-123A", "1234567890", "BA01KO", "123456"])
def test_codes_that_only_look_like_numbers_are_kept(written: str) -> None:
    assert normalise_code(written)


def test_accents_are_one_letter_however_they_are_coded() -> None:
    assert normalise_name("Åsa Söder") == normalise_name("A\u030asa So\u0308der") == "åsa söder"


@pytest.mark.parametrize(
    "written", ["DM042", "dm-042", " dm 042 ", "DM_042", "ＤＭ０４２", "dm\u200b042"]
)
def test_one_code_however_it_is_written(written: str) -> None:
    assert normalise_code(written) == "DM042"


@given(st.text(max_size=40))
def test_normalising_an_address_or_code_again_changes_nothing(text: str) -> None:
    for normalised in (normalise_email, normalise_code):
        assert normalised(normalised(text)) == normalised(text)
