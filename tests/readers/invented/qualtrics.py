"""Invented exports of Qualtrics: three header rows, two of the old exporter, rows deleted."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence

import openpyxl

Row = Sequence[str]

#: Code, text and ImportId of the tool's own columns.
OWN = [
    ("StartDate", "Start Date", "startDate"),
    ("EndDate", "End Date", "endDate"),
    ("Status", "Response Type", "status"),
    ("IPAddress", "IP Address", "ipAddress"),
    ("Progress", "Progress", "progress"),
    ("Duration (in seconds)", "Duration (in seconds)", "duration"),
    ("Finished", "Finished", "finished"),
    ("RecordedDate", "Recorded Date", "recordedDate"),
    ("ResponseId", "Response ID", "_recordId"),
    ("RecipientLastName", "Recipient Last Name", "recipientLastName"),
    ("RecipientFirstName", "Recipient First Name", "recipientFirstName"),
    ("RecipientEmail", "Recipient Email", "recipientEmail"),
    ("ExternalReference", "External Data Reference", "externalDataReference"),
    ("LocationLatitude", "Location Latitude", "locationLatitude"),
    ("LocationLongitude", "Location Longitude", "locationLongitude"),
    ("DistributionChannel", "Distribution Channel", "distributionChannel"),
    ("UserLanguage", "User Language", "userLanguage"),
]
ASKED = [
    ("Q1", "Which best describes you,\nor did? - Selected Choice", "QID1"),
    ("Q1_4_TEXT", "Which best describes you,\nor did? - Other, which? - Text", "QID1_4_TEXT"),
    ("Q2_1", "Which tools? - Selected Choice - Chat - private", "QID2_1"),
    ("Q2_-1", "Which tools? - Selected Choice - None", "QID2_-1"),
    ("Q2_3", "Which tools? - Selected Choice - Other", "QID2_3"),
    ("Q2_3_TEXT", "Which tools? - Other - Text", "QID2_3_TEXT"),
    ("Q6_1", "How sure are you? - Networks", "QID6_1"),
    ("Q6_2", "How sure are you? - Profile", "QID6_2"),
    ("Q5_1_1", "Where and when? - Online - Morning", "QID5_1_1"),
    ("Q5_1_2", "Where and when? - Online - Evening", "QID5_1_2"),
    ("Q10#1_1", "Now and then - Now - Work", "QID10#1_1"),
    ("Q10#1_2", "Now and then - Now - Study", "QID10#1_2"),
    ("Q12#2_1_-1", "Which ones? - Later - Work - None", "QID12#2_1_-1"),
    ("Q12#2_1_2", "Which ones? - Later - Work - All", "QID12#2_1_2"),
    ("Q7_1", "Put in order - Money", "QID7_1"),
    ("Q7_2", "Put in order - Time", "QID7_2"),
    ("Q8", "What - if anything - helped?", "QID8_TEXT"),
    ("Q8 - Topics", "Q8 - Topics", "QID8_TEXT_eae5a8d0e7fd4bd183e983e5Topics"),
    ("Q9_Browser", "Browser Meta Info - Browser", "QID9_BROWSER"),
    ("Q4_Page Submit", "Timing - Page Submit", "QID4_PAGE_SUBMIT"),
    ("wave", "wave", "wave"),
    ("Email", "Email", "Email"),
]
FINNISH = [
    "Aloituspäivämäärä", "Päättymispäivämäärä", "Vastauksen tyyppi", "IP-osoite", "Edistyminen",
    "Kesto (sekunteina)", "Valmis", "Tallennettu", "Vastauksen tunnus", "Sukunimi", "Etunimi",
    "Sähköposti", "Ulkoinen viite", "Leveysaste", "Pituusaste", "Kanava", "Kieli",
]  # fmt: skip


def _answers(number: int, status: str, channel: str = "anonymous", finished: str = "1") -> Row:
    start, end = f"2023-02-0{number} 08:28:09", f"2023-02-0{number} 08:30:48"
    own = [start, end, status, "192.0.2.7", "100", "159", finished, end,
           f"R_{number}AbCdEfGhIjKlM0", "Nova", "Ada", "ada@example.org", f"x{number}",
           "60.17", "24.94", channel, "FI"]  # fmt: skip
    asked = ["4", "Baker", "1", "", "1", "Mail", "5", "-1", "1", "", "2", "3", "1", "", "2", "1",
             "Talks,\nand \"coffee\"", "Time", "Firefox", "12.5", "start",
             "ada@example.org"]  # fmt: skip
    return [*own, *asked]


CODES, TEXTS = ([column[at] for column in (*OWN, *ASKED)] for at in (0, 1))
IMPORTS = [
    json.dumps({"ImportId": name} | ({"timeZone": "Europe/Helsinki"} if "Date" in name else {}))
    for *_, name in (*OWN, *ASKED)
]
ROWS = [
    _answers(1, "0"),
    _answers(2, "1"),
    _answers(3, "16", "preview"),
    _answers(4, "2"),
]
SAID = [
    _answers(1, "IP Address", finished="True"),
    _answers(2, "Survey Preview", finished="True"),
    _answers(3, "Offline", "preview", "False"),
    _answers(4, "Survey Test", finished="True"),
]

_LEGACY_OWN = ["ResponseID", "ResponseSet", "Name", "ExternalDataReference", "EmailAddress",
               "IPAddress", "Status", "StartDate", "EndDate", "Finished"]  # fmt: skip
LEGACY = [
    [*(f"V{number}" for number in range(1, 11)), "Q2_1", "Q2_2", "Q2_2_TEXT", "stress_1",
     "LocationLatitude", ""],
    [*_LEGACY_OWN, "Which tools have you used in th...-Chat", "Which tools have you used in th...-"
     "Other", "Which tools have you used in th...-Other-TEXT", "Is your work-life hard?",
     "LocationLatitude", ""],
    ["R_1AbCdEfGhIjKlM0", "Default Response Set", "Anonymous", "", "", "192.0.2.7", "0",
     "2016-05-27 11:51:26", "2016-05-27 11:52:26", "1", "1", "1", "Mail", "3", "60.17", ""],
]  # fmt: skip
INSIGHTS_2016 = [
    ["ResponseID", "ResponseSet", "StartDate", "EndDate", "Finished", "Status", "Q2_Q2_1",
     "Q2_Q2_4", "Q8_1"],
    ["ResponseID", "ResponseSet", "StartDate", "EndDate", "Finished", "Status",
     "How often...-At work", "How often...-At home", "A matrix...-Its only row"],
    [str({"ImportId": name}) for name in ("responseId", "responseSetId", "startDate", "endDate",
     "finished", "status", "QID2-1", "QID2-2", "QID8-1")],
    ["R_1AbCdEfGhIjKlM0", "Default Response Set", "2016-05-27 11:51:26", "2016-05-27 11:52:26",
     "1", "0", "1", "2", "3"],
]  # fmt: skip


def _text(rows: Sequence[Row], delimiter: str = ",", encoding: str = "utf-8") -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue().encode(encoding)


def _book(rows: Sequence[Row]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _numbered(rows: Sequence[Row]) -> list[Row]:
    return [["", *rows[0]], *([str(at), *row] for at, row in enumerate(rows[1:]))]


_FINNISH_TEXTS = [*FINNISH, *TEXTS[len(FINNISH) :]]
EXPORTS = {
    "codes": _text([CODES, TEXTS, IMPORTS, *ROWS]),
    "texts, Finnish, UTF-16": _text([CODES, _FINNISH_TEXTS, IMPORTS, *SAID], "\t", "utf-16"),
    "Excel": _book([CODES, TEXTS, *SAID]),
    "saved again with semicolons": _text([CODES, TEXTS, IMPORTS, *ROWS], ";", "utf-8-sig"),
    "through pandas": _text(_numbered([CODES, TEXTS, IMPORTS, *ROWS])),
    "second row deleted": _text([CODES, IMPORTS, *ROWS]),
    "third row deleted": _text([CODES, TEXTS, *ROWS]),
    "second and third row deleted": _text([CODES, *ROWS]),
    "first row deleted": _text([TEXTS, IMPORTS, *ROWS]),
    "first and third row deleted": _text([TEXTS, *ROWS]),
    "first and third row deleted, Finnish": _text([_FINNISH_TEXTS, *ROWS]),
    "no dates, no third row": _text([CODES[8:9] + CODES[17:], TEXTS[8:9] + TEXTS[17:],
                                    *([row[8], *row[17:]] for row in ROWS)]),
    "old exporter": _text(LEGACY, encoding="utf-8-sig"),
    "2016": _text(INSIGHTS_2016),
}  # fmt: skip
