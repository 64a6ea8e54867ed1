"""Arrays come in, estimates go out; nothing here knows a table, a language or a project."""

from analysis.statistics.agreement import kappa, krippendorff_alpha
from analysis.statistics.ancova import Ancova, ancova, ancova_difference
from analysis.statistics.association import cramers_v, fisher_exact_test
from analysis.statistics.change import independent_mean_difference, mean, paired_mean_change
from analysis.statistics.chi_square import ChiSquareTest
from analysis.statistics.competing import cumulative_incidence
from analysis.statistics.cox import cox_regression
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
from analysis.statistics.imputation import Imputed, impute
from analysis.statistics.intraclass import IntraclassCorrelations, intraclass_correlations
from analysis.statistics.log_rank import log_rank_test
from analysis.statistics.logistic import logistic_regression
from analysis.statistics.median import median
from analysis.statistics.mixed import MixedModel, contrast, mixed_model
from analysis.statistics.multiplicity import adjusted, benjamini_hochberg, holm
from analysis.statistics.nonresponse import (
    ResponseWeights,
    effective_sample_size,
    response_weights,
    weighted_mean,
)
from analysis.statistics.omega import OneFactor, mcdonald_omega
from analysis.statistics.ordinal import ordinal_regression, proportional_odds_test
from analysis.statistics.ordinal_mixed import OrdinalMixedModel, ordinal_mixed_model
from analysis.statistics.paired_proportion import (
    matched_odds_ratio,
    mcnemar,
    paired_proportion_difference,
)
from analysis.statistics.permutation import reallocation_test, sign_flip_test
from analysis.statistics.polychoric import ordinal_alpha, polychoric
from analysis.statistics.pooling import Pooled, pool
from analysis.statistics.proportion import proportion, proportion_difference
from analysis.statistics.raking import Raked, rake
from analysis.statistics.rank_sum import kruskal_wallis, mann_whitney
from analysis.statistics.recommendation import net_promoter_score, promoter_balance
from analysis.statistics.regression import linear_regression
from analysis.statistics.reliability import ItemAnalysis, cronbach_alpha, item_analysis
from analysis.statistics.restricted_mean import restricted_mean, restricted_mean_difference
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
from analysis.statistics.survey import SurveyDesign, survey_mean, survey_proportion, survey_total
from analysis.statistics.survival import median_survival, survival_curve
from analysis.statistics.usability import usability, usability_scores
from analysis.statistics.wald import Coefficients
from analysis.statistics.waves import WaveChanges, wave_changes

__all__ = [
    "Ancova", "ChiSquareTest", "Coefficients", "Counts", "Equivalence", "Estimate", "Imputed",
    "IntraclassCorrelations", "ItemAnalysis", "MixedModel", "OneFactor", "OrdinalMixedModel",
    "PairedSummary", "Pooled", "Raked", "ReliableChange", "ResponseWeights", "Statement",
    "Statements", "SurveyDesign", "WaveChanges", "adjusted", "allowed", "ancova",
    "ancova_difference", "benjamini_hochberg", "change_statements", "contrast",
    "cox_regression", "cramers_v", "cronbach_alpha", "cumulative_incidence", "d_av", "d_rm",
    "d_z", "difference_statements", "effective_sample_size", "equivalence", "fisher_exact_test",
    "g_av", "g_z", "glass_delta", "guarded", "half_standard_deviation", "hedges_g",
    "hodges_lehmann", "holm", "impute", "independent_mean_difference",
    "intraclass_correlations", "item_analysis", "kappa", "krippendorff_alpha", "kruskal_wallis",
    "level_statements", "linear_regression", "log_rank_test", "logistic_regression",
    "mann_whitney", "matched_odds_ratio", "mcdonald_omega", "mcnemar", "mean", "median",
    "median_survival", "mixed_model", "most_parameters", "net_promoter_score", "no_estimate",
    "ordinal_alpha", "ordinal_mixed_model", "ordinal_regression", "paired_mean_change",
    "paired_proportion_difference", "paired_summary", "polychoric", "pool", "population_mean",
    "population_proportion", "population_total", "promoter_balance", "proportion",
    "proportion_difference", "proportional_odds_test", "rake", "rank_biserial",
    "reallocation_test", "reliable_change", "response_weights", "restricted_mean",
    "restricted_mean_difference", "share_change_statements", "share_difference_statements",
    "share_statements", "sign_flip_test", "signed_rank_test", "smallest_p",
    "standard_deviation", "survey_mean", "survey_proportion", "survey_total", "survival_curve",
    "usability", "usability_scores", "wave_changes", "weighted_mean", "why_not",
]  # fmt: skip
