from __future__ import annotations

import re

import pytest
from babel.messages.pofile import read_po

from analysis.texts import Language, normalise, texts
from analysis.texts.extraction import CATALOGUES, messages


def placeholders(text: str) -> set[str]:
    return set(re.findall(r"{(\w+)}", text))


@pytest.mark.parametrize("language", CATALOGUES)
def test_every_message_is_translated(language: str) -> None:
    with CATALOGUES[language].open("rb") as file:
        catalogue = read_po(file, locale=language)
    known = {
        entry.id if isinstance(entry.id, str) else tuple(entry.id): entry
        for entry in catalogue
        if entry.id
    }
    assert set(known) == set(messages())
    for ids, entry in known.items():
        sources = (ids,) if isinstance(ids, str) else ids
        said = (entry.string,) if isinstance(entry.string, str) else tuple(entry.string)
        assert all(said), ids
        assert not entry.fuzzy, ids
        for text in said:
            assert placeholders(text) == placeholders(sources[-1]), ids


@pytest.mark.parametrize(
    ("language", "number", "negative", "percent", "day"),
    [
        ("fi", "1\xa0234,50", "\u22120,5", "12\xa0%", "3.1.2022"),
        ("sv", "1\xa0234,50", "\u22120,5", "12\xa0%", "3.1.2022"),
        ("en", "1,234.50", "\u22120.5", "12%", "03/01/2022"),
    ],
)
def test_numbers_and_dates(
    language: Language, number: str, negative: str, percent: str, day: str
) -> None:
    import datetime as dt  # noqa: PLC0415

    voice = texts(language)
    assert voice.number(1234.5, 2) == number
    assert voice.number(-0.5, 1) == negative
    assert voice.number(-0.001, 1).startswith("0")
    assert voice.percent(0.12) == percent
    assert voice.short_date(dt.date(2022, 1, 3)) == day


def test_plural() -> None:
    one = "{n} person took part in the surveys or events of the project."
    many = "{n} people took part in the surveys or events of the project."
    assert "1 henkilö." in texts("fi").say_n(one, many, 1)
    assert "2 henkilöä." in texts("fi").say_n(one, many, 2)


def test_normalise() -> None:
    assert normalise("I don\u2019t  use\xa0<b>it</b>") == normalise("i DON'T use it ")
