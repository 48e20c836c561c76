"""The tables of the Entities page: asked of the database, kept until something changes."""

from collections.abc import Callable, Mapping
from typing import Any

import pandas as pd
import streamlit as st

from analysis.charts.network_layout import Places, lay_out_network
from analysis.charts.theme import type_words
from analysis.tables import Scope, mentions_table
from analysis.tables.entity_company import entity_company, entity_pairs, shared_articles
from analysis.tables.entity_profile import (
    entity_seen,
    entity_words,
    find_identities,
    identities_table,
)
from analysis.tables.entity_sayings import entity_denials, said_about, said_by
from analysis.tables.entity_spread import entity_days, entity_outlets, entity_places
from pages.shared import cached

_TABLES: Mapping[str, Callable[..., pd.DataFrame]] = {
    "company": entity_company,
    "days": entity_days,
    "denials": entity_denials,
    "mentions": mentions_table,
    "outlets": entity_outlets,
    "pairs": entity_pairs,
    "places": entity_places,
    "said_about": said_about,
    "said_by": said_by,
    "seen": entity_seen,
    "shared": shared_articles,
    "words": entity_words,
}


def entity_table(name: str, scope: Scope, *asked: Any) -> pd.DataFrame:
    """One of the tables of the modules `analysis.tables.entity_...`, for a scope."""
    return _read(cached.version_of(scope.collection), scope, name, *asked)


@st.cache_data(max_entries=64, show_spinner=False)
def _read(version: cached.Version, scope: Scope, name: str, *asked: Any) -> pd.DataFrame:
    return _TABLES[name](cached.store(), scope, *asked)


def labels_of(scope: Scope) -> dict[int, str]:
    """What everybody in the collection is called on the page, no two alike."""
    return _labels(cached.version_of(scope.collection), Scope(scope.collection))


@st.cache_data(max_entries=8, show_spinner=False)
def _labels(version: cached.Version, scope: Scope) -> dict[int, str]:
    return make_labels(identities_table(cached.store(), scope))


def make_labels(identities: pd.DataFrame) -> dict[int, str]:
    """Name and type of everybody; who shares both with others is numbered as well, by age."""
    seen: dict[str, int] = {}
    found: dict[int, str] = {}
    columns = (identities[name] for name in ("identity", "entity", "type", "before"))
    for identity, name, kind, before in zip(*columns, strict=True):
        label = f"{name} ({type_words(kind)})"
        seen[label] = seen.get(label, 0) + 1
        number = seen[label] + int(before)
        found[int(identity)] = label if number == 1 else f"{label} · {number}"
    return found


def find(scope: Scope, words: str) -> frozenset[int]:
    """Everybody in the collection whose name, other name or short form has the words in it."""
    return _find(cached.version_of(scope.collection), Scope(scope.collection), words)


@st.cache_data(max_entries=32, show_spinner=False)
def _find(version: cached.Version, scope: Scope, words: str) -> frozenset[int]:
    return find_identities(cached.store(), scope, words)


def network(scope: Scope, identities: tuple[int, ...], least: int) -> Places:
    """Where the names of the network stand."""
    return _network(cached.version_of(scope.collection), scope, identities, least)


@st.cache_data(max_entries=16, show_spinner="Placing the names …")
def _network(
    version: cached.Version, scope: Scope, identities: tuple[int, ...], least: int
) -> Places:
    pairs = entity_pairs(cached.store(), scope, identities)
    return lay_out_network(pairs[pairs["articles"] >= least])
