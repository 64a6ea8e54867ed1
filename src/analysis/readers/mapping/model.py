"""The mapping file ``<export>.mapping.toml`` as a validated, frozen value."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from analysis.problems import ProblemsError
from analysis.project.examples import toml
from analysis.project.faults import Fault, model_faults
from analysis.project.model import Zone
from analysis.project.nearest import nearest
from analysis.project.toml_files import parse_toml, placed, read_text
from analysis.readers.export import FIELDS
from analysis.texts import N_

SUFFIX = ".mapping.toml"
#: An answer of a survey or a registration form: the column's header is the question.
QUESTION = "question"
#: A column named by its place, 1 being the first: ``"#3"``.
PLACE = re.compile(r"#([1-9]\d{0,4})")
_RIGHT_LINE = '"First name" = "first_name"'

MappedKind = Literal[
    "survey", "attendance", "registration", "interactions", "course_log", "course_progress",
    "communications",
]  # fmt: skip
Delimiter = Literal["comma", "semicolon", "tab", "pipe", "colon"]
Row = Annotated[int, Field(ge=1, examples=[4])]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Meeting(_Part):
    """Facts of all rows, written as the tool would print them."""

    title: str = ""
    start: str = ""
    end: str = ""
    meeting_id: str = ""
    course: str = ""


class FileMapping(_Part):
    """What a file holds and where.

    ``encoding``, ``delimiter`` and ``sheet`` are found out unless they are given. Rows are those
    that a spreadsheet shows; ``header_row`` is the first filled row unless given, 0 if there is
    none; ``rows_between`` header and data are left out, as are those after ``last_row``.
    ``columns`` names the field of each header, or of each place ("#3").
    """

    kind: MappedKind
    tool: Annotated[str, Field(examples=["Lyyti"])] = ""
    encoding: Annotated[str, Field(examples=["utf-8"])] | None = None
    delimiter: Annotated[Delimiter, Field(examples=["semicolon"])] | None = None
    sheet: Annotated[str, Field(examples=["Sheet1"])] | None = None
    header_row: Annotated[int, Field(ge=0, examples=[1])] | None = None
    rows_between: Annotated[int, Field(ge=0, examples=[1])] = 0
    last_row: Row | None = None
    zone: Zone | None = None
    meeting: Meeting = Meeting()
    columns: dict[str, Any]


def mapping_beside(export: Path) -> Path:
    """Where the mapping file of an export lies."""
    return export.with_name(f"{export.name}{SUFFIX}")


def mapping_of(export: Path) -> Path | None:
    """The mapping file of an export, if there is one."""
    mapping = mapping_beside(export)
    try:
        return mapping if mapping.exists() else None
    except OSError:  # the export's own name is already as long as a name can be
        return None


def load_mapping(file: Path, name: str) -> FileMapping:
    """The mapping in ``file``, called ``name`` in messages; raises ProblemsError."""
    return parse_mapping(read_text(file, name), name)


def parse_mapping(text: str, name: str) -> FileMapping:
    """The mapping that a text holds; raises ProblemsError with every fault and its line."""
    data = parse_toml(text, name, _RIGHT_LINE)
    faults = [*_column_faults(data.get("columns")), *_encoding_faults(data.get("encoding"))]
    try:
        mapping = FileMapping.model_validate(data)
    except ValidationError as fault:
        faults += model_faults(fault.errors(include_url=False), FileMapping)
    if faults:
        raise ProblemsError(placed(faults, text, data, name))
    return mapping


def _column_faults(columns: object) -> Iterator[Fault]:
    if not isinstance(columns, dict):
        return
    known = sorted({*FIELDS, QUESTION})
    for header, field in columns.items():
        if field in known:
            continue
        likely = nearest(str(field), known)
        values = {
            "found": field,
            "nearest": likely,
            "known": ", ".join(known),
            "example": f"{toml(header)} = {toml(likely or QUESTION)}",
        }
        what = N_("“{found}” is not a field that a column can be.")
        do = N_("Did you mean “{nearest}”? Write for example: {example}")
        yield Fault(("columns", header), what, do if likely else N_("Use one of: {known}."), values)


def _encoding_faults(encoding: object) -> Iterator[Fault]:
    if not isinstance(encoding, str) or _is_encoding(encoding):
        return
    what = N_("No encoding is called “{found}”.")
    do = N_("Write for example: {example}")
    yield Fault(("encoding",), what, do, {"found": encoding, "example": 'encoding = "utf-8"'})


def _is_encoding(name: str) -> bool:
    try:
        "".encode(name)
    except (LookupError, ValueError):
        return False
    return True
