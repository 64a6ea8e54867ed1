"""What may be stated of how many people: small numbers tell little, and tell it of someone."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from types import MappingProxyType

from analysis.statistics import reasons
from analysis.statistics.estimate import Estimate, no_estimate


class Statement(StrEnum):
    """Kinds of statements that need a number of people (pairs, or the smaller of two groups)."""

    COUNT = "count"
    EXACT_TEST = "exact test"
    SUBGROUP = "subgroup"
    SHARE = "share"
    MEDIAN = "median"
    SHIFT = "Hodges–Lehmann shift"
    RANK_EFFECT = "rank effect"
    SHARE_CHANGE = "change of a share"
    MEAN = "mean"
    MEAN_CHANGE = "mean change"
    STANDARDISED_EFFECT = "standardised effect"
    EQUIVALENCE = "equivalence"
    ALPHA = "Cronbach's alpha"
    REGRESSION = "regression with one covariate"
    MIXED_MODEL = "mixed model with one covariate"
    OMEGA = "McDonald's omega with interval"
    ODDS_RATIO = "odds ratio"
    LOGISTIC = "logistic regression"
    ANY_MODEL = "model with several covariates"


# Fewer tell who they are, and nothing else. The steps of the table follow.
NOTHING_BELOW, COUNTS_FROM, MEDIANS_FROM, MEANS_FROM, ALL_FROM = 5, 5, 10, 20, 50
# One parameter of a logistic model per so many of the rarer outcome: Peduzzi et al. (1996).
_OUTCOMES_PER_PARAMETER = 10

LEAST = MappingProxyType(
    {
        **dict.fromkeys((Statement.COUNT, Statement.EXACT_TEST), COUNTS_FROM),
        **dict.fromkeys(
            (
                Statement.SUBGROUP,
                Statement.SHARE,
                Statement.MEDIAN,
                Statement.SHIFT,
                Statement.RANK_EFFECT,
                Statement.SHARE_CHANGE,
            ),
            MEDIANS_FROM,
        ),
        **dict.fromkeys(
            (
                Statement.MEAN,
                Statement.MEAN_CHANGE,
                Statement.STANDARDISED_EFFECT,
                Statement.EQUIVALENCE,
                Statement.ALPHA,
                Statement.REGRESSION,
                Statement.MIXED_MODEL,
            ),
            MEANS_FROM,
        ),
        **dict.fromkeys(
            (Statement.OMEGA, Statement.ODDS_RATIO, Statement.LOGISTIC, Statement.ANY_MODEL),
            ALL_FROM,
        ),
    }
)


def allowed(n: int) -> frozenset[Statement]:
    """The statements that ``n`` people allow.

    >>> sorted(allowed(7))
    [<Statement.COUNT: 'count'>, <Statement.EXACT_TEST: 'exact test'>]
    """
    return frozenset(statement for statement, least in LEAST.items() if n >= least)


def why_not(statement: Statement, n: int) -> str:
    """Why ``n`` people do not allow the statement, or an empty text."""
    if n >= LEAST[statement]:
        return ""
    steps = (
        (NOTHING_BELOW, reasons.UNDER_5),
        (MEDIANS_FROM, reasons.UNDER_10),
        (MEANS_FROM, reasons.UNDER_20),
    )
    return next((said for step, said in steps if n < step), reasons.UNDER_50)


def guarded(statement: Statement, found: Estimate, base: int | None = None) -> Estimate:
    """The estimate, or none where its people are too few; ``base``: the smaller of two groups."""
    reason = why_not(statement, found.n if base is None else base)
    if not reason or found.value is None:
        return found if not reason else replace(found, reason=reason)
    return no_estimate(found.n, found.method, reason, n_missing=found.n_missing)


def most_parameters(n: int, rarer: int | None = None) -> int:
    """How many covariates a model may have; ``rarer``: people with the rarer of two outcomes.

    None below 20 people, one below 50; logistic models one per ten of the rarer outcome, from 50.
    Others: one per ten people, Harrell (2015), Regression Modeling Strategies, 4.4.
    """
    if rarer is not None:
        return rarer // _OUTCOMES_PER_PARAMETER if n >= LEAST[Statement.LOGISTIC] else 0
    if n < LEAST[Statement.REGRESSION]:
        return 0
    return n // _OUTCOMES_PER_PARAMETER if n >= ALL_FROM else 1
