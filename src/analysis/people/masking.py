"""Open answers without what identifies: addresses, phone numbers, identity codes, known names."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property

_EMAIL = re.compile(r"[^\s@<>,;()]+@[^\s@<>,;()]+\.\w+")
# Finnish personal identity code: ddmmyy, century sign, three digits, check character.
_HETU = re.compile(r"\b\d{6}[-+A-FU-Y]\d{3}[0-9A-Y]\b", re.IGNORECASE)
_PHONE = re.compile(r"(?<![\w-])(?:\+|00)?\d(?:[\s\-()]?\d){6,14}(?![\w-])")
MASK = "[…]"


class Masker:
    """Masks texts; made once with the names of everybody the data set knows."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        self._known = {name for name in names if " " in name}

    def __call__(self, text: str) -> str:
        """The text with everything that identifies replaced by ``[…]``.

        >>> Masker(["ada nova"])("Ada Nova, +358 40 1234567, ada@example.org")
        '[…], […], […]'
        """
        for pattern in (_EMAIL, _HETU, _PHONE, self._names):
            text = pattern.sub(MASK, text) if pattern else text
        return text

    @cached_property
    def _names(self) -> re.Pattern[str] | None:
        # Compiled when first asked for: lists of attendance name very many, and hold no texts.
        known = sorted(self._known, key=lambda name: (-len(name), name))
        words = [r"\s+".join(re.escape(word) for word in name.split()) for name in known]
        return re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE) if words else None
