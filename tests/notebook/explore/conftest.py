"""Tidy tables of invented people, as many as a test asks for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import pandas as pd
import pytest

_SENT = {"start": "2022-02-01", "end": "2022-09-01", "followup": "2023-03-01"}


@pytest.fixture(scope="session")
def scores_of() -> Callable[..., pd.DataFrame]:
    """The table ``scores`` of one scale, from the scores of each wave; persons are places."""

    def made(waves: Mapping[str, Sequence[float]], scale: str = "confidence") -> pd.DataFrame:
        rows = [
            {
                "response": f"{wave}-{place}",
                "person": f"p{place:03}",
                "instrument": "participants",
                "wave": wave,
                "group": "immigrants",
                "submitted": pd.Timestamp(_SENT[wave], tz="UTC"),
                "scale": scale,
                "score": float(score),
                "items_answered": 4,
            }
            for wave, scores in waves.items()
            for place, score in enumerate(scores)
        ]
        return pd.DataFrame(rows)

    return made


@pytest.fixture(scope="session")
def responses_of() -> Callable[..., pd.DataFrame]:
    """The table ``responses`` of one wave, from the answers to each item; "" is no answer."""

    def made(items: Mapping[str, Sequence[str]], wave: str = "start") -> pd.DataFrame:
        rows = [
            {
                "response": f"{wave}-{place}",
                "person": f"p{place:03}",
                "instrument": "participants",
                "wave": wave,
                "group": "immigrants",
                "event": "",
                "submitted": pd.Timestamp(_SENT[wave], tz="UTC"),
                "language": "en",
                "item": item,
                "value": value,
                "label": f"answer {value}",
            }
            for item, values in items.items()
            for place, answer in enumerate(values)
            for value in answer.split()
        ]
        return pd.DataFrame(rows)

    return made
