"""Whether two coders, or more, give the same codes."""

from __future__ import annotations

from typing import Literal

import numpy as np
from statsmodels.stats.inter_rater import cohens_kappa

from analysis.statistics import model_reasons as reasons
from analysis.statistics.estimate import Estimate, no_estimate
from analysis.statistics.observations import Values, complete_rows, first_reason, infinite

Weighting = Literal["none", "linear", "quadratic"]
Level = Literal["nominal", "ordinal", "interval"]
KAPPA = "Cohen's kappa, asymptotic interval"
KRIPPENDORFF = "Krippendorff's alpha, bootstrap interval over units"
_RESAMPLES = 1000


def kappa(first: Values, second: Values, weighting: Weighting = "none") -> Estimate:
    """Agreement of two coders beyond chance; units coded by one only are left out.

    Shapes: a code per unit, twice; weights take codes as equally spaced in their order. Source:
    Cohen (1960, 1968); standard error of Fleiss, Cohen & Everitt (1969); statsmodels, R `irr`.
    """
    kept = complete_rows(first, second)
    codes, place = np.unique(np.concatenate([first[kept], second[kept]]), return_inverse=True)
    n, missing = int(kept.sum()), int((~kept).sum())
    reason = first_reason(
        (lambda: n < 2, reasons.FEW_UNITS),
        (lambda: infinite(codes), reasons.INFINITE),
        (lambda: len(codes) < 2, reasons.CODES_ALIKE),
        (
            lambda: 1 in (len(np.unique(place[:n])), len(np.unique(place[n:]))),
            reasons.ONE_CODE,
        ),
    )
    if reason:
        return no_estimate(n, KAPPA, reason, n_missing=missing)
    table = np.zeros((len(codes), len(codes)))
    np.add.at(table, (place[:n], place[n:]), 1)
    if (place[:n] == place[n:]).all():
        return Estimate(1.0, None, None, n, KAPPA, reason=reasons.PERFECT, n_missing=missing)
    with np.errstate(invalid="ignore", divide="ignore"):
        found = cohens_kappa(table, wt=None if weighting == "none" else weighting)
    low, high, error = (float(v) for v in (found.kappa_low, found.kappa_upp, found.std_kappa))
    if not (np.isfinite(found.kappa) and error > 0):
        return no_estimate(n, KAPPA, reasons.NOT_DETERMINED, n_missing=missing)
    return Estimate(float(found.kappa), low, high, n, KAPPA, se=error, n_missing=missing)


def krippendorff_alpha(codes: Values, level: Level = "nominal", seed: int = 0) -> Estimate:
    """Agreement of any number of coders, gaps allowed.

    Shape: coders × units, codes as numbers, NaN where a coder gave none; units with fewer than two
    codes are left out. Source: Krippendorff (2011), 1 − observed/expected disagreement; the
    interval draws units anew (percentiles of 1,000 bootstrap samples, fixed ``seed``).
    """
    paired = codes[:, (~np.isnan(codes)).sum(axis=0) >= 2]
    n, missing = paired.shape[1], codes.shape[1] - paired.shape[1]
    held = np.unique(paired[~np.isnan(paired)])
    reason = first_reason(
        (lambda: n < 2, reasons.FEW_UNITS),
        (lambda: infinite(held), reasons.INFINITE),
        (lambda: len(held) < 2, reasons.CODES_ALIKE),
    )
    if reason:
        return no_estimate(n, KRIPPENDORFF, reason, n_missing=missing)
    units = _coincidences(paired, held)
    value = float(_alpha(units.sum(axis=0)[None], held, level)[0])
    if value == 1:
        return Estimate(1.0, None, None, n, KRIPPENDORFF, reason=reasons.PERFECT, n_missing=missing)
    drawn = np.random.default_rng(seed).multinomial(n, np.full(n, 1 / n), size=_RESAMPLES)
    tables = np.einsum("su,uab->sab", drawn.astype(float), units)
    found = _alpha(tables, held, level)
    low, high = np.nanquantile(found, (0.025, 0.975))
    return Estimate(value, float(low), float(high), n, KRIPPENDORFF, n_missing=missing)


def _coincidences(codes: Values, held: Values) -> Values:
    """Ordered pairs of codes within each unit, over its number of codes less one."""
    counts = (codes[None] == held[:, None, None]).sum(axis=1).T.astype(float)
    pairs = counts[:, :, None] * counts[:, None, :]
    pairs -= counts[:, :, None] * np.eye(len(held))
    return np.asarray(pairs / (counts.sum(axis=1) - 1)[:, None, None])


def _alpha(tables: Values, held: Values, level: Level) -> Values:
    """Alpha of each table of coincidences; NaN where all codes of a table are the same."""
    margins = tables.sum(axis=1)
    total = margins.sum(axis=1)
    distance = _distances(margins, held, level)
    seen = (tables * distance).sum(axis=(1, 2))
    expected = (margins[:, :, None] * margins[:, None, :] * distance).sum(axis=(1, 2))
    nothing = np.full(len(tables), np.nan)
    ratio = np.divide((total - 1) * seen, expected, out=nothing, where=expected > 0)
    return np.asarray(1 - ratio)


def _distances(margins: Values, held: Values, level: Level) -> Values:
    """Squared differences between codes, shape tables × codes × codes."""
    if level == "nominal":
        return np.broadcast_to(1 - np.eye(len(held)), (len(margins), len(held), len(held)))
    # ordinal: how many codes lie between two, each end counted half
    place = np.cumsum(margins, axis=1) - margins / 2
    place = place if level == "ordinal" else np.broadcast_to(held, margins.shape)
    return np.asarray((place[:, :, None] - place[:, None, :]) ** 2)
