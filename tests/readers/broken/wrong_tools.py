"""Whole exports that project.toml declares to be of another tool."""

from __future__ import annotations

from collections.abc import Iterator

PAIRS = (
    ("zoom_participants", "google_forms: form"), ("teams_attendance", "indico: text"),
    ("google_forms", "zoom_chat: cloud"), ("microsoft_forms", "typeform"),
    ("limesurvey", "webropol_json: getSurveyAnswers"), ("limesurvey_structure", "qualtrics: codes"),
    ("qualtrics", "limesurvey: code"), ("spss", "surveymonkey: expanded"),
    ("webropol_excel", "spss: sav"), ("webropol_json", "lyyti_json: list"),
    ("moodle_log", "zoom_poll: without a block"), ("zoom_chat", "redcap: raw"),
    ("redcap", "kobo: workbook"), ("kobo", "teams_attendance: workbook"),
    ("google_analytics", "matomo: days"), ("xlsform", "linkedin_page: content"),
    ("indico", "limesurvey_structure: since version 4"), ("typeform", "linkedin_page: followers"),
)  # fmt: skip


def files(kit) -> Iterator:
    for declared, whole in PAIRS:
        name = f"declared/{declared}/{whole.replace(':', '')}.csv"
        yield kit.Broken(
            name,
            kit.invented[whole],
            f"an export of {whole}, declared as {declared}",
            r"(project\.toml|Export|export|fit none)",
        )
