"""The page that lists the reports of a data set, each in its own language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from analysis.project.model import Edition
from analysis.publishing.pages import fill, style_sheet
from analysis.publishing.words import NAMES, voice
from analysis.texts import Language


@dataclass(frozen=True)
class Entry:
    """One file of a report: what it is, and where it lies in relation to the index page.

    ``title`` and ``period`` are printed as they are, in the entry's language.
    """

    title: str
    period: str
    edition: Edition
    language: Language
    format: str
    link: str


def index_html(
    name: Mapping[Language, str],
    entries: Iterable[Entry],
    banner: Mapping[Language, str] | None = None,
) -> str:
    """One page for all languages: a part in each language that there are reports in.

    ``name`` is the data set's name; the page's own language is that of the first entry.
    """
    listed = list(entries)
    found: list[Language] = list(dict.fromkeys(entry.language for entry in listed)) or ["en"]
    main = found[0]
    parts = [_part(language, name[language], banner, listed) for language in found]
    return fill("index.html.jinja", language=main, name=name[main], parts=parts, css=style_sheet())


def _part(
    language: Language, name: str, banner: Mapping[Language, str] | None, entries: list[Entry]
) -> dict[str, object]:
    own = [entry for entry in entries if entry.language == language]
    return {
        "language": language,
        "language_name": NAMES[language],
        "name": name,
        "banner": banner[language] if banner else "",
        "words": _words(language),
        "rows": _rows(own),
    }


def _rows(entries: list[Entry]) -> list[dict[str, object]]:
    """A row for each report, period and edition, with the links to its formats."""
    found: dict[tuple[str, str, Edition], list[Entry]] = {}
    for entry in entries:
        found.setdefault((entry.title, entry.period, entry.edition), []).append(entry)
    return [
        {
            "title": title,
            "period": period,
            "edition": edition_name(edition, files[0].language),
            "files": files,
        }
        for (title, period, edition), files in found.items()
    ]


def _words(language: Language) -> dict[str, str]:
    say = voice(language).say
    return {
        "languages": say("Languages"),
        "reports": say("Reports"),
        "report": say("Report"),
        "period": say("Period"),
        "edition": say("Edition"),
        "files": say("Files"),
        "none": say("There are no reports yet."),
    }


def edition_name(edition: Edition, language: Language) -> str:
    """Who may read an edition, in words.

    >>> edition_name("funder", "en")
    'For the funder'
    """
    say = voice(language).say
    names: dict[Edition, str] = {
        "internal": say("For the project's own people only"),
        "funder": say("For the funder"),
        "public": say("For everyone"),
    }
    return names[edition]
