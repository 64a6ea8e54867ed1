"""Which messages the code holds: what the catalogues must translate (``make texts``)."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from analysis.files import write_whole

PACKAGE = Path(__file__).resolve().parents[1]
CATALOGUES = {
    language: PACKAGE / "texts" / "locale" / language / "LC_MESSAGES" / "digimesh.po"
    for language in ("fi", "sv")
}
_HEADER = """\
msgid ""
msgstr ""
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""
# The functions whose first argument (`say_n`: first two) is a message.
_KEYWORDS = {"N_": None, "say": None, "say_n": (1, 2)}


def messages() -> Iterator[str | tuple[str, ...]]:
    """Every message id of the code, singular and plural together, without repeats."""
    found = extract_from_dir(PACKAGE, [("**.py", "python")], keywords=_KEYWORDS)
    yield from dict.fromkeys(message for _, _, message, *_ in found if message)


def refreshed(language: str, known: bytes) -> bytes:
    """The catalogue with every message of the code: known translations kept, new ones empty."""
    old = read_po(io.BytesIO(known), locale=language)
    fresh = Catalog(locale=language)
    for message in messages():
        entry = old.get(message if isinstance(message, str) else message[0])
        fresh.add(message, string=entry.string if entry else None)
    out = io.BytesIO()
    write_po(out, fresh, width=100, omit_header=True, sort_output=True)
    return _HEADER.format(language=language).encode() + out.getvalue()


def main() -> None:
    """Refresh both catalogues in place."""
    for language, file in CATALOGUES.items():
        write_whole(file, refreshed(language, file.read_bytes()))


if __name__ == "__main__":
    main()
