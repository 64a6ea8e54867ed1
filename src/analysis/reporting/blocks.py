"""The report model: blocks that a notebook displays and every format is made from.

A block is a frozen value. JupyterLab shows its HTML; under our own MIME type it carries the JSON
that publishing reads back from the executed notebook.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

MIME = "application/vnd.digimesh.block+json"
#: What an issue published, as lines of the ledger; shown by no format.
RECORD = "application/vnd.digimesh.ledger+jsonl"


class _Value(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Finding(_Value):
    """A published number: ``value`` is None where it may not be shown (``hidden`` says why)."""

    id: str
    definition: str
    value: float | None
    low: float | None = None
    high: float | None = None
    n: int | None = None
    unit: str = ""
    method: str = ""
    hidden: str = ""


class Cell(_Value):
    """A table cell as printed; ``hidden`` cells hold the words that stand in a number's place."""

    text: str
    number: bool = False
    header: bool = False
    hidden: bool = False


class _Block(_Value):
    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, Any]:
        from analysis.reporting.preview import preview  # noqa: PLC0415 - preview imports the blocks

        return {MIME: self.model_dump(mode="json"), "text/html": preview(self)}


class Title(_Block):
    """The report's title page facts: title, subtitle and (label, text) facts below it.

    ``banner`` is printed on every page (synthetic data, internal edition); "" for none.
    """

    kind: Literal["title"] = "title"
    title: str
    subtitle: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    banner: str = ""
    language: str
    edition: str
    footer: str = ""


class Heading(_Block):
    """A heading; level 1 is a chapter of the report, 2 a section of it."""

    kind: Literal["heading"] = "heading"
    text: str
    level: int = Field(default=1, ge=1, le=3)


class Sentence(_Block):
    """A paragraph of running text, with the findings its numbers come from."""

    kind: Literal["sentence"] = "sentence"
    text: str
    findings: tuple[Finding, ...] = ()
    role: Literal["text", "summary", "limit", "note"] = "text"


class Listing(_Block):
    """A bulleted list."""

    kind: Literal["listing"] = "listing"
    items: tuple[str, ...]


class Table(_Block):
    """A table: caption, column headers, rows (first cell of each row is its header), notes."""

    kind: Literal["table"] = "table"
    id: str
    caption: str
    headers: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    notes: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()


class Figure(_Block):
    """A picture as SVG and PNG (base64), what it shows in words, and its data as a table."""

    kind: Literal["figure"] = "figure"
    id: str
    caption: str
    alternative: str = Field(min_length=1)
    svg: str
    png: str
    data: Table
    findings: tuple[Finding, ...] = ()


Block = Annotated[
    Title | Heading | Sentence | Listing | Table | Figure, Field(discriminator="kind")
]
_BLOCK: TypeAdapter[Block] = TypeAdapter(Block)


def block(value: object) -> Block:
    """The block that a JSON value read from a notebook stands for."""
    return _BLOCK.validate_python(value)


class Report(_Value):
    """A report in one language and edition: its title block and the blocks below, in order."""

    dataset: str
    report: str
    language: str
    edition: str
    title: Title
    blocks: tuple[Block, ...]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Every published number of the report, in order, each once."""
        seen: dict[str, Finding] = {}
        for part in self.blocks:
            for finding in getattr(part, "findings", ()):
                seen.setdefault(finding.id, finding)
        return tuple(seen.values())
