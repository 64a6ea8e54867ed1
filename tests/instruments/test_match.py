from __future__ import annotations

from dataclasses import replace

import pytest

from analysis.instruments.match import Target, fit, match_columns
from analysis.instruments.model import Instrument, Item, Option


def option(name: str, *aliases: str, fi: str, sv: str, en: str) -> Option:
    return Option(name, {"fi": fi, "sv": sv, "en": en}, aliases)


OTHER = option("other", fi="Muu", sv="Annat", en="Other")
YES_NO = (
    option("yes", "1", fi="Kyllä", sv="Ja", en="Yes"),
    option("no", "0", fi="Ei", sv="Nej", en="No, I don't"),
)
CHANNELS = (
    option("mail", fi="Sähköposti", sv="E-post", en="E-mail"),
    option("chat", fi="Pikaviesti", sv="Chatt (Signal, Slack)", en="Chat (e.g. Signal, Slack)"),
    option("phone", fi="Puhelin", sv="Telefon", en="Phone"),
    OTHER,
)  # fmt: skip
ITEMS = (
    Item("city", "select_one", {"fi": "Kaupunki", "sv": "Stad", "en": "City"},
         (option("turku", fi="Turku", sv="Åbo", en="Turku"), OTHER), or_other=True),
    Item("channels", "select_multiple",
         {"fi": "Mitä kanavia käytät?", "sv": "Vilka kanaler använder du?",
          "en": "Which channels do you use?"}, CHANNELS, or_other=True),
    Item("wishes", "select_multiple",
         {"fi": "Mitä toivoisit?", "sv": "Vad önskar du?", "en": "What do you wish for?"},
         (*CHANNELS[:2], OTHER), or_other=True),
    Item("skill", "select_one", {"fi": "Osaan", "sv": "Jag kan", "en": "I can"}, YES_NO),
    Item("comment", "text", {"fi": "Kommentti", "sv": "Kommentar", "en": "Comment"}),
    Item("comment_2", "text", {"fi": "Kommentti", "sv": "Kommentar", "en": "Comment"}),
    Item("age", "integer", {"fi": "Ikä", "sv": "Ålder", "en": "Age"}, aliases=("Your age",)),
)  # fmt: skip
SURVEY = Instrument("start", {item.name: item for item in ITEMS}, {})


def match(*headers: str) -> list[Target | None]:
    found = match_columns(list(enumerate(headers)), SURVEY).columns
    return [found.get(position) for position in range(len(headers))]


@pytest.mark.parametrize(
    "header",
    [
        "age",
        "Age",
        " your  AGE ",
        "<b>Ikä</b>",
        "\u00c5lder",
        "A\u030alder".casefold(),
        "About you [Age]",
        "Section: Age",
        "Part 1: about you: Age",
        "Age\u00a0",
    ],
)
def test_ways_to_name_an_item(header: str) -> None:
    assert match(header) == [Target("age")]


def test_option_columns_belong_to_the_nearest_item_before_that_lacks_them() -> None:
    assert match(
        "City", "Other", "E-mail", "Phone", "Other", "What do you wish for?", "E-mail", "Other"
    ) == [
        Target("city"),
        Target("city", "other"),
        Target("channels", "mail"),
        Target("channels", "phone"),
        Target("channels", "other"),
        Target("wishes"),
        Target("wishes", "mail"),
        Target("wishes", "other"),
    ]


def test_a_block_of_options_without_a_heading_is_the_next_items() -> None:
    headers = ("E-mail", "Chat (e.g. Signal, Slack)", "Phone", "Other", "E-mail", "Other")
    assert [target.item if target else None for target in match(*headers)] == [
        "channels", "channels", "channels", "channels", "wishes", "wishes",
    ]  # fmt: skip


def test_microsoft_forms_numbers_repeated_titles() -> None:
    assert match("Comment", "Comment2") == [Target("comment"), Target("comment_2")]
    assert match("Comment3", "Age2") == [None, None]


def test_repeated_headers_go_to_the_items_in_order() -> None:
    assert match("Comment", "Comment", "Comment") == [
        Target("comment"), Target("comment_2"), None,
    ]  # fmt: skip


def test_what_is_not_known_is_said() -> None:
    found = match_columns([(3, "Age"), (4, "Shoe size"), (5, "")], SURVEY)
    assert found.unmatched == (4, 5)
    assert found.share_matched == pytest.approx(1 / 3)


def test_language_is_that_of_most_headers() -> None:
    headers = ["Ikä", "Osaan", "Age", "Mitä toivoisit?"]
    assert match_columns(list(enumerate(headers)), SURVEY).language == "fi"
    assert match_columns([(0, "age")], SURVEY).language == "en"
    assert match_columns([(0, "Your age")], SURVEY).language is None
    assert match_columns([], SURVEY).share_matched == 0


def test_fit_names_the_questionnaire_only_when_clear() -> None:
    employers = Instrument("employers", {"age": SURVEY.items["age"]}, {})
    twin = replace(SURVEY, name="twin")
    headers = list(enumerate(["Age", "City", "I can"]))
    assert fit(headers, {"start": SURVEY, "employers": employers}) == "start"
    assert fit(headers, {"start": SURVEY, "twin": twin}) is None
    assert fit([(0, "Age"), (1, "x"), (2, "y")], {"start": SURVEY}) is None
    assert fit(headers, {}) is None
