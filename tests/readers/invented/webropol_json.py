"""What Webropol's REST interface sends, old and new; people and answers are invented."""

from __future__ import annotations

import json
from collections.abc import Sequence

Json = dict[str, object]


def set_of(number: int, answers: Sequence[Json]) -> Json:
    return {
        "RespondentId": None,
        "ResponseId": f"0725646a-0000-0000-0000-{number:012}",
        "RespondentEmail": "ada@example.org" if number == 1 else None,
        "ResponseDate": f"2024-03-0{number}T11:54:34.253",
        "RespondentAnswers": list(answers),
    }


def old(question: str, title: str, answer: str, label: str | None = "", **more: object) -> Json:
    return {
        "Keywords": "",
        "QuestionId": f"{question}-e1e8a2",
        "Question": title,
        "QuestionOptionId": f"{question}-{label}" if label else None,
        "AnswerOptionId": "22a0f7b8",
        "Label": label,
        "Answer": answer,
        "AnswerKeywords": "",
        "AnswerFile": None,
        **more,
    }


def new(question: str, title: str, kind: str, *answers: Json) -> Json:
    return {
        "Keywords": None,
        "QuestionId": f"{question}-e1e8a2",
        "QuestionTypeId": "00000000-0000-0000-0000-000000000000",
        "QuestionTypeName": f"questionType_{kind}",
        "QuestionTitle": title,
        "Label": None,
        "QuestionAnswers": list(answers),
    }


def part(answer: str, option: str | None = None, row: str | None = None, other: str = "") -> Json:
    return {
        "OptionAnswer": answer,
        "QuestionOptionId": None,
        "OptionId": option or "00000000-0000-0000-0000-000000000000",
        "AnswerOptionId": "00000000-0000-0000-0000-000000000000",
        "AttahedTextFieldValue": other,
        "RowText": row,
        "AnswerFile": None,
    }


OLD = {
    "SurveyId": "53c5b1ca-5d4e-4146-90df-a85bb7a8094a",
    "SurveyAnswers": [
        set_of(1, [
            old("nps", "Suosittelisitko? (NPS)", "7", "En lainkaan - Erittäin varmasti"),
            old("tools", "Mitä käytät?", "Chat", "Chat"),
            old("tools", "Mitä käytät?", "Muu", "Muu", AttachedTextFieldValue="kirje"),
            old("you", "Yhteystiedot", "ada@example.org", "Sähköposti"),
            old("you", "Yhteystiedot", "65", "Paino"),
            old("doc", "Liite", "a.pdf", "Liite", AnswerFile="https://example.org/file?id=1"),
        ]),
        set_of(2, [
            old("nps", "Suosittelisitko? (NPS)", "10", "En lainkaan - Erittäin varmasti"),
            old("why", "Miksi?", "Siksi, että", None),
        ]),
    ],
}  # fmt: skip
NEW = {
    "SurveyId": "1a4d811b-3386-4c2d-3373-8df43b5a4594",
    "Paging": {"ItemsPerPage": 500, "TotalCount": 2, "TotalPages": 1, "CurrentPage": 1},
    "SurveyAnswers": [
        {
            **set_of(1, [
                new("fruit", "Which fruit?", "selection", part("Other", "o3", other="fig")),
                new("use", "What do you use?", "multipleChoice", part("Chat", "c1"),
                    part("Other", "c2", other="letters")),
                new("rate", "Rate", "scaleSelection", part("Good", "g", "Content"),
                    part("Bad", "b", "Talks")),
                new("days", "When?", "scaleMultipleChoice", part("Mon", "m", "Chat"),
                    part("Tue", "t", "Chat")),
                new("empty", "Anything else?", "openended"),
            ]),
            "ResponseLanguageId": 2,
        },
        {
            **set_of(2, [
                new("fruit", "Which fruit?", "selection", part("Orange", "o1")),
                new("use", "What do you use?", "multipleChoice", part("Chat", "c1")),
                new("rate", "Rate", "scaleSelection", part("Bad", "b", "Talks")),
            ]),
            "ResponseLanguageId": 1,
        },
    ],
}  # fmt: skip

EXPORTS: dict[str, bytes] = {
    "getSurveyAnswers": json.dumps(OLD, indent=1).encode(),
    "getSurveyResponses": json.dumps(NEW, ensure_ascii=False).encode(),
    "pages in a list": json.dumps([NEW, NEW]).encode("utf-8-sig"),
}
