"""Webropol's contact form: a question whose rows are a name, an address, a telephone number."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analysis.readers.content import Content
from analysis.texts import normalise

# "E-mail" and "Phone" are also options of ordinary questions: there, no cell looks like one.
_LOOKS = {
    "email": re.compile(r".*\S@\S.*", re.DOTALL),
    "phone": re.compile(r"\+?[\d ()./-]{5,}"),
}
_NUMBER = re.compile(r"\d{1,2}")


def contact_field(content: Content, row: str, cells: Sequence[str]) -> str | None:
    """Our name of a column that identifies people: by the row's text, and what the cells hold."""
    word = normalise(row)
    field = content.headers("webropol_contacts").get(word)
    given = [cell for cell in cells if cell.strip()]
    if field in _LOOKS:
        return field if any(_LOOKS[field].fullmatch(cell.strip()) for cell in given) else None
    chosen = all(normalise(cell) == word or _NUMBER.fullmatch(cell.strip()) for cell in given)
    return field if field and given and not chosen else None
