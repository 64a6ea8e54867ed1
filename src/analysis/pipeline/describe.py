"""What lies beside the tidy tables: the codebook and the data package."""

from __future__ import annotations

from pathlib import Path

from analysis.files import write_whole


def describe(folder: Path, dataset: str) -> None:
    """Write ``codebook.csv`` and ``datapackage.json`` of the tables in ``folder``."""
    from analysis import tables  # noqa: PLC0415 - pandas and pandera are slow to import

    write_whole(folder / "codebook.csv", tables.codebook().to_csv(index=False).encode())
    parts = [file.relative_to(folder).as_posix() for file in folder.glob("*/*.parquet")]
    write_whole(folder / "datapackage.json", tables.datapackage(dataset, parts).encode())
