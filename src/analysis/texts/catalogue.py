"""Message catalogues (gettext) and numbers and dates as a language writes them (Babel)."""

from __future__ import annotations

import datetime as dt
import gettext
import io
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Literal, get_args

from babel.dates import format_date, format_datetime
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

Language = Literal["fi", "sv", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)
# Finnish and Swedish as written in Finland; English dates as in Europe, day before month.
_LOCALES: dict[Language, str] = {"fi": "fi_FI", "sv": "sv_FI", "en": "en_GB"}


def N_(message: str) -> str:  # noqa: N802 - gettext's own name for "to be translated later"
    """Mark a message for the catalogues without translating it here."""
    return message


@cache
def _catalogue(language: Language) -> gettext.NullTranslations:
    if language == "en":
        return gettext.NullTranslations()
    place = resources.files("analysis.texts") / "locale" / language / "LC_MESSAGES" / "digimesh.po"
    compiled = io.BytesIO()
    with place.open("rb") as file:
        write_mo(compiled, read_po(file, locale=language))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


@dataclass(frozen=True)
class Texts:
    r"""One language's voice: messages, numbers, dates.

    >>> texts("fi").number(1234.5, 1), texts("en").number(-0.25, 2)
    ('1\xa0234,5', '−0.25')
    """

    language: Language

    @property
    def locale(self) -> str:
        """The Babel locale of the language, e.g. ``sv_FI``."""
        return _LOCALES[self.language]

    def say(self, message: str, **values: object) -> str:
        """The message in this language, its ``{placeholders}`` filled."""
        found = _catalogue(self.language).gettext(message) if message else ""
        return found.format_map(values) if values else found

    def say_n(self, singular: str, plural: str, n: int, **values: object) -> str:
        """The singular or plural message for ``n``; ``{n}`` is filled with the number."""
        found = _catalogue(self.language).ngettext(singular, plural, n)
        return found.format_map({"n": self.number(n), **values})

    def number(self, value: float, decimals: int = 0) -> str:
        """The number with the language's signs and a true minus (U+2212)."""
        pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
        # rounding may leave a negative zero, which no reader expects
        rounded = round(value, decimals) + 0.0
        return format_decimal(rounded, format=pattern, locale=self.locale).replace("-", "\u2212")

    def percent(self, share: float, decimals: int = 0) -> str:
        """A share of one as a percentage: ``0.5`` → ``50 %`` (``50%`` in English)."""
        space = "" if self.language == "en" else "\u00a0"
        return f"{self.number(100 * share, decimals)}{space}%"

    def date(self, day: dt.date) -> str:
        """A date in numbers and words as the language writes it."""
        return format_date(day, format="long", locale=self.locale)

    def short_date(self, day: dt.date) -> str:
        """A date in numbers, for tables: ``10.5.2022``, ``10/05/2022`` in English."""
        return format_date(
            day, format="d.M.y" if self.language != "en" else "dd/MM/y", locale=self.locale
        )

    def moment(self, moment: dt.datetime) -> str:
        """A date with the time of day, in the zone it carries."""
        return format_datetime(moment, format="short", locale=self.locale)


@cache
def texts(language: Language) -> Texts:
    """The voice of a language."""
    return Texts(language)
