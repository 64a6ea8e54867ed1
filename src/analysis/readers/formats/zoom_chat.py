"""Zoom's saved chat: from the cloud or from someone's computer, in each layout there was."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from types import MappingProxyType

from analysis.readers.chat import Message, clock_of, messages
from analysis.readers.content import Content
from analysis.readers.decoding import decode
from analysis.readers.export import Export, Reader, Table
from analysis.readers.records import Record
from analysis.readers.tabular import export, refusal, table
from analysis.texts import N_

_NAME = "zoom_chat"
_FIELDS = ("at", "name", "to", "text")


def _recognise(content: Content) -> bool:
    return content.is_chat


def _read(content: Content) -> Export:
    if not content.is_chat:
        raise refusal(
            content,
            N_("The file is no chat of Zoom: it does not start with a time and a name."),
            N_("Save the chat again from Zoom, or correct the format in project.toml."),
        )
    text, words = _whole(content), content.words("zoom_chat")
    found = export(content, _NAME, "interactions", [_table(messages(text, words))])
    return replace(found, meeting=MappingProxyType({"clock": str(clock_of(text, words))}))


def _whole(content: Content) -> str:
    if not content.is_large:
        return content.text
    with content.open() as stream:
        return decode(stream.read(), content.name).text


def _table(found: Sequence[Message]) -> Table:
    """A row per message, numbered by the line it starts in; the columns have no headers."""
    rows = [Record(one.line, (one.at, one.name, one.to, one.text)) for one in found]
    header = Record(1, ("",) * len(_FIELDS))
    return table(header, rows, dict(enumerate(_FIELDS)), section="chat")


READER = Reader(_NAME, "Zoom chat", "interactions", _recognise, _read)
