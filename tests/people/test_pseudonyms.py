from __future__ import annotations

import hashlib
import hmac

from analysis.people.pseudonyms import pseudonym


def test_a_pseudonym_is_the_start_of_a_keyed_hash() -> None:
    full = hmac.new(b"k", b"email\x1fada@example.org", hashlib.sha256).hexdigest()
    assert pseudonym(b"k", "email", "ada@example.org") == "p" + full[:20]


def test_domain_and_value_do_not_run_together() -> None:
    assert pseudonym(b"k", "ab", "c") != pseudonym(b"k", "a", "bc")
