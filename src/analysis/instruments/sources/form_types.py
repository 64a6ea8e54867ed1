"""The column ``type`` of an XLSForm, however it is spelled."""

from __future__ import annotations

import re
from dataclasses import dataclass

#: The kind of rows that ask nothing, or record what is no answer or must not be kept.
NOT_ITEMS = "none"
_SELECT = re.compile(
    r"(?:add )?(?P<kind>select[ _]one|select1|select one prompt|select[ _]multiple"
    r"|select all(?: that apply)?|rank)(?P<external>_external)?"
    r" (?:(?:from|using) )?(?P<list>\S+)(?P<other> or[ _](?:specify[ _])?other)?",
    re.IGNORECASE,
)
_KINDS = {
    "integer": "integer", "int": "integer", "range": "decimal", "decimal": "decimal",
    "text": "text", "string": "text", "barcode": "text", "time": "text", "acknowledge": "text",
    "trigger": "text", "date": "date", "datetime": "date",
}  # fmt: skip
_PASSED_OVER = frozenset(
    {
        "", "note", "begin group", "end group", "begin repeat", "end repeat", "begin loop",
        "end loop", "start", "end", "today", "calculate", "hidden", "audit", "deviceid",
        "device id", "username", "email", "phonenumber", "phone number", "simserial", "sim id",
        "subscriberid", "subscriber id", "start time", "end time", "start-geopoint", "background",
        "geopoint", "geotrace", "geoshape", "location", "gps", "image", "photo", "audio", "video",
        "file", "background-audio", "xml-external", "csv-external", "osm",
    }
)  # fmt: skip


@dataclass(frozen=True)
class FormType:
    """``kind``: a type of item, `NOT_ITEMS`, or "" if unknown; its list; whether other may be."""

    kind: str
    list_name: str = ""
    or_other: bool = False

    @property
    def text(self) -> str:
        """As written in ``survey.csv``."""
        other = "or_other" if self.or_other else ""
        return " ".join(part for part in (self.kind, self.list_name, other) if part)


def form_type(text: str) -> FormType:
    """What kind of question the text means.

    >>> form_type("select one from sexes or specify other").text
    'select_one sexes or_other'
    >>> form_type("select all that apply from tools").text, form_type("begin_group").kind
    ('select_multiple tools', 'none')
    """
    plain = " ".join(text.split())
    if select := _SELECT.fullmatch(plain):
        return _select(select)
    words = plain.casefold().replace("_", " ")
    if words in _PASSED_OVER or words.startswith("uri:"):
        return FormType(NOT_ITEMS)
    return FormType(_KINDS.get(words, ""))


def _select(found: re.Match[str]) -> FormType:
    if found["external"]:
        return FormType("text")  # its options are in another file
    kind = found["kind"].casefold()
    is_one = "one" in kind or kind == "select1"
    # A ranking is one cell with the codes in order, so all that can be kept is which were named.
    return FormType(
        "select_one" if is_one else "select_multiple", found["list"], bool(found["other"])
    )
