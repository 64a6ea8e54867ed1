"""What Lyyti's interface sends of an event's participants; people are invented."""

from __future__ import annotations

import json

STATUSES = ("reactedyes", "reactedno", "notreacted", "show", "noshow")
PEOPLE = [
    {
        "id": 700 + at,
        "uid": f"55845-{at}",
        "group_id": None,
        "is_contact_person": 1 if at == 0 else 0,
        "email": f"person{at}@example.org",
        "email_blocked": 0,
        "firstname": "Ada",
        "lastname": f"Nova{at}",
        "lang": "fi",
        "status": status,
        "phone": "+358 40 0000000",
        "edit_url": "https://example.org/edit?secret=1",
    }
    for at, status in enumerate(STATUSES)
]
EVENT = {
    "eid": 123,
    "id": "abc123",
    "event_id": 123,
    "start_time_utc": 1710000000,
    "end_time_utc": 1710007200,
    "start_time": 1710000000,
    "end_time": 1710007200,
    "timezone": "Europe/Helsinki",
    "language": ["fi", "en"],
    "name": {"en": "Spring fair", "fi": "Kevätmessut"},
    "participant_counts": dict.fromkeys(STATUSES, 1),
}
RESULTS = {
    "method": "GET",
    "call": "participants",
    "results": {str(at): {"id": at, "participants": [one]} for at, one in enumerate(PEOPLE)},
    "results_count": 5,
}

EXPORTS: dict[str, bytes] = {
    "event with participants": json.dumps({**EVENT, "participants": PEOPLE}, indent=1).encode(),
    "event beside participants": json.dumps({"event": EVENT, "participants": PEOPLE}).encode(),
    "results by id": json.dumps(RESULTS).encode(),
    "participants by id": json.dumps({"results": {p["uid"]: p for p in PEOPLE}}).encode(),
    "list": json.dumps(PEOPLE, ensure_ascii=False).encode("utf-8-sig"),
}
