"""Arrays come in, estimates go out; nothing here knows a table, a language or a project."""

from analysis.statistics.agreement import kappa, krippendorff_alpha
from analysis.statistics.change import independent_mean_difference, mean, paired_mean_change
from analysis.statistics.chi_square import ChiSquareTest
from analysis.statistics.competing import cumulative_incidence
from analysis.statistics.cox import cox_regression
from analysis.statistics.estimate import Estimate, no_estimate
from analysis.statistics.imputation import Imputed, impute
from analysis.statistics.intraclass import IntraclassCorrelations, intraclass_correlations
from analysis.statistics.log_rank import log_rank_test
from analysis.statistics.logistic import logistic_regression
from analysis.statistics.mixed import MixedModel, contrast, mixed_model
from analysis.statistics.nonresponse import (
    ResponseWeights,
    effective_sample_size,
    response_weights,
    weighted_mean,
)
from analysis.statistics.omega import OneFactor, mcdonald_omega
from analysis.statistics.ordinal import ordinal_regression, proportional_odds_test
from analysis.statistics.ordinal_mixed import OrdinalMixedModel, ordinal_mixed_model
from analysis.statistics.polychoric import ordinal_alpha, polychoric
from analysis.statistics.pooling import Pooled, pool
from analysis.statistics.proportion import proportion, proportion_difference
from analysis.statistics.raking import Raked, rake
from analysis.statistics.regression import linear_regression
from analysis.statistics.reliability import ItemAnalysis, cronbach_alpha, item_analysis
from analysis.statistics.restricted_mean import restricted_mean, restricted_mean_difference
from analysis.statistics.survey import SurveyDesign, survey_mean, survey_proportion, survey_total
from analysis.statistics.survival import median_survival, survival_curve
from analysis.statistics.wald import Coefficients
from analysis.statistics.waves import WaveChanges, wave_changes

__all__ = [
    "ChiSquareTest",
    "Coefficients",
    "Estimate",
    "Imputed",
    "IntraclassCorrelations",
    "ItemAnalysis",
    "MixedModel",
    "OneFactor",
    "OrdinalMixedModel",
    "Pooled",
    "Raked",
    "ResponseWeights",
    "SurveyDesign",
    "WaveChanges",
    "contrast",
    "cox_regression",
    "cronbach_alpha",
    "cumulative_incidence",
    "effective_sample_size",
    "impute",
    "independent_mean_difference",
    "intraclass_correlations",
    "item_analysis",
    "kappa",
    "krippendorff_alpha",
    "linear_regression",
    "log_rank_test",
    "logistic_regression",
    "mcdonald_omega",
    "mean",
    "median_survival",
    "mixed_model",
    "no_estimate",
    "ordinal_alpha",
    "ordinal_mixed_model",
    "ordinal_regression",
    "paired_mean_change",
    "polychoric",
    "pool",
    "proportion",
    "proportion_difference",
    "proportional_odds_test",
    "rake",
    "response_weights",
    "restricted_mean",
    "restricted_mean_difference",
    "survey_mean",
    "survey_proportion",
    "survey_total",
    "survival_curve",
    "wave_changes",
    "weighted_mean",
]
