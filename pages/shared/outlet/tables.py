"""The tables of the Outlets page: what the sidebar left in, measured against the collection."""

import pandas as pd
import streamlit as st

from analysis.store import State
from analysis.tables import Scope, coverage_table, firsts_table, outlet_claims, outlet_figures
from pages.shared import cached
from pages.shared.opened import look_at


def coverage(scope: Scope) -> pd.DataFrame:
    """`tables.coverage_table`, kept."""
    return _coverage(cached.version_of(scope.collection), scope)


def claims_of_outlets(scope: Scope) -> pd.DataFrame:
    """`tables.outlet_claims`, kept."""
    return _claims(cached.version_of(scope.collection), scope)


def figures(scope: Scope) -> pd.DataFrame:
    """`tables.outlet_figures` of the articles that were analysed, kept."""
    return _figures(cached.version_of(scope.collection), scope)


@st.cache_data(max_entries=16, show_spinner=False)
def _coverage(version: cached.Version, scope: Scope) -> pd.DataFrame:
    return coverage_table(
        cached.statements_table(version, scope, every=True),
        cached.claims_table(version, scope),
        _firsts(version, scope.collection),
    )


@st.cache_data(max_entries=16, show_spinner=False)
def _claims(version: cached.Version, scope: Scope) -> pd.DataFrame:
    return outlet_claims(
        cached.statements_table(version, scope, every=True),
        cached.claims_table(version, scope),
        cached.attributions_table(version, scope),
        firsts=_firsts(version, scope.collection),
    )


@st.cache_data(max_entries=16, show_spinner=False)
def _figures(version: cached.Version, scope: Scope) -> pd.DataFrame:
    articles = cached.articles_table(version, scope)
    return outlet_figures(_claims(version, scope), articles[articles["state"] == State.DONE])


@st.cache_data(max_entries=16, show_spinner=False)
def _firsts(version: cached.Version, collection: int) -> pd.DataFrame:
    return firsts_table(look_at(version[0]), Scope(collection))
