"""``digimesh check --suggest``: a draft of a mapping file beside every file of no known tool."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from analysis.cli import say
from analysis.files import write_whole
from analysis.problems import Place, Problem, ProblemsError
from analysis.project.discovery import discover, matches, name_of
from analysis.readers import Content, readers
from analysis.readers.mapping import SUFFIX, mapping_beside, mapping_of, suggest
from analysis.settings import Settings, open_settings
from analysis.texts import N_, Language, texts

_WROTE = N_("Drafted: {file}. Check each line of it, then run the check again.")
_NOTHING = N_("No mapping file had to be drafted.")


def write_drafts(dataset: str, raw: Path | None, language: Language) -> tuple[Path, ...]:
    """Write the drafts and say which; a mapping file that is there is never touched."""
    try:
        settings = open_settings(dataset, raw or "")
    except ProblemsError:
        return ()  # the check has told it
    folder, written = settings.folders.raw, []
    for file in _unknown(settings):
        name = name_of(file, folder)
        try:
            draft = suggest(Content.load(file, folder), language)
        except ProblemsError as fault:
            say.tell(fault.problems, language)
            continue
        try:
            write_whole(mapping_beside(file), draft.encode())
        except OSError:
            say.tell([_unwritten(name)], language)
            continue
        written.append(mapping_beside(file))
        say.OUT.print(texts(language).say(_WROTE, file=f"{name}{SUFFIX}"), markup=False)
    if not written:
        say.OUT.print(texts(language).say(_NOTHING))
    return tuple(written)


def _unwritten(name: str) -> Problem:
    return Problem(
        N_("The mapping file cannot be written beside it."),
        N_("Give the export a shorter name, and check that you may write into its folder."),
        Place(name),
    )


def _unknown(settings: Settings) -> Iterator[Path]:
    """The exports that no reader knows, without a mapping file or a format of their own."""
    folder, project = settings.folders.raw, settings.project
    declared = [p for surveys in project.surveys if surveys.format for p in surveys.files]
    for file in discover(folder, project.exports.ignore).exports:
        name = name_of(file, folder)
        if mapping_of(file) or any(matches(name, pattern) for pattern in declared):
            continue
        if _is_unknown(file, folder):
            yield file


def _is_unknown(file: Path, folder: Path) -> bool:
    """Whether the file can be read, holds something, and no reader claims it."""
    try:
        content = Content.load(file, folder)
        known = any(reader.recognise(content) for reader in readers().values())
        return not (content.blank or known)
    except ProblemsError:
        return False  # damaged: the check has told it
