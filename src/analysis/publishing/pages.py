"""The page templates of the package, filled with every text escaped."""

from __future__ import annotations

import base64
from functools import cache
from importlib import resources

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from analysis.publishing.legible import legible
from analysis.publishing.parts import numeric_columns


def page_file(name: str) -> str:
    """The text of a file that belongs to the templates (style sheet, Typst source)."""
    return (resources.files("analysis.publishing") / "page" / name).read_text(encoding="utf-8")


def style_sheet() -> Markup:
    """The style sheet of the pages, which is the package's own and needs no escaping."""
    return Markup(page_file("report.css"))


def fill(template: str, **values: object) -> str:
    """The template with its values; a name it does not know is an error, not a blank."""
    return _environment().get_template(template).render(**values)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("analysis.publishing", "page"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_legible,
    )
    environment.globals["numeric_columns"] = numeric_columns
    environment.filters["svg_uri"] = svg_uri
    environment.filters["css_string"] = css_string
    return environment


def _legible(value: object) -> object:
    return legible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def svg_uri(svg: str) -> str:
    """The picture as a data URI, in which no script ever runs."""
    return "data:image/svg+xml;base64," + base64.b64encode(svg.encode()).decode()


def css_string(text: str) -> Markup:
    r"""The text as a CSS string that can neither end the string nor the style element.

    >>> print(css_string('a"b</style>'))
    "a\22 b\3c \2f style\3e "
    """
    safe = (c if c.isascii() and c.isalnum() else f"\\{ord(c):x} " for c in legible(text))
    return Markup('"' + "".join(safe) + '"')
