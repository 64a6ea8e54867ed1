"""What the words of a course log mean: who is nobody, who acts as another, what a row is about."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pandas as pd

from analysis.readers.aliases import Aliases
from analysis.texts import normalise

NO_USER = 0
_VERB = re.compile(r"\s*(?:(?:has|have|had|was|is|been|their|the)\s+)*([a-z]+)\b")
#: The kind of an act whose description has another form than Moodle's own events.
OTHER = "other"


def rules(identities: pd.DataFrame, aliases: Aliases) -> pd.Series[str]:
    """Why the rows of an identity (columns name, user_id) are not a person's own; else "".

    Nobody acts in rows without a name and a number: Moodle itself did. A user of one number has
    one name in an export, so another that ends with it is of someone who logged in as the user
    (``A as B``), in any language.
    """
    words = set(aliases.words("moodle_nobody"))
    acting = "|".join(re.escape(word) for word in aliases.words("moodle_acting"))
    said = identities["name"].map(normalise)
    unnamed = said.isin(["", "-"])
    nobody = (unnamed & (identities["user_id"] <= NO_USER)) | (said.isin(words) & ~unnamed)
    another = said.str.contains(rf"\S\s(?:{acting})\s\S", regex=True) | _longer(identities)
    rule = pd.Series("", index=identities.index, dtype="str")
    return rule.mask(another, "acted as another").mask(nobody, "system row")


def _longer(identities: pd.DataFrame) -> pd.Series[bool]:
    """Names that end with another name of the same user."""
    known = identities[identities["user_id"] > NO_USER]
    shared = known[known.duplicated("user_id", keep=False)]
    names = shared.groupby("user_id")["name"].agg(list)
    longer = pd.Series(data=False, index=identities.index)
    for at, name, user in zip(shared.index, shared["name"], shared["user_id"], strict=True):
        longer[at] = any(name.endswith(f" {other}") for other in names[user] if other != name)
    return longer


def sections(contexts: Iterable[str], names: Iterable[str], aliases: Aliases) -> pd.DataFrame:
    """Columns context, section: the context as printed, "" where it is a person's profile."""
    known = {normalise(name) for name in names} - {"", "-"}
    users = aliases.words("moodle_user_context")

    def section(context: str) -> str:
        kind, _, rest = context.partition(":")
        personal = normalise(kind) in users or {normalise(rest), normalise(context)} & known
        return "" if personal else context

    found = [(context, section(context)) for context in contexts]
    return pd.DataFrame(found, columns=["context", "section"], dtype="str")


def kinds(phrases: Iterable[str]) -> pd.DataFrame:
    """Columns phrase, kind: the verb of the (always English) description.

    >>> kinds([" viewed the ", " has submitted the attempt with id "])["kind"].tolist()
    ['viewed', 'submitted']
    """
    found = [(p, m[1] if (m := _VERB.match(p)) else OTHER) for p in phrases]
    return pd.DataFrame(found, columns=["phrase", "kind"], dtype="str")
