from __future__ import annotations

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.people.resolve import resolve

KEY = b"k" * 32
Row = tuple[str, str, str, str]  # e-mail, code, name, event


def table(rows: list[Row]) -> pd.DataFrame:
    columns = pd.DataFrame(rows, columns=["email", "code", "name", "event"], dtype="str")
    return columns.assign(file="f.csv", row=range(2, 2 + len(rows)))


def people(*rows: Row) -> list[int]:
    """The person of each row, numbered as they come."""
    found = resolve(table(list(rows)), KEY).person
    return pd.factorize(found)[0].tolist()


ADA, BO = "ada@example.org", "bo@example.org"


def test_one_address_is_one_person_whatever_else_differs() -> None:
    assert people((ADA, "C1", "ada nova", "e1"), (ADA, "C2", "ada", "e2")) == [0, 0]


def test_two_addresses_are_two_people_whatever_else_agrees() -> None:
    assert people((ADA, "", "ada nova", "e1"), (BO, "", "ada nova", "e1")) == [0, 1]


def test_a_code_follows_the_address_it_was_used_with() -> None:
    assert people(("", "C1", "", ""), (ADA, "C1", "", ""), ("", "C1", "", "")) == [0, 0, 0]


def test_a_code_without_address_is_a_person() -> None:
    assert people(("", "C1", "", ""), ("", "C2", "", ""), ("", "C1", "", "")) == [0, 1, 0]


def test_a_name_at_an_event_leads_to_who_gave_an_address_there() -> None:
    assert people(
        (ADA, "", "ada nova", "e1"), ("", "", "ada nova", "e1"), (BO, "", "bo lind", "e1")
    ) == [0, 0, 1]


def test_a_whole_name_that_only_one_can_have_joins_across_events() -> None:
    assert people((ADA, "", "ada nova", "e1"), ("", "", "ada nova", "e2")) == [0, 0]
    assert people(("", "", "ada nova", "e1"), ("", "", "ada nova", "e2")) == [0, 0]


def test_a_first_name_joins_nothing() -> None:
    assert people((ADA, "", "ada", "e1"), ("", "", "ada", "e1"), ("", "", "ada", "e1")) == [0, 1, 2]
    assert people(("", "", "ada", ""), ("", "", "ada", "")) == [0, 1]


def test_evidence_is_told() -> None:
    rows = [(ADA, "C1", "a b", "e"), ("", "C1", "", ""), ("", "", "a b", "e"), ("", "", "", "")]
    found = resolve(table(rows), KEY)
    assert found.evidence.tolist() == ["email", "code", "name at event", "nothing"]


def test_a_disputed_code_is_told_with_its_place_but_not_itself() -> None:
    rows = [(ADA, "C1", "", ""), (BO, "C1", "", ""), ("", "C1", "", ""), (ADA, "C2", "", "")]
    (problem,) = resolve(table(rows), KEY).problems
    assert (problem.place.file, problem.place.row, problem.severity) == ("f.csv", 4, "warning")
    assert problem.values == {"count": 3}


def test_another_key_gives_other_pseudonyms_for_the_same_groups() -> None:
    rows = table([(ADA, "", "", ""), (BO, "", "", ""), (ADA, "", "", "")])
    one, other = resolve(rows, KEY).person, resolve(rows, b"x" * 32).person
    assert set(one).isdisjoint(other)
    assert pd.factorize(one)[0].tolist() == pd.factorize(other)[0].tolist()


def test_nobody() -> None:
    assert resolve(table([]), KEY).person.empty


_MAIL = st.sampled_from(["", ADA, BO])
_WORD = st.sampled_from(["", "x", "y"])
_NAME = st.sampled_from(["", "x", "ada nova", "nova ada", "ada lind"])


@settings(deadline=None)
@given(st.lists(st.tuples(_MAIL, _WORD, _NAME, _WORD), min_size=1, max_size=8))
def test_two_addresses_never_become_one_person(rows: list[Row]) -> None:
    evidence = table(rows)
    known = evidence.assign(person=resolve(evidence, KEY).person)
    addresses = known[known["email"] != ""].groupby("person")["email"].nunique()
    assert addresses.empty or addresses.max() == 1


@settings(deadline=None)
@given(st.lists(st.tuples(_MAIL, _WORD, _NAME, _WORD), min_size=1, max_size=8))
def test_who_is_joined_does_not_depend_on_the_order(rows: list[Row]) -> None:
    evidence = table(rows)
    backwards = evidence.iloc[::-1].reset_index(drop=True)
    there, back = resolve(evidence, KEY), resolve(backwards, KEY)
    assert there.person.tolist() == back.person.tolist()[::-1]
    assert there.evidence.tolist() == back.evidence.tolist()[::-1]
    assert len(there.problems) == len(back.problems)
