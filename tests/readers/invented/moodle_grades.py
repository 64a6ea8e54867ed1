"""Invented grades, as Moodle exports them."""

from __future__ import annotations

import csv
import io

import openpyxl


def _text(rows: list[list[str]], delimiter: str = ",", encoding: str = "utf-8") -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter, lineterminator="\n").writerows(rows)
    return out.getvalue().encode(encoding)


def _workbook(rows: list[list[str]]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


_EN = [
    ["First name", "Last name", "ID number", "Institution", "Department", "Email address",
     "Suspended", "Quiz: Part 1 (Real)", "Quiz: Part 1 (Percentage)", "Quiz: Part 1 (Letter)",
     "Quiz: Part 1 (Feedback)", "Essay (long) (Real)", "Course total (Real)",
     "Last downloaded from this course"],
    ["Ada", "Nova", "77", "", "", "ada@example.org", "", "8.00", "80.00 %", "B", "Well done, Ada",
     "-", "8.00", "1770000000"],
    ["Bo", "Berg", "", "", "", "bo@example.org", "Yes", "-", "-", "-", "", "-", "-",
     "1770000000"],
]  # fmt: skip
_FI = [
    ["Etunimi", "Sukunimi", "Tunnistenumero", "Sähköpostiosoite", "Tentti: Osa 1 (Todellinen)",
     "Kurssiyhteenveto (Todellinen)", "Ladattu viimeksi"],
    ["Ada", "Nova", "77", "ada@example.org", "8,50", "8,50", "1770000000"],
    ["Bo", "Berg", "", "bo@example.org", "-", "-", "1770000000"],
]  # fmt: skip
_SV = [
    ["Förnamn", "Efternamn", "ID nummer", "E-postadress", "Test: Del 1 (Reell)",
     "Totalt för kurs (Reell)", "Senast hämtad"],
    ["Ada", "Nova", "77", "ada@example.org", "8,50", "8,50", "1770000000"],
    ["Bo", "Berg", "", "bo@example.org", "-", "-", "1770000000"],
]  # fmt: skip
EXPORTS: dict[str, bytes] = {
    "en": _text(_EN),
    "en, tabs": _text(_EN, "\t"),
    "en, semicolons": _text(_EN, ";"),
    "en, colons": _text(_EN, ":"),
    "en, workbook": _workbook(_EN),
    "sv": _text(_SV, ";", "utf-8-sig"),
    "sv, colons": _text(_SV, ":"),
    "fi": _text(_FI),
}
