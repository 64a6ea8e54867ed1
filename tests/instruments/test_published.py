"""Keys of published scales: what scales.csv declares must be scored as published."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from analysis.instruments import load_instruments
from analysis.instruments.fixed_rules import FIXED
from analysis.instruments.model import Method, Scale
from analysis.instruments.published import scoring_keys
from analysis.problems import ProblemsError

HEAD = "label::fi,label::sv,label::en"


def load(
    folder: Path, method: str, items: int, key: str, lowest: int = 1, highest: int = 4
) -> Scale:
    place = folder / "instruments" / "asked"
    place.mkdir(parents=True)
    names = [f"q{n}" for n in range(items)]
    questions = "".join(f"select_one agree,{name},{name},{name},{name}\n" for name in names)
    options = "".join(f"agree,{n},x{n},x{n},x{n}\n" for n in range(lowest, highest + 1))
    scale = f"measure,M,M,M,{method},{' '.join(names)},{key}\n"
    (place / "survey.csv").write_text(f"type,name,{HEAD}\n{questions}", encoding="utf-8")
    (place / "choices.csv").write_text(f"list_name,name,{HEAD}\n{options}", encoding="utf-8")
    (place / "scales.csv").write_text(f"scale,{HEAD},method,items,key\n{scale}", encoding="utf-8")
    return load_instruments(folder)["asked"].scales["measure"]


def test_a_scale_by_its_published_key(tmp_path: Path) -> None:
    assert load(tmp_path, "sum", 10, "gse").key == "gse"


@pytest.mark.parametrize("key", sorted(scoring_keys()))
def test_every_key_can_be_used(tmp_path: Path, key: str) -> None:
    known = scoring_keys()[key]
    scale = load(tmp_path, known.method, known.items, key, known.lowest, known.highest)
    assert len(scale.items) == known.items
    assert known.method in get_args(Method)
    assert known.reference


@pytest.mark.parametrize("name", sorted(FIXED))
def test_keys_and_rules_agree(name: str) -> None:
    rule, key = FIXED[name], scoring_keys()[name]
    ours = (rule.items, rule.lowest, rule.highest, name)
    assert (key.items, key.lowest, key.highest, key.method) == ours


@pytest.mark.parametrize(
    ("method", "items", "key", "highest", "said"),
    [
        ("sum", 10, "gsee", 4, "“gsee” is no published scale known here. Use one of: gse,"),
        ("mean", 10, "gse", 4, "“method”: The published scale “gse” is scored by sum"),
        ("sum", 9, "gse", 4, "“items”: The published scale “gse” has 10 items, not 9"),
        ("sum", 10, "gse", 5, "“gse” is answered from 1 to 4, “q0” is not"),
    ],
)
def test_each_difference_is_named(
    tmp_path: Path, method: str, items: int, key: str, highest: int, said: str
) -> None:
    with pytest.raises(ProblemsError) as caught:
        load(tmp_path, method, items, key, highest=highest)
    assert said in str(caught.value)
