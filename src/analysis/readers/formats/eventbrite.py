"""Eventbrite's attendee report: a row per ticket; the organiser's questions come last."""

from __future__ import annotations

import re
from collections.abc import Mapping

from analysis.readers.content import Content
from analysis.readers.export import Export, Reader
from analysis.readers.formats._registrations import head_words, registrations
from analysis.readers.tabular import Rows, Words, named, refusal
from analysis.texts import N_

_NAME = "eventbrite"
_ORDER = frozenset({"order #", "order no.", "order id"})
_ATTENDEE = frozenset({"attendee #", "attendee no.", "attendee status"})
_ALWAYS = frozenset({"order date", "ticket type"})
# Home Address 1, Billing City, Shipping Postcode: each word of many a country.
_ADDRESS = re.compile(
    r"(home|work|billing|shipping) (address( [12])?|city|town|state|county|zip( code)?|postcode"
    r"|postal code|province|region|country)|county of residence"
)


def _recognise(content: Content) -> bool:
    found = frozenset(head_words(content))
    return found >= _ALWAYS and bool(found & _ORDER) and bool(found & _ATTENDEE)


def _fields(content: Content, header: Words, _rows: Rows) -> Mapping[int, str]:
    places = {at: "location" for at, word in enumerate(header) if _ADDRESS.fullmatch(word)}
    return {**places, **named(header, content.headers(_NAME))}


def _read(content: Content) -> Export:
    if not _recognise(content):
        raise refusal(
            content,
            N_("The file is no attendee report of Eventbrite: its header is missing."),
            N_("Export the attendee report again as CSV, or correct the format in project.toml."),
        )
    return registrations(content, _NAME, _fields)


READER = Reader(_NAME, "Eventbrite attendees", "registration", _recognise, _read)
