"""Invented logs of Moodle, in its languages and every form it is downloaded in."""

from __future__ import annotations

import csv
import html
import io
import json

import openpyxl

ENGLISH = [
    "Time", "User full name", "Affected user", "Event context", "Component", "Event name",
    "Description", "Origin", "IP address",
]  # fmt: skip
SWEDISH = [
    "Tid", "Fullständigt namn", "Berörd användare", "Händelsekontext", "Komponent",
    "Händelsenamn", "Beskrivning", "Ursprung", "IP-adress",
]  # fmt: skip
FINNISH = [
    "Aika", "Koko nimi", "Se jota koskee", "Missä", "Mikä osa", "Mitä", "Kuvaus", "Mistä",
    "IP-osoite",
]  # fmt: skip
GERMAN = [
    "Zeit", "Vollständiger Name", "Betroffene/r Nutzer/in", "Ereigniskontext", "Komponente",
    "Ereignisname", "Beschreibung", "Herkunft", "IP-Adresse",
]  # fmt: skip
_VIEWED = "The user with id '1046' viewed the 'page' activity with course module id '643'."
_COURSE = "The user with id '{}' viewed the course with id '12'."
_GRADED = (
    "The user with id '2' updated the grade with id '77' for the user with id '1046' for the "
    "grade item with id '9'."
)


def _rows(*times: str) -> list[list[str]]:
    first, second, third, fourth = times
    return [
        [first, "Ada Nova", "-", 'Page: "UKK", part 1', "Page", "Course module viewed", _VIEWED,
         "web", "192.0.2.1"],
        [second, "-", "-", "Course: MOOC", "System", "Course viewed", _COURSE.format(0), "web",
         "192.0.2.2"],
        [third, "Bo Admin as Ada Nova", "-", "Course: MOOC", "System", "Course viewed",
         _COURSE.format(1046), "web", "192.0.2.2"],
        [fourth, "Bo Admin", "Ada Nova", "User: Ada Nova", "System", "User graded", _GRADED,
         "cli", ""],
    ]  # fmt: skip


ACCURATE = _rows("7/09/26, 21:40:58", "7/09/26, 21:39:01", "7/09/26, 21:38:00", "6/09/26, 9:02:03")
MINUTES = _rows("23/01/23, 12:09", "23/01/23, 12:08", "23/01/23, 12:08", "2/01/23, 08:00")
ISO = _rows("2026-09-07 21:40", "2026-09-07 21:39", "2026-09-07 21:38", "2026-09-06 09:02")
DOTS = _rows("7.09.2026 21:40", "7.09.2026 21:39", "7.09.2026 21:38", "6.09.2026 9:02")
NO_YEAR = _rows("23 Jan, 12:09", "23 Jan, 12:08", "2 Jan, 12:08", "31 Dec, 08:00")


def _text(rows: list[list[str]], delimiter: str = ",", encoding: str = "utf-8") -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter, lineterminator="\n").writerows(rows)
    return out.getvalue().encode(encoding)


def _backslashed(rows: list[list[str]]) -> bytes:
    """With an index in front and quotes after backslashes, as data frames are written."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, escapechar="\\", doublequote=False, lineterminator="\n")
    writer.writerows([["", *rows[0]], *([str(n), *row] for n, row in enumerate(rows[1:]))])
    return out.getvalue().encode()


def _workbook(rows: list[list[str]]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _page(rows: list[list[str]]) -> bytes:
    cells = ("".join(f"<td>{html.escape(cell)}</td>" for cell in row) for row in rows)
    body = "".join(f"<tr>{row}</tr>" for row in cells)
    return f"<!DOCTYPE html><html><body><table>{body}</table></body></html>".encode()


def _json(header: list[str], rows: list[list[str]]) -> bytes:
    return json.dumps([[dict(zip(header, row, strict=True)) for row in rows]]).encode()


_NAMES = [
    "time", "fullnameuser", "relatedfullnameuser", "context", "component", "eventname",
    "description", "origin", "ip",
]  # fmt: skip
_SITE = [["Course", *ENGLISH], *(["Digital networking", *row] for row in ACCURATE)]
EXPORTS: dict[str, bytes] = {
    "en": _text([ENGLISH, *ACCURATE]),
    "en, minutes": _text([ENGLISH, *MINUTES]),
    "en, no year": _text([ENGLISH, *NO_YEAR]),
    "en, site": _text(_SITE),
    "en, index": _backslashed([ENGLISH, *ACCURATE]),
    "en, semicolons": _text([ENGLISH, *ACCURATE], ";", "utf-8-sig"),
    "en, utf-16": b"\xff\xfe" + _text([ENGLISH, *ACCURATE], "\t", "utf-16-le"),
    "en, workbook": _workbook([ENGLISH, *ACCURATE]),
    "en, page": _page([ENGLISH, *ACCURATE]),
    "en, json": _json(ENGLISH, ACCURATE),
    "json names": _json(_NAMES, ACCURATE),
    "sv": _text([SWEDISH, *ISO]),
    "fi": _text([FINNISH, *DOTS]),
    "de": _text([GERMAN, *DOTS]),
    "de, site": _text([["Kurs", *GERMAN], *(["Netze", *row] for row in DOTS)]),
}
