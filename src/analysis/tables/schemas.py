"""The contract between cleaning and all that follows: what each tidy table holds."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import pandas as pd
import pandera.pandas as pa

from analysis.tables.participants import PARTICIPANTS, SUPPORTED_ORGANISATIONS

_TIME = pd.DatetimeTZDtype("us", "UTC")


def _text(title: str, *, null: bool = False) -> pa.Column:
    return pa.Column(str, nullable=null, title=title)


def _count(title: str) -> pa.Column:
    return pa.Column("int64", pa.Check.ge(0), title=title)


def _time(title: str) -> pa.Column:
    return pa.Column(_TIME, nullable=True, title=title)


def _table(columns: Mapping[str, pa.Column], key: list[str] | None = None) -> pa.DataFrameSchema:
    return pa.DataFrameSchema(dict(columns), strict=True, ordered=True, unique=key)


_ANSWERED = {
    "response": _text("response: file and row, as a short code"),
    "person": _text("pseudonym of who answered"),
    "instrument": _text("questionnaire"),
    "wave": _text("round of the survey"),
    "group": _text("group of people asked"),
}
_FILES = _table(
    {
        "file": _text("export, below the data set's folder"),
        "format": _text("format as recognised; empty where it was not"),
        "kind": _text("survey, attendance, registration …; empty where it was not recognised"),
        "status": pa.Column(
            str,
            pa.Check.isin(["read", "duplicate", "ignored", "refused"]),
            title="what became of it",
        ),
        "instrument": _text("questionnaire it holds"),
        "wave": _text("round of the survey it holds"),
        "sha256": _text("SHA-256 of its bytes"),
        "rows_read": _count("data rows in the file"),
        "kept": _count("rows that became rows of tidy tables"),
        "merged": _count("rows united with a kept row"),
        "set_aside": _count("rows not used"),
    },
    ["file"],
)
_SET_ASIDE = _table(
    {
        "file": _text("export"),
        "section": _text("table within the file"),
        "row": _count("row as a spreadsheet counts"),
        "rule": _text("rule that applied"),
        "action": pa.Column(
            str, pa.Check.isin(["merged", "set aside"]), title="merged or set aside"
        ),
    }
)
_PROBLEMS = _table(
    {
        "file": _text("export"),
        "sheet": _text("sheet"),
        "row": pa.Column("Int64", nullable=True, title="row as a spreadsheet counts"),
        "column": _text("column"),
        "key": _text("setting"),
        "severity": pa.Column(str, pa.Check.isin(["error", "warning", "note"]), title="severity"),
        "what": _text("what happened (message id)"),
        "do": _text("what to do (message id)"),
        "values": _text("values of the message (JSON)"),
    }
)
_PEOPLE = _table(
    {
        "person": _text("pseudonym"),
        "groups": _text("groups the person belongs to, joined by a space"),
        "gender": _text("gender", null=True),
        "age_at_entry": _text("age group at entry", null=True),
        "education": _text("education", null=True),
        "arrived": _text("year of arrival", null=True),
        "language": _text("language answered in", null=True),
        "municipality": _text("municipality", null=True),
        "partner": _text("partner organisation", null=True),
    },
    ["person"],
)
_RESPONSES = _table(
    {
        **_ANSWERED,
        "event": _text("event the answer is about"),
        "submitted": _time("when it was sent (UTC)"),
        "language": _text("language of the questionnaire"),
        "item": _text("question"),
        "value": _text("answer: code of the option, or the number"),
        "label": _text("wording of the chosen option; empty for numbers"),
    }
)
_COMMENTS = _table(
    {
        "response": _text("response"),
        "item": _text("question"),
        "text": _text("open answer (internal edition only)"),
    }
)
_MISSING = _table(
    {
        "response": _text("response"),
        "item": _text("question without an answer"),
        "kind": pa.Column(
            str,
            pa.Check.isin(["not shown", "blank", "refused", "not applicable", "coded"]),
            title="why: not shown, left blank, refused, not applicable, or coded as missing",
        ),
    },
    ["response", "item"],
)
_FLAGS = _table(
    {
        "response": _text("response"),
        "flag": pa.Column(
            str,
            pa.Check.isin(["partial", "straight-lining", "too fast", "impossible time"]),
            title="why a person should look at it; nothing is dropped for it",
        ),
        "value": pa.Column(
            "float64", nullable=True, title="share answered, items alike, or seconds taken"
        ),
    }
)
_CORRECTIONS = _table(
    {
        "file": _text("export"),
        "row": _count("row as a spreadsheet counts"),
        "variable": _text("column corrected"),
        "reason": _text("why, as written in corrections.csv"),
        "when": _text("when it was decided"),
    }
)
_DATES = _table(
    {
        "file": _text("export"),
        "order": _text("day first or month first, where the file's dates needed a decision"),
        "assumed": pa.Column(bool, title="whether both fit and the declared order was taken"),
        "zone": _text("time zone the times were read in"),
        "first": _time("earliest time (UTC)"),
        "last": _time("latest time (UTC)"),
        "read": _count("times read"),
        "unread": _count("cells that hold no time that can be read"),
    },
    ["file"],
)
_INTERACTIONS = _table(
    {
        "event": _text("event"),
        "person": _text("pseudonym; empty where the tool names nobody"),
        "at": _time("when (UTC), where the tool says"),
        "kind": _text("chat, question, poll, reaction, raised hand …"),
        "count": _count("how many acts the row stands for"),
    }
)
_SCORES = _table(
    {
        **_ANSWERED,
        "submitted": _time("when it was sent (UTC)"),
        "scale": _text("scale"),
        "score": pa.Column(
            "float64", title="score; NaN with too few items answered", nullable=True
        ),
        "items_answered": _count("items answered"),
    },
    ["response", "scale"],
)
_EVENTS = _table(
    {
        "event": _text("event"),
        "title_fi": _text("title in Finnish"),
        "title_sv": _text("title in Swedish"),
        "title_en": _text("title in English"),
        "start": _time("start (UTC)"),
        "end": _time("end (UTC)"),
        "platform": _text("platform"),
        "kind": _text("kind of event"),
        "work_package": _text("work package"),
        "partner": _text("partner organisation"),
        "language": _text("language"),
    },
    ["event"],
)
_REGISTRATIONS = _table(
    {
        "event": _text("event"),
        "person": _text("pseudonym"),
        "registered": _time("when (UTC)"),
        "status": _text("registered, waiting, cancelled or no show"),
    },
    ["event", "person"],
)
_ATTENDANCE = _table(
    {
        "event": _text("event"),
        "person": _text("pseudonym"),
        "role": _text("role"),
        "first_join": _time("first join (UTC)"),
        "last_leave": _time("last leave (UTC)"),
        "minutes": pa.Column("float64", pa.Check.ge(0), title="minutes present, overlaps united"),
        "stays": _count("joins"),
    },
    ["event", "person"],
)
_COMMUNICATIONS = _table(
    {
        "date": _time("when it was measured: the day, or the first of the period (UTC)"),
        "channel": _text("website, newsletter, linkedin or another"),
        "content": _text("what was measured: page, post, campaign; empty for the channel itself"),
        "metric": _text("what was counted; rates are fractions, durations seconds"),
        "value": pa.Column("float64", title="how many, or how much"),
    }
)
_COURSE_ACTIVITY = _table(
    {
        "course": _text("course"),
        "person": _text("pseudonym"),
        "at": _time("when (UTC)"),
        "section": _text("part of the course as the log names it; empty for a person's profile"),
        "kind": _text("what was done: the verb of the log's description"),
    }
)
_COURSE_PROGRESS = _table(
    {
        "course": _text("course"),
        "person": _text("pseudonym"),
        "enrolled": _time("enrolled (UTC); empty if not known"),
        "started": _time("first act or first activity completed (UTC); empty if not known"),
        "sections_completed": pa.Column(
            "Int64", pa.Check.ge(0), nullable=True, title="activities completed"
        ),
        "completed": pa.Column("boolean", nullable=True, title="completed the course, if known"),
        "completed_at": _time("completed the course (UTC); empty if not or not known"),
        "grade": pa.Column("float64", nullable=True, title="grade of the course, as printed"),
        "credits": pa.Column("float64", pa.Check.ge(0), nullable=True, title="credits awarded"),
    },
    ["course", "person"],
)

_LINKS = _table(
    {
        "kind": _text(
            "by what the rows' people are known: email, code, code elements, name at event, name, "
            "declared, answered (in review_links.csv), nothing; or question open"
        ),
        "rows": _count("rows of exports; rows with an open question count twice"),
        "people": _count("people they are of"),
    },
    ["kind"],
)
_WAVE_LINKS = _table(
    {
        "group": _text("group of people asked"),
        "first": _text("earlier round of the survey"),
        "second": _text("later round of the survey"),
        "first_people": _count("people who answered the earlier"),
        "second_people": _count("people who answered the later"),
        "matched": _count("people known to have answered both"),
        "share": pa.Column(
            "float64", pa.Check.in_range(0, 1), title="matched, of the smaller of the two"
        ),
    },
    ["group", "first", "second"],
)

SCHEMAS: Mapping[str, pa.DataFrameSchema] = MappingProxyType(
    {
        "files": _FILES,
        "set_aside": _SET_ASIDE,
        "problems": _PROBLEMS,
        "people": _PEOPLE,
        "responses": _RESPONSES,
        "comments": _COMMENTS,
        "missing": _MISSING,
        "flags": _FLAGS,
        "corrections": _CORRECTIONS,
        "dates": _DATES,
        "interactions": _INTERACTIONS,
        "scores": _SCORES,
        "events": _EVENTS,
        "registrations": _REGISTRATIONS,
        "attendance": _ATTENDANCE,
        "communications": _COMMUNICATIONS,
        "links": _LINKS,
        "wave_links": _WAVE_LINKS,
        "course_activity": _COURSE_ACTIVITY,
        "course_progress": _COURSE_PROGRESS,
        "participants": PARTICIPANTS,
        "supported_organisations": SUPPORTED_ORGANISATIONS,
    }
)
