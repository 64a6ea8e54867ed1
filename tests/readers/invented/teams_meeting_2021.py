"""Invented attendance reports of Teams as of 2021–22."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

BLOCK = [
    ["Meeting Summary"],
    ["Total Number of Participants", "2"],
    ["Meeting Title", "Village shops online"],
    ["Meeting Start Time", "4/13/2022, 7:50:00 AM"],
    ["Meeting End Time", "4/13/2022, 9:40:00 AM"],
    ["Meeting Id", "abc-123"],
    [],
]
HEADER = ["Full Name", "Join Time", "Leave Time", "Duration", "Email", "Role",
          "Participant ID (UPN)"]  # fmt: skip
PEOPLE = [
    ["Aino Aalto", "4/13/2022, 7:52:36 AM", "4/13/2022, 9:38:40 AM", "1h 46m", "aino@example.org",
     "Organizer", "aino@example.org"],
    ["Bo Berg (Guest)", "4/13/2022, 8:00:00 AM", "4/13/2022, 8:10:00 AM", "10m", "", "Attendee",
     ""],
    ["Bo Berg (Guest)", "4/13/2022, 8:12:00 AM", "4/13/2022, 9:00:00 AM", "48m", "", "Attendee",
     ""],
]  # fmt: skip
# Invented words: no such report in Swedish was seen, and none is needed.
IN_SWEDISH = {
    "Meeting Summary": "Mötessammanfattning", "Total Number of Participants": "Antal deltagare",
    "Meeting Title": "Mötesrubrik", "Meeting Start Time": "Mötet började",
    "Meeting End Time": "Mötet slutade", "Full Name": "Fullständigt namn",
    "Join Time": "Anslutning", "Leave Time": "Avgång", "Duration": "Varaktighet",
    "Email": "E-post", "Role": "Roll", "Participant ID (UPN)": "Deltagar-ID (UPN)",
}  # fmt: skip
SHORT = [row[:6] for row in (HEADER, *PEOPLE)]


def written(rows: Sequence[Sequence[str]], delimiter: str, encoding: str) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue().encode(encoding)


WHOLE = [*BLOCK, HEADER, *PEOPLE]
EXPORTS = {
    "utf-16": written(WHOLE, "\t", "utf-16"),
    "saved again": written([[*row, *[""] * (7 - len(row))] for row in WHOLE], ";", "utf-8-sig"),
    "without block": written([HEADER, *PEOPLE], ",", "utf-8"),
    "stays alone": written(SHORT, ",", "utf-8"),
    "unknown words": written(
        [[IN_SWEDISH.get(cell, cell) for cell in row] for row in WHOLE], "\t", "utf-16"
    ),
    "people alone": written(
        [["Name", "First Join (UTC)", "Last Leave (UTC)", "In-Meeting Duration", "Email",
          "Participant ID (UPN)", "Role", "Engagement: Unmute"],
         *([*row[:5], row[6], row[5], "2"] for row in PEOPLE[:2])],
        "\t", "utf-16",
    ),
}  # fmt: skip
