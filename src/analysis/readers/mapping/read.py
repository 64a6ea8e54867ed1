"""A file read as its mapping says."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from analysis.problems import Place, Problem, ProblemsError
from analysis.project.examples import toml
from analysis.project.nearest import nearest
from analysis.readers import delimited
from analysis.readers.content import Content
from analysis.readers.doubts import examined
from analysis.readers.export import Export
from analysis.readers.html_table import is_html_table
from analysis.readers.mapping.model import PLACE, QUESTION, SUFFIX, FileMapping
from analysis.readers.records import Record, Records
from analysis.readers.registry import doubts_of_any
from analysis.readers.tabular import Rows, filled, refusal, table, values, widest, words
from analysis.readers.workbook import Sheet
from analysis.texts import N_, normalise

FORMAT = "mapped"
_DELIMITERS = {"comma": ",", "semicolon": ";", "tab": "\t", "pipe": "|", "colon": ":"}
_WRITE = N_("Write in {file} for example: {example}")


def read_mapped(content: Content, mapping: FileMapping) -> Export:
    """The export of the format ``mapped``; columns without a mapping are told and not used.

    Raises ProblemsError if the file has no such sheet, row or column, or cannot be read so.
    """
    sheet = _sheet(content, mapping)
    header = _header(content, sheet.records, mapping)
    start = header.row + mapping.rows_between
    rows = filled(sheet.records[start : mapping.last_row])
    _refuse_missing(content, mapping, header, rows)
    found = table(header, rows, _fields(mapping, header, rows), sheet=sheet.name)
    own = () if mapping.encoding else content.problems
    read = Export(
        file=content.name,
        format=FORMAT,
        kind=mapping.kind,
        sha256=content.sha256,
        tables=(found,),
        encoding="" if content.is_workbook else mapping.encoding or content.encoding,
        meeting=_meeting(mapping),
        problems=(
            *own,
            *_unmapped(content, mapping, header, rows),
            *_outside(
                content, sheet, len(filled(sheet.records[max(header.row - 1, 0) : start])), rows
            ),
        ),
        zone=mapping.zone or "",
    )
    told = replace(read, problems=(*read.problems, *doubts_of_any(content, read)))
    return examined(content, told)


def _meeting(mapping: FileMapping) -> Mapping[str, str]:
    facts = {**mapping.meeting.model_dump(), "tool": mapping.tool}
    return MappingProxyType({name: fact for name, fact in facts.items() if fact})


def _sheet(content: Content, mapping: FileMapping) -> Sheet:
    if content.is_workbook:
        return _named_sheet(content, mapping.sheet)
    if content.is_spss or (mapping.encoding is None and not content.is_table):
        raise refusal(
            content,
            N_("The file holds no table that a mapping could describe."),
            N_("Export it as CSV or XLSX, or delete the mapping file."),
        )
    if mapping.encoding is None and mapping.delimiter is None:
        return content.sheet
    return _as_told(content, mapping)


def _named_sheet(content: Content, name: str | None) -> Sheet:
    if name is None:
        return content.sheet
    for sheet in content.sheets:
        if sheet.name == name:
            return sheet
    raise _no_such(
        content, N_("The workbook has no sheet “{found}”."), name,
        [sheet.name for sheet in content.sheets], 'sheet = "{nearest}"',
    )  # fmt: skip


def _as_told(content: Content, mapping: FileMapping) -> Sheet:
    """The text decoded and divided as the mapping says."""
    encoding = mapping.encoding or content.encoding
    start = content.data[: 4 * delimited.LOOKED_AT].decode(encoding, errors="ignore")
    if is_html_table(start):
        return content.sheet
    dialect = delimited.dialect_of(start.removeprefix("\ufeff")[: delimited.LOOKED_AT])
    if mapping.delimiter:
        dialect = replace(dialect, delimiter=_DELIMITERS[mapping.delimiter])
    errors = "replace" if _is_found_out(content, encoding) else "strict"
    try:
        return Sheet("", _parsed(content, encoding, errors, dialect))
    except UnicodeError:
        raise refusal(
            content,
            N_("The file is not written in {encoding}, as its mapping file says."),
            N_("Correct the encoding there, or remove it to have it found out."),
            encoding=encoding,
        ) from None


def _parsed(content: Content, encoding: str, errors: str, dialect: delimited.Dialect) -> Records:
    with io.TextIOWrapper(content.open(), encoding, errors=errors, newline="") as stream:
        lines = (line.removeprefix("\ufeff").replace("\0", "") for line in stream)
        if dialect.skipped:
            next(lines, None)
        return delimited.parse_lines(lines, dialect, content.name)


def _is_found_out(content: Content, encoding: str) -> bool:
    """Whether the encoding is the one that the bytes tell, of which some may be damaged."""
    try:
        return content.encoding == encoding
    except ProblemsError:
        return False


def _header(content: Content, records: Records, mapping: FileMapping) -> Record:
    if mapping.header_row == 0:
        return Record(0, ())
    if mapping.header_row is None:
        first = records.filled()[:1]
        return first[0] if first else Record(0, ())
    if mapping.header_row > len(records):
        raise refusal(
            content,
            N_("The file has no row {row}, in which its mapping file sees the header."),
            N_("Correct header_row there."),
            row=mapping.header_row,
        )
    return records[mapping.header_row - 1]


def _width(header: Record, rows: Rows) -> int:
    return max(len(header.cells), widest(rows))


def _fields(mapping: FileMapping, header: Record, rows: Rows) -> Mapping[int, str]:
    """Our field of each column; that of its place counts more than that of its header.

    A question is no field of the tool, so it is left out.
    """
    said = _said(mapping, header)
    fields = {at: said.get(at, "ignored") for at in range(_width(header, rows))}
    return {at: field for at, field in fields.items() if field != QUESTION}


def _said(mapping: FileMapping, header: Record) -> Mapping[int, str]:
    by_word = {normalise(key): field for key, field in _by_header(mapping)}
    named = {at: by_word[word] for at, word in enumerate(words(header)) if word in by_word}
    return {**named, **dict(_by_place(mapping))}


def _by_place(mapping: FileMapping) -> Iterator[tuple[int, str]]:
    for key, field in mapping.columns.items():
        if place := PLACE.fullmatch(key):
            yield int(place[1]) - 1, field


def _by_header(mapping: FileMapping) -> Iterator[tuple[str, str]]:
    for key, field in mapping.columns.items():
        if not PLACE.fullmatch(key):
            yield key, field


def _refuse_missing(content: Content, mapping: FileMapping, header: Record, rows: Rows) -> None:
    found, width = words(header), _width(header, rows)
    headers = [cell for cell in header.cells if cell.strip()]
    missing = [key for key, _ in _by_header(mapping) if normalise(key) not in found]
    missing += [f"#{at + 1}" for at, _ in _by_place(mapping) if at >= width]
    faults = [
        problem
        for key in missing
        for problem in _no_such(
            content, N_("The file has no column “{found}”."), key, headers,
            f'"{{nearest}}" = {toml(mapping.columns[key])}',
        ).problems
    ]  # fmt: skip
    if faults:
        raise ProblemsError(faults)


def _no_such(
    content: Content, what: str, found: str, known: list[str], example: str
) -> ProblemsError:
    likely = nearest(found, known)
    file = f"{content.name}{SUFFIX}"
    do = _WRITE if likely else N_("Correct it in {file}. There are: {known}")
    values = {
        "found": found,
        "file": file,
        "known": ", ".join(known) or "–",
        "example": example.replace("{nearest}", likely),
    }
    return ProblemsError([Problem(what, do, Place(content.name), values)])


def _unmapped(
    content: Content, mapping: FileMapping, header: Record, rows: Rows
) -> Iterator[Problem]:
    """A warning for each column that holds anything and that the mapping does not name."""
    said = _said(mapping, header)
    for at in range(_width(header, rows)):
        name = header.cells[at].strip() if at < len(header.cells) else ""
        if at in said or not (name or values(rows, at)):
            continue
        likely = nearest(name, [key for key, _ in _by_header(mapping)]) if name else ""
        known = f"{toml(name or f'#{at + 1}')} = {toml(mapping.columns.get(likely, QUESTION))}"
        yield Problem(
            N_("The mapping file does not say what this column is; it was not used."),
            _WRITE,
            Place(content.name, column=name or f"#{at + 1}"),
            {"file": f"{content.name}{SUFFIX}", "example": known},
            severity="warning",
        )


def _outside(content: Content, sheet: Sheet, above: int, rows: Rows) -> Iterator[Problem]:
    """A note of rows that belong neither to the header (``above``) nor to the data."""
    count = len(sheet.records.filled()) - len(rows) - above
    if count:
        yield Problem(
            N_("{count} rows above the header or after the last row are not used."),
            N_("Nothing, if they hold no data; else correct the rows in {file}."),
            Place(content.name, sheet.name),
            {"count": count, "file": f"{content.name}{SUFFIX}"},
            severity="note",
        )
