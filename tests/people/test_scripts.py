from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.people.scripts import compared, is_readable


@pytest.mark.parametrize(
    ("written", "latin"),
    [
        ("Åsa Söderström", "asa soderstrom"),
        ("Łukasz Żak", "lukasz zak"),
        ("Nguyễn Đức", "nguyen duc"),
        ("Yıldız İpek", "yildiz ipek"),
        ("Sørensen", "sorensen"),
        ("Groß", "gross"),
        ("Anna-Maija Mäki", "anna maija maki"),
        ("J. O'Brien", "j obrien"),
        ("O’Brien", "obrien"),
        # as on passports of the Russian Federation
        ("Дмитрий Щукин", "dmitrii shchukin"),
        ("Юлия Хачатурян", "iuliia khachaturian"),
        ("Алёна Ёлкина", "alena elkina"),
        # and of Ukraine
        ("Олексій Їжакевич", "oleksii izhakevych"),
        ("Григорій Гончар", "hryhorii honchar"),
        # Greek as ELOT 743
        ("Γιώργος Παπαδόπουλος", "giorgos papadopoulos"),
        ("Ευαγγελία", "evangelia"),
    ],
)
def test_names_in_latin_letters(written: str, latin: str) -> None:
    assert compared(written.casefold()) == latin
    assert is_readable(compared(written))


@pytest.mark.parametrize("written", ["李伟", "محمد علي", "ნინო", "Երևան", "ада 李"])
def test_other_scripts_stay_and_are_known_as_such(written: str) -> None:
    assert not is_readable(compared(written))
    assert compared(written)


def test_letters_composed_or_not_are_the_same() -> None:
    for name in ("Åsa Söder", "Йосиф Ёлкин", "Γιώργος"):
        forms = {compared(unicodedata.normalize(form, name)) for form in ("NFC", "NFD")}
        assert len(forms) == 1, name


@settings(deadline=None)
@given(st.text(max_size=30))
def test_comparing_again_changes_nothing(text: str) -> None:
    assert compared(compared(text)) == compared(text)
