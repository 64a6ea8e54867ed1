"""Tidy tables: schemas, load, save, codebook."""

from analysis.tables.codebook import codebook, datapackage
from analysis.tables.schemas import SCHEMAS
from analysis.tables.store import TableError, checked, empty, load, save, table_file

__all__ = [
    "SCHEMAS", "TableError", "checked", "codebook", "datapackage", "empty", "load", "save",
    "table_file",
]  # fmt: skip
