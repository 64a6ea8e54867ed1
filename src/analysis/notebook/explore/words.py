"""How statements are named in a researcher's table, and who published their methods."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from analysis.statistics import Statement


@dataclass(frozen=True)
class Wording:
    """A statement's name and the publication of its method; ``drawn``: in units of the scale."""

    label: str
    reference: str
    drawn: bool = False


STUDENT = "Student (1908), Biometrika 6"
WILSON = "Wilson (1927), JASA 22"
_MEDIAN = "Hahn & Meeker (1991), Statistical Intervals, 5.2"

PAIRED: Mapping[Statement, Wording] = MappingProxyType(
    {
        Statement.EXACT_TEST: Wording(
            "Signed-rank test (W⁺)",
            "Wilcoxon (1945), Biometrics Bulletin 1; unchanged people dropped",
        ),
        Statement.SHARE: Wording("Share whose score rose", WILSON),
        Statement.MEDIAN: Wording("Median change", _MEDIAN, drawn=True),
        Statement.SHIFT: Wording(
            "Hodges–Lehmann shift", "Hollander & Wolfe (1999), 3.2–3.3", drawn=True
        ),
        Statement.RANK_EFFECT: Wording("Rank-biserial correlation", "Kerby (2014)"),
        Statement.MEAN_CHANGE: Wording("Mean change", STUDENT, drawn=True),
        Statement.STANDARDISED_EFFECT: Wording(
            "Standardised change g_av", "Bonett (2008), Psychological Methods 13; Hedges (1981)"
        ),
        Statement.EQUIVALENCE: Wording(
            "Equivalence to no worthwhile change", "Schuirmann (1987), two one-sided tests"
        ),
    }
)
INDEPENDENT: Mapping[Statement, Wording] = MappingProxyType(
    {
        Statement.EXACT_TEST: Wording("Mann–Whitney test (U)", "Mann & Whitney (1947)"),
        Statement.RANK_EFFECT: Wording("Probability of superiority", "Mann & Whitney (1947)"),
        Statement.MEAN_CHANGE: Wording(
            "Difference of means", "Welch (1947), Biometrika 34", drawn=True
        ),
        Statement.STANDARDISED_EFFECT: Wording("Hedges's g", "Hedges (1981)"),
    }
)
YES_NO_PAIRED: Mapping[Statement, Wording] = MappingProxyType(
    {
        Statement.EXACT_TEST: Wording("McNemar's exact test (gained a yes)", "McNemar (1947)"),
        Statement.SHARE_CHANGE: Wording(
            "Change of the share of yes", "Newcombe (1998), Statistics in Medicine 17", drawn=True
        ),
        Statement.ODDS_RATIO: Wording("Odds ratio of those who changed", "McNemar (1947)"),
    }
)
YES_NO_INDEPENDENT: Mapping[Statement, Wording] = MappingProxyType(
    {
        Statement.SHARE_CHANGE: Wording(
            "Difference of the shares of yes",
            "Newcombe (1998), Statistics in Medicine 17",
            drawn=True,
        )
    }
)
LEVEL: Mapping[Statement, Wording] = MappingProxyType(
    {
        Statement.MEDIAN: Wording("median", _MEDIAN),
        Statement.MEAN: Wording("mean", STUDENT),
    }
)
MIXED = "Laird & Ware (1982); Kuznetsova et al. (2017); Holm (1979)"
ALPHA = "Cronbach (1951); Feldt (1965)"
ITEM_REST = "Nunnally & Bernstein (1994), Psychometric Theory"
NO_COMPARISON = "There is no comparison group, so a change cannot be said to be due to the project."
