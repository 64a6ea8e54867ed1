"""A few invented people, answers and events with counts that can be checked by hand."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.indicators.data import Data
from analysis.tables import checked, empty


def table(name: str, rows: list[dict[str, object]]) -> pd.DataFrame:
    """Rows of a tidy table; text that is not given is empty, other gaps are missing."""
    blank = empty(name)
    columns = {
        column: pd.Series(
            [row.get(column, "" if pd.api.types.is_string_dtype(kind) else None) for row in rows]
        ).astype(kind)
        for column, kind in blank.dtypes.items()
    }
    return checked(name, pd.DataFrame(columns))


def utc(text: str) -> pd.Timestamp:
    return pd.Timestamp(text, tz="UTC")


@pytest.fixture
def data() -> Data:
    """Ann and Ben answered and came, Cem answered, Dan came only, Eve registered only."""
    groups = {"ann": "new", "ben": "new guide", "cem": "guide", "dan": "", "eve": "new"}
    asked = {"response": "r1", "person": "ann", "item": "q1"}
    present = {"role": "attendee", "stays": 1}
    return Data(
        people=table("people", [{"person": p, "groups": g} for p, g in groups.items()]),
        responses=table(
            "responses",
            [
                {**asked, "submitted": utc("2023-08-31 20:59")},  # 23:59 in Helsinki
                {**asked, "item": "q2", "submitted": utc("2023-08-31 20:59")},
                {"response": "r2", "person": "ben", "submitted": utc("2023-08-31 21:00")},
                {"response": "r3", "person": "cem"},
            ],
        ),
        scores=table(
            "scores",
            [
                score("r1", "ann", "start", 2.0),
                score("r2", "ben", "start", 3.0),
                score("r3", "cem", "start", 5.0),
                score("r4", "ann", "end", 4.0),
                score("r5", "ben", "end", 4.5),
                score("r6", "eve", "end", None),
            ],
        ),
        events=table(
            "events",
            [
                {"event": "e2", "start": utc("2023-08-31 20:30"), "end": utc("2023-08-31 22:30")},
                {"event": "e1", "start": utc("2023-01-09 08:00"), "end": utc("2023-01-09 09:00")},
                {"event": "e0", "start": utc("2023-09-01 08:00"), "end": utc("2023-09-01 09:00")},
            ],
        ),
        registrations=table(
            "registrations",
            [
                {"event": "e1", "person": "ann"},
                {"event": "e1", "person": "eve"},
                {"event": "e2", "person": "ann"},
                {"event": "e0", "person": "eve"},
            ],
        ),
        attendance=table(
            "attendance",
            [
                {"event": "e1", "person": "ann", "minutes": 30.0, **present},
                {"event": "e1", "person": "dan", "minutes": 29.9, **present},
                {"event": "e2", "person": "ben", "minutes": 120.0, **present},
            ],
        ),
    )


def score(response: str, person: str, wave: str, value: float | None) -> dict[str, object]:
    return {
        "response": response,
        "person": person,
        "wave": wave,
        "scale": "confidence",
        "score": value,
        "items_answered": 3,
    }
