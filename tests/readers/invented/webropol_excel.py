"""Webropol's Excel export as it is told to look; people and answers are invented."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from datetime import datetime

import openpyxl

Row = Sequence[object]
TIMES = (datetime(2024, 3, 5, 10, 15, 30), datetime(2024, 3, 6, 9, 0, 1))
#: By language: the tool's own columns, and the questions with their options or rows.
OWN = {
    "fi": ("Vastaajanumero", "Vastausaika", "Sähköposti", "Kieli"),
    "sv": ("Respondentnummer", "Svarstid", "E-post", "Språk"),
    "en": ("Respondent number", "Response time", "Email", "Language"),
}
QUESTIONS = {
    "fi": ("1. Ikä", "2. Mitä käytät?", "3. Arvioi; kuinka hyvä?"),
    "sv": ("1. Ålder", "2. Vad använder du?", "3. Bedöm; hur bra?"),
    "en": ("1. Age", "2. What do you use?", "3. Rate it; how good?"),
}
OPTIONS = {
    "fi": ("Sähköposti", "Muu, mikä?", "Avoin vastaus", "Sisältö", "Puhujat"),
    "sv": ("E-post", "Annat, vad?", "Öppet svar", "Innehåll", "Talare"),
    "en": ("Email", "Other, what?", "Open text", "Content", "Speakers"),
}
SCALE = ("hyvä", "huono")


def own(language: str, number: int) -> list[object]:
    address = ("ada@example.org", "bo@example.org")[number]
    return [number + 1, TIMES[number], address, language]


def texts(language: str) -> list[Row]:
    mail, other, *_ = OPTIONS[language]
    return [
        [*own(language, 0), "20-30", mail, other, "kirje, käsin", *SCALE],
        [*own(language, 1), "31-40", None, None, None, SCALE[1], None],
    ]


def numbers(language: str) -> list[Row]:
    return [
        [*own(language, 0), 1, 1, 1, "kirje, käsin", 1, 2],
        [*own(language, 1), 2, None, None, None, 2, None],
    ]


def headers(language: str) -> tuple[list[object], list[object]]:
    age, uses, rate = QUESTIONS[language]
    first = [*OWN[language], age, uses, None, None, rate, None]
    return first, [*[None] * 5, *OPTIONS[language]]


def merged(language: str, rows: Sequence[Row]) -> bytes:
    """Questions merged over their columns, the other columns over both rows of the header."""
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (*headers(language), *rows):
        sheet.append(row)
    for cells in ("A1:A2", "B1:B2", "C1:C2", "D1:D2", "E1:E2", "F1:H1", "I1:J1"):
        sheet.merge_cells(cells)
    return saved(book)


def plain(*rows: Row) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    return saved(book)


def saved(book: openpyxl.Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def as_csv(rows: Sequence[Row], encoding: str = "utf-8-sig", delimiter: str = ";") -> bytes:
    """The rows as Excel saves them, dates as a Finnish Excel prints them."""
    out = io.StringIO(newline="")
    printed = [
        [f"{c:%d.%m.%Y %H:%M:%S}" if isinstance(c, datetime) else c for c in r] for r in rows
    ]
    csv.writer(out, delimiter=delimiter).writerows(printed)
    return out.getvalue().encode(encoding)


def one_header(language: str) -> list[Row]:
    """Question and option in one cell, divided by a colon."""
    age, uses, rate = QUESTIONS[language]
    options = [
        f"{q}:{o}" for q, o in zip((uses,) * 3 + (rate,) * 2, OPTIONS[language], strict=True)
    ]
    return [[*OWN[language], age, *options], *texts(language)]


def contact_form() -> bytes:
    """A form for names and addresses, the time first, no number."""
    first = ["Vastausaika", "1. Yhteystiedot", None, None, None, None, "2. Kanavat", None]
    second = [None, "Etunimi", "Sukunimi", "Sähköposti", "Matkapuhelin", "Katuosoite",
              "Sähköposti", "Etunimi"]  # fmt: skip
    row = [TIMES[0], "Ada", "Nova", "ada@example.org", "+358 40 0000000", "Katu 1",
           "Sähköposti", "Etunimi"]  # fmt: skip
    return plain(first, second, row)


EXPORTS: dict[str, bytes] = {
    **{f"text, {lang}": merged(lang, texts(lang)) for lang in OWN},
    **{f"numbers, {lang}": merged(lang, numbers(lang)) for lang in OWN},
    **{f"not merged, {lang}": plain(*headers(lang), *texts(lang)) for lang in OWN},
    **{f"one header, {lang}": plain(*one_header(lang)) for lang in OWN},
    "CSV": as_csv([*headers("fi"), *texts("fi")]),
    "CSV of numbers": as_csv([*headers("sv"), *numbers("sv")], "cp1252"),
    "CSV with one header": as_csv(one_header("fi"), delimiter=","),
    "titles above": plain(["Palautekysely"], [], *headers("fi"), *texts("fi")),
    "contact form": contact_form(),
}
