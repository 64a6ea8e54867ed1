"""Scales with a published scoring rule: declared wrongly they fail, and say how it is done."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.instruments import load_instruments
from analysis.problems import ProblemsError

HEAD = "label::fi,label::sv,label::en"
SURVEY = f"type,name,{HEAD}\n" + "".join(
    f"select_one agree,u{n},F{n},S{n},E{n}\n" for n in range(1, 12)
) + (
    "select_one ten,likely,Suosittelu,Rekommendation,Recommendation\n"
    "integer,mark,Arvosana,Betyg,Mark\n"
    "text,why,Miksi,Varför,Why\n"
)  # fmt: skip
CHOICES = f"list_name,name,{HEAD}\n" + "".join(
    f"{name},{n},{name} {n},{name} {n},{name} {n}\n"
    for name, numbers in (("agree", range(1, 6)), ("ten", range(11)))
    for n in numbers
)
TEN = " ".join(f"u{n}" for n in range(1, 11))


def load(folder: Path, method: str, items: str, more: str = ",,"):  # type: ignore[no-untyped-def]
    """``more``: reversed, minimum_answered, source."""
    place = folder / "instruments" / "asked"
    place.mkdir(parents=True)
    (place / "survey.csv").write_text(SURVEY, encoding="utf-8")
    (place / "choices.csv").write_text(CHOICES, encoding="utf-8")
    (place / "scales.csv").write_text(
        f"scale,{HEAD},method,items,reversed,minimum_answered,source\n"
        f"measure,M,M,M,{method},{items},{more}\n",
        encoding="utf-8",
    )
    return load_instruments(folder)["asked"].scales["measure"]


@pytest.mark.parametrize(
    ("method", "items", "more", "needed"),
    [
        ("sus", TEN, ",,", 10), ("sus", TEN, ",8,", 8), ("sus", TEN, ",9,", 9),
        ("nps", "likely", ",,", 1), ("nps", "mark", ",,", 1),
    ],
)  # fmt: skip
def test_as_it_should_be(tmp_path: Path, method: str, items: str, more: str, needed: int) -> None:
    scale = load(tmp_path, method, items, more)
    assert (scale.method, scale.minimum_answered) == (method, needed)
    assert scale.items == tuple(items.split())


@pytest.mark.parametrize(
    ("method", "items", "more", "said"),
    [
        ("sus", TEN[:-4], ",,", "is made of 10 items, but 9 are given. Name its items"),
        ("sus", TEN + " u11", ",,", "is made of 10 items, but 11 are given"),
        ("sus", TEN, "u2 u4,,", "“reversed”: The System Usability Scale (SUS) has its own rule"),
        ("sus", TEN, ",7,", "“minimum_answered”: With fewer than 8 answered items there is no"),
        ("sus", TEN.replace("u3", "likely"), ",,", "answers to “likely” are not coded as the Sys"),
        ("sus", TEN.replace("u3", "why"), ",,", "Its options need these names in choices.csv: 1 "),
        ("nps", "u1", ",,", "answers to “u1” are not coded as the Net Promoter Score (NPS) needs"),
        ("nps", "likely mark", ",,", "is made of 1 items, but 2 are given"),
        ("nps", "likly", ",,", "survey.csv has no item “likly”. Known there: likely"),
        ("sus", TEN.replace("u10", "u1O"), ",,", "no item “u1O”. Known there: u1, u10"),
        ("npss", "likely", ",,", "“npss” is not a method known here. Use one of: nps,"),
        ("susu", TEN, ",,", "“susu” is not a method known here. Use one of: sus,"),
        ("avg", TEN, ",,", "“avg” is not a method known here. Use one of:"),
    ],
)  # fmt: skip
def test_each_fault_is_named_with_its_place(
    tmp_path: Path, method: str, items: str, more: str, said: str
) -> None:
    with pytest.raises(ProblemsError) as caught:
        load(tmp_path, method, items, more)
    assert said in str(caught.value)
    assert all(
        line.startswith("instruments/asked/scales.csv, row 2, column")
        for line in str(caught.value).splitlines()
    )
