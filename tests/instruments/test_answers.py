from __future__ import annotations

import pytest

from analysis.instruments.answers import AnswerMatch, Unknown, match_answer, match_chosen
from analysis.instruments.model import Item, Option
from analysis.readers.aliases import known_aliases

WORDS = known_aliases().words("chosen")


def option(name: str, *aliases: str, fi: str, sv: str, en: str) -> Option:
    return Option(name, {"fi": fi, "sv": sv, "en": en}, aliases)


OTHER = option("other", fi="Muu", sv="Annat", en="Other")
YES_NO = (
    option("yes", "1", fi="Kyllä", sv="Ja", en="Yes"),
    option("no", "0", fi="Ei", sv="Nej", en="No, I don't"),
)
OPTIONS = (
    option("mail", fi="Sähköposti", sv="E-post", en="E-mail"),
    option("chat", fi="Pikaviesti", sv="Chatt (Signal, Slack)", en="Chat (e.g. Signal, Slack)"),
    option("phone", fi="Puhelin", sv="Telefon", en="Phone"),
    OTHER,
)  # fmt: skip
SKILL = Item("skill", "select_one", {}, YES_NO)
CITY = Item("city", "select_one", {}, (OTHER,), or_other=True)
CHANNELS = Item("channels", "select_multiple", {}, OPTIONS, or_other=True)
STRICT = Item("strict", "select_multiple", {}, OPTIONS[:3])
AGE = Item("age", "integer", {})


@pytest.mark.parametrize(
    ("text", "option"),
    [("yes", "yes"), ("KYLLÄ", "yes"), (" ja ", "yes"), ("1", "yes"), ("No, I don\u2019t", "no")],
)
def test_one_option_by_code_label_or_other_wording(text: str, option: str) -> None:
    assert match_answer(text, SKILL) == AnswerMatch(text, (option,))


def test_what_is_none_of_the_options_is_unknown_with_the_nearest_named() -> None:
    assert match_answer("Kylä", SKILL).unknown == (Unknown("Kylä", "Kyllä"),)
    assert match_answer("xyz", SKILL).unknown == (Unknown("xyz", ""),)


def test_or_other_keeps_the_words() -> None:
    assert match_answer("  Oulu, Vaasa", CITY) == AnswerMatch(
        "  Oulu, Vaasa", ("other",), other="Oulu, Vaasa"
    )
    assert match_answer("Other", CITY) == AnswerMatch("Other", ("other",))


@pytest.mark.parametrize("separator", [";", "; ", ", ", ",", "\n", "\r\n", ";\n", " | "])
def test_options_in_one_cell_whatever_joins_them(separator: str) -> None:
    text = separator.join(["Chat (e.g. Signal, Slack)", "Puhelin", "e-post"])
    assert match_answer(text, CHANNELS) == AnswerMatch(text, ("chat", "phone", "mail"))


@pytest.mark.parametrize(
    ("text", "options", "other"),
    [
        ("Phone;", ("phone",), ""),
        ("mail phone", ("mail", "phone"), ""),
        ("mail  other", ("mail", "other"), ""),
        ("Phone; Phone", ("phone",), ""),
        ("Phone, letter, fax; E-mail", ("phone", "mail", "other"), "letter, fax"),
        ("letter; Phone; fax", ("phone", "other"), "letter; fax"),
        ("Other", ("other",), ""),
    ],
)
def test_what_is_left_over_is_the_other(text: str, options: tuple[str, ...], other: str) -> None:
    assert match_answer(text, CHANNELS) == AnswerMatch(text, options, other=other)


def test_left_over_without_other_is_unknown() -> None:
    found = match_answer("Phone; E-mial", STRICT)
    assert found.options == ("phone",)
    assert found.unknown == (Unknown("E-mial", "E-mail"),)


@pytest.mark.parametrize("item", [SKILL, CITY, CHANNELS, AGE])
def test_no_answer_says_nothing(item: Item) -> None:
    assert match_answer("  ", item) == AnswerMatch("  ")


@pytest.mark.parametrize(
    ("text", "kind", "number"),
    [
        ("42", "integer", 42.0),
        ("1\u00a0200", "integer", 1200.0),
        ("5.0", "integer", 5.0),
        ("3,5", "decimal", 3.5),
        ("\u22123.5", "decimal", -3.5),
    ],
)
def test_numbers(text: str, kind: str, number: float) -> None:
    assert match_answer(text, Item("n", kind, {})).number == number  # type: ignore[arg-type]


@pytest.mark.parametrize("text", ["3,5", "about 3", "1e5", "nan"])
def test_what_is_no_whole_number_is_unknown(text: str) -> None:
    assert match_answer(text, AGE) == AnswerMatch(text, unknown=(Unknown(text),))


def test_texts_are_kept() -> None:
    assert match_answer("No; yes", Item("comment", "text", {})) == AnswerMatch("No; yes")


@pytest.mark.parametrize("text", ["E-mail", "Sähköposti", "mail", "1", "x", "TRUE", "Yes"])
def test_a_chosen_option(text: str) -> None:
    assert match_chosen(text, STRICT, "mail", WORDS) == AnswerMatch(text, ("mail",))


@pytest.mark.parametrize("text", ["", "0", "No", "Not selected"])
def test_an_option_that_was_not_chosen(text: str) -> None:
    assert match_chosen(text, STRICT, "mail", WORDS) == AnswerMatch(text)


def test_other_texts_in_an_options_column() -> None:
    assert match_chosen("Never", STRICT, "mail", WORDS).unknown == (Unknown("Never"),)
    assert match_chosen(" letter", CHANNELS, "other", WORDS) == AnswerMatch(
        " letter", ("other",), other="letter"
    )
