"""Questionnaires, and which column and answer of an export belongs to which item and option."""

from analysis.instruments.answers import AnswerMatch, Unknown, match_answer, match_chosen
from analysis.instruments.headings import Heading
from analysis.instruments.load import load_instruments
from analysis.instruments.match import ColumnMatch, Target, fit, match_columns
from analysis.instruments.model import Instrument, Item, Option, Scale

__all__ = [
    "AnswerMatch", "ColumnMatch", "Heading", "Instrument", "Item", "Option", "Scale", "Target",
    "Unknown",    "fit", "load_instruments", "match_answer", "match_chosen", "match_columns",
]  # fmt: skip
