"""Invented attendance reports of Google Meet: with and without a block, in three languages."""

from __future__ import annotations

TWO = "First name,Last name,Email,Duration,Time joined,Time exited\n"
PEOPLE = (
    "Aino,Aalto,aino@example.org,1 hr 2 min,10:00 AM,11:02 AM\nGuest,,,58 min,10:02 AM,11:00 AM\n"
)
ONE = "Name,Email,Duration,Time joined,Time exited\n"
PERSON = "Aino Aalto,aino@example.org,1:00:00,9:00:12,10:00:12\n"
EXPORTS = {
    "two names": (TWO + PEOPLE).encode(),
    "block": (
        "Meeting title,Date,Start time,End time\nMarkets online,2026-05-11,09:00,10:02\n\n"
        + ONE + PERSON
    ).encode(),
    "facts": ("Meeting title,Markets online\nDate,2026-05-11\n\n" + TWO + PEOPLE).encode(),
    "dated": (ONE + "Aino,aino@example.org,42m,2026-05-25 11:01:14,2026-05-25 11:43:08\n").encode(),
    "finnish": (
        "Etunimi;Sukunimi;Sähköposti;Kesto;Liittymisaika;Poistumisaika\n"
        "Aino;Aalto;aino@example.org;1 t 2 min;10.00;11.02\n"
    ).encode(),
    "swedish": (
        "Namn;E-post;Varaktighet;Anslöt;Lämnade\nAino;aino@example.org;62 min;10:00;11:02\n"
    ).encode("cp1252"),
    "unknown words": (
        b"Eesnimi,Perekonnanimi,Meil,Kestus,Saabus,Lahkus\n"
        b"Aino,Aalto,aino@example.org,1 t 2 min,10.00,11.02\n"
    ),
    "shifted": (TWO + PEOPLE + "Bo,Berg,30 min,10:02 AM,10:32 AM,\n").encode(),
}  # fmt: skip
