"""Memory that is free, but that libraries keep: of a million rows it is as much as their text."""

from __future__ import annotations

import ctypes
import sys

import pyarrow as pa


def give_back() -> None:
    """Give the system back what Arrow and the allocator below numpy keep for later.

    Source: the manual of Dask, "Worker memory management", on memory not released.
    """
    pa.default_memory_pool().release_unused()
    if sys.platform == "linux" and (trim := getattr(ctypes.CDLL(None), "malloc_trim", None)):
        trim(0)  # only the C library of GNU has it
