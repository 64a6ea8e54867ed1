"""Which questionnaire was asked with which tool, in which language, and where its export lies."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

from analysis.texts import Language

Tool = Literal["msforms", "google", "sheets", "typeform", "indico", "limesurvey"]
_NOTHING: Mapping[str, str] = MappingProxyType({})

_SKILLS = "dn1 dn2 dn3 dn4 dn5 dn6 dn7 dn8 nc1 nc2 nc3 nc4 nc5 nc6"
_DOINGS = "na1 na2 na3 na4 na5 new_contacts platforms"
_AT_THE_START = (
    "email code gender age_group education arrived municipality situation "
    f"{_SKILLS} {_DOINGS} comment"
)
_AT_THE_END = f"email code gender situation {_SKILLS} {_DOINGS} sa1 sa2 sa3 sa4 comment"
_HALF_A_YEAR_ON = f"email code gender situation {_SKILLS} {_DOINGS} comment"
_GUIDANCE = "gs1 gs2 gs3 gs4 gs5 gs6 re1 re2 re3 re4 re5"
_PROFESSIONALS_AT_THE_START = f"email code organises work_role employer_sector {_GUIDANCE} comment"
_PROFESSIONALS_AT_THE_END = f"email code organises {_GUIDANCE} handbook_use handbook_parts comment"
_FEEDBACK = (
    "email recommend fb1 fb2 fb3 fb4 contacts_made us1 us2 us3 us4 us5 us6 us7 us8 us9 us10 comment"
)


@dataclass(frozen=True)
class Form:
    """A questionnaire as one tool asked it; its export is ``file``.

    ``items``: those asked, all if empty. ``wording``: item → the words used here, where they are
    not those of the questionnaire (they are among the item's aliases). ``event_wording``: the same
    for the events one can register for. ``marked``: a word printed bold in the questions.
    ``extra``: a question that the questionnaire does not know. ``year``: of registrations.
    ``events``: what feedback is about; all if empty.
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
    events: tuple[str, ...] = ()


def _about(event: str, tool: Tool, language: Language, file: str) -> Form:
    """The feedback form of one event."""
    return Form(
        f"surveys/feedback/{file}", tool, "feedback", "feedback", language,
        items=_FEEDBACK, events=(event,),
    )  # fmt: skip


FORMS = (
    Form(
        "surveys/immigrants/start/aloituskysely.xlsx", "msforms", "participants", "start", "fi",
        items=_AT_THE_START,
        header_no_break_space="dn5",
    ),
    Form(
        "surveys/immigrants/start/Start survey.xlsx", "msforms", "participants", "start", "en",
        items=_AT_THE_START,
        header_no_break_space="nc1",
    ),
    Form(
        "surveys/immigrants/start/startenkat.csv", "sheets", "participants", "start", "sv",
        items=_AT_THE_START,
    ),
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
        items=_HALF_A_YEAR_ON,
        wording={"dn3": "Ammatillinen profiilini verkossa kertoo, mitä osaan."},
    ),
    Form(
        "surveys/immigrants/followup/follow-up.csv", "indico", "participants", "followup", "en",
        title="Six months later",
        items=_HALF_A_YEAR_ON,
        wording={"dn3": "My professional profile online shows what I'm good at."},
        encoding="utf-8-sig",
        extra="Would you like to get our newsletter?",
    ),
    Form(
        "surveys/professionals/start/ohjaajien alkukysely.csv",
        "google", "professionals", "start", "fi",
        items=_PROFESSIONALS_AT_THE_START,
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
    _about("e01", "limesurvey", "en", "results-survey812301.csv"),
    _about("e02", "limesurvey", "en", "results-survey812302.csv"),
    _about("e03", "limesurvey", "en", "results-survey812303.csv"),
    _about("e04", "msforms", "fi", "e04 palaute.xlsx"),
    _about("e05", "msforms", "fi", "e05 palaute.xlsx"),
    _about("e06", "limesurvey", "en", "results-survey812306.csv"),
    _about("e08", "limesurvey", "en", "results-survey812308.csv"),
    _about("e09", "msforms", "sv", "e09 respons.xlsx"),
    _about("e10", "msforms", "fi", "e10 palaute.xlsx"),
    _about("e18", "msforms", "fi", "e18 palaute.xlsx"),
    Form(
        "surveys/feedback/event feedback 2023.csv", "google", "feedback", "feedback", "en",
        items=f"event {_FEEDBACK}",
        events=("e14", "e15", "e16", "e17", "e19", "e20"),
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
