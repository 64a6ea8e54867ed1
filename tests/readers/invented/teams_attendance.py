"""Invented attendance reports of Teams (2022+): languages, webinars, ways of saving again."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

import openpyxl

Rows = Sequence[Sequence[str]]

SUMMARY = [
    ["1. Summary"],
    ["Meeting title", "Local food networks,\nsession 2"],
    ["Attended participants", "3"],
    ["Start time", "10/3/25, 1:55:02 PM"],
    ["End time", "10/3/25, 3:05:40 PM"],
    ["Meeting duration", "1h 10m 37s"],
    ["Average attendance time", "48m 2s"],
    [],
]
HEADER = [
    "Name", "First Join", "Last Leave", "In-Meeting Duration", "Email", "Participant ID (UPN)",
    "Role",
]  # fmt: skip
PEOPLE = [
    ["Aalto, Aino", "10/3/25, 1:55:10\u202fPM", "10/3/25, 3:05:38\u202fPM", "1h 10m 28s",
     "aino@example.org", "aino@example.org", "Organizer"],
    ["Berg Bo (External)", "10/3/25, 1:58:00\u202fPM", "10/3/25, 3:05:00\u202fPM", "1h 2m",
     "bo@example.org", "", "Presenter"],
    ["+358*****12", "10/3/25, 2:20:00\u202fPM", "10/3/25, 2:20:05\u202fPM", "5s", "", "",
     "Attendee"],
]  # fmt: skip
STAYS = [
    ["3. In-Meeting Activities"],
    ["Name", "Join Time", "Leave Time", "Duration", "Email", "Role"],
    *([*row[:5], row[6]] for row in PEOPLE),
]
COUNTS = [
    "Engagement: Reaction-Applause", "Engagement: Reaction-Laugh", "Engagement: Camera On",
    "Engagement: Raise Hands", "Engagement: Unmute",
]  # fmt: skip
DONE = [
    [],
    ["4. Meeting Engagement"],
    ["Name", "Engagement Type", "Time"],
    ["Aalto, Aino", "Unmute", "10/3/25, 2:09:11 PM"],
    ["Aalto, Aino", "Raise Hands", "10/3/25, 2:20:00 PM"],
]
# Told from the shape of the English report; only Portuguese was confirmed.
IN_FINNISH = {
    "1. Summary": "1. Yhteenveto", "2. Participants": "2. Osallistujat",
    "3. In-Meeting Activities": "3. Toiminta kokouksessa", "Name": "Nimi",
    "First Join": "Ensimmäinen liittyminen", "Last Leave": "Viimeinen poistuminen",
    "In-Meeting Duration": "Aika kokouksessa", "Email": "Sähköposti",
    "Participant ID (UPN)": "Osallistujatunnus", "Role": "Rooli", "Join Time": "Tuli",
    "Leave Time": "Meni", "Duration": "Kesto", "Meeting title": "Kokous", "Start time": "Alku",
    "End time": "Loppu", "1h 10m 28s": "1 t 10 min 28 s", "1h 2m": "1 t 2 min",
}  # fmt: skip
IN_PORTUGUESE = {
    "1. Summary": "1. Resumo", "2. Participants": "2. Participantes", "Name": "Nome",
    "First Join": "Primeiro ingresso", "Last Leave": "Última saída",
    "In-Meeting Duration": "Duração na reunião", "Participant ID (UPN)":
    "ID do participante (UPN)", "Role": "Função",
}  # fmt: skip


def report(header: list[str], people: Rows, rest: Rows = ([], *STAYS)) -> list[list[str]]:
    return [list(row) for row in (*SUMMARY, ["2. Participants"], header, *people, *rest)]


def said(rows: Rows, words: dict[str, str]) -> list[list[str]]:
    return [[words.get(cell, cell) for cell in row] for row in rows]


def finnish_times(rows: Rows) -> list[list[str]]:
    def cell(text: str) -> str:
        return text.replace("10/3/25, 1:55:", "3.10.2025, 13.55.").replace("\u202fPM", "")

    return [[cell(text) for text in row] for row in rows]


def written(rows: Rows, delimiter: str, encoding: str) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue().encode(encoding)


def padded(rows: Rows) -> list[list[str]]:
    width = max(len(row) for row in rows)
    return [[*row, *[""] * (width - len(row))] for row in rows]


def workbook(rows: Rows) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


PLAIN = report(HEADER, PEOPLE)
ENGAGED = report(
    [*HEADER, *COUNTS],
    [[*PEOPLE[0], "3", "", "1", "", "12"], [*PEOPLE[1], "", "", "", "", "1"], PEOPLE[2]],
    ([], *STAYS, *DONE),
)
WEBINAR = [
    *SUMMARY[:2],
    ["Registered participants", "40"],
    *report(
        ["Registration First Name", "Registration Last Name", "Registration Email",
         "Registration Time", *HEADER],
        [["Aino", "Aalto", "aino@example.org", "9/1/25, 8:00:00 AM", *PEOPLE[0]],
         ["Bo", "Berg", "bo.berg@example.org", "9/2/25, 8:00:00 AM", *PEOPLE[1]]],
    )[2:],
]  # fmt: skip
REGISTRATIONS = [
    *PLAIN,
    [],
    ["4. Registrations"],
    ["First name", "Email", "Registration Time", "Registration Status", "Town"],
    ["Cecilia", "cecilia@example.org", "9/3/25, 8:00:00 AM", "Registered", "Vasa"],
]
UTC = said(PLAIN, {"First Join": "First Join (UTC)", "Last Leave": "Last Leave (UTC)"})
FINNISH = finnish_times(said(PLAIN, IN_FINNISH))
NO_UPN = [
    [cell for at, cell in enumerate(row) if at != 5 or len(row) < 7] for row in said(
        report([*HEADER, *COUNTS[:2]], [[*row, "1", "2"] for row in PEOPLE]), IN_FINNISH
    )
]  # fmt: skip
NO_TIMES = [
    *SUMMARY[:3],
    [],
    ["2. Osallistujat"],
    ["Nimi", "Sähköposti", "Tunnus", "Rooli"],
    *([row[0], *row[4:]] for row in PEOPLE),
]
EXPORTS = {
    "counts and a fourth section": written(ENGAGED, "\t", "utf-16"),
    "webinar": written(WEBINAR, "\t", "utf-16"),
    "registrations": written(REGISTRATIONS, "\t", "utf-16"),
    "utc": written(UTC, "\t", "utf-16"),
    "big-endian": b"\xfe\xff" + written(PLAIN, "\t", "utf-16-be"),
    "semicolons": written(padded(PLAIN), ";", "utf-8-sig"),
    "commas": written(padded(PLAIN), ",", "utf-8"),
    "workbook": workbook(PLAIN),
    "finnish": written(FINNISH, "\t", "utf-16"),
    "portuguese": written(said(PLAIN, IN_PORTUGUESE), "\t", "utf-16"),
    "unknown words, no user names, counts": written(NO_UPN, "\t", "utf-16"),
    "unknown words, no times": written(NO_TIMES, "\t", "utf-16"),
}
