"""Exported surveys → tidy tables, every row accounted for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from analysis.cleaning.answers import IDENTIFYING, Answers, read_answers
from analysis.cleaning.assign import declared
from analysis.cleaning.date_table import date_table
from analysis.cleaning.flags import flags, impossible_times
from analysis.cleaning.form_state import seconds_taken, unfinished
from analysis.cleaning.missing import never_reached
from analysis.cleaning.people_table import people_table
from analysis.cleaning.repeats import copied_rows, is_trial, superseded
from analysis.cleaning.rows import not_kept, together
from analysis.cleaning.scoring import scores
from analysis.cleaning.source import Source
from analysis.cleaning.survey_file import SurveyFile, date_problems, expected_days, times
from analysis.people.masking import Masker
from analysis.problems import Problem
from analysis.tables import SCHEMAS, empty

#: The wave whose answers are registrations for events, not answers to a survey.
REGISTRATION = "registration"
_RESPONSE_DIGITS = 12


@dataclass(frozen=True)
class Surveys:
    """The tidy tables of all surveys; ``kept``: keys of the rows they came from."""

    tables: Mapping[str, pd.DataFrame]
    kept: pd.DataFrame
    set_aside: pd.DataFrame
    problems: tuple[Problem, ...]


def clean_surveys(
    source: Source, files: Sequence[SurveyFile], evidence: pd.DataFrame, mask: Masker
) -> Surveys:
    """Clean every survey.

    ``evidence``: a row per row of ``files`` (file, section, row, email, name, person, known_by).
    """
    read = [_read(source, survey, evidence, mask) for survey in files]
    forms = together([part.forms for part in read], _NO_FORMS)
    answers = together([part.answers for part in read], _NO_ANSWERS)
    comments = together([part.comments for part in read], empty("comments"))
    missing = together([part.missing for part in read], empty("missing"))
    rule = _rules(forms, answers, comments)
    counted = forms[rule == ""]
    left_out = [not_kept(forms[rule == name], name) for name in sorted(set(rule) - {""})]
    left_out += [
        not_kept(keys, "repeated part") for survey in files for keys in survey.repeated_parts()
    ]
    elsewhere = ~evidence["file"].isin([survey.export.file for survey in files])
    met = forms.loc[forms["person"].isin(evidence.loc[elsewhere, "person"]), "person"]
    people, contradictions = _people(source, counted, answers, met)
    surveyed = counted[counted["wave"] != REGISTRATION]
    return Surveys(
        {
            "people": people,
            "responses": _responses(surveyed, answers),
            "comments": comments[comments["response"].isin(counted["response"])],
            "missing": missing[missing["response"].isin(surveyed["response"])],
            "flags": _flags(source, surveyed, answers, missing),
            "scores": _scores(source, surveyed, answers),
            "dates": date_table(part.dates for part in read),
            "registrations": _registrations(counted),
        },
        counted[["file", "section", "row"]],
        together(left_out, empty("set_aside")),
        (*(problem for part in read for problem in part.problems), *contradictions),
    )


@dataclass(frozen=True)
class _Read:
    """One file: ``forms`` a row per response; the others by response."""

    forms: pd.DataFrame
    answers: pd.DataFrame
    comments: pd.DataFrame
    missing: pd.DataFrame
    dates: pd.DataFrame
    problems: tuple[Problem, ...]


_FORM = {
    "response": "str", "person": "str", "instrument": "str", "wave": "str", "group": "str",
    "event": "str", "submitted": "datetime64[us, UTC]", "language": "str", "counts": "str",
    "identified": "bool", "mark": "str", "trial": "bool", "unfinished": "bool",
    "seconds": "float64", "impossible": "bool", "file": "str", "section": "str", "row": "int64",
}  # fmt: skip
_NO_FORMS = pd.DataFrame({name: pd.Series(dtype=kind) for name, kind in _FORM.items()})
_NO_ANSWERS = empty("responses")[["response", "item", "value", "label"]]


def _read(source: Source, survey: SurveyFile, evidence: pd.DataFrame, mask: Masker) -> _Read:
    when = times(survey, source)
    found: Answers = read_answers(survey, mask, source.aliases)
    mine = evidence[evidence["file"] == survey.export.file]
    mine = mine[mine["section"] == survey.table.section].set_index("row")
    rows = survey.table.rows.index
    prefix = survey.export.sha256[:_RESPONSE_DIGITS]
    names = pd.Series([f"{prefix}-{row}" for row in rows], index=rows, dtype="str")
    declaration = declared(survey.export.file, source.project)
    open_ones = unfinished(survey.table)
    forms = survey.keys().assign(
        response=names,
        person=mine["person"],
        instrument=survey.assignment.instrument.name,
        wave=survey.assignment.wave,
        group=survey.assignment.group,
        event=mine["event"],
        submitted=when.submitted.utc,
        language=survey.columns.language or "",
        counts=declaration.counts if declaration else "last",
        identified=mine["known_by"] != "nothing",
        mark=pd.Series(survey.table.marks, dtype="str").reindex(rows, fill_value=""),
        trial=is_trial(mine, source.aliases.words("trial")),
        unfinished=open_ones,
        seconds=seconds_taken(survey.table, when),
        impossible=impossible_times(when.started.utc, when.submitted.utc, expected_days(source)),
    )
    missing = never_reached(found.missing, open_ones, _order(survey))
    return _Read(
        forms[list(_FORM)],
        _by_response(found.given, names, list(_NO_ANSWERS.columns)),
        _by_response(found.comments, names, ["response", "item", "text"]),
        _by_response(missing, names, ["response", "item", "kind"]),
        when.row,
        (*date_problems(survey, when, expected_days(source)), *found.problems),
    )


def _order(survey: SurveyFile) -> dict[str, int]:
    """The place of each question; of those that identify it is not kept what was answered."""
    items = survey.assignment.instrument.items
    return {
        target.item: place
        for place, target in sorted(survey.columns.columns.items())
        if items[target.item].role not in IDENTIFYING
    }


def _by_response(found: pd.DataFrame, names: pd.Series[str], columns: list[str]) -> pd.DataFrame:
    return found.assign(response=found["row"].map(names))[columns]


def _rules(forms: pd.DataFrame, answers: pd.DataFrame, comments: pd.DataFrame) -> pd.Series[str]:
    """By which rule each form is not kept; "" where it is."""
    contents = together([answers, comments.rename(columns={"text": "value"})], _NO_ANSWERS)
    # exports of one survey may have its questions in another order
    contents = contents.sort_values(["response", "item", "value"], kind="stable")
    said = (
        (contents["item"] + "\x1f" + contents["value"])
        .groupby(contents["response"])
        .agg("\x1e".join)
    )
    content = forms["response"].map(said).fillna("").astype("str")
    registration = forms["wave"] == REGISTRATION
    # who registers may be asked nothing but the name
    silent = (content == "") & ~(registration & forms["identified"])
    rule = pd.Series("", index=forms.index, dtype="str").mask(silent, "no answers")
    rule = rule.mask(registration & (forms["event"] == ""), "no registration").mask(
        forms["trial"], "test answer"
    )
    rule = rule.mask(forms["mark"] != "", forms["mark"])
    rule = rule.mask((rule == "") & copied_rows(forms, content), "copy of a row")
    repeated = superseded(forms[rule == ""], content)
    repeated = repeated.mask((repeated != "") & registration[repeated.index], "registered again")
    return rule.mask(rule == "", repeated.reindex(rule.index, fill_value=""))


def _responses(forms: pd.DataFrame, answers: pd.DataFrame) -> pd.DataFrame:
    joined = forms.merge(answers, on="response", how="inner")
    return joined[list(SCHEMAS["responses"].columns)]


def _scores(source: Source, forms: pd.DataFrame, answers: pd.DataFrame) -> pd.DataFrame:
    parts = [
        scores(answers, mine, source.instruments[str(name)])
        for name, mine in forms.groupby("instrument")
    ]
    scored = [part for part in parts if len(part)]
    if not scored:
        return empty("scores")
    joined = forms.merge(pd.concat(scored, ignore_index=True), on="response")
    return joined[list(SCHEMAS["scores"].columns)]


def _flags(
    source: Source, forms: pd.DataFrame, answers: pd.DataFrame, missing: pd.DataFrame
) -> pd.DataFrame:
    parts = [
        flags(mine, answers, missing, source.instruments[str(name)])
        for name, mine in forms.groupby("instrument")
    ]
    return together(parts, empty("flags"))


def _registrations(forms: pd.DataFrame) -> pd.DataFrame:
    mine = forms[forms["wave"] == REGISTRATION].rename(columns={"submitted": "registered"})
    return mine.assign(status="registered")[list(SCHEMAS["registrations"].columns)]


def _people(
    source: Source, forms: pd.DataFrame, answers: pd.DataFrame, met: pd.Series[str]
) -> tuple[pd.DataFrame, tuple[Problem, ...]]:
    """The table ``people``; ``met``: those met at events too, even if no form of theirs counts."""
    order = {wave.id: place for place, wave in enumerate(source.project.waves)}
    placed = forms.assign(place=forms["wave"].map(order).fillna(-1))
    ordered = placed.sort_values(["place", "submitted"], kind="stable")
    described = ordered.merge(answers, on="response")
    attributes = {
        (name, item.name): item.attribute
        for name, instrument in source.instruments.items()
        for item in instrument.items.values()
        if item.attribute
    }
    described["attribute"] = [
        attributes.get(pair, "")
        for pair in zip(described["instrument"], described["item"], strict=True)
    ]
    groups = together(
        [
            ordered[["person", "group"]],
            described[described["attribute"] == "groups"][["person", "value"]].rename(
                columns={"value": "group"}
            ),
            pd.DataFrame({"person": met, "group": ""}, dtype="str"),
        ],
        ordered[["person", "group"]],
    )
    return people_table(groups, described[["person", "attribute", "value", "file", "row"]])
