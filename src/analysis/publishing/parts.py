"""The blocks of a report as every format prints them: numbered, labelled, headings in order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from analysis.publishing.words import data_label, figure_label, table_label
from analysis.reporting.blocks import Block, Figure, Heading, Report, Table, Title


@dataclass(frozen=True)
class Part:
    """A block in its place.

    ``anchor`` is unique in the report; ``label`` is "Table 2", "Figure 1" or "";
    ``data_label`` labels a figure's table; ``level`` is a heading's level without gaps.
    """

    block: Block
    anchor: str
    label: str = ""
    data_label: str = ""
    level: int = 0


def parts(report: Report) -> tuple[Part, ...]:
    """The blocks below the title, numbered in order.

    Raises ValueError when a table has rows of another length than its headers: a format would
    print such numbers under the wrong heading.
    """
    return tuple(_parts(report))


def _parts(report: Report) -> Iterator[Part]:
    counts: Counter[str] = Counter()
    level = 0
    for block in report.blocks:
        if isinstance(block, Title):
            continue
        counts[block.kind] += 1
        number = counts[block.kind]
        anchor = f"{block.kind}-{number}"
        if isinstance(block, Heading):
            # a step from a chapter to a sub-subsection would be a gap, which PDF/UA forbids
            level = min(block.level, level + 1)
            yield Part(block, anchor, level=level)
        elif isinstance(block, Table):
            yield Part(_checked(block), anchor, table_label(report.language, number))
        elif isinstance(block, Figure):
            _checked(block.data)
            labels = figure_label(report.language, number), data_label(report.language, number)
            yield Part(block, anchor, *labels)
        else:
            yield Part(block, anchor)


def _checked(table: Table) -> Table:
    lengths = {len(row) for row in table.rows} - {len(table.headers)}
    if lengths or not table.headers:
        raise ValueError(f"table {table.id!r}: {len(table.headers)} headers, rows of {lengths}")
    return table


def numeric_columns(table: Table) -> tuple[bool, ...]:
    """Which columns hold numbers, and are set to the right.

    >>> from analysis.reporting.blocks import Cell
    >>> row = (Cell(text="Women"), Cell(text="12", number=True))
    >>> numeric_columns(Table(id="t", caption="", headers=("", "n"), rows=(row,)))
    (False, True)
    """
    columns = range(len(table.headers))
    return tuple(any(row[column].number for row in table.rows) for column in columns)
