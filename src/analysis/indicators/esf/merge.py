"""One record per person and operation, from forms without faults."""

from __future__ import annotations

import pandas as pd

from analysis.indicators.esf.dates import full_years
from analysis.indicators.esf.forms import ENTRY, EXIT, FOLLOW_UP, as_text
from analysis.indicators.esf.visits import Visits
from analysis.project import EsfRules
from analysis.tables import SCHEMAS

_COLUMNS = list(SCHEMAS["participants"].columns)


def merged(found: Visits, rules: EsfRules) -> pd.DataFrame:
    """Table ``participants``, in the order of persons and operations.

    Entry data are of the first entry, exit data of the last exit; what does not change (gender,
    birth) may stand on any form. Forms of one day are united: they do not contradict each other.
    Sources: Scottish Government, ESF participant guidance; Commission FAQ on participants.
    """
    forms = found.forms
    records = united(forms[found.at_first], ["operation", "file", "row", "entry_date", *ENTRY])
    exits = united(forms[found.at_last], ["file", "row", "exit_date", *EXIT])
    renamed = exits.rename(columns={"file": "exit_file", "row": "exit_row"})
    parts = [renamed, _of_all_forms(forms), _later(forms[found.at_follow_up])]
    whole = pd.concat([records, *(part.reindex(records.index) for part in parts)], axis=1)
    years = full_years(
        whole["birth_date"], whole["entry_date"], leap_day_birthday=rules.leap_day_birthday
    )
    person = forms.loc[~forms["record"].duplicated(), "person"].set_axis(records.index)
    told = whole.assign(person=person, age_at_entry=years.fillna(whole["age_at_entry"]))
    codes = told.select_dtypes("category").columns
    texts = {name: as_text(told[name]) for name in codes}
    return told.assign(**texts)[_COLUMNS].reset_index(drop=True)


def united(forms: pd.DataFrame, columns: list[str]) -> pd.DataFrame:
    """A row per record (index: record): the first value that any of its forms tells."""
    once = ~forms["record"].duplicated(keep=False)
    named = forms[["record", *columns]]
    if once.all():
        return named.set_index("record")
    several = named[~once].groupby("record").first()
    first = named[~named["record"].duplicated()].set_index("record")
    return pd.concat([named[once].set_index("record"), several.astype(first.dtypes)]).sort_index()


def _of_all_forms(forms: pd.DataFrame) -> pd.DataFrame:
    told = united(forms, ["gender", "birth_date", "end_form_missing"])
    groups = forms.loc[forms["target_group"].notna(), ["record", "target_group"]]
    return told.assign(
        forms=forms.groupby("record").size().astype("int64"),
        target_groups=_joined(groups).reindex(told.index).fillna(""),
    )


def _joined(forms: pd.DataFrame) -> pd.Series[str]:
    """The groups told on any form of a record, each once, in the order of the alphabet."""
    pairs = forms.drop_duplicates().astype({"target_group": "str"}).set_index("record")
    told = pairs["target_group"]
    several = told.index.duplicated(keep=False) | told.str.contains(" ")
    joined = told[several].groupby("record").agg(" ".join)
    ordered: pd.Series[str] = joined.map(lambda groups: " ".join(sorted(set(groups.split()))))
    parts: list[pd.Series[str]] = [told[~several], ordered.astype("str")]
    return pd.concat(parts)


def _later(forms: pd.DataFrame) -> pd.DataFrame:
    last = forms.groupby("record")["follow_up_date"].max()
    return united(forms, list(FOLLOW_UP)).assign(follow_up_date=last)
