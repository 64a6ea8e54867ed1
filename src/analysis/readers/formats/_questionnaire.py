"""What the readers of questionnaires share: they hold questions, not answers."""

from __future__ import annotations

from analysis.problems import Place, Problem
from analysis.readers.content import Content
from analysis.texts import N_


def note(content: Content, suffix: str) -> Problem:
    """Where to put the file."""
    return Problem(
        N_("The file is a questionnaire and holds no answers."),
        N_("To use it, put it as {suffix} into a folder of its own in instruments/."),
        Place(content.name),
        {"suffix": suffix},
        severity="note",
    )
