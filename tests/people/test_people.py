from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.people.identity import normalise_code, normalise_email, normalise_name
from analysis.people.keys import key_file, load_key
from analysis.people.masking import Masker
from analysis.people.pseudonyms import pseudonym
from analysis.people.resolve import resolve

KEY = b"k" * 32


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Ada Nova", "ada nova"),
        ("NOVA, Ada (External)", "ada nova"),
        ("adanova (Ada Nova)", "ada nova"),
        ("Ada's iPad (Ada Nova)", "ada nova"),
        ("Ada Nova (she/her)", "ada nova"),
        ("iPhone", ""),
        ("+358*****12", ""),
        ("", ""),
    ],
)
def test_names(written: str, name: str) -> None:
    assert normalise_name(written) == name


def test_addresses_and_codes() -> None:
    assert normalise_email("Ada <ADA.nova+zoom@Example.org>") == "ada.nova@example.org"
    assert normalise_email("anonymous") == ""
    assert normalise_code(" dm-042 ") == normalise_code("DM 042")


def test_pseudonyms_depend_on_key_and_domain() -> None:
    who = "ada@example.org"
    found = {pseudonym(key, domain, who) for key in (KEY, b"x" * 32) for domain in ("a", "b")}
    assert len(found) == 4
    assert all(len(code) == 21 for code in found)


def test_the_key_is_made_once_for_its_owner_only(tmp_path: Path) -> None:
    file = tmp_path / "keys" / "x.key"
    key, made = load_key(file)
    assert made
    assert file.stat().st_mode & 0o077 == 0
    assert load_key(file) == (key, False)


def test_the_key_stays_outside_unless_the_data_are_synthetic(tmp_path: Path) -> None:
    assert tmp_path not in key_file("x", tmp_path, synthetic=False).parents
    assert key_file("x", tmp_path, synthetic=True).parent == tmp_path


def test_open_answers_are_masked() -> None:
    text = "Ask Ada Nova, ada@example.org, +358 40 123 4567 or 010190-123A; 5 of 10 came in 2023."
    assert Masker(["ada nova"])(text) == "Ask […], […], […] or […]; 5 of 10 came in 2023."


def evidence(*rows: tuple[str, str, str, str]) -> pd.DataFrame:
    table = pd.DataFrame(rows, columns=["email", "code", "name", "event"], dtype="str")
    return table.assign(file="f.csv", row=range(2, 2 + len(rows)))


def test_certain_evidence_joins() -> None:
    found = resolve(
        evidence(
            ("a@example.org", "C1", "", ""),
            ("", "C1", "", ""),
            ("b@example.org", "", "bo lind", "e1"),
            ("", "", "bo lind", "e1"),
            ("", "", "bo lind", "e2"),
            ("", "", "", ""),
            ("", "", "", ""),
        ),
        KEY,
    ).person.tolist()
    assert found[0] == found[1]
    assert found[2] == found[3] == found[4]
    assert len({found[0], found[2], found[5], found[6]}) == 4


def test_a_code_of_two_addresses_joins_nothing_and_is_told() -> None:
    found = resolve(
        evidence(("a@example.org", "C", "", ""), ("b@example.org", "C", "", ""), ("", "C", "", "")),
        KEY,
    )
    assert found.person.nunique() == 3
    assert [problem.place.row for problem in found.problems] == [4]


def test_two_people_of_one_name_at_one_event_stay_two() -> None:
    found = resolve(
        evidence(
            ("a@example.org", "", "li wei", "e"),
            ("b@example.org", "", "li wei", "e"),
            ("", "", "li wei", "e"),
        ),
        KEY,
    )
    assert found.person.nunique() == 3


_WORD = st.sampled_from(["", "x", "y", "z"])
_NAME = st.sampled_from(["", "x", "ada nova", "nova ada", "ada lind"])
_MAIL = st.sampled_from(["", "a@example.org", "b@example.org"])


@settings(deadline=None)
@given(st.lists(st.tuples(_MAIL, _WORD, _NAME, _WORD), min_size=1, max_size=8), st.randoms())
def test_the_order_of_rows_does_not_matter(
    rows: list[tuple[str, str, str, str]], random: object
) -> None:
    table = evidence(*rows)
    order = list(table.index)
    random.shuffle(order)  # type: ignore[attr-defined]
    straight = resolve(table, KEY).person
    shuffled = resolve(table.loc[order].reset_index(drop=True), KEY).person
    assert straight[order].tolist() == shuffled.tolist()
