from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from analysis.people import code_elements
from analysis.people.code_elements import likely_pairs, one_to_one, uncontested


def wave(*codes: str) -> pd.DataFrame:
    """Codes of four elements, each one or two letters, separated by spaces; "-" is no answer."""
    rows = [["" if part == "-" else part for part in code.split()] for code in codes]
    return pd.DataFrame(rows, columns=list("abcd"), dtype="str")


def simulated(people: int, wrong: float, seed: int) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Two waves of the same people in the same order, some elements wrong in the second."""
    rng = np.random.default_rng(seed)
    sizes = {"mother": 20, "day": 31, "siblings": 6, "town": 20, "middle": 20, "month": 12}
    first = pd.DataFrame({n: rng.integers(0, size, people) for n, size in sizes.items()})
    noise = pd.DataFrame({n: rng.integers(0, size, people) for n, size in sizes.items()})
    second = first.mask(rng.random(first.shape) < wrong, noise)
    return first.astype("str"), second.astype("str")


def test_the_published_simulation_is_reproduced(shared: Path) -> None:
    """Case sgic_200 of the reference values: number of links, precision, recall."""
    folder = shared / "statistics"
    (case,) = json.loads((folder / "linkage.json").read_text(encoding="utf-8"))["cases"]
    files = [folder / name for name in case["data"]["csv"]]
    first, second = (pd.read_csv(f, dtype="str", keep_default_na=False) for f in files)
    names = case["data"]["elements"]
    links = one_to_one(likely_pairs(first[names], second[names], 0.9))
    one = first["pid"].to_numpy()[links["first"]]
    other = second["pid"].to_numpy()[links["second"]]
    right = (one == other).sum()
    wanted = case["expected"]["fs_em_p90_1to1"]
    assert len(links) == wanted["n"]
    assert right / len(links) == wanted["prec"] == 1
    overlap = len(set(first["pid"]) & set(second["pid"]))
    assert right / overlap == pytest.approx(wanted["rec"], abs=1e-6)


@pytest.mark.parametrize("seed", range(5))
def test_links_are_right_and_most_are_found(seed: int) -> None:
    first, second = simulated(150, 0.04, seed)
    links = one_to_one(likely_pairs(first, second, 0.9))
    assert (links["first"] == links["second"]).mean() >= 0.98
    assert (links["first"] == links["second"]).sum() >= 0.8 * len(first)


def test_nobody_is_taken_twice() -> None:
    first, second = simulated(120, 0.15, 1)
    pairs = likely_pairs(first, second, 0.1)
    links = one_to_one(pairs)
    assert len(pairs) > len(links)
    assert links["first"].is_unique
    assert links["second"].is_unique


def test_two_people_with_one_code_are_contested() -> None:
    first, second = simulated(60, 0.0, 2)
    twins = pd.concat([first, first.iloc[[7]]], ignore_index=True)
    pairs = likely_pairs(twins, second, 0.5)
    sure = pairs[uncontested(pairs)]
    assert 7 not in set(sure["second"])
    assert {7, 60}.isdisjoint(sure["first"])
    assert len(sure) == 59


def test_two_letters_exchanged_are_nearly_the_same() -> None:
    rng = np.random.default_rng(3)
    syllables = [f"{a}{b}" for a in "BDFGK" for b in "AEIOU"]
    first = pd.DataFrame({n: rng.choice(syllables, 80) for n in "abc"}, dtype="str")
    slipped = first.copy()
    slipped.loc[:4, "c"] = [text[::-1] for text in first.loc[:4, "c"]]
    changed = first.copy()
    changed.loc[:4, "c"] = ["XX"] * 5

    def found(second: pd.DataFrame) -> int:
        links = one_to_one(likely_pairs(first, second, 0.9))
        return int((links["first"] == links["second"])[links["first"] < 5].sum())

    assert found(slipped) == 5
    assert found(changed) < 5


def test_an_element_not_answered_says_nothing() -> None:
    first, second = simulated(80, 0.0, 4)
    second.loc[3, "siblings"] = ""
    links = one_to_one(likely_pairs(first, second, 0.9))
    assert ((links["first"] == 3) & (links["second"] == 3)).any()


def test_nobody_and_nothing_answered() -> None:
    empty = wave()
    assert likely_pairs(empty, wave("a b c d"), 0.5).empty
    assert one_to_one(likely_pairs(empty, empty, 0.5)).empty
    assert likely_pairs(wave("- - - -"), wave("- - - -"), 0.9).empty


def test_of_very_many_pairs_only_promising_ones_are_compared(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    first, second = simulated(150, 0.04, 5)
    whole = one_to_one(likely_pairs(first, second, 0.9))
    monkeypatch.setattr(code_elements, "_ALL_PAIRS", 100)
    part = one_to_one(likely_pairs(first, second, 0.9))
    assert (part["first"] == part["second"]).all()
    assert 0.9 * len(whole) <= len(part) <= len(whole)


def test_the_order_of_people_does_not_matter() -> None:
    first, second = simulated(60, 0.05, 6)
    links = one_to_one(likely_pairs(first, second, 0.9))
    turned = one_to_one(likely_pairs(first, second.iloc[::-1].reset_index(drop=True), 0.9))
    assert {(a, 59 - b) for a, b in zip(turned["first"], turned["second"], strict=True)} == set(
        zip(links["first"], links["second"], strict=True)
    )
