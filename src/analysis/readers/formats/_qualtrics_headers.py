"""The header rows of a Qualtrics export: codes, texts, ImportIds; which of them are there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from analysis.readers.records import Record
from analysis.readers.tabular import Rows, filled, words

#: How many records at the start may be a title somebody added, or headers.
LOOKED_AT = 6
# JSON, or in 2016 the text of a Python dictionary.
_IMPORT = re.compile(r"""["']ImportId["']+\s*:\s*["']+(?P<id>[^"']*)["']""")
_ZONE = re.compile(r"""["']timeZone["']+\s*:\s*["']+(?P<zone>[^"']*)["']""")
# No other tool prints the first two of these without spaces beside one of the others.
_DATES = frozenset({"startdate", "enddate"})
_BESIDE = frozenset({"responseid", "responseset", "recordeddate", "duration (in seconds)"})
_LEGACY = frozenset({"v1", "v2", "v3"})
_LEGACY_TEXTS = frozenset({"responseid", "responseset"})
_WITH_A_MOMENT = frozenset({"startdate", "enddate", "recordeddate"})
# A date, a time or the day number of Excel; no header in any language holds as many digits.
_FEWEST_DIGITS = 5
#: The name of an answer.
RESPONSE_ID = re.compile(r"R_[0-9A-Za-z]{13,20}")
_CODE = re.compile(r"\S+|Duration \(in seconds\)|\S+ - \w+")


@dataclass(frozen=True)
class Headers:
    """The header rows, () for one that is missing; ``rows``: how many records up to the last."""

    row: int
    rows: int
    codes: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    imports: tuple[str, ...] = ()

    @property
    def width(self) -> int:
        """The number of columns that have a header."""
        return max(len(self.codes), len(self.texts), len(self.imports))

    @property
    def legacy(self) -> bool:
        """Whether the old exporter wrote them: ``V1`` … or response sets, never three rows."""
        known = {code.casefold().strip() for code in self.codes}
        return known >= _LEGACY or "responseset" in known

    def code(self, at: int) -> str:
        """The tool's name of a column: its code, or its ImportId where the codes are missing."""
        return _cell(self.codes or self.import_ids, at)

    def text(self, at: int) -> str:
        """The text of a column, as printed."""
        return _cell(self.texts, at)

    @property
    def import_ids(self) -> tuple[str, ...]:
        """The ImportId of each column, "" where there is none."""
        found = (_IMPORT.search(cell) for cell in self.imports)
        return tuple(match["id"] if match else "" for match in found)

    @property
    def zone(self) -> str:
        """The time zone that the ImportIds name, "" if none or one that does not exist."""
        zones = (match["zone"] for cell in self.imports if (match := _ZONE.search(cell)))
        return next((known for zone in zones if (known := _known_zone(zone))), "")


def find(records: Rows) -> Headers | None:
    """The header rows at the start of a table; None if it is no export of Qualtrics."""
    start = [record for record in filled(records)[:LOOKED_AT] if not record.blank]
    imports = next((at for at, record in enumerate(start) if _is_import_row(record)), None)
    codes = next((at for at, _ in enumerate(start) if _is_code_row(start, at)), None)
    if codes is not None and (imports is None or codes < imports):
        return _from_codes(start, codes, imports)
    return _from_answers(start) if imports is None else _from_imports(start, imports)


def _from_codes(start: Rows, codes: int, imports: int | None) -> Headers:
    if imports is None:
        has_texts = len(start) > codes + 1 and not _is_answer(start[codes], start[codes + 1])
        texts, last = codes + 1 if has_texts else None, codes + has_texts
    else:
        texts, last = codes + 1 if imports > codes + 1 else None, imports
    return Headers(
        start[codes].row,
        last + 1,
        start[codes].cells,
        () if texts is None else start[texts].cells,
        () if imports is None else start[imports].cells,
    )


def _from_imports(start: Rows, imports: int) -> Headers:
    """The headers where the codes are missing, or all of the tool's own columns."""
    above = [record.cells for record in start[:imports]]
    given = start[imports].cells
    if not above:
        return Headers(start[imports].row, 1, imports=given)
    if len(above) > 1:
        return Headers(start[imports - 2].row, imports + 1, above[-2], above[-1], given)
    codes, texts = _codes_or_texts(start[0])
    return Headers(start[0].row, imports + 1, codes, texts, given)


def _from_answers(start: Rows) -> Headers | None:
    """The one or two headers above the first answer, known by the names of the answers alone."""
    columns = [[cell.strip() for cell in column] for column in _columns(start)]
    names = [[bool(RESPONSE_ID.fullmatch(cell)) for cell in column] for column in columns]
    above = {named.index(True) for named in names if True in named and all(named[2:])}
    if above == {1}:
        return Headers(start[0].row, 1, *_codes_or_texts(start[0]))
    return Headers(start[0].row, 2, start[0].cells, start[1].cells) if above == {2} else None


def _columns(start: Rows) -> Iterator[list[str]]:
    width = max((len(record.cells) for record in start), default=0)
    for at in range(width):
        yield [_cell(record.cells, at) for record in start]


def _codes_or_texts(record: Record) -> tuple[tuple[str, ...], tuple[str, ...]]:
    filled_cells = [cell.strip() for cell in record.cells if cell.strip()]
    is_code = all(_CODE.fullmatch(cell) for cell in filled_cells)
    return (record.cells, ()) if is_code else ((), record.cells)


def _is_import_row(record: Record) -> bool:
    cells = [cell for cell in record.cells if cell.strip()]
    return sum(bool(_IMPORT.search(cell)) for cell in cells) * 2 > len(cells)


def _is_code_row(start: Rows, at: int) -> bool:
    found = set(words(start[at]))
    if found >= _DATES and found & _BESIDE:
        return True
    below = set(words(start[at + 1])) if at + 1 < len(start) else set()
    return found >= _LEGACY and below >= _LEGACY_TEXTS


def _is_answer(codes: Record, below: Record) -> bool:
    """Whether the row below the codes is an answer already, and not the texts."""
    by_code: Mapping[str, str] = dict(zip(words(codes), below.cells, strict=False))
    if RESPONSE_ID.fullmatch(by_code.get("responseid", "").strip()):
        return True
    moments = [by_code.get(code, "") for code in _WITH_A_MOMENT]
    return any(sum(map(str.isdigit, moment)) >= _FEWEST_DIGITS for moment in moments)


def _known_zone(zone: str) -> str:
    name = "UTC" if zone == "Z" else zone
    try:
        return ZoneInfo(name).key
    except (ValueError, OSError, LookupError):
        return ""


def _cell(cells: tuple[str, ...], at: int) -> str:
    return cells[at] if at < len(cells) else ""
