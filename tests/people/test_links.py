"""Which records are joined, which are asked about, and which stay apart."""

from __future__ import annotations

from itertools import pairwise

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.people.identity import normalise_name
from analysis.people.resolve import Declared, Resolution, resolve
from analysis.people.self_codes import join_elements
from analysis.project.model import Linkage

KEY = b"k" * 32
ADA, BO = "ada@example.org", "bo@example.org"
NOON = pd.Timestamp("2023-02-09 12:00", tz="UTC")
Record = dict[str, object]


def at(event: str, name: str, *, email: str = "", start: int = 0, end: int = 60) -> Record:
    """A stay, from and to in minutes after noon; the list is the event's."""
    since, until = (NOON + pd.Timedelta(minutes=minutes) for minutes in (start, end))
    return {"event": event, "file": f"{event}.csv", "name": normalise_name(name), "email": email,
            "since": since, "until": until}  # fmt: skip


def answer(wave: str, **identity: str) -> Record:
    return {"wave": wave, "asked": "all", "file": f"{wave}.csv", **identity}


def found(*rows: Record, known: Declared | None = None) -> Resolution:
    columns = ["email", "code", "name", "event", "file", "section", "elements", "wave", "asked"]
    table = pd.DataFrame(list(rows)).reindex(columns=[*columns, "since", "until"])
    texts = {name: table[name].astype("str").fillna("") for name in columns}
    times = {name: pd.to_datetime(table[name], utc=True) for name in ("since", "until")}
    return resolve(table.assign(**texts, **times, row=range(2, 2 + len(rows))), KEY, known)


def people(*rows: Record, known: Declared | None = None) -> list[int]:
    return pd.factorize(found(*rows, known=known).person)[0].tolist()


def asked(*rows: Record) -> int:
    return len(found(*rows).reviews)


# Names at one event.


def test_who_leaves_and_comes_back_is_one_person() -> None:
    rows = [at("e", "Ada Nova", email=ADA, end=30), at("e", "Nova, Ada (Guest)", start=31)]
    assert people(*rows) == [0, 0]
    assert people(at("e", "Ada Nova", end=30), at("e", "Ada Nova", start=31)) == [0, 0]


def test_one_name_twice_at_the_same_time_is_asked() -> None:
    rows = [at("e", "Li Wei"), at("e", "Li Wei", start=10)]
    assert people(*rows) == [0, 1]
    (review,) = found(*rows).reviews
    assert "two places at the same time" in review.why
    assert people(at("e", "Li Wei", email=ADA), at("e", "Li Wei", start=10)) == [0, 1]


def test_two_devices_of_one_address_are_one_person() -> None:
    assert people(at("e", "Ada Nova", email=ADA), at("e", "Ada's iPad", email=ADA)) == [0, 0]


def test_a_minute_of_overlap_is_the_tools_delay() -> None:
    assert people(at("e", "Ada Nova", end=30), at("e", "Ada Nova", start=29, end=60)) == [0, 0]


def test_two_people_of_one_name_stay_two_and_a_third_row_is_neither() -> None:
    rows = [
        at("e", "Li Wei", email=ADA),
        at("e", "Li Wei", email=BO),
        at("e", "Li Wei", start=70, end=80),
    ]
    assert people(*rows) == [0, 1, 2]
    assert len(found(*rows).reviews) == 3


def test_the_same_event_tells_two_people_of_one_name_apart() -> None:
    rows = [
        at("e1", "Li Wei", email=ADA),
        at("e2", "Li Wei", email=BO, start=100, end=160),
        at("e1", "Li Wei", start=61, end=90),
    ]
    assert people(*rows) == [0, 1, 0]


def test_first_names_are_one_person_only_if_the_stays_follow_each_other() -> None:
    assert people(at("e", "Anna", end=30), at("e", "Anna", start=31)) == [0, 0]
    assert people(at("e", "Anna"), at("e", "Anna", start=10)) == [0, 1]
    assert people(at("e1", "Anna"), at("e2", "Anna", start=100, end=160)) == [0, 1]


def test_a_device_is_asked_about_where_one_of_that_name_was_there() -> None:
    rows = [at("e", "Anna Virta", email=ADA, end=20), at("e", "Anna's iPad", start=30)]
    assert people(*rows) == [0, 1]
    assert asked(*rows) == 1


def test_a_first_name_that_many_have_is_nobody_and_not_asked() -> None:
    others = ("Virta", "Koski", "Lind", "Salo")
    many = [at("e", f"Anna {last}", email=f"{last}@example.org") for last in others]
    rows = [*many, at("e", "Anna", start=70, end=90)]
    assert people(*rows) == [0, 1, 2, 3, 4]
    assert asked(*rows) == 0


# Names across events and tools.


def test_a_whole_name_that_one_person_has_is_found_in_another_tool() -> None:
    rows = [answer("start", name="ada nova", email=ADA), at("e", "Ada Nova")]
    assert people(*rows) == [0, 0]
    assert found(*rows).evidence.tolist() == ["email", "name"]


def test_nobody_is_at_two_events_at_once() -> None:
    rows = [at("e1", "Ada Nova", email=ADA), at("e2", "Ada Nova", start=10)]
    assert people(*rows) == [0, 1]
    assert asked(*rows) == 1


def test_nobody_answers_one_survey_under_two_addresses() -> None:
    rows = [answer("start", name="ada nova", email=ADA), answer("start", name="ada nova")]
    assert people(*rows) == [0, 1]
    assert asked(*rows) == 1


def test_one_name_with_two_addresses_is_asked() -> None:
    rows = [answer("start", name="ada nova", email=ADA), answer("end", name="ada nova", email=BO)]
    assert people(*rows) == [0, 1]
    assert "different e-mail addresses" in found(*rows).reviews[0].why


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Li Wei", "Wei Li"),
        ("Aijo Hannula", "Aijo H"),
        ("Maria Silva", "Maria Silva Santos"),
        ("Катерина Шевченко", "Kateryna Shevchenko"),
        ("Anna Korhonen", "Anni Korhonen"),
    ],
)
def test_variants_of_a_name_are_asked_never_joined(one: str, other: str) -> None:
    rows = [at("e1", one, email=ADA), at("e2", other, start=100, end=160)]
    assert people(*rows) == [0, 1]
    assert asked(*rows) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Åsa Söder", "Asa Soder"),
        ("Anna-Maija Mäki", "Anna Maija Maki"),
        ("Олена Коваль", "Olena Koval"),
        ("Γιώργος Παππάς", "Giorgos Pappas"),
        ("Ada\u200b Nova 🌍", "NOVA, Ada"),
        ("\u202eAda Nova\u202c", "Dr. Ada Nova (she/her)"),
        ("Aleksandra Konstantinopoulou", "Aleksandra Konstantinopoulos"),
    ],
)
def test_one_name_in_other_letters_is_one_name(one: str, other: str) -> None:
    rows = [at("e1", one, email=ADA), at("e2", other, start=100, end=160)]
    assert people(*rows) == [0, 0]


def test_a_slip_that_fits_two_people_is_nobodys() -> None:
    long = "Aleksandra Konstantinopoulo"
    rows = [
        at("e1", f"{long}u", email=ADA),
        at("e2", f"{long}s", email=BO, start=100, end=160),
        at("e3", f"{long}n", start=200, end=260),
    ]
    assert people(*rows) == [0, 1, 2]


@pytest.mark.parametrize("name", ["李伟", "محمد علي", "ნინო ბერიძე"])
def test_other_scripts_go_to_review_and_are_never_joined(name: str) -> None:
    rows = [at("e1", name, email=ADA), at("e2", name, start=100, end=160)]
    assert people(*rows) == [0, 1]
    assert asked(*rows) == 1


def test_names_that_are_words_join_nothing() -> None:
    words = ["Guest", "Guest", "Zoom user", "Zoom user"]
    rows = [at(f"e{n}", word, start=100 * n, end=100 * n + 50) for n, word in enumerate(words)]
    assert len(set(people(*rows))) == len(rows)


# Addresses.


def test_an_address_of_two_people_is_told_and_their_names_decide() -> None:
    rows = [
        at("e1", "Maria Silva", email=ADA),
        at("e2", "Joao Silva", email=ADA),
        at("e3", "Maria Silva", email=ADA),
        answer("start", email=ADA),
    ]
    result = found(*rows)
    assert pd.factorize(result.person)[0].tolist() == [0, 1, 0, 2]
    (problem,) = result.problems
    assert "One e-mail address is used with the names of different people" in problem.what
    assert ADA not in str(problem.values) + problem.what
    assert len(result.reviews) == 1


def test_a_new_surname_under_the_same_address_is_the_same_person() -> None:
    rows = [at("e1", "Maria Silva", email=ADA), at("e2", "Maria Korhonen", email=ADA, start=100)]
    assert people(*rows) == [0, 0]
    assert asked(*rows) == 0


def test_declared_addresses_and_codes_are_one_person() -> None:
    same = Declared(same_people={BO: ADA, "C7": ADA})
    rows = [answer("start", email=ADA), answer("end", email=BO), answer("followup", code="C7")]
    assert people(*rows) == [0, 1, 2]
    assert people(*rows, known=same) == [0, 0, 0]
    assert found(*rows, known=same).evidence.tolist() == ["email", "declared", "declared"]


# Codes.


def coded(wave: str, code: str, **more: str) -> Record:
    parts = {"mother": code[:2], "day": code[2:4], "town": code[4:]}
    return answer(wave, code=code, elements=join_elements(parts), **more)


CODES = [
    f"{'BDFGHJKLMNPRST'[n % 14]}{'AEIOUY'[n % 6]}{10 + n % 20}"
    f"{'TSRPNMLKJHGFDB'[n % 14]}{'OUAEIY'[(n // 2) % 6]}"
    for n in range(28)
]
SLIP = CODES[3][:4] + CODES[3][4:][::-1]


def waves(ends: list[str], slip: Record, *, first: str = "") -> list[Record]:
    """All codes at the start, some at the end, and one mistyped; ``first``: address of the 4th."""
    start = [coded("start", code, email=first if n == 3 else "") for n, code in enumerate(CODES)]
    return [*start, *(coded("end", code) for code in ends), slip]


def test_a_slip_in_a_code_is_seen_through() -> None:
    result = found(*waves(CODES[4:20], coded("end", SLIP)))
    assert result.person.iloc[-1] == result.person.iloc[3]
    assert result.evidence.iloc[-1] == "code elements"
    assert result.person.nunique() == len(CODES)


def test_codes_of_two_addresses_are_not_joined() -> None:
    result = found(*waves(CODES[4:20], coded("end", SLIP, email=BO), first=ADA))
    assert result.person.iloc[-1] != result.person.iloc[3]
    assert ["different e-mail" in review.why for review in result.reviews] == [True]


def test_who_answered_both_waves_is_not_linked_again() -> None:
    result = found(*waves(CODES[:20], coded("end", SLIP)))
    assert result.person.iloc[-1] != result.person.iloc[3]


def test_thresholds_are_declared() -> None:
    rows = waves(CODES[4:20], coded("end", SLIP))
    strict = found(*rows, known=Declared(linkage=Linkage(certain=1.0, possible=0.5)))
    assert strict.person.iloc[-1] != strict.person.iloc[3]
    assert len(strict.reviews) == 1


def test_groups_are_not_compared_with_each_other() -> None:
    rows = waves(CODES[4:20], {**coded("end", SLIP), "asked": "others"})
    result = found(*rows)
    assert result.person.iloc[-1] != result.person.iloc[3]


# Answers.

VARIANTS = [at("e1", "Aijo Hannula", email=ADA), at("e2", "Aijo H", start=100, end=160)]


def decided(rows: list[Record], *, same: bool) -> Resolution:
    given = {review.link: same for review in found(*rows).reviews}
    return found(*rows, known=Declared(answers=given))


def test_yes_joins_and_no_keeps_apart_and_neither_is_asked_again() -> None:
    yes, no = decided(VARIANTS, same=True), decided(VARIANTS, same=False)
    assert yes.person.nunique() == 1
    assert yes.evidence.tolist() == ["email", "answered"]
    assert no.person.nunique() == 2
    assert found(*VARIANTS).open_people
    for result in (yes, no):
        assert not result.open_people
        assert len(result.reviews) == 1  # stays in the table, with its answer


def test_yes_joins_two_addresses_and_a_shared_one() -> None:
    rows = [answer("start", name="ada nova", email=ADA), answer("end", name="ada nova", email=BO)]
    assert decided(rows, same=True).person.nunique() == 1
    shared = [
        at("e1", "Maria Silva", email=ADA),
        at("e2", "Joao Silva", email=ADA, start=100),
        answer("start", email=ADA),
    ]
    assert decided(shared, same=True).person.nunique() == 1
    assert decided(shared, same=False).person.nunique() == 3


def test_no_that_other_evidence_contradicts_is_told() -> None:
    """Of two addresses and a declared one: no to one pair, yes to the two others."""
    rows = [
        at("e", "Li Wei", email=ADA),
        at("e", "Li Wei", email=BO),
        at("e", "Li Wei", start=70, end=80),
    ]
    reviews = found(*rows).reviews
    given = {each.link: each.link != reviews[0].link for each in reviews}
    result = found(*rows, known=Declared(answers=given))
    assert result.person.nunique() == 1
    (problem,) = result.problems
    assert "said not to be the same" in problem.what
    assert problem.place.key == reviews[0].link


def test_links_have_keyed_ids_and_name_the_two_only_in_words() -> None:
    (review,) = found(*VARIANTS).reviews
    assert len(review.link) == 21
    assert review.link.startswith("l")
    assert {review.one.split(";")[0], review.other.split(";")[0]} == {"Aijo Hannula", "Aijo H"}


# Whatever comes.

_ROWS = st.lists(
    st.builds(
        at,
        st.sampled_from(["e1", "e2"]),
        st.sampled_from(["Ada Nova", "Nova Ada", "Ada", "Ada N", "李伟", "Bo Lind", ""]),
        email=st.sampled_from(["", "", ADA, BO]),
        start=st.sampled_from([0, 50, 100]),
        end=st.sampled_from([110, 130]),
    ),
    min_size=1,
    max_size=7,
)


@settings(deadline=None, max_examples=60)
@given(_ROWS)
def test_no_certain_link_contradicts_itself(rows: list[Record]) -> None:
    known = pd.DataFrame(rows).assign(person=found(*rows).person)
    for _, mine in known.groupby("person"):
        assert mine.loc[mine["email"] != "", "email"].nunique() <= 1
        nameless = mine[mine["email"] == ""].sort_values("since")
        for (_, before), (_, after) in pairwise(nameless.iterrows()):
            assert before["until"] <= after["since"] + pd.Timedelta(minutes=1)


@settings(deadline=None, max_examples=60)
@given(_ROWS)
def test_no_to_everything_changes_nothing_and_ends_the_questions(rows: list[Record]) -> None:
    asked_, no = found(*rows), decided(rows, same=False)
    assert no.person.tolist() == asked_.person.tolist()
    assert [review.link for review in no.reviews] == [review.link for review in asked_.reviews]
    assert not no.open_people
