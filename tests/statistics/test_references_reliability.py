"""Scales and coders: psych, lavaan, statpsych, irr."""

from __future__ import annotations

import numpy as np
import pandas as pd
from scipy import stats

from analysis.statistics.agreement import kappa, krippendorff_alpha
from analysis.statistics.omega import mcdonald_omega
from analysis.statistics.polychoric import ordinal_alpha, polychoric
from analysis.statistics.reliability import cronbach_alpha, item_analysis


def test_scales_and_coders(reference) -> None:
    cases = {case.id: case for case in reference("reliability")}
    for name, case in cases.items():
        if name.startswith("alpha_omega_bfi"):
            personality(case)
    panel(cases["alpha_omega_panel3_wave0"])
    coders(cases["coder_agreement"])
    assert len(cases) == 5


def items_of(case) -> np.ndarray:
    table = case.table()[case.data["items"]].astype(float)
    turned = case.data["scale_min"] + case.data["scale_max"] - table[case.data["reverse"]]
    return table.assign(**{name: turned[name] for name in turned}).to_numpy()


def personality(case) -> None:
    items = items_of(case)
    alpha, listwise = cronbach_alpha(items), item_analysis(items)
    pairwise = item_analysis(items, pairwise=True)
    assert alpha.n + alpha.n_missing == len(items)
    case.check(
        rtol=1e-10,  # the note: alpha values 1e-10
        n_listwise=alpha.n,
        alpha_listwise=alpha.value,
        std_alpha_listwise=listwise.standardised,
        G6_listwise=listwise.lambda_6,
        average_r=listwise.average_correlation,
        feldt_lo=alpha.low,
        feldt_hi=alpha.high,
        duhachek_ase=listwise.error,
        r_cor=listwise.corrected,
        r_drop=listwise.rest_correlation,
        alpha_if_dropped=listwise.alpha_without,
        alpha_pairwise=pairwise.alpha,
        std_alpha_pairwise=pairwise.standardised,
    )
    factor(case, items)


def factor(case, items: np.ndarray) -> None:
    found = mcdonald_omega(items)
    value, error = found.omega.value, found.omega.se
    half = stats.norm.ppf(0.975) * error
    case.check(
        omega_1f=value,
        omega_se=error,
        omega_wald_lo=value - half,
        omega_wald_hi=value + half,
        omega_bonett_lo=found.omega.low,
        omega_bonett_hi=found.omega.high,
        loadings=found.loadings,
        resid=found.own_variances,
        chisq=found.chi_square,
    )


def panel(case) -> None:
    table: pd.DataFrame = case.table()
    items = table[table.wave == 0][[f"q{k}" for k in range(1, 7)]].dropna().to_numpy(float)
    alpha, omega = cronbach_alpha(items), mcdonald_omega(items).omega
    case.check(n=alpha.n, alpha=alpha.value, feldt_lo=alpha.low, feldt_hi=alpha.high)
    case.check(r_drop=item_analysis(items).rest_correlation)
    case.check(omega_1f=omega.value, omega_se=omega.se)
    case.check(polychoric_q1_q2=polychoric(items[:, 0], items[:, 1]).value)
    case.check(ordinal_alpha=ordinal_alpha(items).value)


def coders(case) -> None:
    first, second = (np.array(case.data["inline"][name], dtype=float) for name in ("r1", "r2"))
    plain = kappa(first, second)
    case.check(kappa=plain.value, kappa_lo=plain.low, kappa_hi=plain.high)
    case.check(kappa_linear=kappa(first, second, "linear").value)
    case.check(kappa_quadratic=kappa(first, second, "quadratic").value)
    both = np.stack([first, second])
    case.check(kripp_nominal=krippendorff_alpha(both).value)
    case.check(kripp_ordinal=krippendorff_alpha(both, "ordinal").value)
