"""The formats a report is made in, each registered by being there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import MappingProxyType

from analysis.reporting.blocks import Report
from analysis.texts import Language

_NONE: Mapping[Language, str] = MappingProxyType({})


@dataclass(frozen=True)
class Issue:
    """What a report shares with its sisters in other languages and formats.

    ``created``: the time written into the files, with its zone, the same on every run;
    ``languages``: language → file name of the HTML page beside this one.
    """

    created: datetime
    languages: Mapping[Language, str] = field(default_factory=lambda: _NONE)

    def __post_init__(self) -> None:
        if self.created.tzinfo is None:
            raise ValueError("created needs its time zone, or files differ between machines")


@dataclass(frozen=True)
class Renderer:
    """One format: its name in settings, the ending of its files, and what makes the bytes."""

    name: str
    suffix: str
    render: Callable[[Report, Issue], bytes]


@cache
def renderers() -> Mapping[str, Renderer]:
    """Every format by name: the ``RENDERER`` of each module of this package that has one."""
    package = __name__.rpartition(".")[0]
    places = import_module(package).__path__
    modules = (import_module(f"{package}.{found.name}") for found in iter_modules(places))
    found = [module.RENDERER for module in modules if hasattr(module, "RENDERER")]
    return MappingProxyType({renderer.name: renderer for renderer in found})
