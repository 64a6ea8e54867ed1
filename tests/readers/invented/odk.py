"""Invented exports of ODK Central and of Briefcase."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

CENTRAL = [
    ["SubmissionDate", "start", "end", "today", "username", "about-email", "about-age", "q-1",
     "tools", "tools/chat", "tools/mail", "home-Latitude", "home-Longitude", "home-Altitude",
     "home-Accuracy", "meta-instanceID", "KEY", "SubmitterID", "SubmitterName",
     "AttachmentsPresent", "AttachmentsExpected", "Status", "ReviewState", "DeviceID", "Edits",
     "FormVersion"],
    ["2023-02-01T10:05:00.123Z", "2023-02-01T12:00:00.000+02:00", "2023-02-01T12:04:00.000+02:00",
     "2023-02-01", "ada", "ada@example.org", "34", "yes", "chat mail", "1", "1", "60.1699",
     "24.9384", "0", "12", "uuid:1", "uuid:1", "12", "Ada Nova", "0", "0", "", "approved",
     "device-1", "0", "v1"],
]  # fmt: skip
BRIEFCASE = [
    ["SubmissionDate", "about-age", "SET-OF-children", "meta-instanceID", "KEY"],
    ["Jan 5, 2020 10:00:00 AM", "34", "uuid:1/children", "uuid:1", "uuid:1"],
]
CHILDREN = [
    ["name", "age", "PARENT_KEY", "KEY"],
    ["Bo", "5", "uuid:1", "uuid:1/about/children[1]"],
    ["Cai", "7", "uuid:1", "uuid:1/about/children[2]"],
]


def _written(rows: Sequence[Sequence[str]]) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue().encode()


EXPORTS = {
    "central": _written(CENTRAL),
    "briefcase": _written(BRIEFCASE),
    "repeat": _written(CHILDREN),
    "pandas index": _written([["", *BRIEFCASE[0]], ["0", *BRIEFCASE[1]]]),
}
