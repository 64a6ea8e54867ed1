"""The readers that are there, which of them knows a file, and the one way to read an export."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from importlib import import_module
from types import MappingProxyType

from analysis.problems import Place, Problem, ProblemsError
from analysis.readers import formats
from analysis.readers.content import Content
from analysis.readers.export import Export, Reader
from analysis.texts import N_


@cache
def readers() -> Mapping[str, Reader]:
    """Every reader by the name of its format: each module in ``formats`` that has a ``READER``."""
    modules = pkgutil.iter_modules(formats.__path__, f"{formats.__name__}.")
    found = (getattr(import_module(module.name), "READER", None) for module in modules)
    return MappingProxyType({r.name: r for r in found if isinstance(r, Reader)})


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
    if all(sheet.blank for sheet in content.sheets):
        raise _refusal(content, N_("The file is empty."), N_("Export it again from the tool."))
    claims = _claims(content)
    reader = readers()[declared] if declared is not None else _only(claims, content)
    export = reader.read(content)
    doubts = (*_declared_otherwise(content, reader, claims), *_without_rows(export))
    return replace(export, problems=(*content.problems, *export.problems, *doubts))


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
    raise _refusal(
        content,
        N_("The file is not an export of a tool that is known here: {tools}."),
        N_(
            "Export it again without changing it, write its format in project.toml, "
            "or list it there under ignore if it is no export."
        ),
        tools=_listed(reader.tool for reader in readers().values()),
    )


def _unknown_format(content: Content, declared: str) -> ProblemsError:
    return _refusal(
        content,
        N_("project.toml says that its format is “{declared}”, which is not known here."),
        N_("Write one of these instead: {formats}."),
        declared=declared,
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
    if export.rows_read:
        return ()
    warning = Problem(
        N_("The export holds a header, but no rows."),
        N_("Export it again if there should be answers or participants in it."),
        Place(export.file),
        severity="warning",
    )
    return (warning,)


def _listed(names: Iterable[str]) -> str:
    return ", ".join(sorted(names))


def _refusal(content: Content, what: str, do: str, **values: object) -> ProblemsError:
    return ProblemsError([Problem(what, do, Place(content.name), values)])
