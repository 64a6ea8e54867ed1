from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.people.identifiers import Identifiers
from analysis.people.spellings import Cell, What, identifiers, spellings


def found(what: What, cell: str, text: str) -> bool:
    return any(identifiers([Cell(what, cell)]).found_in(f"before {text}, after"))


@pytest.mark.parametrize(
    ("what", "cell", "text"),
    [
        ("name", "Nova, Ada (Guest)", "Ada Nova"),
        ("name", "Ada Nova", "NOVA, ADA"),
        ("name", "Ada Maria Nova", "Nova Ada Maria"),
        ("name", "Björn Åkerö", "bjorn akero"),
        ("name", "Bjorn Akero", "Björn Åkerö"),
        ("name", "Yıldız Łoś", "Yildiz Los"),
        ("name", "iPhone (Ada Nova)", "Ada Nova"),
        ("name", "Ольга Иванова", "иванова ольга"),
        ("name", "أحمد علي", "\u200fأحمد علي\u200f"),
        ("name", "王芳", "我的老师王芳很好"),
        ("name", "ada1990", "user ada1990"),
        ("name", "ada@example.org", "ada@example.org"),
        ("email", "Ada.Nova@Example.org", "<ada.nova@example.org>"),
        ("email", "ada.nova@example.org", "home/ada.nova/x"),
        ("email", "ada.nova+zoom@example.org", "ada.nova"),
        ("email", "ada.nova@example.org", "nova.ada"),
        ("email", "ada77@example.org", "by ada77"),
        ("code", "dm-042", "DM042"),
        ("code", "DM 042", "dm-042"),
        ("code", "20231234", "20231234"),
        ("phone", "+358 40 123 4567", "0401234567"),
        ("phone", "040-1234567", "+358 (40) 123 45 67"),
        ("phone", "00358401234567", "040.123.4567"),
        ("phone", "+46 70 123 45 67", "0046701234567"),
        ("ip", "192.0.2.7", "192.0.2.7"),
        ("ip", "2001:DB8:0:0:0:0:0:7", "2001:db8::7"),
        ("hetu", "010190-123A", "010190-123a"),
        ("hetu", "010190A123B", "010190A123B"),
    ],
)  # fmt: skip
def test_every_spelling_is_found(what: What, cell: str, text: str) -> None:
    assert found(what, cell, text)


@pytest.mark.parametrize(
    ("what", "cell", "text"),
    [
        ("name", "Will", "will"),
        ("name", "Mai", "Mai"),
        ("name", "Anna S.", "Anna’s"),
        ("name", "Room 12", "room 12"),
        ("name", "Team A", "team a"),
        ("name", "Ada Nova", "Canada Novak"),
        ("name", "Ada Nova", "Ada and Nova"),
        ("name", "A very long sentence where a name was asked", "a very long sentence"),
        ("email", "info@example.org", "info"),
        ("email", "student.office@example.org", "the student office"),
        ("code", "42", "42"),
        ("code", "1042", "1042"),
        ("code", "A1", "a1"),
        ("phone", "0401234567", "1.401234567"),
        ("phone", "0401234567", "4012345678"),
        ("phone", "112", "112"),
        ("ip", "192.0.2.7", "192.0.2.70"),
        ("ip", "127.0.0.1", "127.0.0.1"),
    ],
)  # fmt: skip
def test_words_and_counts_are_no_alarm(what: What, cell: str, text: str) -> None:
    assert not found(what, cell, text)


def test_every_kind_has_spellings() -> None:
    assert all(isinstance(list(spellings(what, "x")), list) for what in get_args(What))


def test_the_first_place_is_kept_and_the_text_is_not() -> None:
    known = identifiers(
        [Cell("name", "Ada Nova", "a.csv", 2), Cell("name", "NOVA, ADA", "b.csv", 3)]
    )
    assert {(seen.file, seen.row) for _, seen in known.found_in("ada nova")} == {("a.csv", 2)}
    assert "ada" not in repr(known).casefold()


def test_what_is_public_is_not_looked_for() -> None:
    known = identifiers([Cell("name", "Ada Nova"), Cell("name", "Bo Berg")])
    left = known.without("A talk by Ada Nova")
    assert not any(left.found_in("ada nova"))
    assert any(left.found_in("bo berg"))


def test_a_name_of_ten_thousand_letters_is_read() -> None:
    assert isinstance(identifiers([Cell("name", "a b " * 5000)]), Identifiers)


_NAME = st.tuples(*[st.text(st.characters(categories=["L"]), min_size=2, max_size=12)] * 2)


@given(_NAME, st.sampled_from(["{0} {1}", "{1}, {0}", "{0}\t{1}", "{0}_{1}"]))
def test_a_name_in_any_script_is_found_as_it_is_written(name: tuple[str, str], form: str) -> None:
    known = identifiers([Cell("name", " ".join(name))])
    if len(known):  # letters that fold to nothing, or to one, are no name
        assert any(known.found_in(form.format(*name)))


@given(st.text(), st.text())
def test_nothing_known_is_never_found(text: str, more: str) -> None:
    assert not any(Identifiers().found_in(text + more))
