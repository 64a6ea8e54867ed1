"""An example of a right line for any key of a settings file, taken from its model."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Any, Literal, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from analysis.project.model import Project
from analysis.project.toml_places import KeyPath


def example_line(path: KeyPath, root: type[BaseModel] = Project) -> str:
    """A right line for the key, or "" if the key is not known.

    ``root``: the model of the whole file, here and below.

    >>> example_line(("targets", 0, "value")), example_line(("funded", "end"))
    ('value = 150', 'end = 2023-08-31')
    >>> example_line(("goals", 0, "name"))
    'name = { fi = "…", sv = "…", en = "…" }'
    """
    keys = [part for part in path if isinstance(part, str)]
    field = field_at(path, root)
    if field is None:
        return ""
    inner = _model_in(field.annotation)
    if inner is not None and get_origin(field.annotation) is list:
        return f"[[{keys[-1]}]]"
    if inner is not None and not _is_small(inner):
        return f"[{keys[-1]}]"
    return f"{keys[-1]} = {_example(field.annotation, field)}"


def field_at(path: KeyPath, root: type[BaseModel] = Project) -> FieldInfo | None:
    """The field of the model that the path names."""
    model: type[BaseModel] | None = root
    field: FieldInfo | None = None
    for key in (part for part in path if isinstance(part, str)):
        field = model.model_fields.get(key) if model else None
        model = _model_in(field.annotation) if field else None
    return field


def keys_at(path: KeyPath, root: type[BaseModel] = Project) -> tuple[str, ...]:
    """The keys that the table at the path may have."""
    field = field_at(path, root)
    model = _model_in(field.annotation) if field else root
    return tuple(model.model_fields) if model else ()


def choices_at(path: KeyPath, root: type[BaseModel] = Project) -> tuple[str, ...]:
    """The words that the key may hold, where they are a closed list."""
    field = field_at(path, root)
    return tuple(_literals(field.annotation)) if field else ()


def toml(value: object) -> str:
    """The value as TOML writes it.

    >>> toml(["a", 1.5, True])
    '["a", 1.5, true]'
    """
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return f'"{value}"'
    if isinstance(value, list):
        return f"[{', '.join(toml(each) for each in value)}]"
    if isinstance(value, dict):
        return f"{{ {', '.join(f'{key} = {toml(each)}' for key, each in value.items())} }}"
    return str(value)


def _example(annotation: Any, field: FieldInfo | None = None) -> str:
    given = next(iter((field.examples if field else None) or _examples_in(annotation)), None)
    if given is not None:
        return str(given) if annotation is date else toml(given)
    model = _model_in(annotation)
    if model is not None:
        parts = (f"{key} = {_example(f.annotation, f)}" for key, f in model.model_fields.items())
        return f"{{ {', '.join(parts)} }}"
    words = list(_literals(annotation))
    if words:
        return toml(words[0])
    return "true" if annotation is bool else toml(["…"] if get_origin(annotation) is list else "…")


def _examples_in(annotation: Any) -> Iterator[Any]:
    """Examples given deeper in the annotation, as in ``Identifier | None``."""
    if get_origin(annotation) is Annotated:
        for extra in annotation.__metadata__:
            if isinstance(extra, FieldInfo):
                yield from extra.examples or ()
    for inner in get_args(annotation):
        yield from _examples_in(inner)


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    found = (_model_in(inner) for inner in get_args(annotation))
    return next((model for model in found if model), None)


def _literals(annotation: Any) -> Iterator[str]:
    if get_origin(annotation) is Literal:
        yield from get_args(annotation)
    else:
        for inner in get_args(annotation):
            yield from _literals(inner)


def _is_small(model: type[BaseModel]) -> bool:
    """Whether the table fits on one line: all its keys hold plain values."""
    return all(_model_in(field.annotation) is None for field in model.model_fields.values()) and (
        len(model.model_fields) <= 3
    )
