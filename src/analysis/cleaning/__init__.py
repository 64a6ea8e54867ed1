"""Frames as exported come in; tidy tables, and a list of every row set aside and why, go out."""

from analysis.cleaning.clean import Cleaned, events, problem_table, surveys
from analysis.cleaning.identities import Identified, identify
from analysis.cleaning.rows import RULES, Rule
from analysis.cleaning.source import Refused, Source

__all__ = [
    "RULES", "Cleaned", "Identified", "Refused", "Rule", "Source", "events", "identify",
    "problem_table", "surveys",
]  # fmt: skip
