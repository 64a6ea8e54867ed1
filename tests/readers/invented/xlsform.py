"""Forms as XLSForm workbooks."""

from __future__ import annotations

import io

import openpyxl

Sheets = dict[str, list[list[object]]]


def workbook(sheets: Sheets) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


SURVEY: list[list[object]] = [
    ["type", "name", "label::English (en)", "label::Suomi (fi)"],
    ["start", "start", None, None],
    ["select_one yes_no", "work", "Do you work?", "Oletko töissä?"],
    ["text", "why", "Why?", "Miksi?"],
]
CHOICES: list[list[object]] = [
    ["list_name", "name", "label::English (en)", "label::Suomi (fi)"],
    ["yes_no", 1, "Yes", "Kyllä"],
    ["yes_no", 0, "No", "Ei"],
]
EXPORTS = {
    "two languages": workbook({"survey": SURVEY, "choices": CHOICES}),
    "settings, blank second row": workbook(
        {
            "settings": [["form_title", "default_language"], ["Start", "English (en)"]],
            "survey": [["type", "name", "label"], [None], ["text", "why", "Why?"]],
            "choices": [["list name", "name", "label"], ["yes_no", "y", "Yes"]],
        }
    ),
    "no choices": workbook({"Survey": [["type", "name", "label:English"], ["text", "q", "Why?"]]}),
}
