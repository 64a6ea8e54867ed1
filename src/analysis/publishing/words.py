"""The fixed words of a published report, the same in every format."""

from __future__ import annotations

from typing import cast

from analysis.texts import Language, Texts, texts

#: Languages by their own names, as a reader looks for them.
NAMES: dict[Language, str] = {"fi": "Suomi", "sv": "Svenska", "en": "English"}


def voice(language: str) -> Texts:
    """The texts of a report's language.

    >>> voice("sv").locale
    'sv_FI'
    """
    return texts(cast("Language", language))


def words(language: str) -> dict[str, str]:
    """The words around the blocks, by the name the page templates know them by."""
    say = voice(language).say
    return {
        "contents": say("Contents"),
        "skip": say("Skip to content"),
        "languages": say("Languages of this report"),
        "as_table": say("Data as a table"),
        "about": say("About this report"),
    }


def figure_label(language: str, number: int) -> str:
    """The label of a figure.

    >>> figure_label("en", 2)
    'Figure 2'
    """
    return voice(language).say("Figure {number}", number=number)


def table_label(language: str, number: int) -> str:
    """The label of a table."""
    return voice(language).say("Table {number}", number=number)


def data_label(language: str, number: int) -> str:
    """The label of the table that holds a figure's data."""
    return voice(language).say("Data of figure {number}", number=number)


def page_label(language: str, page: str, pages: str) -> str:
    """The page number as printed; the arguments are what each format counts pages with."""
    return voice(language).say("Page {page} of {pages}", page=page, pages=pages)
