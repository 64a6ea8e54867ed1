"""Mailchimp: all campaigns in one table, the report of one campaign, the list of an audience."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from analysis.readers.content import Content
from analysis.readers.export import Export, Reader, Table
from analysis.readers.formats._measurements import lone, measured
from analysis.readers.records import Record
from analysis.readers.tabular import (
    Rows,
    Words,
    export,
    filled,
    header_and_rows,
    named,
    overlong,
    refusal,
    table,
    values,
    widest,
    words,
)
from analysis.texts import N_

_CAMPAIGNS, _REPORT, _AUDIENCE = "mailchimp_campaigns", "mailchimp_report", "mailchimp_audience"
_AGAIN = N_("Export it again from Mailchimp, or correct the format in project.toml.")

# Never translated by the tool, and written in capitals.
_AUDIENCES_OWN = frozenset(
    {
        "member_rating", "optin_time", "optin_ip", "confirm_time", "confirm_ip", "gmtoff",
        "dstoff", "last_changed", "leid", "euid", "unsub_time", "clean_time",
    }
)  # fmt: skip
_FEWEST_OF_AUDIENCE = 2

# No sample was seen: most of what we were told must be there, and one word of this tool alone.
_FEWEST_OF_CAMPAIGNS = 6
_CAMPAIGNS_OWN = frozenset(
    {"abuse complaints", "times liked on facebook", "times forwarded", "forwarded opens"}
)


def _is_campaigns(content: Content) -> bool:
    found = set(words(header_and_rows(content.head)[0]))
    metrics = found & set(content.headers("mailchimp_metrics"))
    dated = "date" in named(tuple(found), content.headers(_CAMPAIGNS)).values()
    return dated and len(metrics) >= _FEWEST_OF_CAMPAIGNS and bool(found & _CAMPAIGNS_OWN)


def _read_campaigns(content: Content) -> Export:
    if not _is_campaigns(content):
        raise refusal(content, N_("The file is no list of Mailchimp campaigns."), _AGAIN)
    header, rows = header_and_rows(content.records)
    metrics = dict.fromkeys(content.headers("mailchimp_metrics"), "metric")
    fields = measured(header, rows, {**metrics, **content.headers(_CAMPAIGNS)})
    tables = [table(header, rows, fields, sheet=content.sheet.name)]
    return export(
        content, _CAMPAIGNS, "communications", tables, overlong(header, rows, content.name)
    )


@dataclass(frozen=True)
class _Block:
    """A part of the report: its title, and the records below."""

    name: str
    records: tuple[Record, ...]


def _blocks(content: Content, records: Rows) -> Iterator[_Block]:
    """The parts of the report: each starts with a known title that stands alone."""
    known, name = content.words("mailchimp_report"), ""
    found: list[Record] = []
    for record in filled(records):
        title = known.get(words(record)[0], "") if lone(record) else ""
        if title:
            if name:
                yield _Block(name, tuple(found))
            name, found = title, []
        else:
            found.append(record)
    if name:
        yield _Block(name, tuple(found))


def _is_report(content: Content) -> bool:
    first = content.head[:1]
    known = content.words("mailchimp_report")
    begins = bool(first) and lone(first[0]) and known.get(words(first[0])[0]) == "campaign"
    return begins and any(block.name == "stats" for block in _blocks(content, content.head))


def _read_report(content: Content) -> Export:
    if not _is_report(content):
        raise refusal(content, N_("The file is no report of a Mailchimp campaign."), _AGAIN)
    blocks = list(_blocks(content, content.records))
    facts = [block for block in blocks if block.name == "campaign"]
    tables = [
        _of_block(content, block, f"{block.name} {at}" if at else block.name)
        for at, block in _counted([block for block in blocks if block.name != "campaign"])
    ]
    found = export(content, _REPORT, "communications", tables)
    return replace(found, meeting=_meeting(content, facts))


def _counted(blocks: Sequence[_Block]) -> Iterator[tuple[int, _Block]]:
    """Each block with 0, or the number of blocks of its name before it."""
    for at, block in enumerate(blocks):
        yield sum(before.name == block.name for before in blocks[:at]), block


def _of_block(content: Content, block: _Block, section: str) -> Table:
    sheet = content.sheet.name
    if block.name == "stats":
        # A row is a name and its number; there is no header.
        more = dict.fromkeys(range(2, widest(block.records)), "ignored")
        fields = {0: "measure", 1: "value", **more}
        nothing = Record(0, ("", ""))
        return table(nothing, block.records, fields, section=section, sheet=sheet)
    header, rows = header_and_rows(block.records)
    fields = dict(measured(header, rows, content.headers("mailchimp_clicks")))
    return table(header, rows, fields, section=section, sheet=sheet)


def _meeting(content: Content, facts: Sequence[_Block]) -> Mapping[str, str]:
    """The campaign's title and when it was sent, from rows of a name and its value."""
    known = content.words("mailchimp_facts")
    pairs = ((words(r)[0].rstrip(": "), values([r], 1)) for b in facts for r in b.records)
    return {known[name]: value[0] for name, value in pairs if name in known and value}


def _is_audience(content: Content) -> bool:
    header, _ = header_and_rows(content.head)
    return len(_AUDIENCES_OWN & set(words(header))) >= _FEWEST_OF_AUDIENCE


def _read_audience(content: Content) -> Export:
    if not _is_audience(content):
        raise refusal(content, N_("The file is no list of a Mailchimp audience."), _AGAIN)
    header, rows = header_and_rows(content.records)
    found = words(header)
    # What people told beside their address has no use here: only how many they are is counted.
    fields = {**dict.fromkeys(range(len(found)), "ignored"), **named(found, _of_people(content))}
    section = _audience(found, rows)
    tables = [table(header, rows, fields, section=section, sheet=content.sheet.name)]
    return export(
        content, _AUDIENCE, "communications", tables, overlong(header, rows, content.name)
    )


def _of_people(content: Content) -> Mapping[str, str]:
    return {**content.headers("any"), **content.headers(_AUDIENCE)}


def _audience(found: Words, rows: Rows) -> str:
    """Who is listed: the tool writes subscribers, those who left, and dead addresses apart."""
    for word, section in (("unsub_time", "unsubscribed"), ("clean_time", "cleaned")):
        at = found.index(word) if word in found else None
        if at is not None and rows and len(values(rows, at)) == len(rows):
            return section
    return "subscribers"


READERS = (
    Reader(_CAMPAIGNS, "Mailchimp campaigns", "communications", _is_campaigns, _read_campaigns),
    Reader(_REPORT, "Mailchimp campaign report", "communications", _is_report, _read_report),
    Reader(_AUDIENCE, "Mailchimp audience", "communications", _is_audience, _read_audience),
)
