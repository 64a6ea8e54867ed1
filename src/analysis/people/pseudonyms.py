"""Keyed pseudonyms: HMAC-SHA-256 of a normalised identity."""

from __future__ import annotations

import hmac

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
