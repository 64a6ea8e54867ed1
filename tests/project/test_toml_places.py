from __future__ import annotations

import tomllib

from analysis.project.toml_places import line_numbers, line_of, spelled, value_at

TEXT = '''\
title = """
goals = "not a key"
"""
[funding]
funder.fi = "x"
[[goals]]
id = "G1"
[goals.name]
fi = "a"
[[goals]]
"id" = "G2"
files = [
  "a = b",
]
'''


def test_every_key_is_found_where_it_stands() -> None:
    lines = line_numbers(TEXT)
    assert lines == {
        ("title",): 1,
        ("funding",): 4,
        ("funding", "funder", "fi"): 5,
        ("goals", 0): 6,
        ("goals", 0, "id"): 7,
        ("goals", 0, "name"): 8,
        ("goals", 0, "name", "fi"): 9,
        ("goals", 1): 10,
        ("goals", 1, "id"): 11,
        ("goals", 1, "files"): 12,
    }


def test_every_path_leads_to_a_value() -> None:
    data = tomllib.loads(TEXT)
    assert all(value_at(path, data) is not None for path in line_numbers(TEXT))


def test_what_is_missing_is_looked_for_in_its_table() -> None:
    lines = line_numbers(TEXT)
    assert line_of(("goals", 1, "name", "sv"), lines) == 10
    assert line_of(("reports",), lines) == 1


def test_keys_are_spelled_as_they_are_written() -> None:
    data = tomllib.loads(TEXT)
    assert spelled(("goals", 0, "name", "fi"), data) == "[[goals]] no. 1, name, fi"
    assert spelled(("funding", "funder"), data) == "[funding], funder"
    assert spelled(("title",), data) == "title"
