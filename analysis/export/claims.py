"""The claims of a scope as every export tells them, whatever it is written as."""

from dataclasses import dataclass

import pandas as pd

from analysis.charts.claim_copies import join_copies
from analysis.store import Store
from analysis.tables import Scope, claims_table, origins_table, statements_table


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What is said about claims in a scope, and what the whole collection has on these claims."""

    statements: pd.DataFrame
    """The statements table, denied or not; what stands alone in a copy has the claim it copies."""
    claims: pd.DataFrame
    origins: pd.DataFrame


def read_told(store: Store, scope: Scope) -> Told:
    """The claims of the scope."""
    return tell_once(
        statements_table(store, scope, all=True),
        claims_table(store, scope),
        origins_table(store, scope),
    )


def tell_once(statements: pd.DataFrame, claims: pd.DataFrame, origins: pd.DataFrame) -> Told:
    """The same from the tables of the scope: no claim of its own for what a copy repeats."""
    joined = join_copies(statements)
    told = joined["claim"].unique()
    return Told(
        statements=joined,
        claims=claims[claims["claim"].isin(told)].reset_index(drop=True),
        origins=origins[origins["claim"].isin(told)].reset_index(drop=True),
    )
