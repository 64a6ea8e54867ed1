"""Means, totals and shares of a sample drawn by a plan: weights, strata, finite population."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from scipy import stats
from scipy.special import expit, logit

from analysis.statistics import model_reasons as reasons
from analysis.statistics.estimate import Estimate, no_estimate
from analysis.statistics.observations import Codes, Marks, Values, alike, infinite
from analysis.statistics.wald import wald

Interval = Literal["logit", "beta", "mean"]
MEAN = "survey mean, linearised t interval"
_NO_ERROR = 1e-12  # standard error, as a share of the value, that counts as none
TOTAL = "survey total, linearised t interval"
SHARE = "survey share, {} interval"


@dataclass(frozen=True, eq=False)
class Adjustment:
    """Weights made to agree with known counts: groups of each margin, and the weights reached.

    One margin is post-stratification, several are raking.
    """

    margins: tuple[Codes, ...]
    weights: Values
    before: Values


@dataclass(frozen=True, eq=False)
class SurveyDesign:
    """How the sample was drawn; a place per person.

    ``weights`` one over the chance to be drawn, ``strata`` and ``clusters`` codes (one stratum,
    everybody alone if not given), ``population`` how many units the person's stratum has (no
    finite-population correction if not given).
    """

    weights: Values
    strata: Codes | None = None
    clusters: Codes | None = None
    population: Values | None = None
    adjustment: Adjustment | None = None


def survey_mean(values: Values, design: SurveyDesign) -> Estimate:
    """Weighted mean; people without a value stay in the plan as outside the part asked about.

    Source: Taylor linearisation, Lumley (2010); R `survey::svymean`, t with (units − strata)
    degrees of freedom.
    """
    kept = _kept(values, design)
    reason = _unfit(values[kept], kept, design)
    if reason:
        return no_estimate(int(kept.sum()), MEAN, reason)
    y, w = np.where(kept, values, 0), np.where(kept, design.weights, 0)
    value = float(w @ y / w.sum())
    error = _error(w * (y - value) / w.sum(), design)
    return _told((value, error), values, kept, (MEAN, degrees(design)))


def survey_total(values: Values, design: SurveyDesign) -> Estimate:
    """Estimated sum over the population; R `survey::svytotal`."""
    kept = _kept(values, design)
    reason = _unfit(values[kept], kept, design)
    if reason:
        return no_estimate(int(kept.sum()), TOTAL, reason)
    parts = np.where(kept, design.weights * np.where(kept, values, 0), 0)
    error = _error(parts, design)
    return _told((float(parts.sum()), error), values, kept, (TOTAL, degrees(design)))


def survey_proportion(
    marks: Values, design: SurveyDesign, interval: Interval = "logit"
) -> Estimate:
    """Share with mark 1 (else 0), with an interval that stays between 0 and 1.

    Source: R `survey::svyciprop`: on the log odds, by Korn & Graubard's (1998) beta quantiles at
    the effective sample size, or symmetric ("mean").
    """
    method = SHARE.format(interval)
    kept = _kept(marks, design)
    if not np.isin(marks[kept], (0, 1)).all():
        return no_estimate(int(kept.sum()), method, reasons.NOT_MARKS)
    found = survey_mean(marks, design)
    if found.value is None or found.se is None or found.df is None:
        return replace(found, method=method)
    p, error, df = found.value, found.se, found.df
    low, high = _share_limits(p, error, df, (found.n, interval))
    return Estimate(p, low, high, found.n, method, df=df, se=error, n_missing=found.n_missing)


def degrees(design: SurveyDesign) -> int:
    """Units drawn less strata."""
    strata, clusters = _plan(design)
    return len(np.unique(np.stack([strata, clusters]), axis=1)[0]) - len(np.unique(strata))


def _share_limits(
    p: float, error: float, df: float, how: tuple[int, Interval]
) -> tuple[float, float]:
    n, interval = how
    t = float(stats.t.ppf(0.975, df))
    if interval == "mean":
        return max(p - t * error, 0.0), min(p + t * error, 1.0)
    if interval == "logit":
        half = t * error / (p * (1 - p))
        return float(expit(logit(p) - half)), float(expit(logit(p) + half))
    effective = p * (1 - p) / error**2 * (float(stats.t.ppf(0.975, n - 1)) / t) ** 2
    yes, no = effective * p, effective * (1 - p)
    return float(stats.beta.ppf(0.025, yes, no + 1)), float(stats.beta.ppf(0.975, yes + 1, no))


def _kept(values: Values, design: SurveyDesign) -> Marks:
    return np.asarray(~np.isnan(values) & np.isfinite(design.weights) & (design.weights > 0))


def _unfit(values: Values, kept: Marks, design: SurveyDesign) -> str:
    if kept.sum() < 2:
        return reasons.TOO_FEW
    if infinite(values):
        return reasons.INFINITE
    strata, clusters = _plan(design)
    units = [len(np.unique(clusters[strata == one])) for one in np.unique(strata)]
    if design.population is not None and not (np.isfinite(design.population)).all():
        return reasons.UNKNOWN_POPULATION
    for one, count in zip(np.unique(strata), units, strict=True):
        whole = np.inf if design.population is None else design.population[strata == one].min()
        if whole < count:
            return reasons.MORE_THAN_ALL
        if count < 2 and whole > 1:
            return reasons.LONELY
    return ""


def _told(
    found: tuple[float, float], values: Values, kept: Marks, how: tuple[str, int]
) -> Estimate:
    """The estimate; without an interval where there is no spread or nothing left to estimate."""
    (value, error), (method, df) = found, how
    n, missing = int(kept.sum()), int((~kept).sum())
    if error > _NO_ERROR * abs(value):
        return replace(wald(value, error, n, method, df), n_missing=missing)
    if alike(values[kept]):
        return no_estimate(n, method, reasons.ALIKE, n_missing=missing)
    reason = reasons.WHOLE_POPULATION
    return Estimate(value, None, None, n, method, reason=reason, n_missing=missing)


def _plan(design: SurveyDesign) -> tuple[Codes, Codes]:
    n = len(design.weights)
    strata = np.zeros(n, dtype=np.int64) if design.strata is None else design.strata
    clusters = np.arange(n) if design.clusters is None else design.clusters
    return strata, clusters


def _error(parts: Values, design: SurveyDesign) -> float:
    """Root of the sum over strata of (1 − f)·m/(m − 1)·Σ(z − z̄)², z the sums by cluster."""
    strata, clusters = _plan(design)
    parts = _residuals(parts, design.adjustment)
    variance = 0.0
    for one in np.unique(strata):
        here = strata == one
        sums = np.bincount(np.unique(clusters[here], return_inverse=True)[1], parts[here])
        m = len(sums)
        sampled = 0.0 if design.population is None else m / float(design.population[here][0])
        if m > 1:
            variance += (1 - sampled) * m * float(sums.var(ddof=1))
    return float(np.sqrt(max(variance, 0.0)))


def _residuals(parts: Values, adjustment: Adjustment | None) -> Values:
    """Parts less what the known counts explain, as R `survey` computes it."""
    if adjustment is None:
        return parts
    if len(adjustment.margins) == 1:
        return _within(parts, adjustment.weights, adjustment.before, adjustment.margins[0])
    for _ in range(10):  # as R `survey::svyrecvar`
        for margin in adjustment.margins:
            parts = _within(parts, adjustment.weights, np.ones(len(parts)), margin)
    return parts


def _within(parts: Values, weights: Values, means_by: Values, groups: Codes) -> Values:
    """Parts per weight, less their mean in the group, times the weight."""
    _, place = np.unique(groups, return_inverse=True)
    held = np.bincount(place, means_by)
    means = np.bincount(place, parts * means_by / weights) / held
    return np.asarray(parts - weights * means[place])
