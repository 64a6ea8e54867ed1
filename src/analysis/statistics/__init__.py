"""Arrays come in, estimates go out; nothing here knows a table, a language or a project."""

from analysis.statistics.ancova import Ancova, ancova, ancova_difference
from analysis.statistics.association import cramers_v, fisher_exact_test
from analysis.statistics.change import independent_mean_difference, mean, paired_mean_change
from analysis.statistics.effect_size import d_av, d_rm, d_z, g_av, g_z, glass_delta, hedges_g
from analysis.statistics.equivalence import (
    Equivalence,
    ReliableChange,
    equivalence,
    half_standard_deviation,
    reliable_change,
)
from analysis.statistics.estimate import Estimate, no_estimate
from analysis.statistics.finite_population import (
    population_mean,
    population_proportion,
    population_total,
)
from analysis.statistics.guards import Statement, allowed, guarded, most_parameters, why_not
from analysis.statistics.hodges_lehmann import hodges_lehmann
from analysis.statistics.median import median
from analysis.statistics.multiplicity import adjusted, benjamini_hochberg, holm
from analysis.statistics.paired_proportion import (
    matched_odds_ratio,
    mcnemar,
    paired_proportion_difference,
)
from analysis.statistics.permutation import reallocation_test, sign_flip_test
from analysis.statistics.proportion import proportion, proportion_difference
from analysis.statistics.rank_sum import kruskal_wallis, mann_whitney
from analysis.statistics.recommendation import net_promoter_score, promoter_balance
from analysis.statistics.signed_rank import rank_biserial, signed_rank_test, smallest_p
from analysis.statistics.statements import (
    Counts,
    Statements,
    change_statements,
    difference_statements,
    level_statements,
    share_change_statements,
    share_difference_statements,
    share_statements,
)
from analysis.statistics.summary import PairedSummary, paired_summary, standard_deviation
from analysis.statistics.usability import usability, usability_scores

__all__ = [
    "Ancova",
    "Counts",
    "Equivalence",
    "Estimate",
    "PairedSummary",
    "ReliableChange",
    "Statement",
    "Statements",
    "adjusted",
    "allowed",
    "ancova",
    "ancova_difference",
    "benjamini_hochberg",
    "change_statements",
    "cramers_v",
    "d_av",
    "d_rm",
    "d_z",
    "difference_statements",
    "equivalence",
    "fisher_exact_test",
    "g_av",
    "g_z",
    "glass_delta",
    "guarded",
    "half_standard_deviation",
    "hedges_g",
    "hodges_lehmann",
    "holm",
    "independent_mean_difference",
    "kruskal_wallis",
    "level_statements",
    "mann_whitney",
    "matched_odds_ratio",
    "mcnemar",
    "mean",
    "median",
    "most_parameters",
    "net_promoter_score",
    "no_estimate",
    "paired_mean_change",
    "paired_proportion_difference",
    "paired_summary",
    "population_mean",
    "population_proportion",
    "population_total",
    "promoter_balance",
    "proportion",
    "proportion_difference",
    "rank_biserial",
    "reallocation_test",
    "reliable_change",
    "share_change_statements",
    "share_difference_statements",
    "share_statements",
    "sign_flip_test",
    "signed_rank_test",
    "smallest_p",
    "standard_deviation",
    "usability",
    "usability_scores",
    "why_not",
]
