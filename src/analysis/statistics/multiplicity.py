"""Several outcomes at once: adjusted p-values, missing ones kept out and kept in place."""

from __future__ import annotations

from typing import Literal

import numpy as np
from statsmodels.stats.multitest import multipletests

from analysis.statistics.observed import Values

Adjustment = Literal["Holm", "BH", "BY", "Bonferroni", "Hommel", "Hochberg"]
_NAMES = {
    "Holm": "holm",
    "BH": "fdr_bh",
    "BY": "fdr_by",
    "Bonferroni": "bonferroni",
    "Hommel": "hommel",
    "Hochberg": "simes-hochberg",
}


def holm(p_values: Values) -> Values:
    """Adjusted p-values of a declared family of outcomes (family-wise error).

    Source: Holm (1979); R `p.adjust(method = "holm")`.

    >>> holm(np.array([0.01, 0.01, 0.04, np.nan, 0.2])).tolist()
    [0.04, 0.04, 0.08, nan, 0.2]
    """
    return adjusted(p_values, "Holm")


def benjamini_hochberg(p_values: Values) -> Values:
    """Adjusted p-values of explored outcomes (false discovery rate).

    Source: Benjamini & Hochberg (1995); R `p.adjust(method = "BH")`.
    """
    return adjusted(p_values, "BH")


def adjusted(p_values: Values, adjustment: Adjustment) -> Values:
    """Adjusted p-values in the places of their own; NaN, and what is no p-value, gives NaN.

    Only tests that were made count: statsmodels counts missing ones too.
    """
    given = np.asarray(p_values, dtype=np.float64)
    made = (given >= 0) & (given <= 1)
    result = np.full(given.shape, np.nan)
    if made.any():
        result[made] = multipletests(given[made], method=_NAMES[adjustment])[1]
    return result
