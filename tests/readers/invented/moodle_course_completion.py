"""Invented completion of a course, as Moodle downloads it."""

from __future__ import annotations

import csv
import io


def _text(rows: list[list[str]], delimiter: str = ",", encoding: str = "utf-8") -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter, lineterminator="\n").writerows(rows)
    return out.getvalue().encode(encoding)


_EN = [
    ["ID", "Name", "Email address", "Start", "Start - Completion date", "Test",
     "Test - Completion date", "Date", "Course complete"],
    ["1046", "Ada Nova", "ada@example.org", "Completed", "1/02/26, 10:11",
     "Completed (achieved pass grade)", "30/03/26, 21:15", "1/04/26, 00:00", "1/04/26, 00:05"],
    ["1047", "Bo Berg", "bo@example.org", "Not completed", "", "Not completed", "", "", ""],
]  # fmt: skip
_SV = [
    ["Användar-ID", "Namn", "E-postadress", "Del 1", "Del 1 - Datum för slutförande", "Kurs klar"],
    ["1046", "Ada Nova", "ada@example.org", "Slutförd", "2026-02-01 10:11", "2026-02-01 10:12"],
    ["1047", "Bo Berg", "bo@example.org", "Ej slutförd", "", ""],
]  # fmt: skip
_FI = [
    ["Tunnus", "Nimi", "Osa 1", "Osa 1 - Suorituspäivä", "Kurssi suoritettu"],
    ["1046", "Ada Nova", "Suoritettu", "1.02.2026 10:11", "1.02.2026 10:12"],
    ["1047", "Bo Berg", "Keskeneräinen", "", ""],
]
_NO_ACTIVITY = [
    ["User id", "Name", "Date", "Course complete"],
    ["1046", "Ada", "", "1/04/26, 1:00"],
]
EXPORTS: dict[str, bytes] = {
    "en": _text(_EN),
    "excel": b"\xff\xfe" + _text(_EN, "\t", "utf-16-le"),
    "sv": _text(_SV),
    "fi": _text(_FI),
    "no activities": _text(_NO_ACTIVITY),
}
