"""From attendance to the exports of the meeting tools."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from analysis.demo.attendance import Attendance
from analysis.demo.exported import Exported, Mess, in_file
from analysis.demo.writers import teams, zoom

_WITH_BLOCK = 6  # so many of the Zoom reports have the block about the meeting
_BOM_EVERY = 3  # every third Zoom report was saved with a byte-order mark
# One Teams report was saved again as UTF-16BE, one comes from a Finnish client.
_INTERFACES = (
    teams.AMERICAN, teams.BRITISH, teams.FINNISH, teams.BRITISH, teams.AMERICAN, teams.AMERICAN,
)  # fmt: skip
_BIG_ENDIAN = 3


def export_meetings(attendances: Sequence[Attendance]) -> tuple[Exported, ...]:
    """Every event's attendance report."""
    in_zoom = [a for a in attendances if a.event.platform == "zoom"]
    in_teams = [a for a in attendances if a.event.platform == "teams"]
    return (
        *(_zoom(attendance, number) for number, attendance in enumerate(in_zoom)),
        *(_teams(attendance, number) for number, attendance in enumerate(in_teams)),
    )


def _zoom(attendance: Attendance, number: int) -> Exported:
    file = f"attendance/{_day(attendance)}_participants_{zoom.meeting_id(number)}.csv"
    bom = number % _BOM_EVERY == 0
    # every second report until six have a block, so that both kinds are met early
    block = number % 2 == 1 and number < 2 * _WITH_BLOCK
    content = zoom.write(attendance, number, block=block, bom=bom)
    unusual = {"utf8_bom": bom, "meeting_block": block}
    return Exported(file, content, _mess(attendance, file, unusual))


def _teams(attendance: Attendance, number: int) -> Exported:
    file = f"attendance/{_day(attendance)}_AttendanceReport.csv"
    interface, big = _INTERFACES[number % len(_INTERFACES)], number == _BIG_ENDIAN
    content = teams.write(attendance, interface, big_endian=big)
    unusual = {"utf16_le": not big, "utf16_be": big, "finnish_client": interface is teams.FINNISH}
    return Exported(file, content, _mess(attendance, file, unusual))


def _day(attendance: Attendance) -> str:
    return f"{attendance.event.start:%Y-%m-%d}"


def _mess(attendance: Attendance, file: str, unusual: dict[str, bool]) -> Mess:
    kinds = Counter({kind: int(is_so) for kind, is_so in unusual.items()})
    return in_file(file, attendance.mess + kinds)
