"""Sentences in the terminal."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable

from rich.console import Console
from rich.text import Text

from analysis.problems import Problem
from analysis.texts import LANGUAGES, N_, Language, texts

_MARKS = {"error": ("✗", "bold red"), "warning": ("!", "yellow"), "note": ("·", "dim")}

#: What went well goes to standard output, what went wrong to standard error.
OUT = Console(highlight=False, soft_wrap=True, width=None if sys.stdout.isatty() else 160)
ERR = Console(stderr=True, highlight=False, soft_wrap=True)


def language_of(given: str | None) -> Language:
    """The language asked for, else that of the computer, else English."""
    wanted = given or os.environ.get("LC_ALL") or os.environ.get("LANG") or "en"
    return next((known for known in LANGUAGES if wanted.lower().startswith(known)), "en")


def tell(problems: Iterable[Problem], language: Language, where: Console | None = None) -> None:
    """Print problems, most important first; to standard error, if not said otherwise."""
    order = list(_MARKS)
    for problem in sorted(problems, key=lambda problem: order.index(problem.severity)):
        mark, style = _MARKS[problem.severity]
        (where or ERR).print(Text(f"{mark} ", style), Text(problem.text(texts(language))), sep="")


def stop(problems: Iterable[Problem], language: Language) -> None:
    """Print problems and leave with exit code 1."""
    tell(problems, language)
    sys.exit(1)


READY = N_("Ready: {file}")
