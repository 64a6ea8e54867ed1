"""LinkedIn page statistics: the workbooks of content, visitors and followers, and their CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence

import openpyxl
import xlwt

Rows = Sequence[Sequence[object]]
NOTE = "Aggregated organic and sponsored engagement for the page, day by day. Times are in UTC."
CONTENT: Rows = [
    [NOTE],
    ["Date", "Impressions (organic)", "Impressions (sponsored)", "Impressions (total)",
     "Unique impressions (organic)", "Clicks (organic)", "Clicks (total)", "Shares (organic)",
     "Engagement rate (total)"],
    ["09/01/2022", 120, 0, 120, 80, 5, 5, 0, 0.041666],
    ["09/13/2022", 20, 3, 23, 11, 1, 2, 1, 0.1],
]  # fmt: skip
POSTS: Rows = [
    ["All posts of the chosen time, their statistics to this day."],
    ["Post title", "Post link", "Post type", "Campaign name", "Posted by", "Created date",
     "Audience", "Impressions", "Clicks", "Click through rate (CTR)", "Likes", "Reposts"],
    ["Join us, all!", "https://example.org/1", "Organic", "", "Ada Nova", "09/01/2022",
     "All followers", 300, 12, 0.04, 9, 2],
    ["Tasks\nof the week", "https://example.org/2", "Organic", "", "Bo Berg", "09/13/2022",
     "All followers", 40, 0, 0, 1, 0],
]  # fmt: skip
VISITORS: Rows = [
    ["Date", "Overview page views (desktop)", "Overview page views (mobile)",
     "Overview page views (total)", "Overview unique visitors (total)",
     "Total page views (total)"],
    ["09/01/2022", 5, 6, 11, 4, 12],
]  # fmt: skip
FOLLOWERS: Rows = [
    ["Date", "Sponsored followers", "Organic followers", "Auto-invited followers",
     "Total followers"],
    ["09/01/2022", 0, 3, 0, 3],
]  # fmt: skip
PLACES: Rows = [["Location", "Total followers"], ["Helsinki", 41], ["Umeå", 9]]


def old_workbook(sheets: Mapping[str, Rows]) -> bytes:
    book = xlwt.Workbook()
    for name, rows in sheets.items():
        sheet = book.add_sheet(name)
        for at, row in enumerate(rows):
            for place, value in enumerate(row):
                sheet.write(at, place, value)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def new_workbook(sheets: Mapping[str, Rows]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def text(rows: Rows, delimiter: str = ",") -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue().encode()


RENAMED = [CONTENT[0], [
    str(cell).replace("Shares (", "Reposts (").replace("Clicks (", "Clicks(") for cell in CONTENT[1]
], *CONTENT[2:]]  # fmt: skip
EXPORTS: dict[str, bytes] = {
    "content": old_workbook({"Metrics": CONTENT, "All posts": POSTS}),
    "visitors": old_workbook({"Visitor metrics": VISITORS}),
    "followers": new_workbook({"New followers": FOLLOWERS, "Location": PLACES}),
    "saved as text": text(RENAMED),
    "saved with semicolons": text(CONTENT[1:], ";"),
    "posts alone": new_workbook({"All posts": POSTS}),
}
