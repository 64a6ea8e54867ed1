from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import date, datetime, time, timedelta

import openpyxl
import pytest
import xlwt

from analysis.problems import ProblemsError
from analysis.readers.workbook import Sheet, is_workbook, read_workbook, text_of


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        ("  as is ", "  as is "),
        (5, "5"),
        (5.0, "5"),
        (-0.5, "-0.5"),
        (43968.83, "43968.83"),
        (358000000000.0, "358000000000"),
        (True, "TRUE"),
        (False, "FALSE"),
        (datetime(2023, 2, 1, 10), "2023-02-01T10:00:00"),
        (datetime(2023, 2, 1, 9, 59, 59, 712000), "2023-02-01T10:00:00"),
        (date(2023, 2, 1), "2023-02-01"),
        (time(9, 30), "09:30:00"),
        (timedelta(hours=26, seconds=5), "26:00:05"),
    ],
)
def test_cells_become_text(value: object, text: str) -> None:
    assert text_of(value) == text


def test_rows_keep_their_numbers_across_blank_ones(as_workbook: Callable[..., bytes]) -> None:
    data = as_workbook([["a", "b"], [], [1, datetime(2023, 2, 1, 10)], [None, True]], [["c"]])
    first, second = _sheets(data, "a.xlsx")
    assert [(r.row, r.cells) for r in first.records if not r.blank] == [
        (1, ("a", "b")),
        (3, ("1", "2023-02-01T10:00:00")),
        (4, ("", "TRUE")),
    ]
    assert (first.name, second.name, second.records[0].cells) == ("Sheet1", "Sheet2", ("c",))


def test_a_wrong_size_in_the_file_hides_no_rows(as_workbook: Callable[..., bytes]) -> None:
    data = as_workbook([["a", "b"], [1, 2], [3, 4]])
    lying = _replaced(data, "xl/worksheets/sheet1.xml", b'ref="A1:B3"', b'ref="A1"')
    assert lying != data
    assert [r.cells for r in _sheets(lying, "a.xlsx")[0].records][-1] == ("3", "4")


@pytest.mark.parametrize("left", [10, 500, -1, -30])
def test_a_cut_workbook_is_refused(as_workbook: Callable[..., bytes], left: int) -> None:
    data = as_workbook([["a", "b"], [1, 2]])[:left]
    assert is_workbook(data)
    with pytest.raises(ProblemsError, match=r"a\.xlsx: .*damaged, or only a part.*again"):
        _sheets(data, "a.xlsx")


def test_another_zip_archive_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("answers.csv", "a,b\n1,2\n")
    with pytest.raises(ProblemsError, match=r"ZIP archive.*Unpack"):
        _sheets(out.getvalue(), "a.zip")


def test_values_of_merged_cells_are_spread_over_the_header() -> None:
    book = openpyxl.Workbook()
    book.active.append(["Who", "How often?", None, "Why"])
    book.active.append([None, "Mail", "Chat", None])
    book.active.merge_cells("B1:C1")
    out = io.BytesIO()
    book.save(out)
    (sheet,) = _sheets(out.getvalue(), "a.xlsx")
    assert sheet.spread(0) == ("Who", "How often?", "How often?", "Why")
    assert sheet.spread(1) == ("", "Mail", "Chat", "")


def test_an_old_workbook_is_read() -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("Data")
    for at, value in enumerate(["Name", 43968.83, True]):
        sheet.write(2, at, value)
    out = io.BytesIO()
    book.save(out)
    (found,) = _sheets(out.getvalue(), "a.xls")
    assert [(r.row, r.cells) for r in found.records if not r.blank] == [
        (3, ("Name", "43968.83", "TRUE"))
    ]


def test_a_formula_without_its_result_is_told_with_its_place(
    as_workbook: Callable[..., bytes],
) -> None:
    (warning,) = read_workbook(as_workbook([["a", "b"], [1, "=A2+1"]]), "a.xlsx").problems
    assert (warning.place.row, warning.place.column, warning.values["count"]) == (2, "B", 1)


def test_one_cell_in_the_last_corner_costs_no_memory() -> None:
    book = openpyxl.Workbook()
    book.active["A1"] = "Name"
    book.active["XFD1048576"] = "x"
    out = io.BytesIO()
    book.save(out)
    (sheet,) = _sheets(out.getvalue(), "a.xlsx")
    assert [r.row for r in sheet.records.filled()] == [1, 1048576]


def test_an_archive_that_promises_gigabytes_is_not_opened() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("xl/workbook.xml", bytes(401 << 20))
    with pytest.raises(ProblemsError, match="would hold more than 400 MB"):
        _sheets(out.getvalue(), "a.xlsx")


def _sheets(data: bytes, name: str) -> tuple[Sheet, ...]:
    return read_workbook(data, name).sheets


def _replaced(data: bytes, part: str, old: bytes, new: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            body = source.read(name)
            target.writestr(name, body.replace(old, new) if name == part else body)
    return out.getvalue()
