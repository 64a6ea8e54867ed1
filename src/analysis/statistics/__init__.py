"""Arrays come in, estimates go out; nothing here knows a table, a language or a project."""

from analysis.statistics.change import independent_mean_difference, mean, paired_mean_change
from analysis.statistics.estimate import Estimate, no_estimate
from analysis.statistics.proportion import proportion, proportion_difference

__all__ = [
    "Estimate",
    "independent_mean_difference",
    "mean",
    "no_estimate",
    "paired_mean_change",
    "proportion",
    "proportion_difference",
]
