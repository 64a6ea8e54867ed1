"""Frames as exported come in; tidy tables, and a list of every row set aside and why, go out."""

from analysis.cleaning.clean import tidy_events, tidy_surveys
from analysis.cleaning.clean_communications import tidy_communications
from analysis.cleaning.clean_course import tidy_course
from analysis.cleaning.cleaned import Cleaned
from analysis.cleaning.corrections import corrected
from analysis.cleaning.file_table import problem_table
from analysis.cleaning.identities import Identified, identify
from analysis.cleaning.rows import RULES, Rule
from analysis.cleaning.source import Refused, Source
from analysis.cleaning.surveys import REGISTRATION

__all__ = [
    "REGISTRATION", "RULES", "Cleaned", "Identified", "Refused", "Rule", "Source", "corrected",
    "identify", "problem_table", "tidy_communications", "tidy_course", "tidy_events",
    "tidy_surveys",
]  # fmt: skip
