"""Invented gradebooks of Canvas."""

from __future__ import annotations

import csv
import io


def _text(rows: list[list[str]], delimiter: str = ",", encoding: str = "utf-8") -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter, lineterminator="\n").writerows(rows)
    return out.getvalue().encode(encoding)


_OWN = ["Student", "ID", "SIS User ID", "SIS Login ID", "Section"]
_EN = [
    [*_OWN, "Essay, part 1 (3501)", "Quiz (3502)", "Assignments Current Score", "Current Score",
     "Final Score"],
    ["    Points Possible", "", "", "", "", "10.0", "5.0", "(read only)", "(read only)",
     "(read only)"],
    ["Nova, Ada", "11", "s11", "ada@example.org", "Networks", "8.0", "", "80", "80.0", "53.3"],
    ["Berg, Bo", "12", "s12", "bo@example.org", "Networks", "", "", "", "", "0.0"],
    ["Student, Test", "99", "", "0f0f", "Networks", "", "", "", "", "0.0"],
]  # fmt: skip
_POSTED = ["", "", "", "", "", "Manual Posting", "", "(read only)", "(read only)", "(read only)"]
_ROOT = [
    ["Student", "ID", "SIS User ID", "SIS Login ID", "Root Account", "Section", "Quiz (3502)",
     "Final Grade"],
    ["    Points Possible", "", "", "", "", "", "5.0", "(read only)"],
    ["Nova, Ada", "11", "s11", "ada", "school.example.org", "Networks", "4.0", "A"],
]  # fmt: skip
_SV = [
    [*_OWN, "Uppgift 1 (3501)", "Uppgifter Final Score", "Final Score"],
    ["    Points Possible", "", "", "", "", "10,0", "(läs endast)", "(läs endast)"],
    ["Nova, Ada", "11", "s11", "ada", "Nätverk", "8,0", "80,0", "0,0"],
    ["Student, Test", "99", "", "0f0f", "Nätverk", "", "0,0", "0,0"],
]  # fmt: skip
EXPORTS: dict[str, bytes] = {
    "en": _text(_EN, encoding="utf-8-sig"),
    "en, posting": _text([_EN[0], _POSTED, *_EN[1:]]),
    "root account": _text(_ROOT),
    "sv": _text(_SV),
    "sv, semicolons": _text(_SV, ";"),
}
