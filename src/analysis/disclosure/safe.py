"""Numbers that may be shown to one edition's readers; only `Gate` can make them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import InitVar, dataclass, replace
from types import MappingProxyType

import numpy as np

from analysis.disclosure.cells import cell
from analysis.disclosure.policy import EditionPolicy, policy
from analysis.disclosure.suppress import suppressed
from analysis.disclosure.tables import Tables, rounded
from analysis.project import Edition
from analysis.statistics import Estimate, no_estimate

_SEAL = object()
_TOO_FEW = "too few people"


@dataclass(frozen=True)
class _Safe:
    seal: InitVar[object]

    def __post_init__(self, seal: object) -> None:
        if seal is not _SEAL:
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
    """The way out for one edition: counts and estimates go in, safe ones come out.

    A number that stands beside others goes through `counts` or, with all that a report shows,
    through `analysis.disclosure.release`: `count` sees one number alone.
    """

    edition: Edition
    rule: EditionPolicy

    def fact(self, value: float) -> SafeFact:
        """Let a number pass that counts no people."""
        return SafeFact(_SEAL, value)

    def things(self, number: int) -> SafeCount:
        """Let a count of things pass: events, files."""
        return SafeCount(_SEAL, number, 0)

    def count(self, people: int) -> SafeCount:
        """Hide a count of people that is small but not zero."""
        return self.counted(people, hide=0 < people < self.rule.minimum_count)

    def counted(self, people: int, *, hide: bool) -> SafeCount:
        """The count as the pattern of all tables together says: hidden, or rounded and shown."""
        hidden = hide or 0 < people < self.rule.minimum_count
        shown = None if hidden else rounded(int(people), self.rule.rounding_base)
        return SafeCount(_SEAL, shown, self.rule.minimum_count)

    def estimate(
        self,
        estimate: Estimate,
        people: int | None = None,
        *,
        share: bool = False,
        n: SafeCount | None = None,
    ) -> SafeEstimate:
        """Hide an estimate that rests on too few people (the smallest group behind it).

        ``share``: percentages ask for more people than means and medians. ``n``: the number of
        people as released with all other counts; where it is hidden, so is the estimate.
        """
        base = estimate.n if people is None else people
        shown_n = self.count(base) if n is None else n
        least = self.rule.minimum_n_percentage if share else self.rule.minimum_n_mean
        hide = estimate.value is not None and (base < least or shown_n.hidden)
        return self._shown(estimate, shown_n, least if hide else 0)

    def closed(self, safe: SafeEstimate) -> SafeEstimate:
        """The same estimate without its value, because it would tell a hidden count."""
        told = safe.estimate.value is not None
        return self._shown(safe.estimate, safe.n, self.rule.minimum_n_percentage) if told else safe

    def extremes(self, smallest: float, largest: float) -> tuple[SafeFact, SafeFact] | None:
        """The smallest and largest value of a group: each is one person's, so mostly not shown."""
        if not self.rule.extremes:
            return None
        return self.fact(smallest), self.fact(largest)

    def counts(self, people: Mapping[str, int]) -> Mapping[str, SafeCount]:
        """Hide small counts of parts of a whole that readers know, and others that reveal them."""
        specs = {name: cell("people", {"part": name}) for name in people}
        whole, total = cell("people"), sum(people.values())
        tables = Tables(
            {specs[name]: n for name, n in people.items()},
            {("people", "part"): frozenset(people)},
            known={whole: (total, total)} if total >= self.rule.minimum_count else {},
        )
        # a list of one is the whole itself, which the caller shows or hides
        hidden = suppressed(tables, self.edition) if len(people) > 1 else frozenset()
        return MappingProxyType(
            {name: self.counted(n, hide=specs[name] in hidden) for name, n in people.items()}
        )

    def amount(self, contributions: Mapping[str, float]) -> SafeFact | None:
        """A sum over organisations, or None where it tells one contributor's share.

        Minimum number, (n, k) dominance and p % rule: Hundepool et al. (2012), Statistical
        Disclosure Control, section 4.2. Contributions are not negative.
        """
        sizes = np.sort(np.array([*contributions.values()], dtype=float))[::-1]
        total, rule = float(sizes.sum()), self.rule
        few = len(sizes) < rule.minimum_contributors
        top = float(sizes[: rule.dominant_n].sum())
        dominated = total > 0 and top > rule.dominant_share * total
        rest = float(sizes[2:].sum())
        guessed = total > 0 and rest < rule.prior_share * float(sizes[0])
        return None if few or dominated or guessed else self.fact(total)

    def _shown(self, estimate: Estimate, n: SafeCount, below: int) -> SafeEstimate:
        known = replace(estimate, n=n.value or 0)
        hidden = no_estimate(known.n, estimate.method, _TOO_FEW)
        return SafeEstimate(_SEAL, hidden if below else known, n, below)


def gate(edition: Edition) -> Gate:
    """The gate of an edition under the policy in force."""
    return Gate(edition, policy().of(edition))


def shown_share(part: SafeCount, base: SafeCount, edition: Edition) -> float | None:
    """The share that one shown count is of another; None where the base is small or hidden."""
    least = policy().of(edition).minimum_n_percentage
    if part.value is None or base.value is None or base.value < least:
        return None
    return part.value / base.value
