from __future__ import annotations

import hashlib
import hmac
from pathlib import Path

import pytest

from analysis.people.pseudonyms import KEY_BYTES, key_file, load_key, pseudonym


def test_a_pseudonym_is_the_start_of_a_keyed_hash() -> None:
    full = hmac.new(b"k", b"email\x1fada@example.org", hashlib.sha256).hexdigest()
    assert pseudonym(b"k", "email", "ada@example.org") == "p" + full[:20]


def test_domain_and_value_do_not_run_together() -> None:
    assert pseudonym(b"k", "ab", "c") != pseudonym(b"k", "a", "bc")


def test_the_key_lies_in_the_named_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DIGIMESH_KEYS", str(tmp_path / "keys"))
    assert key_file("demo", tmp_path / "data", synthetic=False) == tmp_path / "keys" / "demo.key"


def test_without_a_named_folder_the_key_lies_with_the_users_settings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DIGIMESH_KEYS")
    file = key_file("demo", tmp_path, synthetic=False)
    assert file.name == "demo.key"
    assert file.is_absolute()
    assert tmp_path not in file.parents


def test_a_new_key_is_random_and_its_owners_only(tmp_path: Path) -> None:
    made = [load_key(tmp_path / "new" / name) for name in ("a.key", "b.key")]
    assert all(fresh and len(key) == KEY_BYTES for key, fresh in made)
    assert made[0][0] != made[1][0]
    assert (tmp_path / "new" / "a.key").stat().st_mode & 0o777 == 0o600


def test_a_key_that_is_there_is_not_replaced(tmp_path: Path) -> None:
    file = tmp_path / "x.key"
    file.write_text("00ff\n", encoding="ascii")
    assert load_key(file) == (b"\x00\xff", False)
    assert file.read_text(encoding="ascii") == "00ff\n"
