"""Survey structures as LimeSurvey writes them, before and since texts stand in tables apart."""

from __future__ import annotations

from xml.sax.saxutils import escape

Rows = list[dict[str, str]]


def document(languages: list[str], sections: dict[str, Rows]) -> bytes:
    """The XML of the tables."""
    spoken = "".join(f"  <language>{language}</language>\n" for language in languages)
    parts = [
        '<?xml version="1.0" encoding="UTF-8"?>\n<document>\n',
        " <LimeSurveyDocType>Survey</LimeSurveyDocType>\n <DBVersion>600</DBVersion>\n",
        f" <languages>\n{spoken} </languages>\n",
        *(section(name, rows) for name, rows in sections.items()),
        "</document>\n",
    ]
    return "".join(parts).encode()


def section(name: str, rows: Rows) -> str:
    written = "".join(
        "   <row>\n" + "".join(f"    <{k}>{escape(v)}</{k}>\n" for k, v in row.items())
        + "   </row>\n"
        for row in rows
    )  # fmt: skip
    return f" <{name}>\n  <rows>\n{written}  </rows>\n </{name}>\n"


def question(qid: str, code: str, type_: str, **more: str) -> dict[str, str]:
    return {"qid": qid, "parent_qid": "0", "gid": "1", "type": type_, "title": code,
            "other": "N", "question_order": qid, "scale_id": "0", **more}  # fmt: skip


NEW = document(
    ["fi", "en"],
    {
        "groups": [{"gid": "1", "group_order": "1"}],
        "questions": [question("1", "work", "Y"), question("2", "mood", "L")],
        "question_l10ns": [
            {"qid": "1", "question": "<p>Do you <b>work</b>?</p>", "language": "en"},
            {"qid": "1", "question": "Oletko töissä?", "language": "fi"},
            {"qid": "2", "question": "Mood", "language": "en"},
        ],
        "answers": [{"aid": "7", "qid": "2", "code": "A1", "sortorder": "1", "scale_id": "0"}],
        "answer_l10ns": [{"aid": "7", "answer": "Fine & well", "language": "en"}],
        "surveys": [{"sid": "12345", "language": "en"}],
    },
)
OLD = document(
    ["sv"],
    {
        "answers": [{"qid": "2", "code": "A1", "answer": "Bra", "language": "sv",
                     "sortorder": "1", "scale_id": "0"}],
        "questions": [question("1", "arbete", "Y", question="Arbetar du?", language="sv"),
                      question("2", "lust", "L", question="Hur mår du?", language="sv")],
        "surveys": [{"sid": "12345", "language": "sv"}],
    },
)  # fmt: skip
EXPORTS = {"since version 4": NEW, "before version 4": OLD}
