from __future__ import annotations

from pathlib import Path

import pytest

from analysis.people.keys import KEY_BYTES, check_key, key_file, load_key, remember_key
from analysis.problems import ProblemsError

KEY, OTHER = b"k" * KEY_BYTES, b"x" * KEY_BYTES


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
    file.write_text("00ff" * 16 + "\n", encoding="ascii")
    assert load_key(file) == (b"\x00\xff" * 16, False)
    assert file.read_text(encoding="ascii") == "00ff" * 16 + "\n"


@pytest.mark.parametrize(
    "content",
    [b"", b"00ff\n", b"00" * 31, b"00" * 33, b"zz" * 32, b"\xff\xfe" + b"0" * 64, b"\x00" * 64],
)
def test_a_damaged_key_is_told_and_stays_as_it_is(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "x.key"
    file.write_bytes(content)
    with pytest.raises(ProblemsError) as fault:
        load_key(file)
    said = str(fault.value)
    assert "damaged: it must hold 64 digits" in said
    assert "safe copy" in said
    assert "x.key" in said
    assert file.read_bytes() == content


def test_the_key_of_the_tables_is_the_right_one(tmp_path: Path) -> None:
    check_key(KEY, tmp_path / "demo", "demo", tmp_path / "demo.key")  # nothing made yet
    remember_key(KEY, tmp_path / "demo", "demo")
    check_key(KEY, tmp_path / "demo", "demo", tmp_path / "demo.key")


def test_another_key_than_that_of_the_tables_stops(tmp_path: Path) -> None:
    processed, file = tmp_path / "demo", tmp_path / "demo.key"
    remember_key(KEY, processed, "demo")
    remember_key(OTHER, processed, "demo")  # what the tables were made with stays known
    with pytest.raises(
        ProblemsError, match=r"not the one the tidy tables were made with.*data/processed/demo"
    ):
        check_key(OTHER, processed, "demo", file)


def test_what_is_remembered_gives_the_key_not_away(tmp_path: Path) -> None:
    remember_key(KEY, tmp_path, "demo")
    (file,) = tmp_path.iterdir()
    assert KEY.hex() not in file.read_text(encoding="ascii")
    assert len(file.read_text(encoding="ascii")) < KEY_BYTES
