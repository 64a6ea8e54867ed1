"""Invented KoBoToolbox exports."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

import openpyxl

Rows = Sequence[Sequence[str]]
TAIL = [
    "_id", "_uuid", "_submission_time", "_validation_status", "_notes", "_status",
    "_submitted_by", "__version__", "_tags", "_index",
]  # fmt: skip
SENT = ["190", "u-1", "2021-07-05T09:34:15", "", "", "submitted_via_web", "ada", "v1", "", "1"]
SENT_TOO = ["191", "u-2", "2021-07-06T09:34:15", "", "", "submitted_via_web", "", "v1", "", "2"]
CLOCK = ["start", "end", "today"]
TIMES = ["2021-07-05T10:58:34.147+03:00", "2021-07-05T11:36:41.138+03:00", "2021-07-05"]

BOTH = [
    [*CLOCK, "deviceid", "username", "phonenumber", "about/age", "about/email", "tools",
     "tools/chat", "tools/mail", "tools_other", *TAIL],
    [*TIMES, "device-1", "ada", "+358 40 123", "34", "ada@example.org", "chat mail", "1", "1",
     "", *SENT],
    [*TIMES, "device-2", "", "", "51", "", "", "", "", "", *SENT_TOO],
]  # fmt: skip
SEPARATE = [
    ["about/age", "about/why", "about/tools/chat", "about/tools/1", "has/bike", "has/car", *TAIL],
    ["34", "it helped", "1.0", "0.0", "1", "", *SENT],
    ["51", "", "", "", "0", "1", *SENT_TOO],
]
SINGLE = [
    ["age", "tools", "home", "_home_latitude", "_home_longitude", "_home_altitude",
     "_home_precision", "work", "route_latitude", *TAIL],
    ["34", "chat mail", "60.1699 24.9384 0 0", "60.1699", "24.9384", "0", "0",
     "60.17 24.94 12.5 4;60.18 24.95 12 4", "north", *SENT],
    ["51", "", "", "", "", "", "", "", "", *SENT_TOO],
]  # fmt: skip
LABELS = [
    [*CLOCK, "How old are you?", "Yes/no: did it help?", "Which tools?", "Which tools?/Chat/calls",
     "Which tools?/Mail", "Where do you live?", "_Where do you live?_latitude",
     "_Where do you live?_longitude", "About you/Name", "About you/Town", *TAIL],
    [*TIMES, "34", "Yes", "Chat/calls Mail", "1", "1", "60.1699 24.9384 0 0", "60.1699", "24.9384",
     "Ada Nova", "Åbo", *SENT],
    [*TIMES, "51", "", "", "0", "0", "", "", "", "", "", *SENT_TOO],
]  # fmt: skip
CHILDREN = [
    ["children/child/name", "children/child/age", "_index", "_parent_table_name", "_parent_index",
     "_submission__id", "_submission__uuid", "_submission__submission_time"],
    ["Bo", "5", "1", "Survey", "1", "190", "u-1", "2021-07-05T09:34:15"],
    ["Cai", "7", "2", "Survey", "1", "190", "u-1", "2021-07-05T09:34:15"],
]  # fmt: skip
TAGGED = [
    ["age", "town", *TAIL],
    ["#affected +age", "#loc", *[""] * len(TAIL)],
    ["34", "Åbo", *SENT],
]


def _written(rows: Rows, delimiter: str = ";") -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter, quoting=csv.QUOTE_ALL).writerows(rows)
    return out.getvalue().encode("utf-8-sig")


def _workbook(sheets: dict[str, Rows]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


EXPORTS = {
    "both": _written(BOTH),
    "separate": _written(SEPARATE),
    "single": _written(SINGLE),
    "labels": _written(LABELS),
    "tagged": _written(TAGGED),
    "repeat": _written(CHILDREN),
    "pandas index": _written([["", *BOTH[0]], ["0", *BOTH[1]], ["1", *BOTH[2]]], ","),
    "workbook": _workbook({"children": CHILDREN, "Survey": BOTH, "mine": [["a note"]]}),
}
