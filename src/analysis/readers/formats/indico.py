"""Indico surveys: CSV or Excel, one row per submission; the section stands before each question."""

from __future__ import annotations

from collections.abc import Mapping

from analysis.readers.content import Content
from analysis.readers.export import Export, Reader
from analysis.readers.tabular import Rows, Words, header_and_rows, leading, survey, words

_NAME = "indico"


def _recognise(content: Content) -> bool:
    header, _ = header_and_rows(content.head)
    found = words(header)
    # Older versions have no e-mail column in between.
    return found[:1] == ("submitter",) and "submission date" in found[1:3]


def _fields(content: Content, header: Words, _rows: Rows) -> Mapping[int, str]:
    return leading(header, content.headers(_NAME))


def _read(content: Content) -> Export:
    return survey(content, _NAME, _fields)


READER = Reader(_NAME, "Indico", "survey", _recognise, _read)
