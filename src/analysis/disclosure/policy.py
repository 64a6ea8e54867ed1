"""The disclosure policy: one data file, read once, validated strictly."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources

from pydantic import BaseModel, ConfigDict, Field

from analysis.project import Edition


class EditionPolicy(BaseModel):
    """What one edition's readers may see; see the comments in ``policy.toml``."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    minimum_count: int = Field(ge=1)
    minimum_n: int = Field(ge=2)
    open_answers: bool


class Policy(BaseModel):
    """The policy of every edition, and its version."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    version: str
    internal: EditionPolicy
    funder: EditionPolicy
    public: EditionPolicy

    def of(self, edition: Edition) -> EditionPolicy:
        """The policy of one edition."""
        found: EditionPolicy = getattr(self, edition)
        return found


@cache
def policy() -> Policy:
    """The policy in force."""
    text = (resources.files("analysis.disclosure") / "policy.toml").read_text(encoding="utf-8")
    return Policy.model_validate(tomllib.loads(text))
