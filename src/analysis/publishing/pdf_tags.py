"""The first cell of each row of a PDF's tables marked as the header of its row.

Typst marks column headers only (its row headers are not reachable from Python); a screen reader
that moves down a column shall say which row it is in.
"""

from __future__ import annotations

import io
from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name, Object


def with_row_headers(pdf: bytes) -> bytes:
    """The same document, each body row's first cell a TH with scope Row (ISO 32000-1, 14.8.5.7)."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        for body in _elements(document.Root.StructTreeRoot, "/TBody"):
            for row in _elements(body, "/TR"):
                _mark(next(_elements(row, "/TD"), None))
        out = io.BytesIO()
        document.save(out, deterministic_id=True)
    return out.getvalue()


def _mark(cell: Object | None) -> None:
    if cell is not None:
        cell.S = Name.TH
        scope = Dictionary(O=Name.Table, Scope=Name.Row)
        cell.A = Array([*_attributes(cell), scope])


def _attributes(element: Object) -> list[Object]:
    found = element.get("/A")
    if found is None:
        return []
    return list(found) if isinstance(found, Array) else [found]


def _elements(parent: Object, kind: str) -> Iterator[Object]:
    """The structure elements of a kind below ``parent``, in reading order."""
    children = parent.get("/K")
    for child in children if isinstance(children, Array) else [children]:
        if isinstance(child, Dictionary):
            if child.get("/S") == kind:
                yield child
            else:
                yield from _elements(child, kind)
