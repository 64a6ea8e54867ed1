"""What a picture says beside its pixels."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

from analysis.scan.piece import Piece

_PIXELS = {b"IDAT", b"IHDR", b"PLTE", b"IEND", b"tRNS", b"fdAT"}


def png(data: bytes) -> Iterator[Piece]:
    """The texts in the chunks of a PNG; packed ones are unpacked.

    Source: PNG specification, third edition, 11.3.3 (tEXt, zTXt, iTXt) and 11.3.5 (eXIf).
    """
    at = 8
    while at + 8 <= len(data):
        length, kind = struct.unpack(">I4s", data[at : at + 8])
        if kind not in _PIXELS:
            yield from _texts(data[at + 8 : at + 8 + length])
        at += length + 12  # length, kind and checksum
        if kind == b"IEND":
            break
    yield from _texts(data[at:])  # what hangs on behind the picture


def _texts(chunk: bytes) -> Iterator[Piece]:
    for coding in ("utf-8", "latin-1"):
        yield Piece(chunk.decode(coding, "replace").replace("\0", " "), bounded=False)
    for at in [number for number, byte in enumerate(chunk[:200]) if byte == 0]:
        try:
            packed = zlib.decompress(chunk[at + 1 :].lstrip(b"\0"))
        except zlib.error:
            continue
        yield from (Piece(packed.decode(coding, "replace")) for coding in ("utf-8", "latin-1"))
