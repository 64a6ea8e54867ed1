"""What people do to surveys: answer twice, mistype, leave out, try the form."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

import numpy as np

from analysis.demo.answers import Answer, Value
from analysis.demo.forms import Form
from analysis.demo.people import Person
from analysis.demo.streams import one_of, shuffled
from analysis.texts import Language

Spoiler = Callable[[np.random.Generator, Answer], list[Answer]]  # empty: cannot be spoilt so
Counts = Counter[str]

_EVERYWHERE = {"email_case": 2, "plus_address": 1, "missing_answer": 4}
_WITH_CODE = {"code_format": 2, "mistyped_code": 1}
_BY_SURVEY: Mapping[tuple[str, str], Mapping[str, int]] = {
    ("participants", "start"): {"duplicate": 2, "test": 1, "line_break": 1},
    ("participants", "end"): {
        "duplicate": 1, "no_email": 4, "mistyped_code_alone": 1, "contradiction": 1,
    },
    ("participants", "followup"): {"no_email": 4, "mistyped_code_alone": 1},
    ("professionals", "start"): {"duplicate": 2, "identity_in_comment": 1},
    ("professionals", "end"): {"no_email": 3, "identity_in_comment": 1, "line_break": 1},
    ("employers", "needs"): {"duplicate": 1, "test": 1},
    ("registration", "registration"): {
        "email_case": 8, "plus_address": 4, "missing_answer": 6, "duplicate": 4, "test": 1,
    },
    ("feedback", "feedback"): {
        "email_case": 1, "plus_address": 0, "missing_answer": 2, "duplicate": 1,
    },
}  # fmt: skip
# How the names begin of the questions that somebody leaves without an answer.
_SPOILT_FIELDS = ("dn", "nc", "gs", "wi", "la", "fb", "us")
_TEST_WORDS: Mapping[Language, str] = {"fi": "testi", "sv": "test", "en": "test"}
_REACH_ME: Mapping[Language, str] = {
    "fi": "Minut tavoittaa osoitteesta {email}. Terveisin {name}",
    "sv": "Ni når mig på {email}. Hälsningar, {name}",
    "en": "You can reach me at {email}. Best regards, {name}",
}


def mess_up(
    form: Form,
    answers: Sequence[Answer],
    people: Mapping[str, Person],
    started: frozenset[str],
    rng: np.random.Generator,
) -> tuple[list[Answer], Counts]:
    """The answers to one form with its share of mess, each answer spoilt once at most.

    ``started``: who answered the start survey, and so can contradict it, or be known by code.
    """
    spoilers = _spoilers(people, started)
    untouched = shuffled(rng, [answer for answer in answers if answer.kind == "answer"])
    done = [answer for answer in answers if answer.kind != "answer"]
    counts = Counts(duplicate_in_other_language=len(done))
    for kind, wanted in _plan(form).items():
        for _ in range(wanted):
            made, taken = _first_spoilt(rng, untouched, spoilers[kind])
            if taken is None:
                break
            untouched.remove(taken)
            done += made
            counts[kind] += 1
    return untouched + done, counts


def _plan(form: Form) -> Mapping[str, int]:
    code = _WITH_CODE if form.instrument in ("participants", "professionals") else {}
    return {**_EVERYWHERE, **code, **_BY_SURVEY[form.instrument, form.wave]}


def _first_spoilt(
    rng: np.random.Generator, answers: Iterable[Answer], spoil: Spoiler
) -> tuple[list[Answer], Answer | None]:
    """What becomes of the first answer that can be spoilt so, and that answer."""
    for answer in answers:
        spoilt = spoil(rng, answer)
        if spoilt:
            return spoilt, answer
    return [], None


def _spoilers(people: Mapping[str, Person], started: frozenset[str]) -> Mapping[str, Spoiler]:
    def contradiction(rng: np.random.Generator, answer: Answer) -> list[Answer]:
        other = {"woman": "man", "man": "woman"}.get(str(answer.values["gender"]))
        return _with(answer, gender=other) if other and answer.person in started else []

    def no_email(rng: np.random.Generator, answer: Answer) -> list[Answer]:
        return _with(answer, email="") if answer.person in started else []

    def identity_in_comment(rng: np.random.Generator, answer: Answer) -> list[Answer]:
        who = people[answer.person]
        words = _REACH_ME[answer.language].format(email=who.email, name=who.name)
        return _with(answer, comment=words)

    return {
        **_SIMPLE,
        "contradiction": contradiction,
        "no_email": no_email,
        "identity_in_comment": identity_in_comment,
    }


def _with(answer: Answer, **values: Value) -> list[Answer]:
    return [replace(answer, values={**answer.values, **values})]


def _email_case(rng: np.random.Generator, answer: Answer) -> list[Answer]:
    email = str(answer.values["email"])
    if not email:
        return []
    return _with(answer, email=one_of(rng, (email.upper(), email.title(), email.capitalize())))


def _plus_address(rng: np.random.Generator, answer: Answer) -> list[Answer]:
    return _with(answer, email=str(answer.values["email"]).replace("@", "+digimesh@"))


def _code_format(rng: np.random.Generator, answer: Answer) -> list[Answer]:
    code = str(answer.values["code"])
    spaced = f"{code[:2]} {code[2:4]} {code[4:]}"
    return _with(answer, code=one_of(rng, (code.lower(), spaced, spaced.replace(" ", "-"))))


def _mistyped_code(rng: np.random.Generator, answer: Answer) -> list[Answer]:
    """The last two letters the wrong way round: no code ends so."""
    code = str(answer.values["code"])
    return _with(answer, code=code[:4] + code[5] + code[4])


def _mistyped_code_alone(rng: np.random.Generator, answer: Answer) -> list[Answer]:
    code = _mistyped_code(rng, answer)[0].values["code"]
    return _with(answer, code=code, email="")


def _missing_answer(rng: np.random.Generator, answer: Answer) -> list[Answer]:
    closed = [
        item
        for item, value in answer.values.items()
        if value and isinstance(value, str) and item[:2] in _SPOILT_FIELDS
    ]
    return _with(answer, **{one_of(rng, closed): ""}) if closed else []


def _line_break(rng: np.random.Generator, answer: Answer) -> list[Answer]:
    comment = str(answer.values["comment"])
    return _with(answer, comment=comment.replace(" ", "\n", 1)) if " " in comment else []


def _duplicate(rng: np.random.Generator, answer: Answer) -> list[Answer]:
    """Sent again later; the last answer counts, so that the first is the duplicate."""
    if answer.anonymous:
        return []  # nobody could tell
    later = answer.submitted + timedelta(minutes=int(rng.integers(3, 4000)))
    return [replace(answer, kind="duplicate"), replace(answer, submitted=later)]


def _test(rng: np.random.Generator, answer: Answer) -> list[Answer]:
    """Someone of the project tried the form, before everybody else."""
    word = _TEST_WORDS[answer.language]
    tried = {"email": f"{word}@example.org", "code": "TEST", "comment": word}
    tried |= {"name": word.capitalize(), "organisation": word.capitalize()}
    values = {item: tried.get(item, value) for item, value in answer.values.items()}
    earlier = answer.submitted - timedelta(minutes=int(rng.integers(5, 50)))
    return [answer, replace(answer, person="", values=values, submitted=earlier, kind="test")]


_SIMPLE: Mapping[str, Spoiler] = {
    "email_case": _email_case,
    "plus_address": _plus_address,
    "code_format": _code_format,
    "mistyped_code": _mistyped_code,
    "mistyped_code_alone": _mistyped_code_alone,
    "missing_answer": _missing_answer,
    "line_break": _line_break,
    "duplicate": _duplicate,
    "test": _test,
}
