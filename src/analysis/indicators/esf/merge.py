"""One record per person and operation, from forms without faults."""

from __future__ import annotations

import pandas as pd

from analysis.indicators.esf.dates import full_years
from analysis.indicators.esf.forms import ENTRY, EXIT, FOLLOW_UP
from analysis.indicators.esf.visits import Visits
from analysis.project import EsfRules
from analysis.tables import SCHEMAS


def merged(found: Visits, rules: EsfRules) -> pd.DataFrame:
    """Table ``participants``, in the order of persons and operations.

    Entry data are of the first entry, exit data of the last exit; what does not change (gender,
    birth) may stand on any form. Forms of one day are united: they do not contradict each other.
    Sources: Scottish Government, ESF participant guidance; Commission FAQ on participants.
    """
    starts, ends = found.at_first_entry(), found.at_last_exit()
    records = united(starts, ["person", "operation", "file", "row", "entry_date", *ENTRY])
    exits = united(ends, ["file", "row", "exit_date", *EXIT])
    renamed = exits.rename(columns={"file": "exit_file", "row": "exit_row"})
    whole = pd.concat(
        [records, renamed.reindex(records.index), _of_all_forms(found), _later(found)], axis=1
    )
    birth = united(found.forms, ["birth_date"])["birth_date"]
    years = full_years(birth, whole["entry_date"], leap_day_birthday=rules.leap_day_birthday)
    table = whole.assign(age_at_entry=years.fillna(whole["age_at_entry"]))
    return table[list(SCHEMAS["participants"].columns)].reset_index(drop=True)


def united(forms: pd.DataFrame, columns: list[str]) -> pd.DataFrame:
    """A row per record (index: record): the first value that any of its forms tells."""
    once = ~forms["record"].duplicated(keep=False)
    single = forms.loc[once, ["record", *columns]].set_index("record")
    if once.all():
        return single
    several = forms.loc[~once, ["record", *columns]].groupby("record")[columns].first()
    return pd.concat([single, several.astype(single.dtypes)]).sort_index()


def _of_all_forms(found: Visits) -> pd.DataFrame:
    told = united(found.forms, ["gender", "end_form_missing"])
    groups = found.forms.dropna(subset=["target_group"])
    return told.assign(
        forms=found.forms.groupby("record").size().astype("int64"),
        target_groups=_joined(groups).reindex(told.index).fillna(""),
    )


def _joined(forms: pd.DataFrame) -> pd.Series[str]:
    """The groups told on any form of a record, each once, in the order of the alphabet."""
    pairs = forms.drop_duplicates(["record", "target_group"])
    alone = ~pairs["record"].duplicated(keep=False) & ~pairs["target_group"].str.contains(" ")
    single = pairs[alone].set_index("record")["target_group"].str.strip()
    several = pairs[~alone].groupby("record")["target_group"].agg(" ".join)
    sorted_ = several.map(lambda told: " ".join(sorted(set(told.split())))).astype("str")
    return pd.concat([single, sorted_])


def _later(found: Visits) -> pd.DataFrame:
    forms = found.at_follow_up()
    answers = united(forms, list(FOLLOW_UP))
    last = forms.groupby("record")["follow_up_date"].max()
    return answers.assign(follow_up_date=last).reindex(found.first.index)
