"""The list of files with their checksums."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

from analysis.publishing.manifest import MANIFEST, manifest


def test_every_file_is_listed_in_order(tmp_path: Path) -> None:
    (tmp_path / "fi").mkdir()
    (tmp_path / "fi" / "ä.pdf").write_bytes(b"abc")
    (tmp_path / "index.html").write_bytes(b"")
    (tmp_path / ".index.html.part").write_bytes(b"half")
    (tmp_path / MANIFEST).write_text("old")
    files = json.loads(manifest(tmp_path))["files"]
    assert [file["file"] for file in files] == ["fi/ä.pdf", "index.html"]
    assert files[0] == {"file": "fi/ä.pdf", "sha256": sha256(b"abc").hexdigest(), "bytes": 3}


def test_an_empty_folder(tmp_path: Path) -> None:
    assert json.loads(manifest(tmp_path)) == {"files": []}
