"""Invented exports of SurveyMonkey: expanded, condensed, short, and in other languages."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

import openpyxl

Row = Sequence[str]

OWN = ["Respondent ID", "Collector ID", "Start Date", "End Date", "IP Address", "Email Address",
       "First Name", "Last Name", "Custom Data 1"]  # fmt: skip
FINNISH = ["Vastaajan tunnus", "Kerääjän tunnus", "Aloituspäivä", "Päättymispäivä", "IP-osoite",
           "Sähköpostiosoite", "Etunimi", "Sukunimi", "Mukautetut tiedot 1"]  # fmt: skip
SWEDISH = ["Respondent-ID", "Insamlar-ID", "Startdatum", "Slutdatum", "IP-adress", "E-postadress",
           "Förnamn", "Efternamn", "Anpassade data 1"]  # fmt: skip
CZECH = ["ID respondenta", "ID sběrače", "Datum zahájení", "Datum ukončení", "Adresa IP",
         "E-mailová adresa", "Jméno", "Příjmení", "Vlastní data 1"]  # fmt: skip

QUESTIONS = ["Do you work?", "", "Which tools, if any,\ndo you use?", "", "", "How sure are you?",
             "", "Why?", "Contact information", "", "Age"]  # fmt: skip
OPTIONS = ["Response", "Other (please specify)", "Chat", "Mail, letters", "Other (please specify)",
           "Networks", "Profile", "Open-Ended Response", "Name", "Email Address",
           "Response"]  # fmt: skip
_IN_ANOTHER = {
    "fi": {"Response": "Vastaus", "Open-Ended Response": "Avoin vastaus",
           "Other (please specify)": "Muu (täsmennä)"},
    "sv": {"Response": "Svar", "Open-Ended Response": "Öppet svar",
           "Other (please specify)": "Annat (ange)"},
    "cs": {"Response": "Odpověď", "Open-Ended Response": "Odpověď",
           "Other (please specify)": "Jiné (uveďte)"},
}  # fmt: skip


def _own(number: int) -> Row:
    return [f"11876543{number}0", "446111201", f"02/0{number}/2023 10:00:00 AM",
            f"02/0{number}/2023 10:05:00 AM", "192.0.2.7", "", "", "", ""]  # fmt: skip


ANSWERS = [
    ["Yes", "", "Chat", "Mail, letters", "", "Agree", "Disagree", 'To learn\n"more"', "Ada Nova",
     "ada@example.org", "20-29"],
    ["", "Sometimes", "", "", "Pigeons", "", "", "", "", "", ""],
]  # fmt: skip
ROWS = [[*_own(number), *answers] for number, answers in enumerate(ANSWERS, start=1)]
CONDENSED = ["Do you work?", "Which tools?", "Email Address"]
FEW = [[*_own(1), "Yes", "Chat, Mail", "no thanks"], [*_own(2), "No", "", ""]]


def _expanded(own: Row, language: str = "") -> list[Row]:
    said = _IN_ANOTHER.get(language, {})
    options = [said.get(option, option) for option in OPTIONS]
    return [[*own, *QUESTIONS], [*[""] * len(own), *options], *ROWS]


def _condensed(own: Row) -> list[Row]:
    return [[*own, *CONDENSED], [""] * (len(own) + len(CONDENSED)), *FEW]


_SHORT = [
    ["RespondentID", "Do you work?", "Which tools?", ""],
    ["", "Response", "Chat", "Mail"],
    ["3292879998", "Yes", "Chat", ""],
    ["3292879538", "No", "", "Mail"],
]


def _text(rows: Sequence[Row], delimiter: str = ",", encoding: str = "utf-8") -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue().encode(encoding)


def _book(rows: Sequence[Row]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _numbered(rows: Sequence[Row]) -> list[Row]:
    header = [word or f"Unnamed: {at}" for at, word in enumerate(rows[0])]
    return [["", *header], *([str(at), *row] for at, row in enumerate(rows[1:]))]


EXPORTS = {
    "expanded": _text(_expanded(OWN)),
    "expanded, Excel": _book(_expanded(OWN)),
    "expanded, semicolons": _text(_expanded(OWN), ";", "cp1252"),
    "expanded, Finnish": _text(_expanded(FINNISH, "fi"), encoding="utf-8-sig"),
    "expanded, Swedish": _text(_expanded(SWEDISH, "sv")),
    "expanded, Czech": _text(_expanded(CZECH, "cs")),
    "expanded, through pandas": _text(_numbered(_expanded(OWN))),
    "condensed": _text(_condensed(OWN)),
    "condensed, Czech": _text(_condensed(CZECH)),
    "condensed, Excel": _book(_condensed(OWN)),
    "short": _text(_SHORT),
}
