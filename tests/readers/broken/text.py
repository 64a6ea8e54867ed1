"""Delimited text: cut, ragged, badly quoted, joined, renamed, or far too wide."""

from __future__ import annotations

from collections.abc import Iterator

SHORT = r"row {}.*fewer cells.*Export"
UNKNOWN = "not an export of a tool.*(Export it again|mapping)"
PIECES = r"row {}.*line break.*quotation marks.*Export"
SHOUT = r"row {}.*quotation mark.*(Export|close)"


def files(kit) -> Iterator:
    yield from _ragged(kit)
    yield from _quotes(kit)
    yield from _joined(kit)
    yield from _headers(kit)
    yield from _sizes(kit)


def _plain(rows) -> list[list[str]]:
    """The rows without the commas in their cells."""
    return [[cell.replace(",", "") for cell in row] for row in rows]


def _ragged(kit) -> Iterator:
    B, rows, end = kit.Broken, kit.survey, kit.END
    short = [*rows[:4], rows[4][:-3], *rows[5:]]
    yield B(
        f"{end}/short row.csv",
        kit.written(short),
        "a row with fewer cells",
        SHORT.format(5),
    )
    long = [*rows[:3], [*rows[3][:5], "split", *rows[3][5:]], *rows[4:]]
    yield B(
        f"{end}/long row.csv",
        kit.written(long),
        "a comma too much",
        "row 4.*more cells than the header.*split in two",
    )
    text = kit.written(rows)
    yield B(
        f"{end}/cut.csv", text[: -len(kit.written(rows[-1:])) + 60], "cut in a row", SHORT.format(7)
    )
    width = len(rows[0])
    pieces = [[*rows[3][: width - 2], "Kyllä"], ["ja kiitos", "hei"]]
    yield B(
        f"{end}/pieces.csv",
        kit.unquoted(_plain((*rows[:3], *pieces, *rows[4:]))),
        "an unquoted line break in an answer",
        PIECES.format("4"),
        marked=2,
    )
    three = [[*rows[2][:10], "yksi"], ["kaksi"], ["kolme", *rows[2][11:]]]
    yield B(
        f"{end}/three pieces.csv",
        kit.unquoted(_plain((*rows[:2], *three, *rows[3:]))),
        "two unquoted line breaks",
        PIECES.format("3"),
        marked=3,
    )
    mixed = (
        kit.written(rows[:3]) + kit.written(rows[3:5], end="\n") + kit.written(rows[5:], end="\r")
    )
    yield B(
        f"{end}/mixed ends.csv",
        mixed + b"\r",
        "three kinds of line ends",
        "",
    )
    yield B(
        f"{end}/doubled ends.csv",
        kit.written(rows, end="\r\r\n")[:-200],
        "line ends doubled by a mail program",
        SHORT.format(r"\d+"),
    )
    blank = kit.written([row for each in rows for row in (each, [""] * width, [])][:-5])
    yield B(
        f"{end}/blank rows.csv",
        blank + b"x,y\r\n",
        "blank rows between all others, and a stub",
        SHORT.format(r"1\d"),
    )
    halves = kit.written(rows[:4], ";") + kit.written(rows[4:], ",")
    yield B(
        f"{end}/two delimiters.csv",
        halves,
        "the delimiter changes halfway",
        "row [56].*(fewer|more) cells",
    )
    yield B(
        f"{end}/tail.csv",
        kit.written(rows) + b"--- End of report ---\r\n",
        "a line below the table",
        SHORT.format(8),
    )
    yield B(
        f"{end}/dos end.csv", kit.written(rows) + b"\x1a", "the end mark of DOS", SHORT.format(8)
    )
    yield B(
        "only commas.csv", b",,,,\r\n,,,,\r\n", "cells without anything", "empty.*Export it again"
    )
    yield B(
        "only sep.csv", b"sep=;\r\n", "nothing but the delimiter's name", "empty.*Export it again"
    )
    for name, cut in (
        ("zoom_participants", 400),
        ("typeform", 190),
        ("eventbrite: old dates", 1200),
        ("google_meet: two names", 130),
        ("moodle_log: en", 600),
        ("zoom_registration: list alone", 240),
        ("teams_live_event: signed in", 330),
        ("luma: whole", 600),
        ("tito: whole", 600),
        ("canvas_gradebook: whole", 500),
        ("limesurvey: code", 480),
        ("redcap: raw", 235),
        ("kobo: separate", 400),
        ("odk: central", 470),
        ("matomo: days", 181),
        ("mailchimp_campaigns: campaigns", 560),
        ("bigbluebutton: english", 360),
    ):
        data = kit.invented.get(name) or next(
            v for k, v in kit.invented.items() if k.startswith(name.split(":")[0])
        )
        text = data.rstrip(b"\r\n\0")
        last = max(text.rfind(b"\n"), text.rfind(b"\r"))
        yield B(
            f"cut {name.replace(':', '')}.csv",
            data[: last + max(8, (len(text) - last) // 3)]
            if data[:2] != b"\xff\xfe"
            else data[:cut],
            "cut in its last row",
            "fewer cells|never closed|middle of a char",
            marked=int(name.startswith("bigbluebutton")),  # a line of the tool itself
        )


def _quotes(kit) -> Iterator:
    B, rows, end = kit.Broken, kit.survey, kit.END
    text = kit.written(rows)
    at = text.index(b"\r\n", text.index(rows[2][0].encode()))
    yield B(
        f"{end}/never closed.csv",
        text[: at - 3] + b',"' + text[at:],
        "a quotation mark never closed",
        SHOUT.format(3),
    )
    lines = kit.unquoted(_plain(rows)).split(b"\r\n")
    swallowed = [*lines[:3], b'"' + lines[3], *lines[4:5], lines[5] + b'"', *lines[6:]]
    yield B(
        f"{end}/swallowed.csv",
        b"\r\n".join(swallowed),
        "two stray marks with rows between",
        SHOUT.format(4),
    )
    yield B(
        "quoted whole.csv",
        b"\r\n".join(
            b'"' + line.replace(b'"', b'""') + b'"'
            for line in kit.written(kit.survey).split(b"\r\n")[:-1]
        ),
        "every row quoted as one cell",
        UNKNOWN + "|quot",
    )
    yield B(
        "curly.csv",
        (
            "“Submitter”,“Submitter Email”,“Submission Date”,“Q”\r\n“”,“”,“2023-01-12”,“a”\r\n"
        ).encode(),
        "quotation marks of a word processor",
        UNKNOWN,
    )
    yield B(
        f"{end}/quote in cell.csv",
        kit.unquoted(_plain(rows)).replace("Palkkatyössä".encode(), 'Palkka"työssä'.encode(), 1),
        "a mark in the middle of a cell",
        "none of the options",
    )


def _joined(kit) -> Iterator:
    B, rows, end = kit.Broken, kit.survey, kit.END
    yield B(
        f"{end}/joined.csv",
        kit.written([*rows, *rows]),
        "two exports in one file",
        r"row 8.*repeat the header.*joined",
        marked=1,
    )
    yield B(
        f"{end}/thrice.csv",
        kit.written([*rows[:3], rows[0], rows[0], *rows[3:]]),
        "its header three times",
        r"row 4.*2 rows.*repeat|2 rows.*repeat.*header",
        marked=2,
    )
    yield B(
        "two tools.csv",
        kit.written(rows) + b"\r\n" + kit.invented["typeform"],
        "exports of two tools in a file",
        r"fewer cells",
    )
    conflict = (
        kit.written(rows[:3])
        + b"<<<<<<< HEAD\r\n"
        + kit.written(rows[3:4])
        + b"=======\r\n"
        + kit.written(rows[4:])
        + b">>>>>>> b\r\n"
    )
    yield B(f"{end}/conflict.csv", conflict, "marks of a version control", SHORT.format(4))
    yield B(
        "warning above.csv",
        b"Warning: mysql_connect() in /srv/export.php on line 3\r\n" + kit.written(rows),
        "a program's warning above the table",
        UNKNOWN,
    )
    yield B(
        "title above.csv",
        b"Loppukysely,,\r\n" + kit.written(rows),
        "a title typed above the table",
        UNKNOWN,
    )


def _headers(kit) -> Iterator:
    B, rows, end = kit.Broken, kit.survey, kit.END
    width = len(rows[0])
    yield B(
        "headless.csv",
        kit.written(rows[1:]),
        "the header deleted",
        r"row 1.*header seems to be missing.*Export the file again",
    )
    yield B(
        f"{end}/header only.csv",
        kit.written(rows[:1]),
        "nothing but a header",
        "a header, but no rows.*Export it again",
    )
    same = [[*rows[0][:6], rows[0][5], *rows[0][7:]], *rows[1:]]
    yield B(
        f"{end}/same header.csv",
        kit.written(same),
        "two columns of one name",
        r"column.*Two columns have this header.*rename",
    )
    unnamed = [[*rows[0][:6], "", *rows[0][7:]], *rows[1:]]
    yield B(
        f"{end}/no header.csv",
        kit.written(unnamed),
        "a column without a name",
        r"column “G”.*none of the questions|column.*no (name|header)",
    )
    yield B(
        f"{end}/no headers.csv",
        kit.written([[rows[0][0], *[""] * (width - 1)], *rows[1:]]),
        "columns without names",
        UNKNOWN + r"|column “B”",
    )
    yield B(
        f"{end}/half header.csv",
        kit.written([rows[0][:9], *rows[1:]]),
        "half of the header",
        "more cells than the header",
    )
    yield B(
        f"{end}/foreign questions.csv",
        kit.written([[rows[0][0], *[f"Kysymys {n}" for n in range(1, width)]], *rows[1:]]),
        "none of the questions",
        r"column “Kysymys 1”.*none of the questions",
    )
    yield B(
        "foreign.csv",
        kit.written([[rows[0][0], *[f"Fråga {n}" for n in range(1, width)]], *rows[1:]]),
        "none of the questionnaires",
        "questions fit none of.*Add",
    )
    yield B(
        "spaces.csv",
        "\r\n".join("    ".join(row[:3]) for row in rows).encode(),
        "columns made of spaces",
        UNKNOWN,
    )
    yield B(
        "prose.txt",
        "Muistiinpanoja kokouksesta. Ei mitään muuta.\r\n".encode() * 3,
        "notes",
        UNKNOWN,
    )
    yield B("random words.csv", b"lorem,ipsum\r\ndolor,sit\r\n", "no export", UNKNOWN)


def _sizes(kit) -> Iterator:
    B, rows, end = kit.Broken, kit.survey, kit.END
    wide = [
        [*row, *[f"x{n}" if at == 0 else "1" for n in range(10_000)]] for at, row in enumerate(rows)
    ]
    yield B(
        f"{end}/10000 columns.csv",
        kit.written(wide),
        "10,000 columns too much",
        "none of the questions",
    )
    big = kit.changed(rows, 3, len(rows[0]) - 1, "pitkä vastaus " * 360_000)
    yield B(
        f"{end}/5 MB cell.csv",
        kit.written(big),
        "a cell of 5 MB",
        r"row 4.*(letters|characters)",
    )
    yield B("one line.csv", b"a" * 6_000_000, "one line of 6 MB", UNKNOWN + "|characters")
    yield B("all commas.csv", b"," * 1_000_000 + b"x", "a million cells in a row", UNKNOWN)
    yield B(
        "all quotes.csv", b'"' * 1_000_001, "nothing but quotation marks", UNKNOWN + "|never closed"
    )
    yield B("all lines.csv", b"x\n" * 500_000, "half a million lines of one letter", UNKNOWN)
    yield B("all brackets.csv", b"[" * 300_000, "nothing but brackets", "JSON|" + UNKNOWN)
    yield B("all tags.csv", b"<a>" * 200_000, "nothing but tags", "web page|" + UNKNOWN)
    yield B(
        "all spaces.txt",
        b"00:00:01 From " + b" " * 400_000 + b" to " + b" " * 400_000 + b": x\n",
        "a chat with miles of space",
        UNKNOWN + "|event",
    )
