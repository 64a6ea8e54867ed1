"""Zoom's poll reports, of invented people."""

import csv
import io

OWN = ["#", "User Name", "User Email", "Submitted Date/Time"]
FIRST = "Which tools\ndo you use, daily?"
RAGGED = [
    [*OWN, "", "", ""],
    ["1", "Ada (Ada Nova)", "ada@example.org", "Nov 19, 2021 10:05", FIRST, "Chat;Mail", "Ready?",
     "Yes"],
    ["2", "Bo's iPad", "", "Nov 19, 2021 10:06", FIRST, "Mail"],
    ["3", "Anonymous Attendee", "", "Nov 19, 2021 10:50", "Useful?", "Very, indeed"],
    ["4", "Ada (Ada Nova)", "ada@example.org", "Nov 19, 2021 11:05", "Rate", "5", "Rate", "4"],
]  # fmt: skip
BLOCK = [
    ["Poll Report"],
    ["Report Generated:", "Sep 22, 2021 4:00 PM"],
    ["Topic", "Webinar ID", "Actual Start Time", "Actual Duration (minutes)"],
    ["Verkostot", "847 0000 1045", "Sep 22, 2021 1:00 PM", "90"],
]
HEADED = [
    [*OWN, FIRST, "Ready?"],
    ["1", "Ada", "ada@example.org", "Sep 22, 2021 13:05:01", "Chat;Mail", "Yes"],
    ["2", "Anonymous Attendee", "", "Sep 22, 2021 13:05:09", "Mail", ""],
]
SECOND = [
    [*OWN, "Useful?"],
    ["1", "Ada", "ada@example.org", "Sep 22, 2021 13:55:01", "Very"],
]


def written(rows: list[list[str]], delimiter: str = ",", encoding: str = "utf-8-sig") -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue().encode(encoding)


EXPORTS = {
    "question and answer in turn": written(RAGGED),
    "block, question and answer in turn": written([*BLOCK, [], *RAGGED]),
    "headed by questions": written([*BLOCK, *HEADED]),
    "a header for each poll": written([*BLOCK, *HEADED, *SECOND]),
    "a title for each poll": written([*BLOCK, ["Start"], *HEADED, [], ["End", ""], *SECOND]),
    "without a block": written(HEADED, encoding="utf-8"),
    "saved again with semicolons": written(RAGGED, ";"),
}
