"""Invented REDCap exports."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

RAW = [
    ["record_id", "redcap_survey_identifier", "start_timestamp", "email", "age", "tools___1",
     "tools___2", "tools____99", "why", "start_complete"],
    ["1", "ada@example.org", "2023-01-12 08:42:53", "ada@example.org", "34", "1", "0", "0",
     "It helped,\nand I stayed", "2"],
    ["2", "", "[not completed]", "bo@example.org", "", "0", "0", "1", "", "0"],
]  # fmt: skip
PLAIN = [
    ["record_id", "height", "weight", "start_complete"],
    ["1", "1,54", "22.1", "2"],
    ["2", "1,84", "27.3", "2"],
]
LABELS = [
    ["Record ID", "Survey Identifier", "Survey Timestamp", "Your name", "Age (in years)",
     "Tools (Select all that apply) (choice=Chat (any))",
     "Tools (Select all that apply) (choice=Mail)", "Complete?", "Complete?"],
    ["1", "", "2023-01-12 08:42:53", "Ada Nova", "34", "Checked", "Unchecked", "Complete",
     "Incomplete"],
    ["2", "", "", "Bo Berg", "", "Unchecked", "Unchecked", "Unverified", "Incomplete"],
]  # fmt: skip
REPEATING = [
    ["record_id", "redcap_repeat_instrument", "redcap_repeat_instance",
     "redcap_data_access_group", "age", "start_complete", "visited", "visit_complete"],
    ["1", "", "", "north", "34", "2", "", ""],
    ["1", "visit", "1", "north", "", "", "library", "2"],
    ["1", "visit", "2", "north", "", "", "café", "2"],
    ["2", "", "", "south", "51", "2", "", ""],
    ["2", "course", "1", "south", "", "", "", ""],
]  # fmt: skip
REPEATING_LABELS = [
    ["Record ID", "Repeat Instrument", "Repeat Instance", "Age", "Complete?", "Visited"],
    ["1", "", "", "34", "Complete", ""],
    ["1", "Visit", "1", "", "", "library"],
]
WAVES = [
    ["study_id", "redcap_event_name", "redcap_repeat_instrument", "redcap_repeat_instance",
     "age", "start_complete"],
    ["1", "before_arm_1", "", "", "34", "2"],
    ["1", "after_arm_1", "", "", "35", "2"],
    ["1", "visits_arm_1", "", "1", "35", "2"],
    ["1", "visits_arm_1", "", "2", "36", "2"],
]  # fmt: skip


def _written(rows: Sequence[Sequence[str]], delimiter: str = ",", encoding: str = "utf-8") -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter, lineterminator="\n").writerows(rows)
    return out.getvalue().encode(encoding)


EXPORTS = {
    "raw": _written(RAW),
    "plain": _written(PLAIN),
    "labels": _written(LABELS, encoding="utf-8-sig"),
    "repeating": _written(REPEATING),
    "repeating labels": _written(REPEATING_LABELS),
    "waves": _written(WAVES, ";"),
    "pandas index": _written([["", *PLAIN[0]], ["0", *PLAIN[1]], ["1", *PLAIN[2]]]),
}
