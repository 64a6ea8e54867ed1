from __future__ import annotations

import pytest

from analysis.readers.mapping.shapes import column_shape, shape_of


@pytest.mark.parametrize(
    ("cell", "shape"),
    [
        ("Ada <ada@example.org>", "address"),
        ("010190-123A", "identity code"),
        ("+358 40 123 4567", "phone number"),
        ("0401234567", "phone number"),
        ("192.0.2.1", "internet address"),
        ("2001:db8::1", "internet address"),
        ("2026/05/28 7:01:33 PM GMT+3", "date and time"),
        ("1.9.2022 klo 12.30", "date and time"),
        ("2023-02-01T10:00:00", "date and time"),
        ("Sep 1, 2022", "date"),
        ("20220901", "date"),
        ("1h 2min 3s", "duration"),
        ("1:02:03", "duration"),
        ("12:30", "time of day"),
        ("1 204,5", "number"),
        ("Ada Nova", "name of a person"),
        ("Nova, Ada", "name of a person"),
        ("yes, always", None),
        ("", None),
    ],
)
def test_a_cell(cell: str, shape: str | None) -> None:
    assert shape_of(cell) == shape


def test_answers_that_repeat_are_no_names() -> None:
    assert column_shape(["Strongly Agree", "Strongly Disagree"] * 3) is None
    assert column_shape(["Ada Nova", "Bo Berg", "Ce Dahl", "De Ek", "x"]) == "name of a person"
