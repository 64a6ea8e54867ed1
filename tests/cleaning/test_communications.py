from __future__ import annotations

from collections.abc import Callable, Sequence
from zoneinfo import ZoneInfo

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.cleaning.accounts import account
from analysis.cleaning.communications import Communications, clean_communications
from analysis.cleaning.measurement_days import parse_days
from analysis.notebook.dataset import open_dataset
from analysis.project import Project
from analysis.readers import Content, read_export
from analysis.tables.store import checked

GA4 = "# Report\n# Start date: 20220901\n# End date: 20220930\n"
LINKEDIN = "Date,Impressions (total),Clicks (total)\n"
MAILCHIMP = """\
Email Campaign Report
Title:,Newsletter 1
Delivery Date/Time:,"Thu, Sep 01, 2022 9:00 am"
Overall Stats
Total Recipients:,"1,234"
Recipients Who Opened:,345 (28.8%)
Last Open Date:,9/14/22 10:03AM
"""
PEOPLE = """\
Email Address,MEMBER_RATING,OPTIN_TIME,LAST_CHANGED
ada@example.org,2,2022-09-01 18:22:11,2022-09-02 08:00:00
bo@example.org,2,2022-10-13 09:01:00,2022-10-13 09:01:00
"""


@pytest.fixture(scope="module")
def project() -> Project:
    return open_dataset("demo").project


Clean = Callable[..., Communications]


@pytest.fixture(scope="module")
def clean(project: Project) -> Clean:
    def clean_files(
        mask: Callable[[str], str] = str, **files: str | Sequence[str]
    ) -> Communications:
        exports = [
            read_export(Content(name.replace("__", "/"), str(text).encode()))
            for name, text in files.items()
        ]
        found = clean_communications(exports, project, mask)
        for name, table in (("communications", found.table), ("set_aside", found.set_aside)):
            checked(name, table)
        account(exports, found.kept, found.set_aside)
        return found

    return clean_files


def told(found: Communications) -> list[tuple[object, ...]]:
    table = found.table.assign(date=found.table["date"].dt.tz_convert("Europe/Helsinki"))
    days = table["date"].dt.strftime("%Y-%m-%d").where(table["date"].notna(), "")
    return list(table.assign(date=days).itertuples(index=False, name=None))


def test_a_row_per_measurement(clean: Clean) -> None:
    found = clean(
        a=GA4 + "Landing page,Sessions,Engagement rate\n/start?who=1,40,62.5%\n/b,3,0.5\n"
    )
    assert told(found) == [
        ("2022-09-01", "website", "/b", "Engagement rate", 0.5),
        ("2022-09-01", "website", "/b", "visits", 3),
        ("2022-09-01", "website", "/start", "Engagement rate", 0.625),
        ("2022-09-01", "website", "/start", "visits", 40),
    ]
    assert found.kept["row"].tolist() == [5, 6]
    assert found.problems == ()


def test_the_days_of_linkedin_are_month_first_everywhere(clean: Clean) -> None:
    found = clean(a=LINKEDIN + "09/01/2022,120,5\n")
    assert told(found) == [
        ("2022-09-01", "linkedin", "", "clicks", 5),
        ("2022-09-01", "linkedin", "", "impressions", 120),
    ]
    assert found.problems == ()


def test_a_report_of_names_and_numbers(clean: Clean) -> None:
    found = clean(a=MAILCHIMP)
    assert told(found) == [
        ("2022-09-01", "newsletter", "Newsletter 1", "opens", 345),
        ("2022-09-01", "newsletter", "Newsletter 1", "recipients", 1234),
    ]
    assert found.set_aside.to_dict("records") == [
        {"file": "a", "section": "stats", "row": 7, "rule": "no measurement",
         "action": "set aside"}
    ]  # fmt: skip


def test_people_on_a_list_are_only_counted(clean: Clean) -> None:
    found = clean(a=PEOPLE)
    assert told(found) == [("2022-10-13", "newsletter", "", "subscribers", 2)]
    assert len(found.kept) == 2
    assert "@" not in found.table.to_csv()


def test_totals_and_rows_without_numbers_are_set_aside(clean: Clean) -> None:
    found = clean(a=GA4 + "Page title,Views\n,45,Grand total\nStart,45\nTasks,-\n")
    assert told(found) == [("2022-09-01", "website", "Start", "page_views", 45)]
    assert found.set_aside[["row", "rule"]].to_numpy().tolist() == [
        [7, "no measurement"], [5, "summary line"],
    ]  # fmt: skip


def test_what_a_later_export_holds_again_is_counted_once(clean: Clean) -> None:
    found = clean(
        page__a_early=LINKEDIN + "09/01/2022,120,5\n09/02/2022,60,1\n",
        page__b_late=LINKEDIN + "09/02/2022,61,1\n09/03/2022,10,0\n",
    )
    shown = found.table[found.table["metric"] == "impressions"]
    assert shown["value"].tolist() == [120, 61, 10]
    assert found.set_aside.to_numpy().tolist() == [
        ["page/a_early", "content", 3, "measured again", "merged"]
    ]
    (problem,) = found.problems
    assert (problem.place.file, problem.values) == (
        "page/a_early", {"count": 1, "newest": "page/b_late"},
    )  # fmt: skip


def test_folders_are_sites_of_their_own(clean: Clean) -> None:
    found = clean(x__a=LINKEDIN + "09/01/2022,120,5\n", y__a=LINKEDIN + "09/01/2022,7,5\n")
    assert sorted(found.table["value"]) == [5, 5, 7, 120]
    assert found.problems == ()


def test_two_columns_of_one_meaning_keep_their_names(clean: Clean) -> None:
    found = clean(a=GA4 + "Country,Total users,Active users\nFinland,9,7\n")
    assert [row[3:] for row in told(found)] == [("Active users", 7), ("visitors", 9)]


def test_nothing_personal_in_what_was_measured(clean: Clean) -> None:
    found = clean(
        a=GA4
        + "Page,Views\nThanks ada@example.org,4\nhttps://b.example.org/x?m=bo@example.org,5\n",
        mask=lambda text: text.replace("Thanks", "[…]"),
    )
    assert found.table["content"].tolist() == ["[…] […]", "https://b.example.org/x"]


def test_what_is_doubtful_is_told_with_its_place(clean: Clean) -> None:
    found = clean(
        a='Label,nb_visits,nb_actions,nb_hits\n/a,"1,234",5,1\n/b,2,many,2\n/c,3,4,3\n',
        b="Date,nb_visits,nb_actions\n2022-09-01,1,1\nlater,2,2\n",
        c="Date,nb_visits,nb_actions\n09/01/2022,1,1\n10/02/2022,1,1\n",
    )
    said = [(p.place.file, p.place.row, p.place.column, p.severity) for p in found.problems]
    assert said == [
        ("a", None, "nb_visits", "note"),
        ("a", 3, "nb_actions", "warning"),
        ("a", None, "", "note"),
        ("b", 3, "", "warning"),
        ("c", None, "", "note"),
    ]
    assert len(found.kept) == 7


def test_nothing_comes_of_nothing(project: Project) -> None:
    found = clean_communications([], project)
    assert checked("communications", found.table).empty
    assert (len(found.kept), len(found.set_aside), found.problems) == (0, 0, ())


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("20220901", "2022-09-01 00:00"), ("2022090113", "2022-09-01 13:00"),
        ("2022-09", "2022-09-01 00:00"), ("2022", "2022-01-01 00:00"),
        ("From 2022-09-05 to 2022-09-11", "2022-09-05 00:00"),
        ("2022-09-05,2022-09-11", "2022-09-05 00:00"),
        ("Sep 01, 2022 09:05 pm", "2022-09-01 21:05"),
        ("Thu, Sep 1, 2022 9:00 am", "2022-09-01 09:00"), ("Sep 01, 2022", "2022-09-01 00:00"),
        ("1.9.2022", "2022-09-01 00:00"), ("Xyz 01, 2022", None), ("99999999", None),
    ],
)  # fmt: skip
def test_days_as_tools_print_them(written: str, day: str | None) -> None:
    found = parse_days(pd.Series([written]), ZoneInfo("UTC"), day_first=True).utc[0]
    assert (None if pd.isna(found) else found.strftime("%Y-%m-%d %H:%M")) == day


ROWS = st.lists(
    st.tuples(
        st.sampled_from(["/a", "/b", "news", ""]),
        st.sampled_from(["5", "1,204", "-", "", "x", "0.5", "7 %", "00:01:23"]),
        st.sampled_from(["5", "", "x"]),
    ),
    min_size=1,
    max_size=6,
)


@given(first=ROWS, second=ROWS, folder=st.sampled_from(["", "site__"]))
def test_every_row_is_kept_merged_or_set_aside(
    clean: Clean,
    first: list[tuple[str, str, str]],
    second: list[tuple[str, str, str]],
    folder: str,
) -> None:
    texts = [
        "Label,nb_visits,nb_actions\n" + "".join(f'{a},"{b}",{c}\n' for a, b, c in rows)
        for rows in (first, second)
    ]
    found = clean(a=texts[0], **{f"{folder}b": texts[1]})  # `account` holds, or it raises
    numbers = found.table["value"]
    assert numbers.notna().all()
    assert set(found.table["channel"]) <= {"website"}
