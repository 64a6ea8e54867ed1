"""Invented responses of Moodle's feedback activity."""

from __future__ import annotations

import csv
import io


def _text(rows: list[list[str]], delimiter: str = ",", encoding: str = "utf-8") -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter, lineterminator="\n").writerows(rows)
    return out.getvalue().encode(encoding)


_EN = [
    ["User full name", "Groups", "Email address", "Date", "(use) How useful was it?",
     "Name", "(why) Why (in a word)?"],
    ["Ada Nova", "A, B", "ada@example.org", "Monday, 7 September 2026, 9:40 PM", "Very",
     "Digital &amp; social", "It helped"],
    ["Bo Berg", "", "bo@example.org", "Tuesday, 8 September 2026, 10:02 AM", "", "", ""],
]  # fmt: skip
_COURSE = [
    ["User full name", "Groups", "Course", "Date", "Why?"],
    ["Ada Nova", "", "MOOC", "Monday, 7 September 2026, 9:40 PM", "It helped"],
]
_SV = [
    ["Fullständigt namn", "Grupper", "E-postadress", "Datum", "(nytta) Hur nyttig var den?"],
    ["Ada Nova", "", "ada@example.org", "måndag, 7 september 2026, 21:40", "Mycket"],
]
_FI = [
    ["Koko nimi", "Ryhmät", "Sähköpostiosoite", "Päiväys", "Miksi?"],
    ["Ada Nova", "", "ada@example.org", "maanantaina 7. syyskuuta 2026 klo 21.40", "Auttoi"],
]
_ANONYMOUS = [["Response number", "Groups", "(use) How useful was it?"], ["1", "A", "Very"],
              ["2", "", "Not"]]  # fmt: skip
_ANONYMOUS_FI = [["Vastauksen numero", "Miksi?"], ["1", "Auttoi"], ["2", ""]]
EXPORTS: dict[str, bytes] = {
    "en": _text(_EN),
    "en, utf-16": b"\xff\xfe" + _text(_EN, "\t", "utf-16-le"),
    "course": _text(_COURSE),
    "sv": _text(_SV),
    "fi": _text(_FI),
    "anonymous": _text(_ANONYMOUS),
    "anonymous, fi": _text(_ANONYMOUS_FI),
}
