"""Mailchimp: the lists of an audience (invented people)."""

from __future__ import annotations

SUBSCRIBED = """\
"Email Address","First Name","Last Name",Birthday,MEMBER_RATING,OPTIN_TIME,OPTIN_IP,CONFIRM_TIME,\
CONFIRM_IP,LATITUDE,LONGITUDE,GMTOFF,DSTOFF,TIMEZONE,CC,REGION,LAST_CHANGED,LEID,EUID,NOTES,TAGS
ada@example.org,Ada,Nova,05/06,2,"2022-09-01 18:22:11",192.0.2.1,"2022-09-01 18:22:11",192.0.2.1,\
60.17,24.94,2,3,Europe/Helsinki,FI,18,"2022-09-02 08:00:00",101,f00,,"tag, one"
bo@example.org,Bo,,,4,"2022-10-13 09:01:00",,"2022-10-13 09:01:00",,,,,,,,,"2022-10-13 09:01:00",\
102,f01,"a note",
"""
LEFT = """\
Sähköpostiosoite,Etunimi,MEMBER_RATING,OPTIN_TIME,CONFIRM_TIME,UNSUB_TIME,LEID,EUID
ada@example.org,Ada,2,2022-09-01 18:22:11,2022-09-01 18:22:11,2022-12-01 10:00:00,101,f00
"""
CLEANED = """\
Email Address,MEMBER_RATING,OPTIN_TIME,CLEAN_TIME,LEID,EUID
gone@example.org,1,2022-09-01 18:22:11,2022-12-01 10:00:00,101,f00
"""
EXPORTS: dict[str, bytes] = {
    "subscribed": SUBSCRIBED.encode(),
    "unsubscribed, own fields in Finnish": LEFT.encode(),
    "cleaned": CLEANED.encode(),
}
