"""Any file → its texts, by what its bytes are, whatever it is called."""

from __future__ import annotations

import gzip
import io
import zipfile
import zlib
from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from types import MappingProxyType

from analysis.scan.database import database
from analysis.scan.parquet import parquet
from analysis.scan.pdf import pdf
from analysis.scan.piece import Piece, Search
from analysis.scan.pixels import png
from analysis.scan.plain import plain

#: Files in files in files: what a report holds is three deep (a picture of a sheet in a bundle).
_DEEPEST = 8


def pieces(
    part: str, data: bytes, vocabulary: Collection[str] = (), depth: int = 0
) -> Iterator[Piece]:
    """Every text in the bytes: what is read, what is hidden in metadata, what lies inside.

    A file that is damaged, or of a format not known here, is searched as bytes.
    """
    if depth > _DEEPEST:
        yield from raw(part, data)
        return
    inside = Search(
        vocabulary,
        lambda inner, held: pieces(f"{part}/{inner}".strip("/"), held, vocabulary, depth + 1),
    )
    opened = next((way for sign, way in _BY_SIGN.items() if data.startswith(sign)), plain)
    try:
        yield from (_in(piece, part) for piece in opened(data, inside))
    except Exception:  # whatever is wrong with a file, it is searched, and that is said
        yield Piece("", part, damaged=opened is not plain)
        yield from raw(part, data)


def raw(part: str, data: bytes) -> Iterator[Piece]:
    """The bytes taken for text, in the two ways that programmes write text."""
    yield Piece(data.decode("utf-8", "replace"), part, bounded=False)
    if b"\0" in data:
        yield from (Piece(data[at:].decode("utf-16-le", "replace"), part, False) for at in (0, 1))


def _in(piece: Piece, part: str) -> Piece:
    return piece if piece.part else replace(piece, part=part)


def _archive(data: bytes, search: Search) -> Iterator[Piece]:
    """A DOCX, an XLSX, slides or a bundle."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        yield Piece(archive.comment.decode("utf-8", "replace"))
        for member in archive.infolist():
            yield Piece(member.filename)
            yield from search.inside(member.filename, archive.read(member))


def _compressed(data: bytes, search: Search) -> Iterator[Piece]:
    try:
        yield from search.inside("", gzip.decompress(data))
    except (OSError, EOFError, zlib.error):
        yield from raw("", data)


def _picture(data: bytes, _: Search) -> Iterator[Piece]:
    return png(data)


def _records(data: bytes, _: Search) -> Iterator[Piece]:
    yield from database(data)
    yield from raw("", data)  # rows that were deleted stay in the file


_BY_SIGN: MappingProxyType[bytes, Callable[[bytes, Search], Iterator[Piece]]] = MappingProxyType(
    {
        b"PAR1": parquet,
        b"%PDF": pdf,
        b"PK\x03\x04": _archive,
        b"\x1f\x8b": _compressed,
        b"\x89PNG": _picture,
        b"SQLite format 3\0": _records,
        b"\xff\xd8\xff": lambda data, _: raw("", data),
    }
)
