"""Zoom's attendee reports of webinars, of invented people."""

import csv
import io

TITLE = [["Attendee Report"], ["Report Generated:", "Mar 23, 2025 6:26 PM"]]
OLDER_TITLE = [["Attendee Report"], ["Report generated time", "03/23/2025 06:26:00 PM"]]
SUMMARY = [
    ["Topic", "Webinar ID", "Actual Start Time", "Actual Duration (minutes)", "# Registered",
     "# Cancelled", "Unique Viewers", "Total Users", "Max Concurrent Views", "Enable Registration"],
    ["Verkostot, osa 1", "847 0000 1045", "Mar 22, 2025 7:13 PM", "282", "3", "1", "2", "4", "2",
     "Yes"],
]  # fmt: skip
STAFF = ["Attended", "User Name (Original Name)", "Email", "Join Time", "Leave Time",
         "Time in Session (minutes)", "Is Guest", "Country/Region Name"]  # fmt: skip
HOSTS = [
    ["Host Details"],
    STAFF,
    ["Yes", "Hanna Host", "host@example.org", "Mar 22, 2025 19:13:27", "Mar 22, 2025 23:55:19",
     "282", "No", "Finland"],
]  # fmt: skip
PANELISTS = [
    ["Panelist Details"],
    STAFF,
    ["Yes", "Pia (Pia Panel)", "pia@example.org", "Mar 22, 2025 19:28:32", "Mar 22, 2025 20:00:19",
     "32", "Yes", "Sweden"],
    ["Yes", "Pia (Pia Panel)", "pia@example.org", "Mar 22, 2025 20:52:29", "Mar 22, 2025 23:55:19",
     "183", "Yes", "Sweden"],
]  # fmt: skip
ATTENDEES = [
    ["Attendee Details"],
    ["Attended", "User Name (Original Name)", "First Name", "Last Name", "Email", "Phone",
     "Registration Time", "Approval Status", "Join Time", "Leave Time",
     "Time in Session (minutes)", "Is Guest", 'Work (if "student", say, write so)',
     "Country/Region Name"],
    ["No", "Ada", "Ada", "Nova", "ada@example.org", "+358400000000", "Mar 15, 2025 11:23:29",
     "approved", "--", "--", "--", "--", "nurse, on leave", ""],
    ["Yes", "bo", "Bo", "", "bo@example.org", "", "Mar 15, 2025 11:27:19", "approved",
     "Mar 22, 2025 19:52:01", "Mar 22, 2025 19:52:39", "1", "Yes", "", "Finland"],
]  # fmt: skip
OTHERS = [
    ["Other Attended"],
    ["User Name", "Join Time", "Leave Time", "Time in Session (minutes)", "Country/Region Name"],
    ["358400***00", "Mar 22, 2025 19:52:01", "Mar 22, 2025 19:53:39", "2", "Finland"],
]
OPEN = [["Attendee Details"], STAFF, *([*HOSTS[2][:1], f"Person {n}", *HOSTS[2][2:]] for n in "12")]


def written(rows: list[list[str]], delimiter: str = ",", encoding: str = "utf-8-sig") -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue().encode(encoding)


def padded(rows: list[list[str]]) -> list[list[str]]:
    width = max(map(len, rows))
    return [row + [""] * (width - len(row)) for row in rows]


WHOLE = [*TITLE, *SUMMARY, *HOSTS, *PANELISTS, *ATTENDEES, *OTHERS]
EXPORTS = {
    "all lists": written(WHOLE),
    "padded with commas": written(padded(WHOLE)),
    "NUL bytes": written(padded(WHOLE)).replace(b"Nova", b"No\0va"),
    "without registration": written([*OLDER_TITLE, *SUMMARY, *OPEN]),
    "without titles of lists": written([["Attendee Report"], *ATTENDEES[1:]]),
    "a title without a list": written([*TITLE, *SUMMARY, *HOSTS, ["Panelist Details"], *ATTENDEES]),
    "a list of unknown title": written([*WHOLE, ["Interpreter Details"], *HOSTS[1:]]),
    "saved again with semicolons": written(padded(WHOLE), ";", "utf-8"),
}
