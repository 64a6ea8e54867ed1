"""What a part of cleaning gives."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from analysis.problems import Problem


@dataclass(frozen=True)
class Cleaned:
    """Tidy tables by name, and what a person should look at."""

    tables: Mapping[str, pd.DataFrame]
    problems: tuple[Problem, ...]
