"""The tables made from figures of communication, and the account of their files."""

from __future__ import annotations

from analysis.cleaning.cleaned import Cleaned
from analysis.cleaning.communications import clean_communications
from analysis.cleaning.file_table import accounted, problem_table, said
from analysis.cleaning.identities import Identified
from analysis.cleaning.source import Source

_KINDS = ("communications",)


def tidy_communications(source: Source, people: Identified) -> Cleaned:
    """Reach and engagement by channel; titles of posts are masked, as they may name people."""
    found = clean_communications(
        source.of("communications"), source.project, people.mask, source.aliases
    )
    problems = (*said(source, _KINDS), *found.problems)
    tables = {
        "communications": found.table,
        **accounted(source, _KINDS, found.kept, [found.set_aside], {}),
        "problems": problem_table(problems),
    }
    return Cleaned(tables, problems)
