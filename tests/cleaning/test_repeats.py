import pandas as pd

from analysis.cleaning.repeats import is_trial, superseded
from analysis.readers.aliases import known_aliases

WORDS = known_aliases().words("trial")


def test_trials_are_told_from_people() -> None:
    rows = [
        ("testi", ""), ("", "test.1@example.org"), ("test testi", ""),
        ("testa virtanen", ""), ("", "ada.test@example.org"), ("", ""), ("b", ""),
    ]  # fmt: skip
    found = is_trial(pd.DataFrame(rows, columns=["name", "email"]), WORDS)
    assert found.tolist() == [True, True, True, False, False, False, False]


def test_the_last_answer_of_a_person_counts() -> None:
    responses = pd.DataFrame(
        {
            "person": ["a", "a", "a", "b", "c", "c"],
            "instrument": "i", "wave": "w", "event": "",
            "submitted": pd.to_datetime(
                ["2023-01-03", "2023-01-01", "2023-01-02", "2023-01-01", None, None], utc=True
            ),
            "identified": [True, True, True, True, False, False], "counts": "last",
        }
    )  # fmt: skip
    contents = pd.Series(["x", "y", "x", "x", "x", "x"])
    assert superseded(responses, contents).tolist() == [
        "", "earlier answer", "same answer twice", "", "", "",
    ]  # fmt: skip
