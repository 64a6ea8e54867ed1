from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.problems import ProblemsError
from analysis.readers.decoding import decode

TEXT = "Nimi;Työ\r\nÅsa;päivää\r\n"


@pytest.mark.parametrize(
    ("mark", "encoding", "told"),
    [
        (b"", "utf-8", "utf-8"),
        (codecs.BOM_UTF8, "utf-8", "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16-le", "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be", "utf-16-be"),
        (b"", "utf-16-le", "utf-16-le"),
        (b"", "utf-16-be", "utf-16-be"),
    ],
)
def test_the_bytes_tell_the_encoding(mark: bytes, encoding: str, told: str) -> None:
    found = decode(mark + TEXT.encode(encoding), "a.csv")
    assert (found.text, found.encoding, found.problems) == (TEXT, told, ())


def test_windows_1252_is_read_and_reported() -> None:
    found = decode(TEXT.encode("cp1252"), "a.csv")
    assert found.text == TEXT
    assert [(p.severity, p.place.file) for p in found.problems] == [("warning", "a.csv")]


def test_a_last_letter_of_windows_1252_is_no_cut() -> None:
    assert decode("name;Kristersä".encode("cp1252"), "a.csv").text == "name;Kristersä"


@pytest.mark.parametrize(
    "cut",
    [
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"))[:-1],
        TEXT.encode("utf-16-be")[:-1],
        (codecs.BOM_UTF16_LE + "a😀".encode("utf-16-le"))[:-2],
        "Åsa;päivä".encode()[:-1],
        codecs.BOM_UTF8 + "aä".encode()[:-1],
    ],
)
def test_a_file_cut_in_a_character_is_refused(cut: bytes) -> None:
    with pytest.raises(ProblemsError, match=r"a\.csv: The file ends in the middle.*again"):
        decode(cut, "a.csv")


def test_broken_utf_16_is_refused_with_its_place() -> None:
    broken = codecs.BOM_UTF16_LE + "ab".encode("utf-16-le") + b"\x00\xdc" + b"a\x00"
    with pytest.raises(ProblemsError, match=r"From byte 6 on.*UTF-16-LE"):
        decode(broken, "a.csv")


def test_stray_bytes_after_a_mark_of_utf_8_cost_one_letter_each() -> None:
    found = decode(codecs.BOM_UTF8 + "ä\n".encode() + b"b\x8c,c\n", "a.csv")
    assert found.text == "ä\nb\ufffd,c\n"
    assert [p.severity for p in found.problems] == ["warning"]


def test_nul_characters_are_left_out_and_counted() -> None:
    found = decode(b"name,age\nAda\x00,3\x001\n", "a.csv")
    assert found.text == "name,age\nAda,31\n"
    assert [dict(p.values) for p in found.problems] == [{"count": 2}]


def test_a_picture_is_no_text() -> None:
    with pytest.raises(ProblemsError, match="neither text nor an Excel workbook"):
        decode(b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "a.png")


# A file of control characters alone is no text, whatever mark it bears.
TEXTS = st.text(st.characters(exclude_categories=["Cc", "Cs"]) | st.sampled_from("\t\r\n"))


@given(TEXTS.filter(lambda text: not text.startswith("\ufeff")))
def test_utf_8_comes_back(text: str) -> None:
    assert decode(codecs.BOM_UTF8 + text.encode(), "a.csv").text == text
