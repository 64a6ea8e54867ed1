from __future__ import annotations

import json

import pytest

from analysis.tables import SCHEMAS, codebook, datapackage, empty


def test_every_column_has_a_meaning() -> None:
    book = codebook()
    named = [(table, name) for table, schema in SCHEMAS.items() for name in schema.columns]
    assert list(zip(book["table"], book["column"], strict=True)) == named
    assert book["meaning"].str.len().min() > 2


def test_the_data_package_names_files_and_columns() -> None:
    files = ["scores/1_surveys.parquet", "people/2_events.parquet"]
    package = json.loads(datapackage("demo", files))
    assert package["name"] == "demo"
    assert [resource["path"] for resource in package["resources"]] == sorted(files)
    people = package["resources"][0]
    assert people["name"] == "people-2_events"
    assert [field["name"] for field in people["schema"]["fields"]] == list(empty("people").columns)


@pytest.mark.parametrize(
    ("table", "column", "kind"),
    [
        ("scores", "score", "number"),
        ("scores", "items_answered", "integer"),
        ("scores", "submitted", "datetime"),
        ("scores", "person", "string"),
        ("problems", "row", "integer"),
    ],
)
def test_the_data_package_types_columns(table: str, column: str, kind: str) -> None:
    package = json.loads(datapackage("demo", [f"{table}/x.parquet"]))
    fields = package["resources"][0]["schema"]["fields"]
    assert {field["name"]: field["type"] for field in fields}[column] == kind
