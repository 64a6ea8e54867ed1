"""Invented lists of Meetup: answers to an invitation, and members; text saved as .xls."""

from __future__ import annotations

ANSWERS = (
    "Name\tUser ID\tTitle\tEvent Host\tRSVP\tGuests\tRSVPed on\tJoined Group on\t"
    "URL of Member Profile\tWhat do you sell?\n"
    "Aino A.\tuser 11\tOrganizer\tYes\tYes\t1\tFebruary 2, 2026 10:00 AM\tMay 1, 2020\t"
    "https://example.org/members/11/\tJam\n"
    "Bo\tuser 12\t\t\tNo\t0\tFebruary 3, 2026 10:00 AM\tMay 2, 2020\t"
    "https://example.org/members/12/\t\n"
)
MEMBERS = (
    "Name\tUser ID\tTitle\tMember ID\tLocation\tJoined Group on\tTotal RSVPs\n"
    "Aino A.\tuser 11\tOrganizer\t11\tVaasa\t05/01/2020\t7\n"
)
EXPORTS = {"answers": ANSWERS.encode(), "members": MEMBERS.encode("utf-16")}
