"""Keyed pseudonyms: HMAC-SHA-256 of a normalised identity, and where the key lives."""

from __future__ import annotations

import hmac
import os
import secrets
from pathlib import Path

from platformdirs import user_config_path

KEY_BYTES = 32
_PSEUDONYM_HEX = 20  # 80 bits: no two of a billion people are likely to share one


def pseudonym(key: bytes, domain: str, value: str) -> str:
    """The pseudonym of ``value``; different domains cannot be joined by accident.

    Source: EDPB Guidelines 01/2025 on pseudonymisation (message authentication code, separate
    secret, domain).

    >>> key, who = b"k" * 32, "ada@example.org"
    >>> pseudonym(key, "email", who) == pseudonym(key, "name", who)
    False
    """
    digest = hmac.digest(key, f"{domain}\x1f{value}".encode(), "sha256")
    return f"p{digest.hex()[:_PSEUDONYM_HEX]}"


def key_file(dataset: str, folder: Path, *, synthetic: bool) -> Path:
    """Where the key is: with the data only if they are synthetic, else outside the repository.

    ``DIGIMESH_KEYS`` names another folder than the user's own settings.
    """
    if synthetic:
        return folder / "pseudonym.key"
    keys = os.environ.get("DIGIMESH_KEYS")
    return (Path(keys) if keys else user_config_path("digimesh") / "keys") / f"{dataset}.key"


def load_key(file: Path) -> tuple[bytes, bool]:
    """The key in ``file``, and whether it was made just now (readable by its owner only)."""
    if file.exists():
        return bytes.fromhex(file.read_text(encoding="ascii").strip()), False
    file.parent.mkdir(parents=True, exist_ok=True)
    key = secrets.token_bytes(KEY_BYTES)
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as out:
        out.write(key.hex() + "\n")
    return key, True
