"""Which questionnaire was asked with which tool, in which language, and where its export lies."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

from analysis.texts import Language

Tool = Literal["msforms", "google", "sheets", "typeform", "indico"]
_NOTHING: Mapping[str, str] = MappingProxyType({})

_AT_THE_END = (
    "email code gender situation dn1 dn2 dn3 dn4 dn5 dn6 dn7 dn8 nc1 nc2 nc3 nc4 nc5 nc6 "
    "new_contacts platforms comment"
)
_PROFESSIONALS_AT_THE_END = (
    "email code organises gs1 gs2 gs3 gs4 gs5 gs6 re1 re2 re3 re4 re5 comment"
)


@dataclass(frozen=True)
class Form:
    """A questionnaire as one tool asked it; its export is ``file``.

    ``items``: those asked, all if empty. ``wording``: item → the words used here, where they are
    not those of the questionnaire (they are among the item's aliases). ``event_wording``: the same
    for the events one can register for. ``marked``: a word printed bold in the questions.
    ``extra``: a question that the questionnaire does not know. ``year``: of registrations.
    """

    file: str
    tool: Tool
    instrument: str
    wave: str
    language: Language
    title: str = ""
    items: str = ""
    wording: Mapping[str, str] = field(default_factory=lambda: _NOTHING)
    event_wording: Mapping[str, str] = field(default_factory=lambda: _NOTHING)
    encoding: str = "utf-8"
    marked: str = ""
    header_no_break_space: str = ""
    extra: str = ""
    year: int | None = None


FORMS = (
    Form(
        "surveys/immigrants/start/aloituskysely.xlsx", "msforms", "participants", "start", "fi",
        header_no_break_space="dn5",
    ),
    Form(
        "surveys/immigrants/start/Start survey.xlsx", "msforms", "participants", "start", "en",
        header_no_break_space="nc1",
    ),
    Form("surveys/immigrants/start/startenkat.csv", "sheets", "participants", "start", "sv"),
    Form(
        "surveys/immigrants/end/responses-end-survey.csv",
        "typeform", "participants", "end", "en",
        items=_AT_THE_END,
        wording={
            "dn3": "My professional profile online shows what I’m good at.",
            "nc6": "I trust that my networks are a help when I look for work.",
        },
        marked="online",
    ),
    Form(
        "surveys/immigrants/end/loppukysely.csv", "google", "participants", "end", "fi",
        items=_AT_THE_END,
        wording={
            "dn3": "Ammatillinen profiilini verkossa kertoo, mitä osaan.",
            "nc6": "Luotan siihen, että verkostoni auttavat minua työnhaussa.",
            "code": "Henkilökohtainen tunnus",
        },
    ),
    Form(
        "surveys/immigrants/end/slutenkat.csv", "indico", "participants", "end", "sv",
        title="Slutenkät",
        items=_AT_THE_END,
        wording={
            "dn3": "Min yrkesprofil på nätet visar vad jag kan.",
            "nc6": "Jag litar på att jag har hjälp av mina nätverk när jag söker arbete.",
        },
        encoding="utf-8-sig",
    ),
    Form(
        "surveys/immigrants/followup/seurantakysely.xlsx", "msforms", "participants", "followup",
        "fi",
        items=_AT_THE_END,
        wording={"dn3": "Ammatillinen profiilini verkossa kertoo, mitä osaan."},
    ),
    Form(
        "surveys/immigrants/followup/follow-up.csv", "indico", "participants", "followup", "en",
        title="Six months later",
        items=_AT_THE_END,
        wording={"dn3": "My professional profile online shows what I'm good at."},
        encoding="utf-8-sig",
        extra="Would you like to get our newsletter?",
    ),
    Form(
        "surveys/professionals/start/ohjaajien alkukysely.csv",
        "google", "professionals", "start", "fi",
        encoding="cp1252",
    ),
    Form(
        "surveys/professionals/end/ohjaajien loppukysely.xlsx",
        "msforms", "professionals", "end", "fi",
        items=_PROFESSIONALS_AT_THE_END,
        wording={"gs2": "Osaan opastaa asiakasta verkkoprofiilin tekemisessä."},
    ),
    Form(
        "surveys/professionals/end/handledare-slut.csv",
        "indico", "professionals", "end", "sv",
        title="Slutenkät för handledare",
        items=_PROFESSIONALS_AT_THE_END,
        wording={"gs2": "Jag kan vägleda klienten i att göra en profil på nätet."},
        encoding="utf-8-sig",
    ),
    Form(
        "surveys/employers/tyonantajakysely.xlsx", "msforms", "employers", "needs", "fi",
    ),
    Form(
        "surveys/employers/employer-survey.csv", "typeform", "employers", "needs", "en",
        marked="talent",
    ),
    Form(
        "registrations/ilmoittautumiset 2022.xlsx", "msforms", "registration", "registration", "fi",
        event_wording={"e12": "Naisten verkostoitumisilta verkossa"},
        year=2022,
    ),
    Form(
        "registrations/registrations 2022.xlsx", "msforms", "registration", "registration", "en",
        event_wording={"e02": "LinkedIn clinic: get your profile in shape"},
        year=2022,
    ),
    Form(
        "registrations/registrations 2023.csv", "google", "registration", "registration", "en",
        year=2023,
    ),
)  # fmt: skip

#: copy → original: the same bytes were saved twice
COPIES = {"surveys/immigrants/end/loppukysely_kopio.csv": "surveys/immigrants/end/loppukysely.csv"}


def offered(instrument: str, wave: str, year: int | None = None) -> tuple[Language, ...]:
    """The languages a survey could be answered in.

    >>> offered("registration", "registration", 2023)
    ('en',)
    """
    return tuple(
        form.language
        for form in FORMS
        if (form.instrument, form.wave) == (instrument, wave) and form.year in (None, year)
    )
