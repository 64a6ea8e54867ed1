"""Frames as exported come in; tidy tables, and a list of every row set aside and why, go out."""

from analysis.cleaning.clean import Cleaned, tidy_events, tidy_surveys
from analysis.cleaning.corrections import corrected
from analysis.cleaning.file_table import problem_table
from analysis.cleaning.identities import Identified, identify
from analysis.cleaning.rows import RULES, Rule
from analysis.cleaning.source import Refused, Source
from analysis.cleaning.surveys import REGISTRATION

__all__ = [
    "REGISTRATION", "RULES", "Cleaned", "Identified", "Refused", "Rule", "Source", "corrected",
    "identify", "problem_table", "tidy_events", "tidy_surveys",
]  # fmt: skip
