"""An invented questionnaire for the tests of this room."""

from __future__ import annotations

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
    option("chat", fi="Pikaviestit (esim. Signal, Slack)", sv="Chatt", en="Chat (e.g. Signal, Slack)"),
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
