"""Invented attempts of a quiz, as Moodle downloads them."""

from __future__ import annotations

import csv
import io


def _text(rows: list[list[str]], delimiter: str = ",", encoding: str = "utf-8") -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter, lineterminator="\n").writerows(rows)
    return out.getvalue().encode(encoding)


_EN = [
    ["Last name", "First name", "Email address", "State", "Started on", "Completed",
     "Time taken", "Grade/10.00", "Q. 1 /1.00", "Q. 2 /9.00"],
    ["Nova", "Ada", "ada@example.org", "Finished", "7 September 2026 9:40 PM",
     "7 September 2026 9:50 PM", "10 mins", "8.00", "1.00", "7.00"],
    ["Berg", "Bo", "bo@example.org", "-", "-", "-", "-", "-", "-", "-"],
    ["Overall average", "", "", "", "", "", "", "8.00 (1)", "1.00 (1)", "7.00 (1)"],
]  # fmt: skip
_RESPONSES = [
    [*_EN[0][:3], "Status", "Started", *_EN[0][5:8], "Question 1", "Response 1", "Right answer 1"],
    [*_EN[1][:8], "Who?", "Me", "You"],
]
_SV = [
    ["Efternamn", "Förnamn", "E-postadress", "Status", "Påbörjad", "Slutförd", "Tidsåtgång",
     "Betyg/10,00", "F1 /10,00"],
    ["Nova", "Ada", "ada@example.org", "Avslutade", "måndag, 7 september 2026, 21:40",
     "måndag, 7 september 2026, 21:50", "10 minuter", "8,00", "8,00"],
    ["Medel för alla", "", "", "", "", "", "", "8,00", "8,00"],
]  # fmt: skip
_FI = [
    ["Sukunimi", "Etunimi", "Sähköpostiosoite", "Vaihe", "Alku", "Loppu", "Kesto",
     "Arvosana/10,00", "K. 1 /10,00"],
    ["Nova", "Ada", "ada@example.org", "Valmis", "maanantai, 7 syyskuu 2026, 21:40",
     "maanantai, 7 syyskuu 2026, 21:50", "10 min", "8,00", "8,00"],
    ["Kokonaiskeskiarvo", "", "", "", "", "", "", "8,00", "8,00"],
]  # fmt: skip
EXPORTS: dict[str, bytes] = {
    "en": _text(_EN),
    "responses": _text(_RESPONSES),
    "sv": _text(_SV, ";"),
    "fi": _text(_FI, ";"),
}
