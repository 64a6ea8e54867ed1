"""Matomo reports: CSV (UTF-16 by default) whose columns have the names of its interface or API."""

from __future__ import annotations

import re

from analysis.readers.content import Content
from analysis.readers.export import Export, Reader
from analysis.readers.formats._measurements import measured
from analysis.readers.tabular import (
    Words,
    export,
    header_and_rows,
    named,
    overlong,
    refusal,
    table,
    words,
)
from analysis.texts import N_

_NAME = "matomo"
# The API's own names, in any language: nb_visits, sum_daily_nb_uniq_visitors, avg_time_on_page.
_API = re.compile(
    r"(?:sum_daily_)?nb_(?:uniq_visitors|visits|users|actions|hits|pageviews|conversions)(?:_\w+)?"
    r"|(?:entry|exit)_nb_\w+|(?:entry_)?bounce_count|sum_visit_length|max_actions"
    r"|sum_time_spent|avg_time_on_(?:page|site)"
)
_METADATA = re.compile(r"metadata_\w+|(?:metadata|metatiedot)\s?: ?\w+")
_FEWEST_NAMES = 2
# Translated, a single name is a plain word ("Visits"); several together are Matomo's.
_FEWEST_WORDS = 3


def _recognise(content: Content) -> bool:
    header, _ = header_and_rows(content.head)
    found = words(header)
    if sum(bool(_API.fullmatch(word)) for word in found) >= _FEWEST_NAMES:
        return True
    known = content.headers("matomo_metrics")
    translated = len({word for word in found if word in known}) >= _FEWEST_WORDS
    return translated and (_starts(content, found) or any(map(_METADATA.fullmatch, found)))


def _starts(content: Content, found: Words) -> bool:
    """Whether the first column is the label or the day, as it is in each report."""
    return bool(named(found[:1], content.headers(_NAME)))


def _read(content: Content) -> Export:
    if not _recognise(content):
        raise refusal(
            content,
            N_("The file is no report of Matomo: its columns have other names."),
            N_("Export the report again as CSV, or correct the format in project.toml."),
        )
    header, rows = header_and_rows(content.records)
    known = {**content.headers("matomo_metrics"), **content.headers(_NAME)}
    found = words(header)
    metadata = {word: "ignored" for word in found if _METADATA.fullmatch(word)}
    api = {word: "metric" for word in found if _API.fullmatch(word)}
    fields = measured(header, rows, {**api, **known, **metadata})
    tables = [table(header, rows, fields, sheet=content.sheet.name)]
    return export(content, _NAME, "communications", tables, overlong(header, rows, content.name))


READER = Reader(_NAME, "Matomo", "communications", _recognise, _read)
