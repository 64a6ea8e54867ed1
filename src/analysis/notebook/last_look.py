"""The end of every run: nobody of the exports may be met in what was written."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType

from analysis.files import write_whole
from analysis.notebook.clean import read_exports
from analysis.notebook.dataset import Dataset
from analysis.people.identifiers import Identifiers
from analysis.pipeline import fingerprint
from analysis.pipeline.withhold import LOOKED, written
from analysis.problems import Place, Problem
from analysis.scan import Leak, look
from analysis.settings import Settings
from analysis.texts import N_
from analysis.workspace import Folders, find_workspace

_DO = N_(
    "Find out by which column, title or file name it came there, and correct that; then run again."
)
_HOLDS: Mapping[str, str] = MappingProxyType(
    {
        "name": N_("The file holds a name that was read in {export}, row {row}."),
        "email": N_("The file holds an e-mail address that was read in {export}, row {row}."),
        "code": N_("The file holds a code or user name that was read in {export}, row {row}."),
        "phone": N_("The file holds a phone number that was read in {export}, row {row}."),
        "ip": N_("The file holds an IP address that was read in {export}, row {row}."),
        "hetu": N_("The file holds a personal identity code that was read in {export}, row {row}."),
    }
)


def last_look(settings: Settings) -> tuple[Problem, ...]:
    """A problem for each file and kind of identifier found in it; none if nobody can be met.

    What was looked through before, with the same exports and settings, is not looked through
    again. The identifiers are read from the exports here and now; they are never written.
    Raises `ProblemsError` where the settings are wrong.
    """
    folders = settings.folders
    seal, files = _seal(folders), _hashes(folders)
    clean = _looked(folders, seal)
    new = [file for file, digest in files.items() if digest not in clean]
    if not new:
        return ()
    known = read_exports(Dataset(settings)).people.known().secret
    root = folders.processed.parents[2]
    if leaks := look(new, root, known):
        return tuple(_problems(leaks, root, known))
    found = {"seal": seal, "files": sorted(set(files.values()))}
    write_whole(folders.processed / LOOKED, json.dumps(found).encode())
    return ()


def _seal(folders: Folders) -> str:
    """What the search depends on: the exports, the settings, and the code."""
    lock = find_workspace().root / "requirements.lock"
    digest = sha256(fingerprint.code((*fingerprint.CLEANING, "scan"), lock).encode())
    places = {folders.raw, folders.settings.resolve()}
    for file in sorted(f for place in places for f in place.rglob("*") if f.is_file()):
        digest.update(f"{file.name}\0{sha256(file.read_bytes()).hexdigest()}".encode())
    return digest.hexdigest()


def _hashes(folders: Folders) -> dict[Path, str]:
    return {
        file: sha256(str(file).encode() + b"\0" + file.read_bytes()).hexdigest()
        for file in written(folders)
    }


def _looked(folders: Folders, seal: str) -> frozenset[str]:
    try:
        found = json.loads((folders.processed / LOOKED).read_bytes())
        return frozenset(found["files"]) if found["seal"] == seal else frozenset()
    except (OSError, ValueError, KeyError, TypeError):
        return frozenset()


def _problems(leaks: Iterable[Leak], root: Path, known: Identifiers) -> Iterator[Problem]:
    """The first leak of each kind in each file."""
    first: dict[tuple[Path, str], Leak] = {}
    for leak in leaks:
        first.setdefault((leak.file, leak.seen.kind if leak.seen else ""), leak)
    return (_problem(leak, root, known) for leak in first.values())


def _problem(leak: Leak, root: Path, known: Identifiers) -> Problem:
    place = Place(_sayable(leak.file.relative_to(root).as_posix(), known), key=leak.part)
    if leak.seen is None:
        what = N_("The file is damaged; nobody knows whether it holds names.")
        return Problem(what, N_("Delete it and run again."), place)
    values = {"export": _sayable(leak.seen.file, known), "row": leak.seen.row}
    return Problem(_HOLDS[leak.seen.kind], _DO, place, values)


def _sayable(name: str, known: Identifiers) -> str:
    """A path, without the parts that are somebody's name."""
    return "/".join("…" if any(known.found_in(part)) else part for part in name.split("/"))
