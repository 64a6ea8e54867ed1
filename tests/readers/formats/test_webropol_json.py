from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.problems import ProblemsError
from analysis.readers import Content, Export, read_export, recognise

Invented = Callable[[str], Mapping[str, bytes]]
TEXT = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), min_size=1)


def _read(data: object) -> Export:
    return read_export(Content("a.json", json.dumps(data).encode()))


def _columns(export: Export) -> list[tuple[str, str | None, str, str]]:
    (table,) = export.tables
    return [(c.header, c.field, c.option, c.code) for c in table.columns]


def _answers(*given: dict[str, object]) -> dict[str, object]:
    sets = [{"ResponseId": str(n), "RespondentAnswers": [one]} for n, one in enumerate(given)]
    return {"SurveyAnswers": sets}


def test_the_older_interface(invented: Invented) -> None:
    export = read_export(Content("a", invented("webropol_json")["getSurveyAnswers"]))
    assert (export.format, export.kind) == ("webropol_json", "survey")
    assert _columns(export) == [
        ("RespondentId", "user_id", "", ""),
        ("ResponseId", "response_id", "", ""),
        ("RespondentEmail", "email", "", ""),
        ("ResponseDate", "submitted", "", ""),
        ("Suosittelisitko? (NPS)", None, "", "nps-e1e8a2"),
        ("Mitä käytät?", None, "Chat", "tools-e1e8a2_tools-Chat"),
        ("Mitä käytät?", None, "Muu", "tools-e1e8a2_tools-Muu"),
        ("Mitä käytät?", None, "Muu", "tools-e1e8a2_tools-Muu_other"),
        ("Yhteystiedot", "email", "Sähköposti", "you-e1e8a2_you-Sähköposti"),
        ("Yhteystiedot", None, "Paino", "you-e1e8a2_you-Paino"),
        ("Liite", None, "Liite", "doc-e1e8a2_doc-Liite"),
        ("Liite", "ignored", "Liite", "doc-e1e8a2_doc-Liite_file"),
        ("Miksi?", None, "", "why-e1e8a2"),
    ]
    rows = export.tables[0].rows
    assert list(rows.index) == [1, 2]
    assert rows.loc[1].tolist()[3:10] == [
        "2024-03-01T11:54:34.253", "7", "Chat", "Muu", "kirje", "ada@example.org", "65",
    ]  # fmt: skip
    assert rows.loc[2].tolist()[4:] == ["10", *[""] * 7, "Siksi, että"]


def test_the_newer_interface(invented: Invented) -> None:
    export = read_export(Content("a", invented("webropol_json")["getSurveyResponses"]))
    assert _columns(export)[3:] == [
        ("ResponseLanguageId", "language", "", ""),
        ("ResponseDate", "submitted", "", ""),
        ("Which fruit?", None, "", "fruit-e1e8a2"),
        ("Which fruit?", None, "Other", "fruit-e1e8a2_o3_other"),
        ("What do you use?", None, "Chat", "use-e1e8a2_c1"),
        ("What do you use?", None, "Other", "use-e1e8a2_c2"),
        ("What do you use?", None, "Other", "use-e1e8a2_c2_other"),
        ("Rate", None, "Content", "rate-e1e8a2"),
        ("Rate", None, "Talks", "rate-e1e8a2"),
        ("When?", None, "Chat: Mon", "days-e1e8a2_m"),
        ("When?", None, "Chat: Tue", "days-e1e8a2_t"),
        ("Anything else?", None, "", "empty-e1e8a2"),
    ]
    assert export.tables[0].rows.loc[2].tolist()[5:] == [
        "Orange", "", "Chat", "", "", "", "Bad", "", "", "",
    ]  # fmt: skip


def test_pages_follow_each_other(invented: Invented) -> None:
    (table,) = read_export(Content("a", invented("webropol_json")["pages in a list"])).tables
    assert list(table.rows.index) == [1, 2, 3, 4]
    assert table.rows.loc[4].tolist() == table.rows.loc[2].tolist()


def test_the_sample_is_read(shared: Path) -> None:
    folder = shared / "samples"
    file = folder / "webropol" / "webropol_rest_api_answers_fixture.json"
    export = read_export(Content.load(file, folder))
    assert (export.format, export.rows_read, export.problems) == ("webropol_json", 1, ())
    score, favourite = export.tables[0].questions()
    assert (score.option, favourite.option) == ("", "fruit")
    assert [export.tables[0].rows.loc[1, c.position] for c in (score, favourite)] == ["7", "apple"]


def test_texts_without_ids_are_not_taken_for_options() -> None:
    texts = [{"OptionAnswer": text} for text in ("one", "two")]
    data = _answers({"QuestionId": "q", "QuestionTitle": "Why?", "QuestionAnswers": texts})
    export = _read(data)
    assert _columns(export)[1:] == [("Why?", None, "", "q")]
    assert export.tables[0].rows.loc[1, 1] == "one; two"


def test_single_answers_stay_in_one_column_whatever_their_ids() -> None:
    answers = (
        {"QuestionId": "q", "Question": "Which?", "QuestionOptionId": f"o{n}", "Answer": text}
        for n, text in enumerate(("Pear", "Fig"))
    )
    export = _read(_answers(*answers))
    assert _columns(export)[1:] == [("Which?", None, "", "q")]
    assert export.tables[0].rows[1].tolist() == ["Pear", "Fig"]


def test_unknown_facts_of_an_answer_set_are_kept_and_not_used() -> None:
    data = {"SurveyAnswers": [{"Secret": {"a": [1]}, "ResponseId": "x", "RespondentAnswers": []}]}
    export = _read(data)
    assert _columns(export) == [
        ("ResponseId", "response_id", "", ""), ("Secret", "ignored", "", ""),
    ]  # fmt: skip
    assert export.tables[0].rows.loc[1].tolist() == ["x", '{"a": [1]}']


def test_half_a_character_does_not_stop_the_reader() -> None:
    data = b'{"SurveyAnswers": [{"RespondentAnswers": [{"QuestionId": "q", "Answer": "\\ud83d"}]}]}'
    assert read_export(Content("a", data)).tables[0].rows.loc[1, 0] == "\ufffd"


@pytest.mark.parametrize(
    "data",
    [{"answers": []}, [{"id": 1}], {"SurveyAnswers": "none"}, {"SurveyAnswers": [{"Other": []}]}],
)
def test_other_json_is_not_claimed(data: object) -> None:
    assert recognise(Content("a", json.dumps(data).encode())) is None


def test_a_survey_without_answers_is_told() -> None:
    (problem,) = _read({"SurveyId": "x", "SurveyAnswers": []}).problems
    assert problem.what == "The export holds a header, but no rows."


def test_something_else_declared_as_webropol_is_refused() -> None:
    with pytest.raises(ProblemsError, match=r"^a\.json: .*SurveyAnswers is missing"):
        read_export(Content("a.json", b'{"answers": []}'), "webropol_json")


@given(answers=st.lists(TEXT, min_size=1, max_size=5))
def test_any_answers_come_back_unchanged(answers: list[str]) -> None:
    given_ = ({"QuestionId": "q", "Question": "Why?", "Answer": text} for text in answers)
    (table,) = _read(_answers(*given_)).tables
    assert table.rows[1].tolist() == answers
    assert table.rows[0].tolist() == [str(number) for number in range(len(answers))]
