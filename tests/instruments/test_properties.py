"""What must hold for any questionnaire: its own words are understood, in every language."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from analysis.instruments.answers import match_answer, option_texts
from analysis.instruments.load import load_instruments
from analysis.instruments.match import match_columns
from analysis.instruments.model import Instrument, Item, Option
from analysis.texts import LANGUAGES, normalise

DATASETS = Path(__file__).resolve().parents[2] / "data" / "raw"
SEPARATORS = [";", "; ", ",", ", ", "\n", ";\n"]


@cache
def own_instrument(name: str) -> Instrument:
    return load_instruments(DATASETS / "coderefinery")[name]


def labels(min_size: int) -> st.SearchStrategy[list[str]]:
    """Texts that differ, and none of which holds another as one of its parts."""
    letters = st.text("abcåäöÅ é,;()'’-", min_size=3, max_size=12).filter(is_whole)
    return st.lists(letters, min_size=min_size, max_size=6, unique_by=normalise)


def is_whole(text: str) -> bool:
    """A label begins and ends with a letter: not even a person tells stray separators apart."""
    return text[0].isalpha() and text[-1].isalpha()


def parts(text: str) -> set[str]:
    return {normalise(part) for part in text.replace(";", ",").split(",")}


@given(labels(2), st.data())
@settings(max_examples=200)
def test_any_options_joined_by_any_separator_split_back(
    texts: list[str], data: st.DataObject
) -> None:
    all_parts = [part for text in texts for part in parts(text)]
    assume(len(all_parts) == len(set(all_parts)))
    options = tuple(Option(f"o{i}", {"en": text}) for i, text in enumerate(texts))
    chosen = data.draw(st.lists(st.sampled_from(options), min_size=1, unique=False, max_size=4))
    chosen = list({option.name: option for option in chosen}.values())
    cell = data.draw(st.sampled_from(SEPARATORS)).join(option.label["en"] for option in chosen)
    found = match_answer(cell, Item("q", "select_multiple", {}, options))
    assert found.options == tuple(option.name for option in chosen)
    assert found.unknown == ()


@given(st.sampled_from(["pre", "post"]), st.sampled_from(LANGUAGES), st.data())
def test_options_of_real_questionnaires_split_back(
    name: str, language: str, data: st.DataObject
) -> None:
    items = [i for i in own_instrument(name).items.values() if i.type == "select_multiple"]
    item = data.draw(st.sampled_from(items))
    codes = data.draw(st.lists(st.sampled_from([o.name for o in item.options]), unique=True))
    by_code = {option.name: option for option in item.options}
    separator = data.draw(st.sampled_from(SEPARATORS))
    cell = separator.join(by_code[code].label[language] for code in codes)
    found = match_answer(cell, item)
    assert found.options == tuple(codes)
    assert found.other == ""
    assert match_answer(" ".join(codes), item).options == tuple(codes), "codes joined by spaces"


@given(st.text(max_size=40))
def test_no_word_of_an_answer_is_lost(text: str) -> None:
    options = (Option("git", {"en": "Git"}), Option("svn", {"en": "Subversion, SVN"}))
    item = Item("tools", "select_multiple", {}, options, or_other=True)
    found = match_answer(text, item)
    said = "".join(option for option in found.options if option != "other") + found.other
    assert found.text == text
    assert not normalise(text).strip(";,|") or said


@pytest.mark.parametrize("name", ["pre", "post"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_own_labels_name_their_own_item_in_each_language(name: str, language: str) -> None:
    instrument = own_instrument(name)
    headers = [(i, item.label[language]) for i, item in enumerate(instrument.items.values())]
    found = match_columns(headers, instrument)
    assert [found.columns[i].item for i, _ in headers] == list(instrument.items)
    assert found.language == language
    assert found.share_matched == 1


@pytest.mark.parametrize("name", ["pre", "post"])
def test_every_wording_names_its_own_option(name: str) -> None:
    for item in own_instrument(name).items.values():
        for option in item.options:
            for text in (option.name, *option_texts(option)):
                assert match_answer(text, item).options == (option.name,), (item.name, text)
