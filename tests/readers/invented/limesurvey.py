"""Results as LimeSurvey writes them: each kind of heading, separator, file and language."""

from __future__ import annotations

import csv
import io

import openpyxl

OWN = ["id", "submitdate", "lastpage", "startlanguage", "seed", "token", "startdate", "datestamp",
       "ipaddr", "refurl"]  # fmt: skip
OWN_IN_WORDS = {
    "en": ["Response ID", "Date submitted", "Last page", "Start language", "Seed", "Access code",
           "Date started", "Date last action", "IP address", "Referrer URL"],
    "sv": ["Svars-ID", "Datum inskickat", "Sista sidan", "Startspråk", "Frö", "Åtkomstkod",
           "Startdatum", "Datum för senaste åtgärd", "IP-adress", "Hänvisande URL"],
    "fi": ["Vastauksen ID", "Lähetyspäivä", "Viimeinen sivu", "Aloituskieli", "Siemenluku",
           "Osallistujatunnus", "Aloituspäivä", "Viimeisin toiminto", "IP-osoite",
           "Viittaava URL"],
    "et": ["Vastuse ID", "Esitamise kuupäev", "Viimane leht", "Algkeel", "Seeme", "Pääsukood",
           "Alustamise kuupäev", "Viimane tegevus", "IP aadress", "Viitav URL"],
}  # fmt: skip
CODES = ["work", "tools[SQ001]", "tools[SQ002]", "tools[other]", "rate[SQ001]", "why"]
TEXTS = ["Do you work?", "Which tools? (all) [Chat [signal]]", "Which tools? (all) [Mail]",
         "Which tools? (all) [Other]", "Rate the day []", "Why, or why not?"]  # fmt: skip
DATES = ["2023-01-12 08:50:00", "1", "en", "1187294201", "x7Kq2mB9aLw4T1z", "2023-01-12 08:42:53",
         "2023-01-12 08:50:00", "192.0.2.7", "https://example.org/a"]  # fmt: skip
ANSWERS = [
    ["5", *DATES, "Yes", "Yes", "No", "carrier, pigeon", "4", "It \"is\"\nfun"],
    ["6", "", "", "fi", "1187294202", "x7Kq2mB9aLw4T1y", "2023-01-13 09:00:00",
     "2023-01-13 09:01:00", "192.0.2.8", "", "\ufeffNo", "", "", "", "", ""],
]  # fmt: skip


def text(rows: list[list[str]], delimiter: str = ",", encoding: str = "utf-8-sig") -> bytes:
    """Every cell in quotation marks, and an empty line at the end, as the tool writes."""
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter, quoting=csv.QUOTE_ALL).writerows(rows)
    return (out.getvalue() + "\r\n").encode(encoding)


def workbook(rows: list[list[str]]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def both(codes: list[str], texts: list[str]) -> list[str]:
    return [f"{code}. {words}" for code, words in zip(codes, texts, strict=True)]


IN_CODES = [[*OWN, *CODES], *ANSWERS]
IN_BOTH = [both([*OWN, *CODES], [*OWN_IN_WORDS["en"], *TEXTS]), *ANSWERS]
QUESTIONS = [both(CODES, TEXTS), *(row[len(OWN) :] for row in ANSWERS)]
EXPORTS = {
    "code": text(IN_CODES),
    "code, semicolon": text(IN_CODES, ";", "utf-8"),
    "code with underscores": text(
        [[*OWN, *(code.replace("[", "_").replace("]", "") for code in CODES)], *ANSWERS]
    ),
    "code, workbook": workbook(IN_CODES),
    "code, questions only": text([CODES, *(row[len(OWN) :] for row in ANSWERS)]),
    "code and text": text(IN_BOTH),
    "code and text, questions only": text(QUESTIONS),
    "code and text, saved by pandas": text(
        [["", *QUESTIONS[0]], *([str(at), *row] for at, row in enumerate(QUESTIONS[1:]))]
    ),
    **{
        f"full text, {language}": text([[*own, *TEXTS], *ANSWERS])
        for language, own in OWN_IN_WORDS.items()
    },
    "full text, underscores": text(
        [[word.replace(" ", "_") for word in [*OWN_IN_WORDS["en"], *TEXTS]], *ANSWERS]
    ),
    "anonymised": text(
        [["id", "submitdate", "lastpage", "startlanguage", *CODES],
         ["1", "1980-01-01 00:00:00", "2", "en", *ANSWERS[0][len(OWN) :]]]
    ),
}  # fmt: skip
