"""A figure's picture as an SVG that looks the same wherever it is drawn."""

from __future__ import annotations

import base64
import struct

from analysis.reporting.blocks import Figure


def vector(figure: Figure) -> str:
    """The figure's own SVG, or its PNG inside one where the SVG needs a font to be drawn.

    Letters drawn as outlines (matplotlib's default) need none.
    """
    return _framed(figure.png) if "<text" in figure.svg else figure.svg


def _framed(png: str) -> str:
    # a PNG file holds width and height right after the words that say it is one
    width, height = struct.unpack(">II", base64.b64decode(png[:64])[16:24])
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="460" '
        f'height="{460 * height / width:.2f}"><image width="{width}" height="{height}" '
        f'href="data:image/png;base64,{png}"/></svg>'
    )
