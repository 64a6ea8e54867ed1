"""What indicators found, made safe for one edition."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

import pandas as pd

from analysis.disclosure.anonymity import Anonymity, anonymity
from analysis.disclosure.audit import known_to
from analysis.disclosure.cells import CellSpec
from analysis.disclosure.ledger import Record
from analysis.disclosure.policy import policy
from analysis.disclosure.safe import Gate, SafeCount, SafeEstimate, SafeFact
from analysis.disclosure.standard import VISITS, Cells
from analysis.disclosure.suppress import suppressed
from analysis.disclosure.tables import Tables, told
from analysis.indicators.change import Change
from analysis.project import Edition, Outcome


@dataclass(frozen=True)
class Released:
    """Counts that were made safe together, and what the ledger says of them."""

    counts: Mapping[CellSpec, SafeCount]
    record: Record

    def __getitem__(self, spec: CellSpec) -> SafeCount:
        """The safe count of a cell."""
        return self.counts[spec]


@dataclass(frozen=True)
class SafeChange:
    """A change that may be shown; ``share``: values are shares, not means."""

    outcome: Outcome
    before: SafeEstimate
    after: SafeEstimate
    change: SafeEstimate
    answered: tuple[SafeCount, SafeCount]
    share: bool


@dataclass(frozen=True)
class SafeEvent:
    """The funnel of one event that may be shown; times are of the event, not of people."""

    event: str
    titles: Mapping[str, str]
    start: pd.Timestamp
    platform: str
    counts: Mapping[str, SafeCount]


@dataclass(frozen=True)
class SafeRows:
    """How many rows of exports a rule concerned; rows, not people."""

    rule: str
    action: str
    rows: SafeFact


@dataclass(frozen=True)
class SafeAnonymity:
    """What holds of a combination of traits; for the internal edition only."""

    attributes: tuple[str, ...]
    about: str
    k: SafeFact
    alone: SafeFact
    below: SafeFact
    diversity: SafeFact
    uniform: SafeFact
    coarsen: tuple[tuple[str, SafeFact], ...]


def release_anonymity(gate: Gate, people: pd.DataFrame) -> tuple[SafeAnonymity, ...]:
    """How recognisable ``people`` are, by each combination of the policy.

    Only the project's own staff may know whom to look for: other editions get nothing.
    """
    if gate.edition != "internal" or people.empty:
        return ()
    return tuple(_safe(gate, anonymity(people, rule)) for rule in policy().quasi_identifiers)


def _safe(gate: Gate, found: Anonymity) -> SafeAnonymity:
    return SafeAnonymity(
        tuple(found.rule.attributes),
        found.rule.about,
        k=gate.fact(found.k),
        alone=gate.fact(found.alone),
        below=gate.fact(found.below),
        diversity=gate.fact(found.l),
        uniform=gate.fact(found.uniform),
        coarsen=tuple((name, gate.fact(n)) for name, n in found.coarsen),
    )


def release(
    gate: Gate, tables: Tables, issue: str, version: str, earlier: Iterable[Record] = ()
) -> Released:
    """Make all counts of a report safe together, in view of what ``earlier`` issues told.

    ``issue``: report and period; ``version``: of the data. The public sees nothing that is hidden
    from the funder, else the funder, who reads both, could put them together. Raises
    `ProblemsError` where earlier issues have shown too much.
    """
    hidden: frozenset[CellSpec] = frozenset()
    records = list(earlier)
    order: tuple[Edition, ...] = ("internal", "funder", "public")
    for edition in order[: order.index(gate.edition) + 1]:
        known = known_to(edition, records, version)
        stated = replace(
            tables, known=known.told, hidden=hidden | known.hidden,
            domains={**known.domains, **tables.domains},
            equations=(*tables.equations, *known.equations),
        )  # fmt: skip
        hidden = hidden | suppressed(stated, edition)
    counts = {spec: gate.counted(n, hide=spec in hidden) for spec, n in tables.counts.items()}
    ends = {
        spec: None if count.hidden else told(tables.counts[spec], gate.rule.rounding_base)
        for spec, count in counts.items()
    }
    heading = (version, gate.edition, issue, policy().version)
    return Released(counts, Record(heading, ends, tables.domains, tables.equations))


def release_change(
    gate: Gate, found: Change, released: Released | None = None, days: str = ""
) -> SafeChange:
    """The change, hidden where too few people stand behind its smallest part.

    ``released``: the counts of the period ``days`` as made safe together; without it each number
    of people is judged alone.
    """
    counts = _answers(gate, found, released, days)
    n = counts[0] if found.outcome.design == "paired" else None
    parts = [
        gate.estimate(part, found.people, share=found.share, n=n)
        for part in (found.before, found.after, found.change)
    ]
    if found.share:
        shown = _share_parts(gate, found, released, days)
        parts = [gate.closed(p) if any(c.hidden for c in shown) else p for p in parts]
    answered = (gate.count(found.answered[0]), gate.count(found.answered[1]))
    both = answered if found.outcome.design == "paired" else counts
    return SafeChange(found.outcome, parts[0], parts[1], parts[2], both, found.share)


def _answers(
    gate: Gate, found: Change, released: Released | None, days: str
) -> tuple[SafeCount, SafeCount]:
    if released is None:
        paired = found.outcome.design == "paired"
        sizes = (found.people, found.people) if paired else found.answered
        return gate.count(sizes[0]), gate.count(sizes[1])
    names = Cells(days)
    return released[names.answers(found, 0)], released[names.answers(found, 1)]


def _share_parts(
    gate: Gate, found: Change, released: Released | None, days: str
) -> list[SafeCount]:
    """Those who gave either answer, in both waves: a share with its base tells them."""
    if released is not None:
        asked = [(w, a) for w in (0, 1) for a in ("yes", "no")]
        specs = [Cells(days).answers(found, wave, answer) for wave, answer in asked]
        return [released[spec] for spec in specs if spec in released.counts]
    yes = [(round((w.value or 0) * w.n), w.n) for w in (found.before, found.after)]
    whole = gate.rule.whole == "hidden"
    return [
        gate.counted(part, hide=whole and part in {0, n} and n > 0)
        for count, n in yes
        for part in (count, n - count)
    ]


def release_events(
    gate: Gate, funnel: pd.DataFrame, released: Released | None = None
) -> tuple[SafeEvent, ...]:
    """Each event's counts of people, hidden where they are small or would tell one that is."""
    return tuple(
        SafeEvent(
            str(row["event"]),
            {language: str(row[f"title_{language}"]) for language in ("fi", "sv", "en")},
            row["start"],
            str(row["platform"]),
            {name: _visits(gate, row, name, released) for name in VISITS},
        )
        for _, row in funnel.iterrows()
    )


def _visits(gate: Gate, row: pd.Series[int], name: str, released: Released | None) -> SafeCount:
    if released is None:
        return gate.count(int(row[name]))
    return released[Cells("").visits(name, [str(row["event"])])]


def release_rows(gate: Gate, set_aside: pd.DataFrame) -> tuple[SafeRows, ...]:
    """Rows by rule, most first."""
    counted = set_aside.value_counts(["rule", "action"], sort=False).reset_index(name="rows")
    ordered = counted.sort_values(["rows", "rule"], ascending=[False, True])
    return tuple(
        SafeRows(str(row["rule"]), str(row["action"]), gate.fact(int(row["rows"])))
        for _, row in ordered.iterrows()
    )
