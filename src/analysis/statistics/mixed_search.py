"""Where the likelihood of a linear mixed model is highest."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import optimize

from analysis.statistics.mixed_blocks import Blocks, Stack, slopes
from analysis.statistics.observations import Values

_STEPS = 30
_GRID = np.linspace(0, 0.98, 25)  # share of the variance that lies between people


@dataclass(frozen=True, eq=False)
class Optimum:
    """Variances with the highest likelihood, for an outcome of variance about 1."""

    between: Values
    within: float
    log_likelihood: float
    converged: bool


def search(parts: Blocks, restricted: bool = True) -> Optimum:
    """Maximise the profiled likelihood, then polish by Newton's method where it is restricted."""
    try:
        return _search(parts, restricted)
    except np.linalg.LinAlgError:  # covariances that cannot be inverted
        nowhere = np.zeros((parts.effects, parts.effects))
        return Optimum(nowhere, 1.0, float("nan"), False)


def _search(parts: Blocks, restricted: bool) -> Optimum:
    theta = _one(parts, restricted) if parts.effects == 1 else _several(parts, restricted)
    deviance, within = _profile(parts, theta, restricted)
    between = within * _relative(theta, parts.effects)
    likelihood = -deviance / 2
    if not restricted or _at_the_edge(theta, parts.effects) or within < 1e-10:
        return Optimum(between, within, likelihood, True)
    found = Optimum(between, within, likelihood, False)
    return _polish(parts, found)


def _one(parts: Blocks, restricted: bool) -> Values:
    """One random effect: a grid first, since the likelihood may have two tops."""

    def deviance(share: float) -> float:
        return _profile(parts, _theta(share), restricted)[0]

    heights = [deviance(share) for share in _GRID]
    best = int(np.argmin(heights))
    low, high = _GRID[max(best - 1, 0)], (*_GRID, 1 - 1e-9)[best + 1]
    found = optimize.minimize_scalar(
        deviance, bounds=(low, high), method="bounded", options={"xatol": 1e-10}
    )
    return _theta(float(found.x) if found.fun < heights[0] else 0.0)


def _theta(share: float) -> Values:
    return np.array([np.sqrt(share / (1 - share))])


def _several(parts: Blocks, restricted: bool) -> Values:
    start = np.eye(parts.effects)[np.tril_indices(parts.effects)]

    def deviance(theta: Values) -> float:
        return _profile(parts, theta, restricted)[0]

    near = optimize.minimize(deviance, start, method="L-BFGS-B")
    found = optimize.minimize(
        deviance, near.x, method="Nelder-Mead", options={"xatol": 1e-8, "fatol": 1e-10}
    )
    return np.asarray(found.x)


def _relative(theta: Values, effects: int) -> Values:
    root = np.zeros((effects, effects))
    root[np.tril_indices(effects)] = theta
    return root @ root.T


def _at_the_edge(theta: Values, effects: int) -> bool:
    return float(np.linalg.eigvalsh(_relative(theta, effects)).min()) <= 1e-8


def _profile(parts: Blocks, theta: Values, restricted: bool) -> tuple[float, float]:
    """Deviance with fixed effects and residual variance profiled out, and that variance."""
    relative = _relative(theta, parts.effects)
    sums = [_stack_sums(stack, relative) for stack in parts.stacks]
    log_v = sum(one[0] for one in sums)
    xwx, xwy, ywy = (sum(one[k] for one in sums) for k in (1, 2, 3))
    free = parts.n - parts.columns * restricted
    fixed = np.linalg.solve(xwx, xwy)
    within = max(float(ywy - xwy @ fixed) / free, 1e-300)
    deviance = free * (1 + np.log(2 * np.pi * within)) + log_v
    if restricted:
        deviance += np.linalg.slogdet(xwx)[1]
    return float(deviance), within


def _stack_sums(stack: Stack, relative: Values) -> tuple[float, Values, Values, Values]:
    v = np.eye(stack.y.shape[1]) + stack.z @ relative @ stack.z.transpose(0, 2, 1)
    both = np.concatenate([stack.x, stack.y[:, :, None]], axis=2)
    sums = np.einsum("gmi,gmj->ij", both, np.linalg.solve(v, both))
    return float(np.linalg.slogdet(v)[1].sum()), sums[:-1, :-1], sums[:-1, -1], sums[-1, -1]


def _polish(parts: Blocks, start: Optimum) -> Optimum:
    """Newton's method in the variances themselves, so that derivatives are exactly zero."""
    values = _vector(start.between, start.within)
    likelihood = start.log_likelihood
    for _ in range(_STEPS):
        at = slopes(parts, *_variances(values, parts.effects))
        step = np.linalg.lstsq(at.observed, at.gradient, rcond=None)[0]
        if not _inside(values - step, parts.effects):
            break
        values = values - step
        if np.max(np.abs(step)) <= 1e-12 * np.max(np.abs(values)):
            break
    between, within = _variances(values, parts.effects)
    settled = _settled(parts, values)
    return Optimum(between, within, likelihood, settled)


def _settled(parts: Blocks, values: Values) -> bool:
    at = slopes(parts, *_variances(values, parts.effects))
    curved = bool((np.linalg.eigvalsh(at.observed) > 0).all())
    step = np.linalg.lstsq(at.observed, at.gradient, rcond=None)[0]
    return curved and bool(np.max(np.abs(step)) <= 1e-6 * np.max(np.abs(values)))


def _vector(between: Values, within: float) -> Values:
    return np.concatenate([[within], between[np.tril_indices(len(between))]])


def _variances(values: Values, effects: int) -> tuple[Values, float]:
    between = np.zeros((effects, effects))
    between[np.tril_indices(effects)] = values[1:]
    between = between + between.T - np.diag(np.diag(between))
    return between, float(values[0])


def _inside(values: Values, effects: int) -> bool:
    between, within = _variances(values, effects)
    return within > 0 and bool((np.linalg.eigvalsh(between) > 0).all())
