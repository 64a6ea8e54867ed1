"""The rules about operations and supported organisations: what is counted instead of people."""

from __future__ import annotations

import pandas as pd

from analysis.indicators.esf.kleene import Truth, is_one_of
from analysis.project import Operation

#: A medium-sized enterprise has less staff (annual work units), and at most this turnover or this
#: balance sheet total (million euros). Source: Commission Recommendation 2003/361/EC.
MEDIUM_STAFF, MEDIUM_TURNOVER, MEDIUM_BALANCE = 250, 50.0, 43.0


def by_social_partner_or_ngo(operation: Operation) -> bool | None:
    """Carried out, wholly or in part, by social partners or NGOs."""
    return operation.social_partner_or_ngo


def for_women_in_employment(operation: Operation) -> bool | None:
    """Dedicated to women's sustainable participation and progress in employment."""
    return operation.women_in_employment


def for_public_services(operation: Operation) -> bool | None:
    """Aimed at public administrations or public services."""
    return operation.public_services


def public_cost(operation: Operation) -> float | None:
    """Certified public cost in euros."""
    return operation.public_cost


def supported_enterprise(organisations: pd.DataFrame) -> Truth:
    """Directly supported enterprises of micro, small or medium size.

    The figures decide; where they do not, the size class the enterprise told.
    """
    told = is_one_of(organisations["size"], ["micro", "small", "medium"])
    computed = _at_most_medium(organisations)
    small = computed.where(computed.notna(), told)
    return supported_organisation(organisations) & (organisations["kind"] == "enterprise") & small


def supported_public_body(organisations: pd.DataFrame) -> Truth:
    """Directly supported public administrations or public services."""
    return supported_organisation(organisations) & (organisations["kind"] == "public")


def supported_organisation(organisations: pd.DataFrame) -> Truth:
    """Directly supported organisations; those who benefit indirectly or are paid do not count."""
    return (organisations["support"] == "direct").astype("boolean")


def _at_most_medium(organisations: pd.DataFrame) -> Truth:
    low = (organisations["turnover"] <= MEDIUM_TURNOVER) | (
        organisations["balance"] <= MEDIUM_BALANCE
    )
    return (organisations["staff"] < MEDIUM_STAFF) & low
