"""Guest lists of Luma, Tito and Meetup: fixed English headers, then the organiser's questions."""

from __future__ import annotations

from collections.abc import Mapping

from analysis.readers.content import Content
from analysis.readers.export import Export, Reader
from analysis.readers.formats._registrations import head_words, registrations
from analysis.readers.tabular import Rows, Words, named, refusal
from analysis.texts import N_

# Headers that each tool alone writes together.
_MARKS = {
    "luma": frozenset({"name", "email", "created_at", "approval_status", "checked_in_at"}),
    "tito": frozenset({"ticket full name", "ticket email", "ticket reference"}),
    "meetup": frozenset({"name", "user id", "joined group on"}),
}


def _reader(name: str, tool: str) -> Reader:
    def recognise(content: Content) -> bool:
        return frozenset(head_words(content)) >= _MARKS[name]

    def fields(content: Content, header: Words, _rows: Rows) -> Mapping[int, str]:
        return named(header, content.headers(name))

    def read(content: Content) -> Export:
        if not recognise(content):
            raise refusal(
                content,
                N_("The file is no guest list of {tool}: its header is missing."),
                N_("Export the list again from {tool}, or correct the format in project.toml."),
                tool=tool,
            )
        return registrations(content, name, fields)

    return Reader(name, tool, "registration", recognise, read)


READERS = (
    _reader("luma", "Luma guests"),
    _reader("tito", "Tito tickets"),
    _reader("meetup", "Meetup members and RSVPs"),
)
