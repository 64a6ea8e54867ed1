"""What a folder holds, so that anyone can see at a glance that nothing has changed."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

MANIFEST = "manifest.json"


def manifest(folder: Path) -> bytes:
    """Every file below ``folder`` with its SHA-256 and size, in order of name, as JSON.

    Left out: the manifest itself, and hidden files (which are still being written).
    """
    found = {file.relative_to(folder).as_posix(): file for file in folder.rglob("*")}
    listed = [
        {"file": name, "sha256": sha256(data).hexdigest(), "bytes": len(data)}
        for name, file in sorted(found.items())
        if _belongs(file, folder)
        for data in [file.read_bytes()]
    ]
    return (json.dumps({"files": listed}, indent=1, ensure_ascii=False) + "\n").encode()


def _belongs(file: Path, folder: Path) -> bool:
    names = file.relative_to(folder).parts
    return file.is_file() and names != (MANIFEST,) and not any(n.startswith(".") for n in names)
