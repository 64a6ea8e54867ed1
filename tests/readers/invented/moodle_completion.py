"""Invented completion of activities, as Moodle downloads it."""

from __future__ import annotations

_PASS = "Completed (achieved pass grade)"
_FAIL = "Completed (did not achieve pass grade)"
_EN = [
    '"Ada Nova","ada@example.org","Completed","2026-02-01 10:11:12","Completed",'
    f'"2026-03-02 08:00:01","{_PASS}","2026-03-30 21:15:00"',
    '"Bo \'Bosse\' Berg","bo@example.org","Completed (set by Cy Teacher)",'
    '"2026-02-03 12:00:00","Not completed","2026-02-04 09:00:00","Not completed",""',
    '"Cai Demo","cai@example.org","Not completed","","Not completed","",'
    f'"{_FAIL}","2026-03-30 21:20:00"',
]
_HEADER = ',"Email address","Start","","Part 1: networks","2026-03-31 23:59:00","Test",""'
_WORDS = {
    "sv": ("E-postadress", "Slutförd", "Ej slutförd", "Slutförd (uppnått godkänt betyg)"),
    "fi": ("Sähköpostiosoite", "Suoritettu", "Keskeneräinen", "Suoritettu"),
}


def _in(language: str) -> bytes:
    address, done, not_done, passed = _WORDS[language]
    lines = [
        f',"{address}","Osa 1","","Osa 2",""',
        f'"Ada Nova","ada@example.org","{done}","2026-02-01 10:11:12","{not_done}",""',
        f'"Bo Berg","bo@example.org","{passed}","2026-02-02 10:11:12","{done}",'
        '"2026-02-03 10:11:12"',
    ]
    return "\n".join(lines).encode()


_LINES = [_HEADER, *_EN]
_TABS = "\n".join(line.replace('","', '"\t"').replace(',"', '\t"', 1) for line in _LINES)
EXPORTS: dict[str, bytes] = {
    "en": "\n".join(_LINES).encode(),
    "excel": b"\xff\xfe" + _TABS.encode("utf-16-le"),
    "sv": _in("sv"),
    "fi": _in("fi"),
    "index": "\n".join([f",{_HEADER}", *(f"{n},{line}" for n, line in enumerate(_EN))]).encode(),
    "more about people": (
        b',"Email address","Student number",Department,"A",""\n'
        b'"Ada Nova","ada@example.org","77","D","Completed","2026-02-01 10:11:12"\n'
    ),
}
