"""Workbooks: cut, locked, merged, calculated, hollow, huge, or no workbooks at all."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Iterator
from datetime import datetime

import openpyxl
import xlwt

DAMAGED = "damaged, or only a part of it arrived.*Download the export again"
LOCKED = "locked with a password.*remove the password"
OTHER = "ZIP archive, but no Excel workbook.*Unpack"
UNKNOWN = "not an export of a tool.*(Export it again|mapping)"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def files(kit) -> Iterator:
    yield from _damaged(kit)
    yield from _other_archives(kit)
    yield from _bombs(kit)
    yield from _sheets(kit)
    yield from _cells(kit)


def _ole(*names: str) -> bytes:
    """The outer shape of a compound file: a header, a sector of addresses, and a directory."""
    head = OLE + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 0x1000, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    head += struct.pack("<I", 0) + b"\xff" * 4 * 108
    table = struct.pack("<II", 0xFFFFFFFD, 0xFFFFFFFE) + b"\xff" * 504
    entries = b"".join(
        _entry(name, 5 if at == 0 else 2) for at, name in enumerate(("Root Entry", *names))
    )
    return head + table + entries.ljust(512, b"\0")


def _entry(name: str, kind: int) -> bytes:
    said = (name + "\0").encode("utf-16-le")
    ids = struct.pack("<III", 0xFFFFFFFF, 0xFFFFFFFF, 1 if kind == 5 else 0xFFFFFFFF)
    return (
        said.ljust(64, b"\0")
        + struct.pack("<HBB", len(said), kind, 1)
        + ids
        + bytes(36)
        + struct.pack("<II", 0xFFFFFFFE, 0)
        + bytes(4)
    )


def _old(rows) -> bytes:
    book = xlwt.Workbook()
    sheet = book.add_sheet("Data")
    for r, row in enumerate(rows):
        for c, cell in enumerate(row):
            sheet.write(r, c, cell)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _damaged(kit) -> Iterator:
    B, whole = kit.Broken, kit.workbook(kit.survey)
    yield B("cut.xlsx", whole[: len(whole) // 2], "half a workbook", DAMAGED)
    yield B("cut end.xlsx", whole[:-30], "the end missing", DAMAGED)
    yield B("start only.xlsx", whole[:4], "four bytes", DAMAGED)
    yield B("end only.xlsx", whole[-22:], "the last bytes", DAMAGED)
    middle = len(whole) // 2
    yield B(
        "damaged.xlsx",
        whole[:middle] + bytes(64) + whole[middle + 64 :],
        "zeros in the middle",
        DAMAGED,
    )
    parts = kit.parts_of(whole)
    yield B(
        "no sheet.xlsx",
        kit.archive_of({k: v for k, v in parts.items() if "sheet1" not in k}),
        "its sheet missing",
        DAMAGED,
    )
    yield B(
        "no list.xlsx",
        kit.archive_of({k: v for k, v in parts.items() if k != "xl/workbook.xml"}),
        "its list of sheets missing",
        OTHER,
    )
    sheet = "xl/worksheets/sheet1.xml"
    yield B(
        "cut sheet.xlsx",
        kit.archive_of({**parts, sheet: parts[sheet][:-200]}),
        "a sheet cut inside",
        DAMAGED + "|row 7.*fewer",
    )
    yield B(
        "binary sheet.xlsx",
        kit.archive_of({**parts, sheet: bytes(range(256))}),
        "a sheet of bytes",
        DAMAGED + "|empty",
    )
    yield B(
        "no sheet xml.xlsx",
        kit.archive_of({**parts, sheet: b""}),
        "a sheet of nothing",
        DAMAGED + "|empty",
    )
    bomb = (
        b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "'
        + b"a" * 9999
        + b'">'
        + b"".join(b'<!ENTITY %c "&%c;&%c;&%c;&%c;">' % (98 + n, *[97 + n] * 4) for n in range(20))
        + b"]>"
    )
    strings = (
        bomb
        + b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>&u;</t></si></sst>'
    )
    yield B(
        "entities.xlsx",
        kit.archive_of({**parts, "xl/sharedStrings.xml": strings}),
        "texts that grow without end",
        f"{DAMAGED}|{UNKNOWN}|empty",
    )
    old = _old(kit.survey)
    yield B("cut.xls", old[: len(old) // 2], "half an old workbook", DAMAGED)
    yield B(
        "noise.xls", OLE + bytes(range(256)) * 9, "noise behind the sign of old workbooks", DAMAGED
    )
    yield B(
        "letter.doc", _ole("WordDocument", "1Table"), "a letter of Word", f"{DAMAGED}|Word|no Excel"
    )
    yield B(
        "mail.msg",
        _ole("__properties_version1.0", "__nameid_version1.0"),
        "a mail of Outlook",
        f"{DAMAGED}|no Excel",
    )
    yield B(
        "text.xlsx",
        kit.invented["typeform"] + b"k3,,a,b,2023-01-13 08:42:53,2023-01-13 08:50:00",
        "text called a workbook, cut",
        "row 4.*fewer cells",
    )


def _other_archives(kit) -> Iterator:
    B = kit.Broken
    yield B(
        "packed.zip",
        kit.archive_of({"answers.csv": kit.written(kit.survey)}),
        "exports packed together",
        OTHER,
    )
    yield B(
        "letter.docx",
        kit.archive_of({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w/>"}),
        "a letter of Word",
        "document of a program.*CSV or XLSX",
    )
    yield B(
        "slides.pptx",
        kit.archive_of({"[Content_Types].xml": b"<Types/>", "ppt/presentation.xml": b"<p/>"}),
        "slides",
        "document of a program.*CSV or XLSX",
    )
    yield B(
        "numbers.xlsx",
        kit.archive_of({"Index/Document.iwa": b"\0\x01"}),
        "a workbook of Apple's Numbers",
        "document of a program.*CSV or XLSX",
    )
    yield B("nothing.zip", kit.archive_of({}), "an archive of nothing", f"{OTHER}|{DAMAGED}|empty")
    yield B(
        "empty.ods",
        kit.archive_of(
            {"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": b""}
        ),
        "an empty sheet of LibreOffice",
        f"{DAMAGED}|empty",
    )
    yield B(
        "letter.odt",
        kit.archive_of(
            {"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<a/>"}
        ),
        "a letter of LibreOffice",
        f"{DAMAGED}|empty|letter|no Excel",
    )
    yield B("locked.xlsx", _ole("EncryptedPackage", "EncryptionInfo"), "a password", LOCKED)
    yield B(
        "locked.zip",
        _locked(kit.archive_of({"answers.csv": b"a,b\r\n"})),
        "an archive with a password",
        OTHER + "|password",
    )
    yield B(
        "locked inside.xlsx",
        _locked(kit.workbook(kit.survey)),
        "a workbook locked as an archive",
        f"{DAMAGED}|{LOCKED}",
    )


def _locked(archive: bytes) -> bytes:
    """The archive with the sign of encryption on every part."""
    data = bytearray(archive)
    for sign, flag in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(sign)
        while at >= 0:
            data[at + flag] |= 1
            at = data.find(sign, at + 4)
    return bytes(data)


def _bombs(kit) -> Iterator:
    B, parts = kit.Broken, kit.parts_of(kit.workbook(kit.survey))
    huge = "would hold more than 400 MB.*save it as CSV"
    bomb = kit.archive_of({**parts, "xl/media/x.bin": bytes(450 << 20)})
    yield B("bomb.xlsx", bomb, "450 MB of nothing", huge)
    texts = kit.archive_of(
        {**parts, "xl/sharedStrings.xml": b"<sst>" + b" " * (120 << 20) + b"</sst>"}
    )
    yield B(
        "lying bomb.xlsx",
        _lying(texts, "xl/sharedStrings.xml"),
        "more than it says",
        f"{huge}|{DAMAGED}",
    )
    inner = kit.archive_of({"0.zip": kit.archive_of({"0.txt": bytes(1 << 20)})})
    yield B("nested.zip", inner, "archives in archives", OTHER)


def _lying(archive: bytes, name: str) -> bytes:
    """The archive, with 100 bytes given as the unpacked size of a part."""
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        info = opened.getinfo(name)
    data, size = bytearray(archive), struct.pack("<I", 100)
    data[info.header_offset + 22 : info.header_offset + 26] = size
    at = archive.rindex(name.encode()) - 46
    data[at + 24 : at + 28] = size
    return bytes(data)


def _sheets(kit) -> Iterator:
    B, rows, end = kit.Broken, kit.survey, kit.END
    yield B("no cells.xlsx", kit.workbook([]), "a workbook without cells", "empty.*Export it again")
    yield B(
        "cover.xlsx",
        kit.workbook([["Read me first"]], rows),
        "the answers behind a cover sheet",
        "Sheet2|" + UNKNOWN,
    )
    yield B(
        f"{end}/two sheets.xlsx",
        kit.workbook(rows, rows[:3]),
        "a second sheet",
        "Only the sheet “Sheet1” was read; these were not: Sheet2.*a file each",
    )
    yield B(
        f"{end}/hundred sheets.xlsx",
        kit.workbook(rows, *[[[n]] for n in range(100)]),
        "a hundred sheets more",
        "Sheet101.*a file each",
    )
    yield B(
        f"{end}/chart.xlsx",
        _with_chart(rows),
        "a chart instead of a table",
        "empty.*Export it again",
    )
    wide = [
        [*row, *[f"x{n}" if at == 0 else 1 for n in range(10_000)]]
        for at, row in enumerate(rows[:4])
    ]
    yield B(
        f"{end}/10000 columns.xlsx",
        kit.workbook(wide),
        "10,000 columns too much",
        "none of the questions",
    )
    yield B(
        f"{end}/far cell.xlsx",
        _far(rows),
        "a cell in the last corner",
        r"row 1048576|none of the questions|fewer cells|more cells",
    )
    yield B(
        f"{end}/header only.xlsx",
        kit.workbook(rows[:1]),
        "nothing but a header",
        "a header, but no rows.*Export it again",
    )
    yield B(
        f"{end}/title above.xlsx",
        kit.workbook([["Loppukysely"]], rows)[:0] + kit.workbook([["Loppukysely"], *rows]),
        "a title typed above the table",
        UNKNOWN + "|column",
    )
    yield B(
        "title above.xlsx",
        kit.workbook([["Loppukysely"], [], *rows]),
        "a title typed above the table",
        UNKNOWN,
    )
    yield B(
        "side by side.xlsx",
        kit.workbook([["Notes", None, *row] for row in rows]),
        "notes beside the table",
        UNKNOWN,
    )
    yield B(
        "turned.xlsx",
        kit.workbook([list(column) for column in zip(*rows, strict=True)]),
        "rows and columns changed",
        UNKNOWN,
    )
    yield B(
        "flat.xls",
        b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">'
        b"<Worksheet/></Workbook>",
        "a workbook of 2003 as XML",
        "XML.*(XLSX|CSV)|" + UNKNOWN,
    )
    macros = kit.archive_of(
        {**kit.parts_of(kit.workbook(rows)), "xl/vbaProject.bin": OLE + bytes(64)}
    )
    yield B(f"{end}/macros.xlsm", macros, "macros", "macros; they were not run.*Nothing needs")


def _with_chart(rows) -> bytes:
    book = openpyxl.Workbook()
    book.active.title = "Data"
    chart = book.create_chartsheet("Chart")
    chart.add_chart(openpyxl.chart.BarChart())
    return _saved(book)


def _saved(book) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _far(rows) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.active["XFD1048576"] = "x"
    return _saved(book)


def _cells(kit) -> Iterator:
    B, rows, end = kit.Broken, kit.survey, kit.END
    last = len(rows[0])
    formula = kit.changed(rows, 3, 6, "=1+2")
    yield B(
        f"{end}/formula.xlsx",
        kit.workbook(formula),
        "a formula never calculated",
        r"row 4, column “G”.*formula without its result.*Open the file in Excel",
    )
    yield B(
        f"{end}/excel error.xlsx",
        kit.workbook(kit.changed(rows, 2, 6, "#REF!")),
        "an error of Excel",
        r"row 3, column “G”.*error of Excel.*Open the file in Excel|none of the options",
    )
    yield B(
        f"{end}/merged.xlsx",
        _merged(rows, "C3:C5"),
        "cells merged over rows",
        r"row 3.*merged over several rows.*unmerge",
    )
    yield B(
        f"{end}/merged wide.xlsx",
        _merged(rows, "F2:J7"),
        "answers merged over rows and columns",
        r"row 2.*merged|more cells|row 3.*merged",
    )
    yield B(
        f"{end}/merged header.xlsx",
        _merged(rows, "F1:H1"),
        "merged headers",
        r"column “[GH]”.*none of the questions|none of the questions",
    )
    yield B(
        f"{end}/numbers.xlsx",
        kit.workbook(kit.changed(rows, 3, 5, 12345.678)),
        "a number for an answer",
        "row 4.*12345.678.*none of the options",
    )
    yield B(
        f"{end}/dates.xlsx",
        kit.workbook(kit.changed(rows, 3, 5, datetime(2023, 1, 2))),
        "an answer that Excel took for a date",
        "row 4.*none of the options.*Correct it",
    )
    yield B(
        f"{end}/long text.xlsx",
        kit.workbook(kit.changed(rows, 3, last - 1, "x" * 32767)),
        "a text at the end of what Excel holds",
        "row 4.*32,?767.*|cut",
    )


def _merged(rows, cells: str) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.active.merge_cells(cells)
    return _saved(book)
