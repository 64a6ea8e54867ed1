"""Invented attendee reports of a Teams live event."""

from __future__ import annotations

HEADER = "SessionId,ParticipantId,FullName,UserAgent,UtcEventTimestamp,Action,Role\r\n"
ROWS = (
    "518ca2fd-1,aino@example.org,Aino Aalto,Mozilla/5.0 (X11),1/25/2022 4:48:08 PM,Joined,"
    "Attendee\r\n"
    "39f73ed2-2,bo@example.org,Bo Berg,SignalR,1/25/2022 4:51:13 PM,Joined,Attendee\r\n"
    "518ca2fd-1,aino@example.org,Aino Aalto,Mozilla/5.0 (X11),1/25/2022 5:48:08 PM,Left,"
    "Attendee\r\n"
)
EXPORTS = {
    "signed in": (HEADER + ROWS).encode("utf-8-sig"),
    "anonymous": (
        HEADER + "77aa-3,9d0c5e0a-4,,Mozilla/5.0 (X11),1/25/2022 4:48:08 PM,Joined,Attendee\r\n"
    ).encode(),
}
