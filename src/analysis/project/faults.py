"""Faults of a settings file against its model, in our own words instead of pydantic's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pydantic import BaseModel

from analysis.project.examples import choices_at, example_line, keys_at, toml
from analysis.project.model import Project
from analysis.project.nearest import by_likeness, nearest
from analysis.project.toml_places import KeyPath
from analysis.texts import N_

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails


@dataclass(frozen=True)
class Fault:
    """One fault of the file: the key, what happened and what to do (message ids), their values."""

    path: KeyPath
    what: str
    do: str
    values: Mapping[str, object] = field(default_factory=dict)


_WRITE = N_("Write for example: {example}")
_ADD = N_("Add it, for example: {example}")
#: By pydantic's type of error: what happened and what to do.
_SAID = {
    "missing": (N_("This is missing."), _ADD),
    "string_type": (N_("A text in quotes was expected, not {found}."), _WRITE),
    "string_too_short": (N_("The text is empty."), _WRITE),
    "string_pattern_mismatch": (
        N_("{found} cannot be used as an id."),
        N_("Use the letters a–z and digits in the form of this example: {example}"),
    ),
    "date_type": (N_("A date without quotes was expected, not {found}."), _WRITE),
    "date_from_datetime_inexact": (N_("A date without a time was expected, not {found}."), _WRITE),
    "int_type": (N_("A whole number without quotes was expected, not {found}."), _WRITE),
    "float_type": (N_("A number without quotes was expected, not {found}."), _WRITE),
    "finite_number": (N_("A number was expected, not {found}."), _WRITE),
    "greater_than_equal": (N_("The number may not be below {limit}, but is {found}."), _WRITE),
    "bool_type": (N_("true or false without quotes was expected, not {found}."), _WRITE),
    "list_type": (N_("A list in square brackets was expected, not {found}."), _WRITE),
    "tuple_type": (N_("A list in square brackets was expected, not {found}."), _WRITE),
    "too_short": (N_("The list holds too few values."), _WRITE),
    "too_long": (N_("The list holds too many values."), _WRITE),
    "model_type": (N_("A table of keys was expected, not {found}."), _WRITE),
    "literal_error": (
        N_("{found} is not one of the words known here."),
        N_("Use one of: {known}."),
    ),
}
_OWN_RULES = {
    "end is before start": (
        N_("The end is before the start."),
        N_("Correct one of the two dates. Write for example: {example}"),
    ),
    "unknown time zone": (
        N_("{found} is not a time zone."),
        N_("Use a name of the IANA list. Write for example: {example}"),
    ),
}
_UNFORESEEN = (N_("The value {found} is not right here."), _WRITE)


def model_faults(
    errors: Iterable[ErrorDetails], root: type[BaseModel] = Project
) -> Iterator[Fault]:
    """The faults that validation against the model ``root`` found, one for each key."""
    for error in errors:
        if not _is_other_branch(error):
            yield _fault(error, root)


def unknown_word(
    path: KeyPath, found: object, known: Iterable[str], what: str, limit: int = 5
) -> Fault:
    """The fault of a word that names nothing; ``what`` has the placeholder ``{found}``."""
    likely = by_likeness(str(found), known, limit)
    if not likely:
        do = N_("None is defined in this file yet: define it first, or remove this.")
        return Fault(path, what, do, {"found": found})
    example = f"{path[-1]} = {toml(likely[0])}"
    if isinstance(path[-1], int):
        example = f"{path[-2]} = [{toml(likely[0])}]"
    do = N_("Known here: {known}. Write for example: {example}")
    return Fault(path, what, do, {"found": found, "known": ", ".join(likely), "example": example})


def _fault(error: ErrorDetails, root: type[BaseModel]) -> Fault:
    path = _without_tags(error["loc"])
    if error["type"] == "extra_forbidden":
        return _unknown_key(path, root)
    kind = "too_short" if error["type"] == "missing" and isinstance(path[-1], int) else None
    what, do = _wording(error, kind or error["type"])
    context = error.get("ctx", {})
    values = {
        "found": toml(error["input"]),
        "example": example_line(path, root),
        "known": ", ".join(choices_at(path, root)),
        "limit": f"{context.get('ge', 0):g}",
    }
    return Fault(path, what, do, values)


def _wording(error: ErrorDetails, kind: str) -> tuple[str, str]:
    if kind == "value_error":
        return _OWN_RULES.get(str(error.get("ctx", {}).get("error")), _UNFORESEEN)
    return _SAID.get(kind, _UNFORESEEN)


def _unknown_key(path: KeyPath, root: type[BaseModel]) -> Fault:
    found, known = str(path[-1]), keys_at(path[:-1], root)
    values = {"found": found, "known": ", ".join(known), "nearest": nearest(found, known)}
    what = N_("The key “{found}” is not known here.")
    if not values["nearest"]:
        return Fault(path, what, N_("Remove it. Known here: {known}."), values)
    values["example"] = example_line((*path[:-1], values["nearest"]), root)
    do = N_("Did you mean “{nearest}”? Write for example: {example}")
    return Fault(path, what, do, values)


def _without_tags(location: tuple[int | str, ...]) -> KeyPath:
    """The path without the names pydantic gives to the branches of ``str | Period``."""
    path = tuple(
        part for part in location if part != "str" and not str(part).startswith("function")
    )
    return path or ("",)


def _is_other_branch(error: ErrorDetails) -> bool:
    """Whether the error belongs to the branch of ``str | Period`` that was not meant."""
    last = str(error["loc"][-1])
    is_table = isinstance(error["input"], Mapping)
    return (last == "str" and is_table) or (last.startswith("function") and not is_table)
