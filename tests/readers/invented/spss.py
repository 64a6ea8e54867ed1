"""Invented SPSS files, as survey tools write them."""

from __future__ import annotations

import struct
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd
import pyreadstat

_FIRST_EXTENSION = struct.pack("<4i", 7, 3, 4, 8)
_SETS = 7

ANSWERS = pd.DataFrame(
    {
        "id": [1.0, 2.0, 3.0],
        "mail": ["ada@example.org", "bo@example.org", ""],
        "V3": ["Ada Nova", "", ""],
        "helped": [1.0, 5.0, 99.0],
        "years": [2.5, -9.0, None],
        "kind": ["a", "zz", "b"],
        "chat": [1.0, 0.0, None],
        "calls": [0.0, 0.0, 1.0],
        "why": ["Because, well", " ", "Åbo " * 80],
    }
)
SAID: Mapping[str, Any] = {
    "column_labels": {
        "V3": "Nimi", "helped": "Did it help?", "years": "Years of work", "kind": "Which kind?",
        "chat": "Chat", "calls": "Calls, long", "why": "Miksi?",
    },
    "variable_value_labels": {
        "helped": {1.0: "Yes", 2.0: "No", 99.0: "Ei halua vastata"},
        "kind": {"a": "Första", "zz": "Vill inte svara"},
    },
    "missing_ranges": {"helped": [99], "years": [{"lo": -9, "hi": -1}, 77], "kind": ["zz"]},
}  # fmt: skip
LIMESURVEY = pd.DataFrame(
    {
        "id": [1.0], "submitdate": [pd.Timestamp(2023, 2, 1, 10, 5)], "lastpage": [3.0],
        "startlanguage": ["fi"], "seed": ["12"], "ipaddr": ["192.0.2.1"], "Q1": ["A1"],
    }
)  # fmt: skip
QUALTRICS = pd.DataFrame(
    {
        "StartDate": [pd.Timestamp(2023, 2, 1, 10)] * 2, "Status": [0.0, 1.0],
        "IPAddress": ["192.0.2.1", ""], "Finished": [1.0, 1.0],
        "RecordedDate": [pd.Timestamp(2023, 2, 1, 10, 5)] * 2, "ResponseId": ["R_1", "R_2"],
        "Q1": [4.0, 5.0],
    }
)  # fmt: skip
STATUS = {"Status": {0.0: "IP Address", 1.0: "Survey Preview"}}


def written(frame: pd.DataFrame, *, sets: str = "", **how: Any) -> bytes:
    """The frame as an SPSS file; ``sets``: questions with several answers, as SPSS notes them."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "a.sav"
        pyreadstat.write_sav(frame, file, **how)
        data = file.read_bytes()
    if not sets:
        return data
    noted = struct.pack("<4i", 7, _SETS, 1, len(sets.encode())) + sets.encode()
    start = data.index(_FIRST_EXTENSION)
    return data[:start] + noted + data[start:]


# The number before a text is its length; SPSS gives variables short names of its own here.
TOOLS = "$tools=D1 1 12 Which tools? chat calls\n"

EXPORTS = {
    "sav": written(ANSWERS, **SAID),
    "zsav": written(ANSWERS, compress=True, **SAID),
    "packed rows": written(ANSWERS, row_compress=True, **SAID),
    "sets": written(ANSWERS, sets=TOOLS, **SAID),
    "limesurvey": written(LIMESURVEY),
    "qualtrics": written(QUALTRICS, variable_value_labels=STATUS),
    "another encoding": written(ANSWERS, **SAID).replace(b"UTF-8", b"ASCII"),
}
