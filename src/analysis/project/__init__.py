"""What was promised: the settings and events of a data set."""

from analysis.project.esf import Esf, EsfRules, Operation
from analysis.project.events import Event, load_events
from analysis.project.load import load_project
from analysis.project.model import (
    Course,
    Edition,
    Format,
    Names,
    Outcome,
    Period,
    Project,
    ReportOrder,
    Surveys,
)

__all__ = [
    "Course", "Edition", "Esf", "EsfRules", "Event", "Format", "Names", "Operation", "Outcome",
    "Period", "Project", "ReportOrder", "Surveys", "load_events", "load_project",
]  # fmt: skip
