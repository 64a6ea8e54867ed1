"""Invented session data of BigBlueButton's learning dashboard."""

from __future__ import annotations

ENGLISH = (
    "Name,Moderator,Activity Score,Talk time,Webcam Time,Messages,Reactions,Poll Votes,"
    "Raise hands,Join,Left,Duration"
)
# The words of the tool's own Swedish language pack.
SWEDISH = (
    "Namn,Moderator,Activity Score,Tid pratat,Tid webbkamera,Meddelanden,Emojis,"
    "Omröstning resultat,Sträck upp hand,Anslut,Vänster,Duration"
)


def row(*cells: str) -> str:
    return ",".join(f'"{cell}"' for cell in cells) + "\r\n"


HOST = ("Aino Aalto", "TRUE", "0", "00:41:05", "01:02:00", "3", "0", "0", "0",
        "11/24/2026, 10:00:02 AM", "11/24/2026, 11:02:10 AM", "01:02:08")  # fmt: skip
GUEST = ("Bo Berg", "FALSE", "4.5", "-", "-", "0", "2", "1", "1",
         "11/24/2026, 10:03:00 AM", "-", "00:59:10")  # fmt: skip
NOBODY = ("Anonymous", *[""] * 11)
POLLS = ENGLISH + ",Do you sell online?,Which tools\r\n"
EXPORTS = {
    "english": (ENGLISH + "\r\n" + row(*HOST) + row(*GUEST) + row(*NOBODY)).encode(),
    "polls": (
        POLLS
        + row(*HOST, "-", "-")
        + row(*GUEST, "Yes", "Chat,Mail")
        + row(*NOBODY, "No\r\nYes", "")
    ).encode(),
    "swedish": (
        SWEDISH + "\r\n" + row(*HOST) + row(*GUEST).replace("4.5", "4,5") + row(*NOBODY)
    ).encode(),
    "saved again": (
        ENGLISH.replace(",", ";") + "\r\n" + ";".join(HOST).replace("TRUE", "TOSI") + "\r\n"
    ).encode("utf-8-sig"),
}
