"""Webropol Event's list of registrations in three languages; people are invented."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

import openpyxl

Rows = Sequence[Sequence[str]]
#: Facts; the booker's columns; the attendee's; the words for registered and cancelled.
WORDS = {
    "fi": (
        ("Tapahtuman nimi", "Paikka"),
        ("#", "Ilm.aika", "Etunimi", "Sukunimi", "Sähköposti", "Matkapuhelin", "", "Tila"),
        ("Etunimi", "Sukunimi", "Sähköposti", "Ruokarajoitteet"),
        ("Ilmoittautunut", "Peruutettu"),
    ),
    "sv": (
        ("Evenemangets namn", "Plats"),
        ("#", "Anm.tid", "Förnamn", "Efternamn", "E-post", "Mobiltelefon", "", "Status"),
        ("Förnamn", "Efternamn", "E-post", "Dieter"),
        ("Anmäld", "Avbokad"),
    ),
    "en": (
        ("Event name", "Place"),
        ("#", "Reg. time", "First name", "Last name", "Email", "Mobile", "", "Status"),
        ("First name", "Last name", "Email", "Diet"),
        ("Registered", "Cancelled"),
    ),
}
BOOKER = ("Bea", "Booker", "bea@example.org", "040 000 0000", "")
PEOPLE = (("Ada", "Nova", "ada@example.org", "no nuts; no milk"), ("Bo", "Nova", "", ""))


def listed(language: str) -> list[list[str]]:
    facts, booker, attendee, states = WORDS[language]
    return [
        ["", facts[0], "Fair, 2024", *[""] * 9],
        ["", facts[1], "Tampere", *[""] * 9],
        [*booker, "-", "", "", ""],
        [*"-" * 8, *attendee],
        *([str(at + 1), "5.3.2024 10:15", *BOOKER, states[at], *PEOPLE[at]] for at in (0, 1)),
    ]


def as_csv(rows: Rows, encoding: str = "utf-8", delimiter: str = ";") -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue().encode(encoding)


def as_workbook(rows: Rows) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append([cell or None for cell in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def booker_alone() -> list[list[str]]:
    """An event that asks for no attendee: people register themselves."""
    facts, first, _, row, _ = listed("fi")[1:]
    return [facts, first, [*"-" * 8, "Ruokarajoitteet"], [*row[:8], "kaikki käy"]]


def unknown_words() -> list[list[str]]:
    """A language there are no words of: the columns are known by their order."""
    row = ["1", "5.3.2024 10:15", *BOOKER, "Registreerunud", *PEOPLE[0]]
    first = ["#", "Reg.aeg", "Eesnimi", "Perekonnanimi", "Meil", "Number", "", "Olek", "-"]
    return [
        ["", "Sündmus", "Laat"],
        first,
        [*"-" * 8, "Eesnimi", "Perekonnanimi", "Meil", "Toit"],
        row,
    ]


EXPORTS: dict[str, bytes] = {
    **{f"CSV, {language}": as_csv(listed(language)) for language in WORDS},
    **{f"workbook, {language}": as_workbook(listed(language)) for language in WORDS},
    "saved by Excel": as_csv(listed("fi"), "cp1252"),
    "commas": as_csv(listed("en"), "utf-8-sig", ","),
    "booker alone": as_csv(booker_alone()),
    "unknown words": as_csv(unknown_words()),
}
