"""Zoom's registration reports, of invented people."""

import csv
import io

BLOCK = [
    ["Registration Report"],
    ["Report Generated:", "05/20/2026 10:00:00 AM"],
    ["Topic", "Webinar ID", "Scheduled Time", "Scheduled Duration (minutes)", "# Registered"],
    ["Tekoäly, osa 1", "800 0000 0000", "05/21/2026 01:00:00 PM", "90", "3"],
    ["Attendee Details"],
]
LIST = [
    ["First Name", "Last Name", "Email", "Registration Time", "Approval Status", "Phone",
     "Organization", 'What do you hope for, "honestly"?'],
    ["Aino", "Ö", "aino@example.org", "05/09/2026 10:00:00 AM", "approved", "+358 40", "Ry",
     "News, contacts"],
    ["Bo", "", "bo@example.org", "05/10/2026 10:00:00 AM", "cancelled", "", "", ""],
]  # fmt: skip


def written(rows: list[list[str]], delimiter: str = ",", encoding: str = "utf-8-sig") -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue().encode(encoding)


EXPORTS = {
    "with a block": written([*BLOCK, *LIST]),
    "padded with commas": written([row + [""] * (8 - len(row)) for row in [*BLOCK, *LIST]]),
    "list alone": written(LIST, encoding="utf-8"),
    "no last name asked for": written([[row[0], *row[2:]] for row in LIST]),
    "saved again with semicolons": written([*BLOCK, *LIST], ";", "cp1252"),
    "index in front": written([[str(n - 1) if n else "", *row] for n, row in enumerate(LIST)]),
}
