"""How the tests of the formats read a table, and say what they found."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from analysis.readers import Content, Export, Table, read_export


@pytest.fixture(scope="session")
def read(as_text: Callable[..., bytes]) -> Callable[..., Export]:
    """Read rows as if a tool had written them: ``read(rows, declared=…, delimiter=…)``."""

    def read_rows(rows: Sequence[Sequence[str]], declared: str | None = None, **how: str) -> Export:
        return read_export(Content("a.csv", as_text(rows, **how)), declared)

    return read_rows


@pytest.fixture(scope="session")
def fields() -> Callable[[Table], dict[str, str | None]]:
    return lambda table: {column.header: column.field for column in table.columns}
