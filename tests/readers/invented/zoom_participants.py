"""Zoom's lists of participants, of invented people."""

import csv
import io

JOIN, LEAVE = "11/19/2021 10:00:01 AM", "11/19/2021 11:00:00 AM"
STAYS = [
    ["Name (Original Name)", "User Email", "Join Time", "Leave Time", "Duration (Minutes)", "Guest",
     "Recording Consent", "In Waiting Room"],
    ["Ada (Ada Nova)", "ada@example.org", JOIN, LEAVE, "60", "No", "Y", "No"],
    ["Bo's iPad (Bo)", "", "11/19/2021 10:30:00 AM", LEAVE, "30", "Yes", "", "Yes"],
    ["Ada (Ada Nova)", "", "11/19/2021 11:02:00 AM", "11/19/2021 11:02:20 AM", "1", "", "NA", "No"],
]  # fmt: skip
PEOPLE = [
    ["Name (Original Name)", "User Email", "Total Duration (Minutes)", "Guest"],
    ["Ada Nova", "ada@example.org", "61", "No"],
    ["Bo's iPad (Bo)", "", "30", "Yes"],
]
BLOCK = [
    ["Meeting ID", "Topic", "Start Time", "End Time", "User Email", "Duration (Minutes)",
     "Participants", ""],
    ["812 3456 7890", "Meet, greet", "11/19/2021 10:00:00 AM", "11/19/2021 12:00:00 PM",
     "host@example.org", "120", "2", ""],
]  # fmt: skip
HOST = ["Topic", "Meeting ID", "User Name", "User Email", "Department", "Group",
        "Has Zoom Rooms?", "Creation Time", "Start Time", "End Time", "Duration (Minutes)",
        "Participants"]  # fmt: skip
MEETING = ["Meet, greet", "812 3456 7890", "Hanna Host", "host@example.org", "", "", "No",
           "15/08/2021 01:27", "19/11/2021 10:00", "19/11/2021 12:00", "120", "2"]  # fmt: skip
OTHER = ["Part 2", "899 3456 7890", *MEETING[2:8], "26/11/2021 10:00", "26/11/2021 12:00", "9", "2"]
FLAT = [
    HOST + STAYS[0] + ["Marketing Opt-In"],
    *([*MEETING, *stay, "-"] for stay in STAYS[1:]),
]
# Invented words: no list in another language was ever seen, and none is needed.
FOREIGN = [
    [
        "Nomo (Origina nomo)",
        "Retadreso",
        "Venis",
        "Foriris",
        "Daŭro (Minutoj)",
        "Gasto",
        "Konsento",
    ],
    *(stay[:7] for stay in STAYS[1:]),
]


def written(rows: list[list[str]], delimiter: str = ",", encoding: str = "utf-8-sig") -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue().encode(encoding)


EXPORTS = {
    "a row per join": written(STAYS, encoding="utf-8"),
    "a row per person": written(PEOPLE),
    "block and an empty line": written([*BLOCK, [], *STAYS]),
    "block and a line of commas": written([*BLOCK, [""] * 8, *STAYS]),
    "block above people": written([*BLOCK, [], *PEOPLE]),
    "report of an account": written(FLAT),
    "several meetings": written([*FLAT, [*OTHER, *STAYS[1], "-"]]),
    "saved again with semicolons": written([*BLOCK, [""] * 8, *STAYS], ";", "cp1252"),
    "index in front": written([[str(n - 1) if n else "", *row] for n, row in enumerate(STAYS)]),
    "language without words": written(FOREIGN),
    "language without words, block": written([["x"] * 8, BLOCK[1], [], *FOREIGN]),
}
