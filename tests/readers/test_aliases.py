from __future__ import annotations

import tomllib
from importlib import resources

from analysis.readers.aliases import aliases
from analysis.readers.export import FIELDS

FILE = (resources.files("analysis.readers") / "aliases.toml").read_text(encoding="utf-8")


def test_every_word_means_one_field_of_the_contract() -> None:
    for tool, fields in tomllib.loads(FILE).items():
        assert set(aliases(tool).values()) <= FIELDS
        assert len(aliases(tool)) == sum(len(words) for words in fields.values()), tool
