"""Questionnaires of other tools: LimeSurvey, XLSForm, REDCap, as the rows of our own tables."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from analysis.instruments.sources.lss import read_lss
from analysis.instruments.sources.parts import Source, refusal
from analysis.instruments.sources.redcap import read_redcap
from analysis.instruments.sources.xlsform import read_xlsform
from analysis.texts import N_

_READ: Mapping[str, Callable[[bytes, str], Source]] = MappingProxyType(
    {".lss": read_lss, ".xlsx": read_xlsform, ".xlsm": read_xlsform, ".csv": read_redcap}
)
_OWN = frozenset({"survey.csv", "choices.csv", "scales.csv", "overrides.csv"})


def find_source(folder: Path) -> Path | None:
    """The questionnaire of another tool that the folder holds instead of our two tables, if any.

    Raises ProblemsError if it holds several.
    """
    files = sorted(path for path in folder.iterdir() if path.is_file())
    if any(path.name in {"survey.csv", "choices.csv"} for path in files):
        return None
    found = [path for path in files if _is_source(path)]
    if len(found) > 1:
        raise refusal(
            f"{folder.parent.name}/{folder.name}",
            N_("The folder holds several questionnaires: {found}."),
            N_("Keep one here, and make a folder for each of the others."),
            found=", ".join(path.name for path in found),
        )
    return found[0] if found else None


def read_source(file: Path, shown_as: str) -> Source:
    """The questionnaire in the file; raises ProblemsError if it is none that is known here."""
    try:
        data = file.read_bytes()
    except OSError:
        raise refusal(
            shown_as,
            N_("The file cannot be opened."),
            N_("Close it in other programs, and check that you may read it."),
        ) from None
    return _READ[file.suffix.casefold()](data, shown_as)


def _is_source(path: Path) -> bool:
    is_lock = path.name.startswith(("~$", ".~"))  # of an office program
    return path.suffix.casefold() in _READ and path.name not in _OWN and not is_lock
