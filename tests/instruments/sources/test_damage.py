"""No bytes end in a traceback: a source is read, or refused with one problem."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.instruments.items import read_choices, read_items
from analysis.instruments.sources.lss import read_lss
from analysis.instruments.sources.parts import Source
from analysis.instruments.sources.redcap import read_redcap
from analysis.instruments.sources.xlsform import read_xlsform
from analysis.problems import ProblemsError
from analysis.texts import texts

Read = Callable[[bytes, str], Source]
LIST = {"qid": "1", "parent_qid": "0", "type": "L", "title": "q", "question": "Why?", "other": "Y"}
DICTIONARY = (
    b'"Variable / Field Name","Form Name","Section Header","Field Type","Field Label","Choices"\n'
    b'a,f,,radio,"Mood, today?","1, Bad | 2, Good"\n'
)


def survives(read: Read, data: bytes) -> None:
    try:
        found = read(data, "a")
    except ProblemsError as fault:
        (problem,) = fault.problems
        assert problem.place.file == "a"
        assert "{" not in problem.text(texts("en"))
    else:
        lists, _ = read_choices(found.choices)
        items, _ = read_items(found.survey, lists)
        assert all(all(item.label.values()) for item in items.values())


@pytest.mark.parametrize("read", [read_lss, read_xlsform, read_redcap])
@given(data=st.binary(max_size=200))
def test_any_bytes(read: Read, data: bytes) -> None:
    survives(read, data)


@pytest.mark.parametrize("tool", ["lss", "xlsform", "redcap"])
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_any_damage(
    as_lss: Callable[..., bytes], as_form: Callable[..., bytes], tool: str, data: st.DataObject
) -> None:
    answer = {"qid": "1", "code": "A1", "answer": "So", "sortorder": "1", "scale_id": "0"}
    form = [["type", "name", "label"], ["select_one l", "a", "Why?"]]
    choices = [["list_name", "name", "label"], ["l", "x", "So"]]
    whole: bytes
    read: Read
    whole, read = {
        "lss": (as_lss({"questions": [LIST], "answers": [answer]}, "en"), read_lss),
        "xlsform": (as_form(survey=form, choices=choices), read_xlsform),
        "redcap": (DICTIONARY, read_redcap),
    }[tool]
    # A workbook's bytes differ with the time it was written, so the place is drawn as a share.
    start = int(data.draw(st.floats(0, 1)) * len(whole))
    end = min(len(whole), start + data.draw(st.integers(0, 40)))
    survives(read, whole[:start] + data.draw(st.binary(max_size=12)) + whole[end:])


def test_a_cell_without_end() -> None:
    survives(read_redcap, DICTIONARY + b'"' + b"x" * 200_000)
