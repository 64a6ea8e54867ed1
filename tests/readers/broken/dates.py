"""Dates out of range, in two orders, impossible or no dates; stays that cannot have been."""

from __future__ import annotations

from collections.abc import Iterator

OUTSIDE = r"row 4.*(day|date).*(outside|cannot|expect).*[Cc]orrect"
UNREAD = r"row 4.*date cannot be read.*Correct it"
STAY = r"row 4.*(stay|times).*([Cc]orrect|events.csv)"
STAMPS = {
    "year 2202": ("2202/08/28 5:11:16 PM GMT+3", OUTSIDE),
    "year 1900": ("1900/01/01 0:00:00 AM GMT+2", OUTSIDE),
    "year 1": ("0001/01/01 1:00:00 AM GMT+2", f"{OUTSIDE}|{UNREAD}"),
    "year 9999": ("9999/12/31 11:59:59 PM GMT+2", f"{OUTSIDE}|{UNREAD}"),
    "year 10000": ("10000/12/31 11:59:59 PM GMT+2", UNREAD),
    "year 0": ("0000/00/00 0:00:00", UNREAD),
    "31 February": ("2023/02/31 9:00:00 AM GMT+2", UNREAD),
    "29 February": ("2023/02/29 9:00:00 AM GMT+2", UNREAD),
    "hour 25": ("2023/02/11 25:61:00", UNREAD),
    "words": ("viime viikolla", UNREAD),
    "day number": ("45000.5", "nothing|dates|"),
    "day number 0": ("0", UNREAD),
    "late day number": ("2958466", UNREAD),
    "negative": ("-1", UNREAD),
    "milliseconds": ("9999999999999", UNREAD),
    "endless": ("9" * 400, UNREAD),
    "hashes": ("########", UNREAD),
    "superscript": ("²⁰²³/¹²/¹²", UNREAD),
    "gap of summer time": ("2023/03/26 3:30:00", r"row 4.*clocks skip this time.*time zone"),
    "doubled hour": ("2022/10/30 3:30:00", r"row 4.*occurs twice.*corrections.csv"),
    "offset of 99 hours": ("2023/02/11 9:00:00 AM GMT+99", f"{OUTSIDE}|{UNREAD}"),
}
LISTS = {
    "left before": ("02/17/2022 02:34:40 PM", "02/17/2022 12:34:40 PM", STAY),
    "year 2202": ("02/17/2202 01:00:00 PM", "02/17/2202 02:00:00 PM", STAY),
    "year 1900": ("02/17/1900 01:00:00 PM", "02/17/2022 02:00:00 PM", STAY),
    "a month long": ("02/17/2022 01:00:00 PM", "03/17/2022 02:00:00 PM", STAY),
    "no dates": ("yesterday", "today", STAY),
    "two orders": (
        "17/02/2022 13:00:00",
        "02/17/2022 02:00:00 PM",
        r"only make sense day first.*Look at the dates",
    ),
    "32 days": ("02/32/2022 01:00:00 PM", "02/32/2022 02:00:00 PM", STAY),
}


def files(kit) -> Iterator:
    for name, (stamp, says) in STAMPS.items():
        rows = kit.changed(kit.survey, 3, 0, stamp)
        yield kit.Broken(f"{kit.END}/{name}.csv", kit.written(rows), f"a date {stamp[:40]}", says)
    for name, (join, leave, says) in LISTS.items():
        rows = kit.changed(kit.changed(kit.attendance, 3, 2, join), 3, 3, leave)
        rows = (
            kit.changed(rows, 3, 4, "")
            if name != "left before"
            else kit.changed(rows, 3, 4, "-120")
        )
        yield kit.Broken(
            f"attendance/2022-02-17 {name}.csv", kit.written(rows), f"{join} to {leave}", says
        )
    far = [
        kit.attendance[0],
        *[
            [*row[:2], "01/03/1900 01:00 PM", "01/03/1900 02:00 PM", *row[4:]]
            for row in kit.attendance[1:]
        ],
    ]
    yield kit.Broken(
        "attendance/2022-02-17 all 1900.csv",
        kit.written(far),
        "all times of another century",
        r"(days|times).*event.*events.csv",
    )
    minutes = kit.changed(
        kit.changed(kit.changed(kit.attendance, 3, 4, "99999999"), 3, 2, ""), 3, 3, ""
    )
    yield kit.Broken(
        "attendance/2022-02-17 minutes.csv", kit.written(minutes), "190 years in minutes", STAY
    )
    early = [
        [kit.survey[0][0], *kit.survey[0][1:]],
        *[["1970/01/01 2:00:00 AM GMT+2", *row[1:]] for row in kit.survey[1:]],
    ]
    yield kit.Broken(
        f"{kit.END}/all 1970.csv",
        kit.written(early),
        "a clock that was never set",
        r"6 (answers|dates).*(outside|cannot).*",
    )
