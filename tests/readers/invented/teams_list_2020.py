"""Invented lists of participants of Teams as of 2020: who joined and left."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

ROWS = [
    ["Full Name", "User Action", "Timestamp"],
    ["Aalto Aino", "Joined before", "11/12/2020, 12:27:24"],
    ["Aalto Aino", "Left", "11/12/2020, 12:45:18"],
    ["Aalto Aino", "Joined", "11/12/2020, 13:45:41"],
    ["Berg Bo", "Joined", "11/12/2020, 12:28:09"],
    ["Berg Bo", "Left", "11/12/2020, 12:38:11"],
    ["Ceder Cecilia (Guest)", "Joined", "11/12/2020, 12:30:00"],
]
# Told words.
IN_SWEDISH = {
    "Full Name": "Fullständigt namn", "User Action": "Åtgärd", "Timestamp": "Tid",
    "Joined before": "Anslöt tidigare", "Joined": "Anslöt", "Left": "Lämnade",
}  # fmt: skip
# Words nobody told: the order says what they mean.
IN_ESTONIAN = {
    "Full Name": "Täisnimi", "User Action": "Toiming", "Timestamp": "Ajatempel",
    "Joined before": "Varem saabunud", "Joined": "Saabus", "Left": "Lahkus",
}  # fmt: skip


def written(rows: Sequence[Sequence[str]], delimiter: str, encoding: str) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue().encode(encoding)


def said(words: dict[str, str]) -> list[list[str]]:
    return [[words.get(cell, cell) for cell in row] for row in ROWS]


def at(rows: Sequence[Sequence[str]], old: str, new: str) -> list[list[str]]:
    return [[cell.replace(old, new) for cell in row] for row in rows]


EXPORTS = {
    "english": written(ROWS, "\t", "utf-16"),
    "american": written(
        [ROWS[0], *([*row[:2], f"11/4/2020, 9:50:{n:02} AM"] for n, row in enumerate(ROWS[1:]))],
        "\t", "utf-16",
    ),
    "saved again": written(ROWS, ";", "utf-8-sig"),
    "swedish": written(said(IN_SWEDISH), "\t", "utf-16"),
    "unknown words": written(at(said(IN_ESTONIAN), "11/12/2020", "12.11.2020"), ",", "utf-8"),
    "pandas": written(
        [["", *ROWS[0]], *([str(n), *row] for n, row in enumerate(ROWS[1:]))], ",", "utf-8"
    ),
}  # fmt: skip
