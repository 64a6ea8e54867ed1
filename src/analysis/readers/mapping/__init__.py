"""Files of no known tool: a mapping file beside the export says what its columns are."""

from analysis.readers.mapping.draft import suggest
from analysis.readers.mapping.model import (
    SUFFIX,
    FileMapping,
    load_mapping,
    mapping_beside,
    mapping_of,
)
from analysis.readers.mapping.read import read_mapped

__all__ = [
    "SUFFIX",
    "FileMapping",
    "load_mapping",
    "mapping_beside",
    "mapping_of",
    "read_mapped",
    "suggest",
]
