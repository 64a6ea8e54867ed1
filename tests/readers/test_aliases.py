from __future__ import annotations

from pathlib import Path

import pytest

from analysis.problems import ProblemsError
from analysis.readers.aliases import known_aliases, load_aliases
from analysis.readers.export import FIELDS

ALIASES = known_aliases()


@pytest.mark.parametrize("tool", sorted(ALIASES.headers_by_tool))
def test_every_header_word_means_one_field_of_the_contract(tool: str) -> None:
    assert set(ALIASES.headers(tool).values()) <= FIELDS
    assert len(ALIASES.headers(tool)) == sum(map(len, ALIASES.headers_by_tool[tool].values()))


@pytest.mark.parametrize("kind", sorted(ALIASES.words_by_kind))
def test_every_word_means_one_thing(kind: str) -> None:
    assert len(ALIASES.words(kind)) == sum(map(len, ALIASES.words_by_kind[kind].values()))


def test_a_data_set_adds_words_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "aliases.toml").write_text(
        '[headers.google_forms]\nsubmitted = ["Ajatempel"]\n'
        '[words.missing]\nrefused = ["Ei soovi vastata"]\n',
        encoding="utf-8",
    )
    found = load_aliases(tmp_path)
    assert found.headers("google_forms")["ajatempel"] == "submitted"
    assert found.headers("google_forms")["timestamp"] == "submitted"
    assert found.words("missing")["ei soovi vastata"] == "refused"
    assert load_aliases(tmp_path / "elsewhere") == ALIASES


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[headers.gogle_forms]\n", "headers.gogle_forms: “gogle_forms” is.*mean “google_forms”"),
        ("[headers.indico]\nmail = ['a']\n", "“mail” is not known here.*"),
        ("[headers.indico]\nemail = 'a'\n", r"list of texts.*email = \["),
        ("[things]\n", "“things” is not known here"),
        ("[headers", "not valid TOML"),
    ],
)
def test_a_wrong_file_is_told_with_its_place(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "aliases.toml").write_text(text, encoding="utf-8")
    with pytest.raises(ProblemsError, match=rf"^aliases\.toml.*{said}"):
        load_aliases(tmp_path)
