"""The disclosure policy: one data file, read once, validated strictly."""

from __future__ import annotations

import tomllib
from collections.abc import Collection
from functools import cache
from importlib import resources
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from analysis.project import Edition


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class EditionPolicy(_Strict):
    """What one edition's readers may see; see the comments in ``policy.toml``."""

    minimum_count: int = Field(ge=1)
    minimum_sensitive_count: int = Field(ge=1)
    minimum_n_mean: int = Field(ge=2)
    minimum_n_percentage: int = Field(ge=2)
    minimum_contributors: int = Field(ge=1)
    dominant_n: int = Field(ge=1)
    dominant_share: float = Field(gt=0, le=1)
    prior_share: float = Field(ge=0, le=1)
    rounding_base: int = Field(ge=1)
    zero: Literal["shown", "hidden"]
    whole: Literal["shown", "hidden"]
    extremes: bool
    open_answers: bool

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.minimum_sensitive_count < self.minimum_count:
            raise ValueError("minimum_sensitive_count is below minimum_count")
        if self.minimum_n_percentage < self.minimum_count or self.minimum_n_mean < 2:
            raise ValueError("minimum_n_percentage is below minimum_count")
        return self


class QuasiIdentifiers(_Strict):
    """Traits that together can single a person out, and what must hold of them."""

    attributes: list[str] = Field(min_length=1)
    about: str
    k: int = Field(ge=2)
    l: int = Field(ge=1)  # noqa: E741 - l-diversity's own letter


class Policy(_Strict):
    """The policy of every edition, and its version."""

    version: str = Field(min_length=1)
    identifying: list[str]
    sensitive: list[str]
    differences: list[str]
    quasi_identifiers: list[QuasiIdentifiers]
    internal: EditionPolicy
    funder: EditionPolicy
    public: EditionPolicy

    @model_validator(mode="after")
    def _wider_readers_see_less(self) -> Self:
        names = ("minimum_count", "minimum_sensitive_count", "minimum_n_mean")
        for name in (*names, "minimum_n_percentage", "minimum_contributors"):
            least = [getattr(self.of(e), name) for e in ("internal", "funder", "public")]
            if least != sorted(least):
                raise ValueError(f"{name}: the public may not see more than the funder")
        return self

    def of(self, edition: Edition) -> EditionPolicy:
        """The policy of one edition."""
        found: EditionPolicy = getattr(self, edition)
        return found

    def minimum(self, edition: Edition, attributes: Collection[str]) -> int:
        """The smallest count that may be shown of people told apart by these attributes."""
        crossing = sum(name in self.identifying for name in attributes) >= 2
        sensitive = any(name in self.sensitive for name in attributes)
        rule = self.of(edition)
        return rule.minimum_sensitive_count if crossing or sensitive else rule.minimum_count

    def protects_differences(self, universe: str) -> bool:
        """Whether counts of this universe that nobody shows are protected too."""
        return universe.partition("@")[0] in self.differences


@cache
def policy() -> Policy:
    """The policy in force."""
    text = (resources.files("analysis.disclosure") / "policy.toml").read_text(encoding="utf-8")
    return Policy.model_validate(tomllib.loads(text))
