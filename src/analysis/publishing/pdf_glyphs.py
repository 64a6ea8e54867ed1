"""Characters for which the PDF's fonts have no picture, replaced by their names."""

from __future__ import annotations

import unicodedata
from functools import cache

import typst

# Libertinus Serif has all letters of European languages and the usual signs.
_SURE = frozenset(map(chr, (*range(0x20, 0x7F), *range(0xA0, 0x180)))) | set("–—‘’“”„•…−≥≤€")
_PROBE = b"""#set document(title: "probe")
#set text(font: ("Libertinus Serif", "DejaVu Sans Mono", "New Computer Modern"))
#sys.inputs.character"""


def printable(text: str) -> str:
    """The text with each character that no font of the PDF has as its name in brackets.

    >>> printable("Kiitos ☃ 😀")
    'Kiitos ☃ [grinning face]'
    """
    if _SURE.issuperset(text):
        return text
    return "".join(_shown(character) for character in text)


def _shown(character: str) -> str:
    if character in _SURE or _has_glyph(character):
        return character
    return f"[{unicodedata.name(character, 'character').lower()}]"


@cache
def _has_glyph(character: str) -> bool:
    """Whether Typst can set it: PDF/A and PDF/UA refuse what would be an empty box."""
    try:
        typst.compile(
            _PROBE,
            sys_inputs={"character": character},
            ignore_system_fonts=True,
            pdf_standards=["ua-1", "a-2a"],
            timestamp=0,
        )
    except typst.TypstError:
        return False
    return True
