"""The key of the pseudonyms: where it lives, how it is read, and whether it is the right one."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from platformdirs import user_config_path

from analysis.files import write_whole
from analysis.people.pseudonyms import pseudonym
from analysis.problems import Place, Problem, ProblemsError
from analysis.texts import N_

KEY_BYTES = 32
#: In the folder of the tidy tables: what the key they were made with makes of a fixed text.
CHECK_FILE = "key_check.txt"


def key_file(dataset: str, folder: Path, *, synthetic: bool) -> Path:
    """Where the key is: with the data only if they are synthetic, else outside the repository.

    ``DIGIMESH_KEYS`` names another folder than the user's own settings.
    """
    if synthetic:
        return folder / "pseudonym.key"
    keys = os.environ.get("DIGIMESH_KEYS")
    return (Path(keys) if keys else user_config_path("digimesh") / "keys") / f"{dataset}.key"


def load_key(file: Path) -> tuple[bytes, bool]:
    """The key in ``file``, and whether it was made just now (readable by its owner only).

    Raises `ProblemsError` if the file holds no whole key.
    """
    if file.exists():
        return _read(file), False
    file.parent.mkdir(parents=True, exist_ok=True)
    key = secrets.token_bytes(KEY_BYTES)
    try:
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:  # another process made it a moment ago
        return _read(file), False
    with os.fdopen(descriptor, "w", encoding="ascii") as out:
        out.write(key.hex() + "\n")
    return key, True


def check_key(key: bytes, processed: Path, dataset: str, file: Path) -> None:
    """Stop if the tidy tables in ``processed`` were made with another key.

    Raises `ProblemsError`; ``file`` is where the key was looked for.
    """
    check = processed / CHECK_FILE
    if check.exists() and check.read_text(encoding="ascii").strip() != _mark(key, dataset):
        raise ProblemsError([_other_key(file, processed)])


def remember_key(key: bytes, processed: Path, dataset: str) -> None:
    """Note which key the tables in ``processed`` are made with, without giving it away."""
    check = processed / CHECK_FILE
    if not check.exists():
        write_whole(check, f"{_mark(key, dataset)}\n".encode())


def _mark(key: bytes, dataset: str) -> str:
    return pseudonym(key, "key check", dataset)


def _read(file: Path) -> bytes:
    try:
        key = bytes.fromhex(file.read_text(encoding="ascii").strip())
    except (ValueError, OSError):  # UnicodeDecodeError is a ValueError
        key = b""
    if len(key) != KEY_BYTES:
        raise ProblemsError([_no_key(file)])
    return key


def _no_key(file: Path) -> Problem:
    return Problem(
        N_("The file with the key for pseudonyms is damaged: it must hold {digits} digits 0–9, "
           "a–f, and nothing else."),
        N_("Put the safe copy of the file in its place. Do not delete it: with a new key nobody "
           "is found again in tables made before."),
        Place(file=file.name, key=str(file.parent)),
        {"digits": 2 * KEY_BYTES},
    )  # fmt: skip


def _other_key(file: Path, processed: Path) -> Problem:
    return Problem(
        N_("The key for pseudonyms is not the one the tidy tables were made with: everybody would "
           "get a new pseudonym."),
        N_("Put the right key there. If it is lost, delete the folder data/processed/{folder} and "
           "run again: nobody can then be joined to tables given away before."),
        Place(file=file.name, key=str(file.parent)),
        {"folder": processed.name},
    )  # fmt: skip
