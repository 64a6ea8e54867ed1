"""What a PDF says: on its pages, in alternative texts and bookmarks, in its metadata."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import pikepdf

from analysis.scan.pdf_text import shown
from analysis.scan.piece import Piece, Search

_PHOTOGRAPH = "/DCTDecode"


def pdf(data: bytes, search: Search) -> Iterator[Piece]:
    """The text of every page and drawing, every string of its objects, and what is attached."""
    with pikepdf.open(io.BytesIO(data)) as document:
        for page in document.pages:
            yield from map(Piece, shown(page.obj, page.obj.get("/Resources")))
        strings: list[str] = []
        for held in document.objects:
            strings += _strings(held)
            if isinstance(held, pikepdf.Stream):
                yield from _stream(held, search)
        yield Piece("\n".join(strings))
        yield Piece("\n".join(_strings(document.trailer)))


def _stream(held: pikepdf.Stream, search: Search) -> Iterator[Piece]:
    if held.get("/Subtype") == "/Form":
        yield from map(Piece, shown(held, held.get("/Resources")))
    elif held.get("/Type") in {"/Metadata", "/EmbeddedFile"}:
        yield from search.inside(str(held.get("/Type"))[1:].lower(), held.read_bytes())
    elif _PHOTOGRAPH in str(held.get("/Filter")):
        yield from search.inside("picture", held.read_raw_bytes())


def _strings(held: Any, depth: int = 0) -> Iterator[str]:
    """The strings of an object; what it points to is an object of its own."""
    if isinstance(held, pikepdf.String) or (isinstance(held, pikepdf.Name) and depth):
        yield str(held)
    elif isinstance(held, pikepdf.Dictionary | pikepdf.Stream):
        for key, value in held.items():
            yield str(key)
            yield from _inner(value, depth)
    elif isinstance(held, pikepdf.Array):
        for each in held:
            yield from _inner(each, depth)


def _inner(held: Any, depth: int) -> Iterator[str]:
    if not getattr(held, "is_indirect", False):
        yield from _strings(held, depth + 1)
