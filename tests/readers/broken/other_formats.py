"""JSON, XML, SPSS and chats: cut, deep, endless, or of another shape."""

from __future__ import annotations

import json
from collections.abc import Iterator

UNKNOWN = "not an export of a tool.*(Export it again|mapping)"
NO_JSON = r"row \d+.*JSON.*[Dd]ownload"
STRUCTURE = "no survey structure of LimeSurvey, or it is damaged.*Survey structure"


def files(kit) -> Iterator:
    yield from _json(kit)
    yield from _xml(kit)
    yield from _spss(kit)
    yield from _chats(kit)


def _json(kit) -> Iterator:
    B = kit.Broken
    webropol, lyyti = (
        kit.invented["webropol_json: getSurveyAnswers"],
        kit.invented["lyyti_json: list"],
    )
    yield B("cut.json", webropol[:-40], "cut", NO_JSON)
    yield B("cut lyyti.json", lyyti[: len(lyyti) // 2], "cut", NO_JSON)
    yield B("comma.json", webropol.replace(b",", b",,", 1), "a comma too much", NO_JSON)
    yield B("twice.json", webropol + webropol, "two exports in a file", NO_JSON)
    yield B("lines.json", b'{"a": 1}\n{"a": 2}\n', "a document on each line", NO_JSON)
    yield B(
        "deep.json",
        b'{"a":' * 100_000 + b"1" + b"}" * 100_000,
        "nested without end",
        "JSON|" + UNKNOWN,
    )
    yield B(
        "deep list.json", b"[" * 100_000 + b"]" * 100_000, "lists without end", "JSON|" + UNKNOWN
    )
    yield B(
        "long number.json",
        b'{"a": ' + b"9" * 10_000 + b"}",
        "a number without end",
        "JSON|" + UNKNOWN,
    )
    yield B("numbers.json", json.dumps([1, 2, 3]).encode(), "a list of numbers", UNKNOWN)
    yield B("nothing.json", b"{}", "an object of nothing", UNKNOWN + "|empty")
    yield B("null.json", b"null", "null", UNKNOWN + "|empty")
    yield B(
        "refused.json",
        b'{"error": "unauthorized", "message": "Token expired"}',
        "a refusal of an interface",
        UNKNOWN,
    )
    yield B(
        "nan.json", webropol.replace(b"{", b'{"x": NaN, ', 1)[:-3], "no number, and cut", NO_JSON
    )
    yield B(
        "hollow.json",
        _hollow(webropol),
        "lists that are null",
        f"{UNKNOWN}|no rows|no answers|damaged|Webropol",
    )


def _hollow(data: bytes) -> bytes:
    whole = json.loads(data)
    return json.dumps(
        {key: None if isinstance(value, list) else value for key, value in whole.items()}
    ).encode()


def _xml(kit) -> Iterator:
    B = kit.Broken
    lss = kit.invented["limesurvey_structure: since version 4"]
    yield B("cut.lss", lss[:-200], "cut", STRUCTURE)
    yield B("tag.lss", lss.replace(b"</rows>", b"", 1), "a tag missing", STRUCTURE)
    start, rest = lss.split(b"?>", 1)
    entities = b"".join(
        b'<!ENTITY %c "&%c;&%c;&%c;&%c;&%c;">' % (98 + n, *[97 + n] * 5) for n in range(20)
    )
    yield B(
        "entities.lss",
        start
        + b'?><!DOCTYPE x [<!ENTITY a "aaaa">'
        + entities
        + b"]>"
        + rest.replace(b"<document>", b"<document>&u;"),
        "texts that grow without end",
        STRUCTURE,
    )
    yield B(
        "outside.lss",
        start
        + b'?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
        + rest.replace(b"<document>", b"<document>&a;"),
        "a text of another file",
        STRUCTURE,
    )
    yield B(
        "encoding.lss",
        lss.replace(b"UTF-8", b"UTF-99"),
        "an encoding that does not exist",
        STRUCTURE,
    )
    yield B(
        "deep.lss",
        start + b"?><document><LimeSurveyDocType>Survey</LimeSurveyDocType>" + b"<a>" * 200_000,
        "nested without end",
        STRUCTURE,
    )
    yield B("other.xml", b'<?xml version="1.0"?><rss><channel/></rss>', "a feed", "XML|" + UNKNOWN)


def _spss(kit) -> Iterator:
    B = kit.Broken
    sav, zsav = kit.invented["spss: sav"], kit.invented["spss: zsav"]
    damaged = "SPSS.*(damaged|arrived|cannot).*"
    yield B("cut.sav", sav[: len(sav) // 2], "cut", damaged)
    yield B("start.sav", sav[:200], "the first 200 bytes", damaged)
    yield B("sign.sav", b"$FL2", "nothing but its sign", damaged)
    yield B("noise.sav", b"$FL2" + bytes(range(256)) * 8, "noise", damaged)
    yield B("zeros.sav", sav[:300] + bytes(200) + sav[500:], "zeros in its dictionary", damaged)
    yield B("cut.zsav", zsav[:-300], "cut", damaged)
    yield B(
        "noise.zsav", zsav[:600] + bytes(range(256)) + zsav[856:], "noise in the middle", damaged
    )
    yield B(
        "portable.por",
        b"ASCII SPSS PORT FILE" + b" " * 180,
        "SPSS's portable file",
        "SPSS|" + UNKNOWN,
    )


def _chats(kit) -> Iterator:
    B = kit.Broken
    cloud, local = kit.invented["zoom_chat: cloud"], kit.invented["zoom_chat: local"]
    event = "not known which event.*events.csv"
    yield B(
        "chat of no event.txt",
        cloud + b"00:99:99\tAda:\tno such time\n",
        "a time that does not exist",
        event,
    )
    yield B("chat cut.txt", local[: len(local) * 2 // 3], "cut", event)
    yield B("chat started late.txt", local[60:], "its start missing", f"{event}|{UNKNOWN}")
    yield B(
        "chat long line.txt",
        cloud + b"00:21:14\tAda:\t" + b"ha" * 300_000 + b"\n",
        "a message of 600 kB",
        event,
    )
    yield B(
        "chat colons.txt",
        b"09:00:01 From Ada to Everyone" + b" : " * 100_000 + b"\n",
        "miles of colons",
        event,
    )
    yield B(
        "chat nobody.txt", b"09:00:01 From  to  : \n", "nobody says nothing", f"{event}|{UNKNOWN}"
    )
