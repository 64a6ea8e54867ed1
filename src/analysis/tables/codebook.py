"""What every column of the tidy tables means, for people (CSV) and for machines."""

from __future__ import annotations

import json
from collections.abc import Iterable

import pandas as pd

from analysis.tables.schemas import SCHEMAS

_JSON_TYPES = {"int64": "integer", "Int64": "integer", "float64": "number"}


def codebook() -> pd.DataFrame:
    """A row per column: table, column, type, meaning."""
    return pd.DataFrame(
        [
            {"table": table, "column": name, "type": str(column.dtype), "meaning": column.title}
            for table, schema in SCHEMAS.items()
            for name, column in schema.columns.items()
        ]
    )


def datapackage(dataset: str, files: Iterable[str]) -> str:
    """A Frictionless data package (JSON) of the tables' files, paths relative to it.

    Source: Data Package standard 1.0 (specs.frictionlessdata.io).
    """
    resources = [
        {
            "name": file.removesuffix(".parquet").replace("/", "-"),
            "path": file,
            "format": "parquet",
            "schema": {"fields": _fields(file.split("/", maxsplit=1)[0])},
        }
        for file in sorted(files)
    ]
    package = {"name": dataset, "profile": "data-package", "resources": resources}
    return json.dumps(package, indent=2, ensure_ascii=False) + "\n"


def _fields(table: str) -> list[dict[str, str]]:
    return [
        {
            "name": name,
            "type": _json_type(str(column.dtype)),
            "title": str(column.title),
        }
        for name, column in SCHEMAS[table].columns.items()
    ]


def _json_type(dtype: str) -> str:
    return "datetime" if dtype.startswith("datetime") else _JSON_TYPES.get(dtype, "string")
