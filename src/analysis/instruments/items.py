"""Items and answer options from the rows of ``survey.csv`` and ``choices.csv``."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import get_args

from analysis.instruments.model import ROLES, Item, ItemType, Option
from analysis.problems import Place, Problem
from analysis.project.nearest import by_likeness
from analysis.project.sheet import Columns, Row, Sheet, empty_cells, in_languages
from analysis.texts import N_, normalise

OTHER = "other"  # the code that XLSForm's ``or_other`` gives to answers outside the options

_LABELS = in_languages("label")
_IGNORED = frozenset(
    {
        "hint", "guidance_hint", "constraint", "constraint_message", "required",
        "required_message", "relevant", "appearance", "default", "calculation", "read_only",
        "readonly", "choice_filter", "parameters", "repeat_count", "trigger", "note", "image",
        "audio", "video", "media", "body", "bind", "instance",
    }
)  # fmt: skip
SURVEY_COLUMNS = Columns(("type", "name", *_LABELS), ("aliases", "role", "attribute"), _IGNORED)
CHOICE_COLUMNS = Columns(("list_name", "name", *_LABELS), ("aliases",), _IGNORED)

_TYPES: tuple[str, ...] = get_args(ItemType)
_NOT_ITEMS = frozenset(
    {
        "note", "begin_group", "end_group", "start", "end", "today", "calculate",
        "deviceid", "username", "audit",
    }
)  # fmt: skip
_CODE = re.compile(r"^[^\s|=;,]+$")
_OTHER = Option(
    OTHER,
    {"fi": "Muu", "sv": "Annat", "en": "Other"},
    ("Muu, mikä?", "Annat, vad?", "Other (please specify)", "Other, please specify"),
)

Lists = Mapping[str, tuple[Option, ...]]


@dataclass(frozen=True)
class _Type:
    """The column ``type`` taken apart: kind of item, name of its list, ``or_other``."""

    kind: str
    list_name: str = ""
    or_other: bool = False


def read_choices(sheet: Sheet) -> tuple[Lists, list[Problem]]:
    """The answer options by list name, and what is wrong with them."""
    lists: dict[str, list[Option]] = defaultdict(list)
    problems = []
    for row in sheet.rows:
        lists[row["list_name"]].append(
            Option(row["name"], row.wording("label"), split_aliases(row["aliases"]))
        )
        problems += [*empty_cells(row, ("list_name", *_LABELS)), *_code_problems(row)]
    problems += _repeated(sheet.rows, ("list_name", "name"))
    problems += _ambiguous(sheet.rows)
    frozen = {name: tuple(options) for name, options in lists.items()}
    return frozen, [problem.at(file=sheet.file) for problem in problems]


def read_items(sheet: Sheet, lists: Lists) -> tuple[Mapping[str, Item], list[Problem]]:
    """The items by name, in order, and what is wrong with them.

    Rows that hold no question (notes, groups, calculations) are passed over. An item with
    ``or_other`` gets the option ``other``, if its list has none.
    """
    rows = [row for row in sheet.rows if row["type"].replace(" ", "_") not in _NOT_ITEMS]
    items: dict[str, Item] = {}
    problems = []
    for row in rows:
        kind = _parse_type(row["type"])
        problems += [*_code_problems(row), *empty_cells(row, _LABELS)]
        problems += [*_type_problems(row, kind, lists), *_role_problems(row)]
        if kind.kind in _TYPES:
            items.setdefault(row["name"], _item(row, kind, lists))
    problems += _repeated(rows, ("name",))
    return items, [problem.at(file=sheet.file) for problem in problems]


def split_aliases(text: str) -> tuple[str, ...]:
    """Other wordings, separated by ``|``.

    >>> split_aliases("Mac OS X | OS X"), split_aliases("")
    (('Mac OS X', 'OS X'), ())
    """
    return tuple(part.strip() for part in text.split("|") if part.strip())


def _item(row: Row, kind: _Type, lists: Lists) -> Item:
    options = lists.get(kind.list_name, ()) if kind.list_name else ()
    if kind.or_other and all(option.name != OTHER for option in options):
        options = (*options, _OTHER)
    return Item(
        name=row["name"],
        type=kind.kind,  # type: ignore[arg-type]  # the caller has compared it with ItemType
        label=row.wording("label"),
        options=options,
        or_other=kind.or_other,
        aliases=split_aliases(row["aliases"]),
        role=row["role"],
        attribute=row["attribute"],
    )


def _parse_type(text: str) -> _Type:
    words = text.split()
    or_other = words[-1:] == ["or_other"]
    kind, list_name, *more = [*words[: len(words) - or_other], "", ""][:3]
    return _Type(kind, list_name, or_other) if not any(more) else _Type(text)


def _type_problems(row: Row, kind: _Type, lists: Lists) -> list[Problem]:
    place = Place(row=row.number, column="type")
    is_select = kind.kind.startswith("select_")
    if kind.kind not in _TYPES or is_select != bool(kind.list_name):
        what = N_("“{found}” is not a type of question known here.")
        do = N_("Use one of: {known}, and after select_one or select_multiple the list’s name.")
        values: dict[str, object] = {"found": row["type"], "known": ", ".join(_TYPES)}
        return [Problem(what, do, place, values)]
    if is_select and kind.list_name not in lists:
        what = N_("choices.csv has no list “{found}”.")
        do = N_("Add its options there, or use one of: {known}.")
        known = ", ".join(by_likeness(kind.list_name, lists, limit=5))
        return [Problem(what, do, place, {"found": kind.list_name, "known": known})]
    return []


def _role_problems(row: Row) -> list[Problem]:
    if row["role"] in ROLES:
        return []
    known = ", ".join(sorted(ROLES - {""}))
    what, do = (
        N_("“{found}” is not a role known here."),
        N_("Use one of: {known}; or leave it empty."),
    )
    place = Place(row=row.number, column="role")
    return [Problem(what, do, place, {"found": row["role"], "known": known})]


def _code_problems(row: Row) -> list[Problem]:
    if _CODE.match(row["name"]):
        return []
    what = N_("“{found}” cannot be a name: it is empty or has a space or one of | = ; , in it.")
    do = N_("Use letters, digits and _ only, for example: use_git")
    return [Problem(what, do, Place(row=row.number, column="name"), {"found": row["name"]})]


def _repeated(rows: Iterable[Row], key: tuple[str, ...]) -> list[Problem]:
    seen: Counter[tuple[str, ...]] = Counter()
    problems = []
    for row in rows:
        seen[tuple(row[column] for column in key)] += 1
        if row["name"] and seen[tuple(row[column] for column in key)] > 1:
            what, do = N_("The name “{found}” was already used."), N_("Give it another name.")
            place = Place(row=row.number, column="name")
            problems.append(Problem(what, do, place, {"found": row["name"]}))
    return problems


def _ambiguous(rows: Iterable[Row]) -> list[Problem]:
    """Two options of one list that an answer could not tell apart."""
    owners: dict[tuple[str, str], str] = {}
    problems = []
    for row in rows:
        labels, aliases = row.wording("label").values(), split_aliases(row["aliases"])
        for wording in (row["name"], *labels, *aliases):
            owner = owners.setdefault((row["list_name"], normalise(wording)), row["name"])
            if wording and owner != row["name"]:
                what = N_("The wording “{found}” already belongs to the option “{owner}”.")
                do = N_("Word the two options of this list differently.")
                values = {"found": wording, "owner": owner}
                problems.append(Problem(what, do, Place(row=row.number), values))
    return problems
