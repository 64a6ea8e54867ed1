"""A file comes in; its rows as the tool exported them go out, each knowing file and row."""

from analysis.readers.content import Content
from analysis.readers.export import FIELDS, Column, Export, Kind, Reader, Scan, Table
from analysis.readers.records import Record
from analysis.readers.registry import read_export, readers, recognise
from analysis.readers.workbook import Sheet

__all__ = [
    "FIELDS",
    "Column",
    "Content",
    "Export",
    "Kind",
    "Reader",
    "Record",
    "Scan",
    "Sheet",
    "Table",
    "read_export",
    "readers",
    "recognise",
]
