"""Numbers that may be shown to one edition's readers; only `Gate` can make them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from analysis.disclosure.policy import EditionPolicy, policy
from analysis.project import Edition
from analysis.statistics import Estimate, no_estimate

_SEAL = object()


@dataclass(frozen=True)
class _Safe:
    _seal: object = field(repr=False, compare=False)

    def __post_init__(self) -> None:
        if self._seal is not _SEAL:
            raise TypeError("only a disclosure gate makes numbers that may be shown")


@dataclass(frozen=True)
class SafeCount(_Safe):
    """A count of people, or None where it is hidden; ``below`` is the policy's threshold."""

    value: int | None
    below: int = 0

    @property
    def hidden(self) -> bool:
        """Whether the number may not be shown."""
        return self.value is None


@dataclass(frozen=True)
class SafeEstimate(_Safe):
    """An estimate, or one without a value where too few people stand behind it."""

    estimate: Estimate
    n: SafeCount
    below: int = 0

    @property
    def hidden(self) -> bool:
        """Whether a value exists that may not be shown."""
        return self.below > 0


@dataclass(frozen=True)
class SafeFact(_Safe):
    """A number that describes no person: files, rows, events, minutes of an event."""

    value: float


@dataclass(frozen=True)
class Gate:
    """The way out for one edition: counts and estimates go in, safe ones come out."""

    edition: Edition
    rule: EditionPolicy

    def fact(self, value: float) -> SafeFact:
        """Let a number pass that counts no people."""
        return SafeFact(_SEAL, value)

    def count(self, people: int) -> SafeCount:
        """Hide a count of people that is small but not zero."""
        small = 0 < people < self.rule.minimum_count
        return SafeCount(_SEAL, None if small else int(people), self.rule.minimum_count)

    def estimate(self, estimate: Estimate, people: int | None = None) -> SafeEstimate:
        """Hide an estimate that rests on too few people (the smallest group behind it)."""
        base = estimate.n if people is None else people
        few = estimate.value is not None and base < self.rule.minimum_n
        shown = no_estimate(estimate.n, estimate.method, "too few people") if few else estimate
        return SafeEstimate(_SEAL, shown, self.count(base), self.rule.minimum_n if few else 0)

    def counts(self, people: Mapping[str, int]) -> Mapping[str, SafeCount]:
        """Hide small counts of parts of a known whole.

        If exactly one part would be hidden, the whole minus the rest would tell it: then the
        smallest of the shown parts is hidden too.
        """
        safe = {name: self.count(n) for name, n in people.items()}
        hidden = [name for name, count in safe.items() if count.hidden]
        shown = sorted((n, name) for name, n in people.items() if n > 0 and name not in hidden)
        if len(hidden) == 1 and shown:
            safe[shown[0][1]] = SafeCount(_SEAL, None, self.rule.minimum_count)
        return MappingProxyType(safe)


def gate(edition: Edition) -> Gate:
    """The gate of an edition under the policy in force."""
    return Gate(edition, policy().of(edition))
