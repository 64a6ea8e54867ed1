"""VV files as LimeSurvey writes them: two headers, TAB, escapes."""

from __future__ import annotations

import csv
import io

OWN = ["id", "submitdate", "lastpage", "startlanguage", "seed", "token"]
IN_WORDS = ["Response ID", "Date submitted", "Last page", "Start language", "Seed", "token"]
CODES = ["work", "tools_SQ001", "tools_other", "why"]
SGQA = ["12345X1X10", "12345X1X11SQ001", "12345X1X11other", "12345X2X12"]
TEXTS = ["Do you work?", "Which tools? (e.g. chat) (Mail (e-mail))",
         "Which tools? (e.g. chat) (Other)", "Why (or why not)?"]  # fmt: skip
ROWS = [
    ["5", "2023-01-12 08:50:00", "2", "en", "1187294201", "x7Kq2mB9aLw4T1z", "Y", "Y",
     "{quote}pigeon{tab}post", "one{cr}{newline}two {lbrace}three}"],
    ["6", "{question_not_shown}", "1", "fi", "1187294202", "{question_not_shown}", "N",
     "{question_not_shown}", "{question_not_shown}", ""],
]  # fmt: skip


def text(rows: list[list[str]], delimiter: str = "\t") -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter, lineterminator="\n").writerows(rows)
    return out.getvalue().encode()


EXPORTS = {
    "codes": text([[*IN_WORDS, *TEXTS], [*OWN, *CODES], *ROWS]),
    "codes, another language": text(
        [["Vastuse ID", "Esitatud", "Leht", "Algkeel", "Seeme", "Kood", *TEXTS],
         [*OWN, *CODES], *ROWS]
    ),
    "sgqa": text([[*IN_WORDS, *TEXTS], [*OWN, *SGQA], *ROWS]),
    "codes in both headers": text([[*OWN, *TEXTS], [*OWN, *CODES], *ROWS]),
    "subquestions on a line of their own": text(
        [[*IN_WORDS, "Do you work?", "Which tools? \nMail", "Which tools? \nOther", "Why?"],
         [*OWN, *CODES], *ROWS]
    ),
    "subquestions after a dash": text(
        [[*IN_WORDS, "Do you work?", "Which tools?  - Mail", "Which tools?  - Other", "Why - why?"],
         [*OWN, *CODES], *ROWS]
    ),
    "saved by a spreadsheet": text([[*IN_WORDS, *TEXTS], [*OWN, *CODES], *ROWS], ";"),
}  # fmt: skip
