"""Nothing is lost: tables come back as written, and no bytes end in a traceback."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.problems import ProblemsError
from analysis.readers import Content, Export, read_export, readers
from analysis.texts import texts

CELL = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20)
# What a workbook's XML can hold; a lone "=" would make it a formula.
SHEET_CELL = CELL.filter(lambda text: "_x" not in text and text[:1] != "=")
OWN = {
    "indico": ["Ada", "ada@example.org", "2023-01-12 08:42:53.590450+00:00"],
    "google_forms": ["2026/05/28 7:01:33 PM GMT+3", "ada@example.org"],
    "microsoft_forms": ["1", "2023-02-01T10:00:00", "2023-02-01T10:05:00", "anonymous", ""],
}
JOINED = ["Ada", "ada@example.org", "11/19/2021 10:00:01 AM", "11/19/2021 11:00:00 AM", "60"]


def _answers(cell: st.SearchStrategy[str], width: int) -> st.SearchStrategy[list[list[str]]]:
    return st.lists(st.lists(cell, min_size=width, max_size=width), min_size=1, max_size=5)


def _back(export: Export) -> list[list[str]]:
    return [[str(cell) for cell in row] for row in export.tables[-1].rows.to_numpy()]


@given(
    name=st.sampled_from(["indico", "google_forms"]),
    answers=_answers(CELL, 3),
    how=st.tuples(st.sampled_from(",;\t"), st.sampled_from(["utf-8", "utf-8-sig", "utf-16"])),
)
def test_answers_come_back_as_written(
    tables: Mapping[str, Sequence[Sequence[str]]],
    as_text: Callable[..., bytes],
    name: str,
    answers: list[list[str]],
    how: tuple[str, str],
) -> None:
    delimiter, encoding = how
    header = [*tables[name][0][: len(OWN[name])], "Why?", "Other", "Other"]
    rows = [[*OWN[name], *answer] for answer in answers]
    data = f"sep={delimiter}\n".encode() if encoding == "utf-8" else b""
    export = read_export(Content("a", data + as_text([header, *rows], delimiter, encoding)))
    assert export.format == name
    assert _back(export) == rows
    assert [c.header for c in export.tables[0].columns] == header
    assert list(export.tables[0].rows.index) == list(range(2, len(rows) + 2))


@given(before=_answers(CELL, 2), after=_answers(CELL, 2))
def test_typeform_comes_back_wherever_its_dates_stand(
    as_text: Callable[..., bytes], before: list[list[str]], after: list[list[str]]
) -> None:
    header = ["Other", "Other", "Start Date (UTC)", "Submit Date (UTC)", "Why?", ""]
    dates = ["2023-01-12 08:42:53", "2023-01-12 08:50:00"]
    rows = [[*x, *dates, *y] for x, y in zip(before, after, strict=False)]
    assert _back(read_export(Content("a", as_text([header, *rows])))) == rows


@settings(max_examples=30)
@given(answers=_answers(SHEET_CELL, 2))
def test_microsoft_forms_comes_back(
    tables: Mapping[str, Sequence[Sequence[object]]],
    as_workbook: Callable[..., bytes],
    answers: list[list[str]],
) -> None:
    first = tables["microsoft_forms"][1][:5]
    sheet = [[*tables["microsoft_forms"][0][:5], "Why?", "Why?2"], *([*first, *a] for a in answers)]
    rows = [[*OWN["microsoft_forms"], *answer] for answer in answers]
    assert _back(read_export(Content("a", as_workbook(sheet)))) == rows


@given(names=st.lists(CELL, min_size=1, max_size=6), delimiter=st.sampled_from(",;\t"))
def test_zoom_comes_back(
    tables: Mapping[str, Sequence[Sequence[str]]],
    as_text: Callable[..., bytes],
    names: list[str],
    delimiter: str,
) -> None:
    rows = [[name, *JOINED[1:], "No", "Y", "No"] for name in names]
    export = read_export(
        Content("a", as_text([*tables["zoom_participants"][:4], *rows], delimiter))
    )
    assert _back(export) == rows


@given(names=st.lists(CELL, min_size=1, max_size=6), title=CELL)
def test_teams_comes_back(
    tables: Mapping[str, Sequence[Sequence[str]]],
    as_text: Callable[..., bytes],
    names: list[str],
    title: str,
) -> None:
    teams = [list(row) for row in tables["teams_attendance"]]
    teams[1][1] = title
    rows = [[name, *teams[15][1:]] for name in names]
    data = b"\xff\xfe" + as_text([*teams[:15], *rows], "\t", "utf-16-le")
    export = read_export(Content("a", data))
    assert _back(export) == rows
    assert export.meeting["title"] == title.strip()


def _survives(data: bytes, declared: str | None) -> None:
    try:
        export = read_export(Content("in/a", data), declared)
    except ProblemsError as fault:
        (problem,) = fault.problems
        assert problem.place.file == "in/a"
        assert "{" not in problem.text(texts("en"))
        assert problem.severity == "error"
    else:
        assert all(not table.rows.isna().to_numpy().any() for table in export.tables)


DECLARED = st.sampled_from([None, *readers()])


@given(data=st.binary(max_size=400), declared=DECLARED)
def test_any_bytes_end_in_an_export_or_a_problem(data: bytes, declared: str | None) -> None:
    _survives(data, declared)


@given(text=st.text("ab1@ ,;\t\r\n\"'.=é\0", max_size=200), declared=DECLARED)
def test_any_text_ends_in_an_export_or_a_problem(text: str, declared: str | None) -> None:
    _survives(text.encode(), declared)


def test_each_export_is_recognised_as_its_own_format_alone(
    exports: Mapping[str, bytes], export_name: str
) -> None:
    content = Content("in/a", exports[export_name])
    claims = [name for name, reader in readers().items() if reader.recognise(content)]
    assert claims == [export_name.partition(":")[0]]
    assert read_export(content).rows_read


def test_every_format_has_an_invented_export(exports: Mapping[str, bytes]) -> None:
    assert {name.partition(":")[0] for name in exports} == set(readers())


@settings(max_examples=8)  # of each of some hundreds of exports
@given(data=st.data())
def test_any_damage_ends_in_an_export_or_a_problem(
    exports: Mapping[str, bytes], export_name: str, data: st.DataObject
) -> None:
    whole = exports[export_name]
    start = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(start, min(len(whole), start + 40)))
    damaged = whole[:start] + data.draw(st.binary(max_size=12)) + whole[end:]
    cut = data.draw(st.integers(0, len(damaged)) | st.just(len(damaged)))
    _survives(damaged[:cut], data.draw(DECLARED))
