"""The sums over people that a linear mixed model needs, person by person and never n × n."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations_with_replacement

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.observations import Values


@dataclass(frozen=True, eq=False)
class Stack:
    """People with equally many answers m: outcome (g, m), designs (g, m, p) and (g, m, q)."""

    y: Values
    x: Values
    z: Values


@dataclass(frozen=True, eq=False)
class Blocks:
    """All answers, people with equally many together."""

    stacks: tuple[Stack, ...]
    n: int
    people: int
    columns: int
    effects: int


@dataclass(frozen=True, eq=False)
class Slopes:
    """Fixed effects, and derivatives of −2 REML log-likelihood by each variance component.

    The components are the residual variance, then the lower triangle of the random effects'
    covariance. ``first[k]`` is X'WVₖWX and ``second[k][l]`` X'WVₖWVₗWX with W the inverse of the
    covariance V of the answers and Vₖ its derivative (the P and Q of Kenward & Roger 1997).
    """

    fixed: Values
    covariance: Values
    first: Values
    second: Values
    gradient: Values
    observed: Values
    expected: Values

    def spread(self) -> Values:
        """Covariance of the variance components, from the observed information."""
        return np.asarray(2 * np.linalg.pinv(self.observed, hermitian=True))

    def kenward_roger_spread(self) -> Values:
        """Covariance of the variance components, from the expected information."""
        return np.asarray(2 * np.linalg.pinv(self.expected, hermitian=True))

    def adjusted(self, covariance: Values, spread: Values) -> Values:
        """Covariance of the fixed effects, adjusted for small samples."""
        inner = np.einsum("kij,jm,lmn->klin", self.first, covariance, self.first)
        bias = np.einsum("kl,klij->ij", spread, self.second - inner)
        return np.asarray(covariance + 2 * covariance @ bias @ covariance)


def blocks(y: Values, x: Values, z: Values, people: NDArray[np.int64]) -> Blocks:
    """Sort answers by person and stack people with equally many of them."""
    codes, inverse, sizes = np.unique(people, return_inverse=True, return_counts=True)
    order = np.argsort(inverse, kind="stable")
    size_of_row = sizes[inverse[order]]
    stacks = tuple(_stack(order[size_of_row == m], int(m), y, x, z) for m in np.unique(sizes))
    return Blocks(stacks, len(y), len(codes), x.shape[1], z.shape[1])


def _stack(rows: NDArray[np.int64], m: int, y: Values, x: Values, z: Values) -> Stack:
    g = len(rows) // m
    return Stack(
        y[rows].reshape(g, m), x[rows].reshape(g, m, -1), z[rows].reshape(g, m, z.shape[1])
    )


def slopes(parts: Blocks, between: Values, within: float) -> Slopes:
    """Sums and derivatives at the given variances.

    Source: Harville (1977), JASA 72, 320–338; V is linear in its components, so second
    derivatives of V vanish.
    """
    inverses = [_inverse(stack, between, within) for stack in parts.stacks]
    pairs = list(zip(parts.stacks, inverses, strict=True))
    xwx = sum(np.einsum("gmi,gmn,gnj->ij", s.x, w, s.x) for s, w in pairs)
    xwy = sum(np.einsum("gmi,gmn,gn->i", s.x, w, s.y) for s, w in pairs)
    covariance = np.linalg.inv(xwx)
    fixed = covariance @ xwy
    sums = [_sums(s, w, fixed) for s, w in pairs]
    return _derivatives(fixed, covariance, [sum(part) for part in zip(*sums, strict=True)])


def _inverse(stack: Stack, between: Values, within: float) -> Values:
    m = stack.y.shape[1]
    v = within * np.eye(m) + stack.z @ between @ stack.z.transpose(0, 2, 1)
    return np.asarray(np.linalg.inv(v))


def _components(stack: Stack) -> Values:
    """Derivatives Vₖ, shape (components, g, m, m)."""
    g, m = stack.y.shape
    found = [np.broadcast_to(np.eye(m), (g, m, m))]
    for a, b in combinations_with_replacement(range(stack.z.shape[2]), 2):
        one = np.einsum("gm,gn->gmn", stack.z[:, :, a], stack.z[:, :, b])
        found.append(one if a == b else one + one.transpose(0, 2, 1))
    return np.stack(found)


def _sums(stack: Stack, w: Values, fixed: Values) -> tuple[Values, ...]:
    v = _components(stack)
    wv = w @ v
    wx = w @ stack.x
    vwx = v @ wx
    r = np.einsum("gmn,gn->gm", w, stack.y - stack.x @ fixed)
    u = np.einsum("kgmn,gn->kgm", v, r)
    return (
        np.einsum("gmi,kgmj->kij", wx, vwx),
        np.einsum("kgmi,gmn,lgnj->klij", vwx, w, vwx),
        np.einsum("kgmm->k", wv),
        np.einsum("kgmn,lgnm->kl", wv, wv),
        np.einsum("gm,kgm->k", r, u),
        np.einsum("kgm,gmn,lgn->kl", u, w, u),
        np.einsum("gmi,kgm->ki", wx, u),
    )


def _derivatives(fixed: Values, c: Values, sums: list[Values]) -> Slopes:
    first, second, trace, traces, square, squares, cross = sums
    cp = c @ first
    gradient = trace - np.einsum("kii->k", cp) - square
    expected = traces - 2 * np.einsum("ij,klji->kl", c, second) + np.einsum("kij,lji->kl", cp, cp)
    observed = 2 * (squares - cross @ c @ cross.T) - expected
    return Slopes(fixed, c, first, second, gradient, observed, expected)
