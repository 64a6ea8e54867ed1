"""File names that a folder may hold, and what programs leave beside exports."""

from __future__ import annotations

import os
from collections.abc import Iterator

SAID = "a header, but no rows.*Export it again"
NAMES = {
    "a newline": "rivi\nvaihto.csv",
    "a tab": "sarkain\tnimi.csv",
    "250 characters": "a" * 246 + ".csv",
    "emoji": "🎉 palaute 👩🏽‍🎓.csv",
    "marks of direction": "\u202efdp.palaute\u202c.csv",
    "brackets of a program": "[bold]palaute[/bold] [/].csv",
    "braces": "{file} {0} {}.csv",
    "percent": "%s %(x)d 100%.csv",
    "a dash in front": "--help.csv",
    "a space at the end": "palaute.csv ",
    "a reserved name": "CON.csv",
    "quotation marks": "\"a\"; rm 'b' `c` $d.csv",
    "bytes that are no letters": os.fsdecode(b"ty\xf6.csv"),
    "letters in two parts": "ty\u006f\u0308.csv",
    "a star": "surveys?*.csv",
    "no ending": "palaute",
    "an escape": "\x1b[31mpunainen\x1b[0m.csv",
    "a folder of odd name": "kansio [1]\n/{x}.csv",
}


def files(kit) -> Iterator:
    for at, (wrong, name) in enumerate(NAMES.items()):
        data = f"Submitter,Submitter Email,Submission Date,What {at}?\r\n".encode()
        yield kit.Broken(name, data, f"{wrong} in its name", SAID)
    half = kit.workbook(kit.survey)[:3000]
    yield kit.Broken(
        "download.xlsx.crdownload", half, "a download not finished", "only a part of it arrived"
    )
    yield kit.Broken("download.csv.part", b"", "a download not begun", "empty.*Export it again")
