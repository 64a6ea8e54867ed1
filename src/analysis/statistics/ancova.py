"""Change compared between groups, given the values before: analysis of covariance."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Literal

import numpy as np
import statsmodels.api as sm

from analysis.statistics import reasons
from analysis.statistics.change import t_estimate as _t
from analysis.statistics.estimate import Estimate, no_estimate
from analysis.statistics.observed import Limits, Values, pairs

Covariance = Literal["HC3", "HC2", "nonrobust"]
# A person whose value the model must follow exactly has leverage 1, and no residual.
_FULL_LEVERAGE = 1 - 1e-9


@dataclass(frozen=True)
class Ancova:
    """``after`` explained by ``before`` and group: differences to the reference group.

    ``groups``: by name, the adjusted difference after; ``slope``: of ``before``; ``reason``:
    why there are none.
    """

    n: int
    groups: Mapping[str, Estimate] = field(default_factory=lambda: MappingProxyType({}))
    intercept: Estimate | None = None
    slope: Estimate | None = None
    sigma: float | None = None
    r_squared: float | None = None
    n_missing: int = 0
    reason: str = ""


def ancova(  # noqa: PLR0913 - three vectors, and how to read them
    before: Values,
    after: Values,
    group: Sequence[str],
    reference: str,
    *,
    covariance: Covariance = "HC3",
    limits: Limits | None = None,
) -> Ancova:
    """Ordinary least squares of ``after`` on ``before`` and group, robust standard errors.

    Shapes: three vectors of the same length, a place per person; people without a group are
    left out and counted. Interval and p: t(n − k).
    Source: MacKinnon & White (1985), Long & Ervin (2000) for HC3; R `sandwich::vcovHC`.
    """
    if not len(before) == len(after) == len(group):
        return Ancova(0, reason=reasons.UNEQUAL_LENGTH)
    names = np.array([None if _missing(name) else str(name) for name in group], dtype=object)
    grouped = np.array([name is not None for name in names], dtype=bool)
    found = pairs(np.where(grouped, before, np.nan), after, limits)
    if found.fault:
        return Ancova(found.n, n_missing=found.n_missing, reason=found.fault)
    known = names[grouped & ~np.isnan(before) & ~np.isnan(after)]
    others = sorted({*known} - {reference})
    columns = [np.ones(found.n), found.before, *(1.0 * (known == name) for name in others)]
    design = np.column_stack(columns)
    if refused := _refused(design, known, reference):
        return Ancova(found.n, n_missing=found.n_missing, reason=refused)
    fit = sm.OLS(found.after, design).fit()
    if fit.mse_resid <= 1e-20 * max(1.0, float(np.square(found.after).max())):
        return Ancova(found.n, n_missing=found.n_missing, reason=reasons.ALIKE)
    plain = covariance == "nonrobust"
    robust = fit if plain else fit.get_robustcov_results(covariance, use_t=True)
    method = f"analysis of covariance, {'usual' if plain else covariance} standard errors"
    intercept, slope, *effects = (
        replace(_t(float(b), float(se), fit.df_resid, found.n, method), n_missing=found.n_missing)
        for b, se in zip(robust.params, robust.bse, strict=True)
    )
    groups = MappingProxyType(dict(zip(others, effects, strict=True)))
    sigma, r_squared = float(fit.mse_resid) ** 0.5, float(fit.rsquared)
    return Ancova(found.n, groups, intercept, slope, sigma, r_squared, found.n_missing)


def ancova_difference(
    before: Values,
    after: Values,
    group: Sequence[str],
    reference: str,
    limits: Limits | None = None,
) -> Estimate:
    """The adjusted difference of one other group to the reference group, HC3."""
    method = "analysis of covariance, HC3 standard errors"
    found = ancova(before, after, group, reference, limits=limits)
    if found.reason:
        return no_estimate(found.n, method, found.reason, n_missing=found.n_missing)
    if len(found.groups) != 1:
        return no_estimate(found.n, method, reasons.NOT_TWO_GROUPS, n_missing=found.n_missing)
    return next(iter(found.groups.values()))


def _missing(name: object) -> bool:
    return name is None or name != name  # noqa: PLR0124 - NaN is what differs from itself


def _refused(design: Values, known: np.ndarray, reference: str) -> str:
    sizes = [int(np.sum(known == name)) for name in {*known, reference}]
    if not len(known):
        return reasons.NO_PAIRS
    if len(sizes) < 2:
        return reasons.ONE_GROUP
    if min(sizes) < 2:
        return reasons.SMALL_GROUP
    if len(design) <= design.shape[1] or np.linalg.matrix_rank(design) < design.shape[1]:
        return reasons.COLLINEAR
    basis = np.linalg.qr(design)[0]
    return reasons.COLLINEAR if np.square(basis).sum(axis=1).max() > _FULL_LEVERAGE else ""
