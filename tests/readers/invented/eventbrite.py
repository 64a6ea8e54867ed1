"""Invented attendee reports of Eventbrite."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

OWN = ["Order #", "Order Date", "First Name", "Last Name", "Email", "Quantity", "Price Tier",
       "Ticket Type", "Attendee #", "Group", "Order Type", "Currency", "Total Paid", "Fees Paid",
       "Eventbrite Fees", "Eventbrite Payment Processing", "Attendee Status"]  # fmt: skip
PLACE = ["Home Address 1", "Home Address 2", "Home City", "Home State", "Home Zip", "Home Country"]
QUESTIONS = ["Where do you work (town, country)", "What do you sell?", "Job Title", "Company"]
HEADER = [*OWN, *PLACE, *QUESTIONS]
BRITISH = {"Order #": "Order no.", "Last Name": "Surname", "Attendee #": "Attendee no.",
           "Home State": "County of Residence", "Home Zip": "Home Postcode"}  # fmt: skip


def ticket(date: str, who: Sequence[str], number: int, status: str) -> list[str]:
    fees = ["", "Free Order", "EUR", "0.00", "0.00", "0.00", "0.00"]
    own = [
        "11211912243",
        date,
        *who,
        "1",
        "",
        "General Admission",
        str(184 + number),
        *fees,
        status,
    ]
    return [*own, "Lane 1", "", "Vaasa", "", "65100", "FI", "Vaasa, FI", "Jam", "Owner", "Farm Oy"]


PEOPLE = [
    ("11/29/24 22:28", ("Aino", "Aalto", "aino@example.org"), "Attending"),
    ("11/29/24 22:28", ("Bo", "Berg", "aino@example.org"), "Checked In"),
    ("11/30/24 9:05", ("Cecilia", "", ""), "Not Attending"),
    ("12/1/24 12:00", ("Daniel", "Dahl", "daniel@example.org"), "Refunded"),
    ("12/1/24 12:01", ("Elin", "Ek", "elin@example.org"), "Deleted"),
]
OLD = [ticket(date, who, at, status) for at, (date, who, status) in enumerate(PEOPLE)]
NEW = [[row[0], f"2026-05-0{at + 1}T12:00:00+03:00", *row[2:]] for at, row in enumerate(OLD)]
BUYERS = [
    ["Order ID", "Order Date", "Attendee Status", "First Name", "Last Name", "Email", "Event Name",
     "Ticket Quantity", "Ticket Type", "Ticket Price", "Buyer First Name", "Buyer Last Name",
     "Buyer Email", "Mobile Phone", "What do you sell?"],
    ["77", "2026-05-01 12:00:00", "Attending", "Bo", "Berg", "bo@example.org", "Markets online",
     "1", "Free", "0", "Aino", "Aalto", "aino@example.org", "+358 40 123", "Jam"],
]  # fmt: skip


def written(rows: Sequence[Sequence[str]], delimiter: str = ",", encoding: str = "utf-8") -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue().encode(encoding)


EXPORTS = {
    "old dates": written([HEADER, *OLD]),
    "iso dates": written([HEADER, *NEW], encoding="utf-8-sig"),
    "british": written([[BRITISH.get(cell, cell) for cell in HEADER], *OLD], ";"),
    "buyers": written(BUYERS),
    "pandas": written([["", *HEADER], *([str(at), *row] for at, row in enumerate(OLD))]),
}
