"""An SPSS data file opened: values and what the file says of them, whatever its encoding."""

from __future__ import annotations

import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pyreadstat

from analysis.problems import Place, Problem, ProblemsError
from analysis.readers.content import Content
from analysis.readers.formats._spss_dictionary import look_through
from analysis.readers.tabular import refusal
from analysis.texts import N_

# What texts are in when the file names an encoding that they are not in, or none.
_ENCODINGS = ("utf-8", "windows-1252", "latin1")
_OTHER_ENCODING = "unable to convert string"
# A value takes at least one byte, which a .zsav file compresses a thousandfold at most.
_ZSAV = b"$FL3"
_MOST_COMPRESSED = 1032
_MOST_VALUES = 30_000_000
_Found = tuple[Mapping[str, Sequence[object]], Any]


@dataclass(frozen=True)
class SpssFile:
    """``values`` by variable, None where there is none; ``about`` is pyreadstat's metadata.

    ``encoding`` differs from the one the file names if ``guessed``.
    """

    values: Mapping[str, Sequence[object]]
    about: Any
    encoding: str
    guessed: bool = False

    def problems(self, file: str) -> tuple[Problem, ...]:
        """A warning if the encoding had to be guessed."""
        if not self.guessed:
            return ()
        warning = Problem(
            N_("The file names an encoding that its texts are not in; it was read as {encoding}."),
            N_("Check letters such as ä and ö in the answers."),
            Place(file),
            {"encoding": self.encoding},
            severity="warning",
        )
        return (warning,)


def open_spss(content: Content) -> SpssFile:
    """The file's values and metadata; raises ProblemsError if it is damaged or no SPSS file."""
    if not content.is_spss:
        raise _no_spss(content)
    dictionary = look_through(content.data)
    if dictionary is None:
        raise _damaged(content)
    for encoding in (None, *_ENCODINGS):
        fits = dictionary.fits(encoding or dictionary.encoding)
        if fits and (found := _read(content, encoding)):
            values, about = found
            return SpssFile(values, about, encoding or about.file_encoding or "", bool(encoding))
    raise _damaged(content)


def _read(content: Content, encoding: str | None) -> _Found | None:
    """Values and metadata, or None if the texts are in another encoding."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # two variables of one name: the second is renamed
            values, about = _values_and_about(content, encoding)
    except ProblemsError:
        raise
    except Exception as fault:
        # The library trips in a dozen ways over a damaged file.
        if _OTHER_ENCODING in str(fault).casefold():
            return None
        raise _damaged(content) from None
    return (values, about) if all(about.column_names) else None


def _values_and_about(content: Content, encoding: str | None) -> _Found:
    read: Any = pyreadstat.read_sav  # its types refuse a plain binary file
    with content.open() as stream:
        _, about = read(stream, metadataonly=True, encoding=encoding)
    if _promises_too_much(content, about):
        raise _damaged(content)
    # Times beyond the calendar would end the reading, so they are converted one by one, elsewhere.
    how = {"user_missing": True, "output_format": "dict", "disable_datetime_conversion": True}
    with content.open() as stream:
        values, about = read(stream, encoding=encoding, **how)
    return values, about


def _promises_too_much(content: Content, about: Any) -> bool:
    """Whether the header promises more values than the bytes can hold: room is made for all."""
    with content.open() as stream:
        most = stream.seek(0, 2)
    if content.data.startswith(_ZSAV):
        most = min(most * _MOST_COMPRESSED, _MOST_VALUES)
    promised: int = (about.number_rows or 0) * max(about.number_columns, 1)
    return promised > most


def _no_spss(content: Content) -> ProblemsError:
    return refusal(
        content,
        N_("The file is no SPSS data file."),
        N_("Export it again as SPSS (.sav), or correct the format in project.toml."),
    )


def _damaged(content: Content) -> ProblemsError:
    return refusal(
        content,
        N_("The SPSS file is damaged, or only a part of it arrived."),
        N_("Download the export again, or open it in SPSS or PSPP and save it as a new file."),
    )
