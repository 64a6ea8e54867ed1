"""How often the intervals hold the truth, on simulated projects.

    python benchmarks/coverage.py --projects 2000

A project has ``n`` people with a scale of six items answered 1 to 5 in two waves: each has a
level, changes by 0.3 of its spread on the average, and answers items with an error of their own;
shares are those with a score above 3.5. Groups of different people have ``n`` people each, the
recommendation has ``n`` answers from 0 to 10. The truth is that of two million people made the
same way. Printed is, for each interval, the share of projects in which it holds the truth, at the
numbers of people for which the guards offer the method. Values without ties are changes of a scale
measured continuously: there the exact intervals can attain the level that they promise.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from analysis.statistics import (
    Estimate,
    Statement,
    ancova_difference,
    g_av,
    g_z,
    glass_delta,
    hedges_g,
    hodges_lehmann,
    independent_mean_difference,
    matched_odds_ratio,
    mean,
    median,
    net_promoter_score,
    paired_mean_change,
    paired_proportion_difference,
    population_mean,
    population_proportion,
    proportion,
    proportion_difference,
    rank_biserial,
    why_not,
)

SIZES = (5, 8, 10, 15, 20, 50, 100)
ITEMS, LOWEST, HIGHEST, AGREES = 6, 1, 5, 3.5
# A level of the person, what it gains, and what each answer adds by chance, in points of the scale.
LEVEL, LEVEL_SD, GAIN, GAIN_SD, ANSWER_SD = 3.2, 0.7, 0.3, 0.4, 0.9
DETRACTORS, PASSIVES, PROMOTERS = 0.25, 0.35, 0.4
POPULATION, TRUTHS, SEED = 60, 2_000_000, 20261124
WITHIN = (93.5, 96.5)


@dataclass(frozen=True)
class Project:
    """What one simulated project sees; ``other``: people who were not in it."""

    before: np.ndarray
    after: np.ndarray
    other_before: np.ndarray
    other_after: np.ndarray
    answers: np.ndarray
    members: np.ndarray
    fine: np.ndarray

    def cells(self) -> tuple[int, int, int, int]:
        """Agreed both times, no more, only now, never."""
        before, after = self.before > AGREES, self.after > AGREES
        counted = (before & after, before & ~after, ~before & after, ~before & ~after)
        both, lost, gained, neither = (int(part.sum()) for part in counted)
        return both, lost, gained, neither


def covariance(project: Project) -> Estimate:
    """Members against others, given the value before."""
    before = np.concatenate([project.other_before, project.before])
    after = np.concatenate([project.other_after, project.after])
    groups = ["other"] * len(project.other_before) + ["member"] * len(project.before)
    return ancova_difference(before, after, groups, "other")


@dataclass(frozen=True)
class Method:
    """An interval, what it should hold, and the statement that the guards know it by."""

    statement: Statement
    make: Callable[[Project], Estimate]
    truth: str
    note: str = ""


DISCRETE = "exact for any distribution; conservative, as answers come in steps"
FINE = "exact; attains the level stated with it, 95 % or the next possible above"
METHODS: Mapping[str, Method] = {
    "mean, t": Method(Statement.MEAN, lambda p: mean(p.after), "mean after"),
    "mean change, t": Method(
        Statement.MEAN_CHANGE, lambda p: paired_mean_change(p.before, p.after), "change"
    ),
    "g_av, Bonett": Method(
        Statement.STANDARDISED_EFFECT, lambda p: g_av(p.before, p.after), "d_av"
    ),
    "g_z, noncentral t": Method(
        Statement.STANDARDISED_EFFECT, lambda p: g_z(p.before, p.after), "d_z",
        "for power only; its limits are multiplied by the correction",
    ),
    "Glass's Δ, Bonett": Method(
        Statement.STANDARDISED_EFFECT, lambda p: glass_delta(p.before, p.after), "glass"
    ),
    "Welch": Method(
        Statement.MEAN_CHANGE,
        lambda p: independent_mean_difference(p.other_after, p.after), "difference",
    ),
    "Hedges's g, noncentral t": Method(
        Statement.STANDARDISED_EFFECT, lambda p: hedges_g(p.other_after, p.after), "g"
    ),
    "analysis of covariance, HC3": Method(
        Statement.REGRESSION, covariance, "adjusted"
    ),
    "median": Method(Statement.MEDIAN, lambda p: median(p.after), "median", DISCRETE),
    "Hodges–Lehmann": Method(
        Statement.SHIFT, lambda p: hodges_lehmann(p.before, p.after), "shift", DISCRETE
    ),
    "median, values without ties": Method(
        Statement.MEDIAN, lambda p: median(p.fine), "fine median", FINE
    ),
    "Hodges–Lehmann, values without ties": Method(
        Statement.SHIFT, lambda p: hodges_lehmann(np.zeros(len(p.fine)), p.fine), "fine shift", FINE
    ),
    "rank-biserial, Fisher's z": Method(
        Statement.RANK_EFFECT,
        lambda p: rank_biserial(p.before, p.after, interval=True),
        "rank effect",
        "too narrow, so not offered: the value stands without an interval",
    ),
    "share, Wilson": Method(
        Statement.SHARE, lambda p: proportion(sum(p.cells()[::2]), len(p.after)), "share",
        "in steps: with n = 15 between 91 and 98 for one share, 95.4 over shares 0.1–0.9",
    ),
    "share, Clopper–Pearson": Method(
        Statement.SHARE,
        lambda p: proportion(sum(p.cells()[::2]), len(p.after), "Clopper–Pearson"), "share",
        "exact, conservative by construction",
    ),
    "two shares, Newcombe": Method(
        Statement.SHARE_CHANGE, lambda p: two_shares(p, "Newcombe"), "shares"
    ),
    "two shares, Miettinen–Nurminen": Method(
        Statement.SHARE_CHANGE, lambda p: two_shares(p, "Miettinen–Nurminen"), "shares"
    ),
    "paired shares, Newcombe": Method(
        Statement.SHARE_CHANGE, lambda p: paired_proportion_difference(*p.cells()), "gain",
        "mildly conservative: corrected for continuity",
    ),
    "paired shares, Tango": Method(
        Statement.SHARE_CHANGE, lambda p: paired_proportion_difference(*p.cells(), "Tango"), "gain"
    ),
    "paired shares, Bonett–Price": Method(
        Statement.SHARE_CHANGE,
        lambda p: paired_proportion_difference(*p.cells(), "Bonett–Price"), "gain",
    ),
    "odds ratio of pairs, exact": Method(
        Statement.ODDS_RATIO,
        lambda p: matched_odds_ratio(p.cells()[2], p.cells()[1], len(p.after)), "odds",
        "exact, conservative by construction; none where all go one way",
    ),
    "net promoter score, adjusted Wald": Method(
        Statement.SHARE, lambda p: net_promoter_score(p.answers), "recommendation"
    ),
    "mean of 60, t with correction": Method(
        Statement.MEAN, lambda p: population_mean(p.members, POPULATION), "mean of members"
    ),
    "share of 60, Wilson with correction": Method(
        Statement.SHARE, lambda p: share_of_members(p, "Wilson"), "share of members",
        "few shares are possible",
    ),
    "share of 60, exact": Method(
        Statement.SHARE, lambda p: share_of_members(p, "exact"), "share of members",
        "exact, conservative by construction",
    ),
}  # fmt: skip


def two_shares(project: Project, interval: str) -> Estimate:
    """Members against others after."""
    other, mine = (int(np.sum(w > AGREES)) for w in (project.other_after, project.after))
    sizes = len(project.other_after), len(project.after)
    return proportion_difference(other, sizes[0], mine, sizes[1], interval)


def share_of_members(project: Project, interval: str) -> Estimate:
    """How many of the population's sixty agree, from those who answered."""
    agree = int(np.sum(project.members > AGREES))
    return population_proportion(agree, len(project.members), POPULATION, interval)


def scores(chance: np.random.Generator, n: int, gain: float) -> tuple[np.ndarray, np.ndarray]:
    """Means of six items in two waves, one place per person."""
    level = chance.normal(LEVEL, LEVEL_SD, n)
    return answered(chance, level), answered(chance, level + chance.normal(gain, GAIN_SD, n))


def answered(chance: np.random.Generator, level: np.ndarray) -> np.ndarray:
    """The mean of items that are answered in whole points."""
    felt = level[:, None] + chance.normal(0, ANSWER_SD, (len(level), ITEMS))
    return np.clip(np.rint(felt), LOWEST, HIGHEST).mean(axis=1)


def recommended(chance: np.random.Generator, n: int) -> np.ndarray:
    """Answers 5, 8 and 10, one of each kind that counts."""
    return chance.choice([5.0, 8.0, 10.0], n, p=[DETRACTORS, PASSIVES, PROMOTERS])


def truths(chance: np.random.Generator) -> dict[str, float]:
    """What holds of two million people."""
    parts = [scores(chance, TRUTHS // 10, GAIN) for _ in range(10)]
    before, after = (np.concatenate(wave) for wave in zip(*parts, strict=True))
    others = [scores(chance, TRUTHS // 10, 0) for _ in range(10)]
    other_before, other_after = (np.concatenate(wave) for wave in zip(*others, strict=True))
    change = np.round(after - before, 8)
    agree = (np.mean(before > AGREES), np.mean(after > AGREES))
    gained, lost = (
        np.mean((first <= AGREES) & (second > AGREES))
        for first, second in ((before, after), (after, before))
    )
    smooth = smoothed(chance, change)
    average = np.sqrt((before.var() + after.var()) / 2)
    slope = np.mean([np.cov(b, a)[0, 1] for b, a in ((before, after), (other_before, other_after))])
    slope /= np.mean([before.var(), other_before.var()])
    pooled = np.sqrt((other_after.var() + after.var()) / 2)
    return {
        "mean after": after.mean(),
        "change": change.mean(),
        "d_av": change.mean() / average,
        "d_z": change.mean() / change.std(),
        "glass": change.mean() / before.std(),
        "difference": after.mean() - other_after.mean(),
        "g": (after.mean() - other_after.mean()) / pooled,
        "adjusted": after.mean() - other_after.mean()
        - slope * (before.mean() - other_before.mean()),
        "median": float(np.median(after)),
        "shift": float(np.median(np.round((change + chance.permutation(change)) / 2, 8))),
        "fine median": float(np.median(smooth)),
        "fine shift": float(np.median((smooth + chance.permutation(smooth)) / 2)),
        "rank effect": rank_effect(change),
        "share": agree[1],
        "shares": agree[1] - np.mean(other_after > AGREES),
        "gain": agree[1] - agree[0],
        "odds": gained / lost,
        "recommendation": 100 * (PROMOTERS - DETRACTORS),
    }  # fmt: skip


def smoothed(chance: np.random.Generator, change: np.ndarray) -> np.ndarray:
    """Changes between the steps that means of items in whole points have."""
    return change + chance.uniform(-0.5, 0.5, len(change)) / ITEMS


def rank_effect(change: np.ndarray) -> float:
    """What the rank-biserial correlation of ever more people comes to."""
    changed = change[change != 0]
    ranks = np.searchsorted(np.sort(np.abs(changed)), np.abs(changed), side="left") + (
        np.searchsorted(np.sort(np.abs(changed)), np.abs(changed), side="right")
    )
    return float((np.sign(changed) * ranks).sum() / ranks.sum())


def projects(
    chance: np.random.Generator, n: int, many: int
) -> list[tuple[Project, dict[str, float]]]:
    """Simulated projects, each with the truth about its own sixty members."""
    made = []
    for _ in range(many):
        population = scores(chance, POPULATION, GAIN)[1]
        members = chance.permutation(population)[:n]
        own = {
            "mean of members": population.mean(),
            "share of members": np.mean(population > AGREES),
        }
        mine, other = scores(chance, n, GAIN), scores(chance, n, 0.0)
        fine = smoothed(chance, mine[1] - mine[0])
        made.append((Project(*mine, *other, recommended(chance, n), members, fine), own))
    return made


@dataclass(frozen=True)
class Coverage:
    """The percentage of intervals that hold the truth, and of projects without an interval."""

    held: float
    none: float


def cover(
    method: Method, seen: list[tuple[Project, dict[str, float]]], truth: dict[str, float]
) -> Coverage | None:
    """How often the method's interval holds the truth."""
    held = made = 0
    for project, own in seen:
        found = method.make(project)
        if found.low is None or found.high is None:
            continue
        known = (truth | own)[method.truth]
        made += 1
        # the truth may be a limit itself, and binary fractions are not exact
        held += found.low - 1e-9 <= known <= found.high + 1e-9
    return Coverage(100 * held / made, 100 - 100 * made / len(seen)) if made else None


def offered(method: Method, name: str, n: int) -> bool:
    """Whether the guards offer the method, and the sample fits into the population."""
    return not why_not(method.statement, n) and (str(POPULATION) not in name or n < POPULATION)


def table(many: int) -> list[str]:
    """The result as Markdown."""
    chance = np.random.default_rng(SEED)
    truth = truths(chance)
    cells: dict[str, list[str]] = {name: [] for name in METHODS}
    for n in SIZES:
        seen = projects(chance, n, many)
        for name, method in METHODS.items():
            found = cover(method, seen, truth) if offered(method, name, n) else None
            cells[name].append(shown(found))
    head = ["interval", *(f"n = {n}" for n in SIZES), "remark"]
    rows = [[name, *cells[name], METHODS[name].note] for name in METHODS]
    return [line(head), line(["---", *["--:"] * len(SIZES), "---"]), *map(line, rows)]


def shown(found: Coverage | None) -> str:
    """A percentage; bold where it lies outside; with the projects that have no interval."""
    if found is None:
        return "–"
    text = f"{found.held:.1f}"
    text = text if WITHIN[0] <= found.held <= WITHIN[1] else f"**{text}**"
    return f"{text} (none: {found.none:.1f})" if found.none else text


def line(cells: list[str]) -> str:
    """A row of a Markdown table."""
    return f"| {' | '.join(cells)} |"


def main() -> None:
    """Read the command line."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--projects", type=int, default=2000)
    chosen = options.parse_args()
    start = time.perf_counter()
    print("\n".join(table(chosen.projects)))
    print(f"\n{chosen.projects} projects per n, {time.perf_counter() - start:.0f} s")


if __name__ == "__main__":
    main()
