"""Text in encodings that nobody declared, cut or mixed; and files that are no text at all."""

from __future__ import annotations

import bz2
import codecs
import gzip
from collections.abc import Iterator

NORDIC = "Submitter,Submitter Email,Submission Date,Mitä työtä etsit?\r\n".encode()
ANSWER = ",,2023-01-13 09:00:00+00:00,Työtä Åbossa ja Jyväskylässä\r\n"
CUT = "ends in the middle.*Download the export again"
NO_TEXT = "neither text nor.*Export the data as CSV or XLSX"
WINDOWS = "not UTF-8; it was read as Windows-1252.*export it again as UTF-8"
NULS = r"\d+ NUL characters"


def files(kit) -> Iterator:
    B, invented = kit.Broken, kit.invented
    teams = invented["teams_attendance"]
    indico = invented["indico: text"].removeprefix(codecs.BOM_UTF8)
    text = (NORDIC + ANSWER.encode()).decode()
    yield B("utf16 cut.csv", teams[:-1], "UTF-16 cut in half a character", CUT)
    yield B(
        "utf16be cut.csv", invented["teams_attendance: big-endian"][:-1], "the same, other end", CUT
    )
    bare = text.encode("utf-16-le")
    yield B("utf16 bare cut.csv", bare[: len(bare) // 2 | 1], "UTF-16 without BOM, cut", CUT)
    yield B(
        "utf16 lone half.csv",
        teams[:200] + b"\x00\xd8\x20\x00" + teams[200:],
        "half a pair",
        "From byte 200 on.*UTF-16-LE",
    )
    yield B(
        "utf16 then utf8.csv",
        teams + "Lisätty käsin,1\r\n".encode(),
        "two encodings",
        f"{CUT}|From byte",
    )
    for name in ("utf-32", "utf-32-le", "utf-32-be"):
        yield B(
            f"{name}.csv",
            text.encode(name),
            "a rare encoding",
            "" if name == "utf-32" else "NUL characters",
        )
    yield B(
        "utf32 cut.csv", text.encode("utf-32")[:-3], "a rare encoding, cut", f"UTF-32|NUL|{CUT}"
    )
    yield B(
        "utf8 cut.csv",
        NORDIC + ",,,Työt".encode() + "ä".encode()[:1],
        "UTF-8 cut in a letter",
        CUT,
    )
    yield B("windows.csv", text.encode("cp1252"), "not UTF-8", WINDOWS)
    yield B(
        "windows holes.csv",
        text.encode("cp1252") + b",,2023-01-14 09:00:00+00:00,\x81\x8d\x90\r\n",
        "bytes that Windows-1252 has no letters for",
        WINDOWS,
    )
    yield B("mac.csv", text.encode("mac_roman"), "letters of old Macs", WINDOWS)
    yield B("dos.csv", text.encode("cp850"), "letters of DOS", WINDOWS)
    yield B(
        "utf8 and windows.csv",
        (NORDIC + ANSWER.encode()) + ANSWER.encode("cp1252"),
        "two encodings in a file",
        WINDOWS,
    )
    yield B(
        "marked and windows.csv",
        codecs.BOM_UTF8 + NORDIC + ANSWER.encode("cp1252"),
        "a mark that lies",
        "Some bytes are not UTF-8.*Export the file again",
    )
    yield B(
        "twice utf8.csv",
        text.encode().decode("cp1252").encode(),
        "encoded twice",
        "row 1.*encoded twice.*Download the export again",
    )
    yield B(
        "letters lost.csv",
        text.replace("ö", "\ufffd").encode(),
        "letters lost by another program",
        "row 1.*Letters were lost.*Download the export again",
    )
    yield B(
        "two marks.csv",
        codecs.BOM_UTF8 * 2 + indico + b",,2023-01-14 09:00:00+00:00,No\r\n",
        "two byte order marks",
        "short|fewer|mark|Nothing|questions fit none",
    )
    yield B(
        "mark inside.csv",
        codecs.BOM_UTF8 + indico + codecs.BOM_UTF8 + indico,
        "two files in one",
        r"row 4.*repeat the header.*joined",
    )
    yield B("nuls.csv", indico.replace(b"Yes", b"Y\0es\0"), "NUL bytes", NULS)
    yield B("nul tail.csv", indico + b"\0" * 4096, "a tail of NUL bytes", NULS)
    yield B(
        "only nuls.csv",
        b"\0" * 5000,
        "nothing but NUL bytes",
        "empty.*Export it again|neither text",
    )
    yield B("only mark.csv", codecs.BOM_UTF8, "nothing but a mark", "empty.*Export it again")
    yield B("only mark 16.csv", codecs.BOM_UTF16_LE, "nothing but a mark", "empty.*Export it again")
    yield B("empty.csv", b"", "empty", "empty.*Export it again")
    yield B("space.csv", b" \r\n \t\r\n" * 99, "nothing but space", "empty.*Export it again")
    yield B(
        "ebcdic.csv",
        text.encode("cp500"),
        "a mainframe's letters",
        f"{WINDOWS}|neither text|not an export of a tool",
    )
    yield B(
        "utf7.csv",
        text.encode("utf-7"),
        "letters of old mail programs",
        "questions fit none|UTF-7|not an export",
    )
    yield B("control.csv", bytes(range(1, 32)) * 40, "control characters", NO_TEXT)
    yield from _no_text(B, indico)


def _no_text(B, indico: bytes) -> Iterator:
    packed = "compressed.*Unpack it"
    yield B("gzip.csv", gzip.compress(indico, mtime=0), "packed, and renamed", packed)
    yield B("bzip2.csv", bz2.compress(indico), "packed, and renamed", packed)
    yield B(
        "7z.csv", b"7z\xbc\xaf\x27\x1c\x00\x04" + bytes(range(256)), "packed, and renamed", packed
    )
    yield B("rar.csv", b"Rar!\x1a\x07\x01\x00" + bytes(range(256)), "packed, and renamed", packed)
    yield B(
        "report.pdf",
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n",
        "a printed report",
        "PDF.*Export.*CSV or XLSX",
    )
    yield B(
        "renamed pdf.csv",
        b"%PDF-1.4\n%\xe2\xe3\n2 0 obj\n<<>>\nendobj\n",
        "a printed report, renamed",
        "PDF.*Export.*CSV or XLSX",
    )
    yield B(
        "picture.png",
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(200)),
        "a picture",
        "picture.*Export.*CSV or XLSX",
    )
    yield B(
        "photo.csv",
        b"\xff\xd8\xff\xe0\0\x10JFIF" + bytes(range(200)),
        "a picture, renamed",
        "picture.*Export.*CSV or XLSX",
    )
    yield B(
        "mail.csv",
        b"From: a@example.org\r\nTo: b@example.org\r\nSubject: Export\r\n\r\nHello\r\n",
        "a mail",
        "not an export of a tool",
    )
    yield B(
        "letter.rtf",
        b"{\\rtf1\\ansi{\\fonttbl\\f0 Arial;}\\f0 Hello\\par}",
        "a letter",
        "not an export of a tool|RTF|JSON",
    )
    yield B(
        "database.csv",
        b"SQLite format 3\0\x10\0\x01\x01\0" + bytes(500),
        "a database",
        "database.*Export|not an export of a tool|neither text",
    )
    yield B(
        "table.parquet",
        b"PAR1\x15\x04\x15" + bytes(range(1, 200)) + b"PAR1",
        "columns of a researcher",
        NO_TEXT,
    )
    yield B(
        "sign in.csv",
        b"<!DOCTYPE html>\n<html><head><title>Sign in</title></head>"
        b"<body>Please sign in</body></html>",
        "the page of a sign-in",
        "web page.*[Ss]ign in.*download",
    )
    yield B(
        "error.xls",
        b"<html><body><h1>500 Internal Server Error</h1></body></html>",
        "the page of an error",
        "web page.*[Ss]ign in.*download",
    )
    yield B(
        "table page.csv",
        b"<html><body><table><tr><td>Our</td><td>menu</td></tr><tr><td>1</td><td>2</td></tr></table></body></html>",
        "a page with a table",
        "not an export of a tool|web page",
    )
    yield B(
        "denied.csv",
        b"<?xml version='1.0'?><Error><Code>AccessDenied</Code></Error>",
        "an error of a store",
        "not an export of a tool|XML",
    )
