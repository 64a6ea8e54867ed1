from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import date, datetime, time, timedelta

import pytest

from analysis.problems import ProblemsError
from analysis.readers.workbook import is_workbook, sheets, text_of


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
    first, second = sheets(data, "a.xlsx")
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
    assert [r.cells for r in sheets(lying, "a.xlsx")[0].records][-1] == ("3", "4")


@pytest.mark.parametrize("left", [10, 500, -1, -30])
def test_a_cut_workbook_is_refused(as_workbook: Callable[..., bytes], left: int) -> None:
    data = as_workbook([["a", "b"], [1, 2]])[:left]
    assert is_workbook(data)
    with pytest.raises(ProblemsError, match=r"a\.xlsx: .*damaged, or only a part.*again"):
        sheets(data, "a.xlsx")


def test_another_zip_archive_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("answers.csv", "a,b\n1,2\n")
    with pytest.raises(ProblemsError, match=r"ZIP archive.*Unpack"):
        sheets(out.getvalue(), "a.zip")


def _replaced(data: bytes, part: str, old: bytes, new: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            body = source.read(name)
            target.writestr(name, body.replace(old, new) if name == part else body)
    return out.getvalue()
