"""The readers that are there, which of them knows a file, and the one way to read an export."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from importlib import import_module
from types import MappingProxyType, ModuleType

from analysis.problems import Place, Problem, ProblemsError
from analysis.project.nearest import by_likeness
from analysis.readers import formats
from analysis.readers.content import Content
from analysis.readers.doubts import examined
from analysis.readers.export import Export, Reader
from analysis.readers.foreign import explained, refuse_foreign
from analysis.texts import N_


@cache
def readers() -> Mapping[str, Reader]:
    """Every reader by its format: of each module in ``formats``, its ``READER`` or ``READERS``."""
    modules = pkgutil.iter_modules(formats.__path__, f"{formats.__name__}.")
    found = (reader for module in modules for reader in _in(import_module(module.name)))
    return MappingProxyType({reader.name: reader for reader in found})


def _in(module: ModuleType) -> Iterator[Reader]:
    one: Reader | None = getattr(module, "READER", None)
    several: tuple[Reader, ...] = getattr(module, "READERS", ())
    yield from (*([one] if one else []), *several)


def recognise(content: Content) -> Reader | None:
    """The only reader that knows the content; None if none does, several do, or it is damaged."""
    try:
        claims = _claims(content)
    except ProblemsError:
        return None
    return claims[0] if len(claims) == 1 else None


def read_export(content: Content, declared: str | None = None) -> Export:
    """The tables of an export, read as the ``declared`` format or else the one it is known by.

    Raises ProblemsError with one problem that names the file and the remedy, for any bytes.
    """
    if declared is not None and declared not in readers():
        raise _unknown_format(content, declared)
    refuse_foreign(content)
    if content.blank:
        raise _refusal(content, N_("The file is empty."), N_("Export it again from the tool."))
    claims = _claims(content)
    reader = readers()[declared] if declared is not None else _only(claims, content)
    export = examined(content, reader.read(content))
    doubts = (*_declared_otherwise(content, reader, claims), *doubts_of_any(content, export))
    # what is wrong with the bytes of a file that was not read shows when it is
    of_bytes = content.problems if export.scan is None else ()
    return replace(export, problems=(*of_bytes, *export.problems, *doubts))


def doubts_of_any(content: Content, export: Export) -> tuple[Problem, ...]:
    """What a person should know of an export whatever its format: no rows, sheets not read."""
    return (*_without_rows(export), *_unread_sheets(content, export))


def _claims(content: Content) -> tuple[Reader, ...]:
    return tuple(reader for reader in readers().values() if reader.recognise(content))


def _only(claims: tuple[Reader, ...], content: Content) -> Reader:
    if len(claims) == 1:
        return claims[0]
    if claims:
        raise _refusal(
            content,
            N_("The file could be an export of several tools: {tools}."),
            N_("Write in project.toml which one it is, as format = one of {formats}."),
            tools=_listed(reader.tool for reader in claims),
            formats=_listed(reader.name for reader in claims),
        )
    raise explained(content) or _refusal(
        content,
        N_("The file is not an export of a tool that is known here."),
        N_(
            "Export it again without changing it; or let digimesh check --suggest draft a mapping "
            "file beside it; or list it under ignore in project.toml if it is no export."
        ),
    )


def _unknown_format(content: Content, declared: str) -> ProblemsError:
    return _refusal(
        content,
        N_("project.toml says that its format is “{declared}”, which is not known here."),
        N_("Did you mean “{nearest}”? The formats are: {formats}."),
        declared=declared,
        nearest=next(iter(by_likeness(declared, readers(), limit=1))),
        formats=_listed(readers()),
    )


def _declared_otherwise(
    content: Content, reader: Reader, claims: tuple[Reader, ...]
) -> tuple[Problem, ...]:
    if not claims or reader in claims:
        return ()
    doubt = Problem(
        N_(
            "The file looks like an export of {tools}, but was read as one of {tool}, "
            "as project.toml says."
        ),
        N_("Check the format in project.toml."),
        Place(content.name),
        {"tools": _listed(claim.tool for claim in claims), "tool": reader.tool},
        severity="warning",
    )
    return (doubt,)


def _without_rows(export: Export) -> tuple[Problem, ...]:
    if export.rows_read or export.scan:
        return ()
    warning = Problem(
        N_("The export holds a header, but no rows."),
        N_("Export it again if there should be answers or participants in it."),
        Place(export.file),
        severity="warning",
    )
    return (warning,)


def _unread_sheets(content: Content, export: Export) -> tuple[Problem, ...]:
    if not content.is_workbook:
        return ()
    read = {table.sheet for table in export.tables}
    others = [sheet.name for sheet in content.sheets if not sheet.blank and sheet.name not in read]
    if not others:
        return ()
    note = Problem(
        N_("Only the sheet “{read}” was read; these were not: {others}."),
        N_("If they hold answers too, export them into a file each."),
        Place(content.name),
        {"read": _listed(read), "others": ", ".join(others)},
        severity="note",
    )
    return (note,)


def _listed(names: Iterable[str]) -> str:
    return ", ".join(sorted(names))


def _refusal(content: Content, what: str, do: str, **values: object) -> ProblemsError:
    return ProblemsError([Problem(what, do, Place(content.name), values)])
