"""The store and its tables, read once for every state of the store and shared by all sessions.

Every key holds what the session looks at and its version: a change anywhere makes a new key, and
nobody is given what was kept for somebody who sees more.
"""

from collections import Counter
from dataclasses import replace

import pandas as pd
import streamlit as st

from analysis import tables
from analysis.charts.theme import type_words
from analysis.models import Analysis
from analysis.store import ArticleRow, DeliveryRow, Store
from analysis.tables import Scope, corrections
from analysis.tables.undated import count_undated
from pages.shared.opened import Address, look_at
from pages.shared.session import seat

Version = tuple[Address, str]
"""The key under which anything read from a collection may be kept."""


def store() -> Store:
    """What this session sees of the database. Nothing can be changed by it: see `session.desk`."""
    return seat().store


def version_of(collection: int) -> Version:
    """The key for a collection as it is now."""
    return seat().address, store().version(collection)


def find_article(article: int) -> ArticleRow | None:
    """What is known of an article; None where there is none or it was removed."""
    try:
        row = store().article(article)
    except KeyError:
        return None
    return None if row.deleted else row


def articles_in(collection: int) -> int:
    """How many articles a collection has."""
    return next((item.articles for item in store().collections() if item.id == collection), 0)


def no_version() -> Version:
    """The key while there is no collection."""
    return seat().address, ""


def deliveries(collection: int) -> tuple[DeliveryRow, ...]:
    """What was ever handed in to a collection as archive, table or address, kept."""
    return _deliveries(version_of(collection), collection)


@st.cache_data(max_entries=16, show_spinner=False)
def _deliveries(version: Version, collection: int) -> tuple[DeliveryRow, ...]:
    return look_at(version[0]).deliveries(collection)


@st.cache_data(max_entries=32, show_spinner=False)
def articles_table(version: Version, scope: Scope) -> pd.DataFrame:
    """`tables.articles_table`, kept."""
    return tables.articles_table(look_at(version[0]), scope)


@st.cache_data(max_entries=32, show_spinner=False)
def notes_table(version: Version, scope: Scope) -> pd.DataFrame:
    """`tables.notes_table`, kept."""
    return tables.notes_table(look_at(version[0]), scope)


@st.cache_data(max_entries=16, show_spinner=False)
def copied_table(version: Version, collection: int) -> pd.DataFrame:
    """`tables.copied_table`, kept."""
    return tables.copied_table(look_at(version[0]), Scope(collection=collection))


@st.cache_data(max_entries=32, show_spinner=False)
def sharing_table(version: Version, article: int) -> pd.DataFrame:
    """`tables.sharing_table`, kept."""
    return tables.sharing_table(look_at(version[0]), article)


@st.cache_data(max_entries=32, show_spinner=False)
def entities_table(version: Version, scope: Scope) -> pd.DataFrame:
    """`tables.entity_counts`, kept; hidden ones are in it."""
    return tables.entity_counts(look_at(version[0]), scope, hidden=True)


@st.cache_data(max_entries=16, show_spinner=False)
def suggestions_table(version: Version, collection: int) -> pd.DataFrame:
    """`tables.corrections.suggestions_table`, kept."""
    return corrections.suggestions_table(look_at(version[0]), collection)


@st.cache_data(max_entries=16, show_spinner=False)
def corrections_table(version: Version, collection: int) -> pd.DataFrame:
    """`tables.corrections.corrections_table`, kept."""
    return corrections.corrections_table(look_at(version[0]), collection, type_words)


@st.cache_data(max_entries=32, show_spinner=False)
def attributions_table(version: Version, scope: Scope) -> pd.DataFrame:
    """`tables.attributions_table`, kept."""
    return tables.attributions_table(look_at(version[0]), scope)


@st.cache_data(max_entries=32, show_spinner=False)
def statements_table(version: Version, scope: Scope, *, every: bool) -> pd.DataFrame:
    """`tables.statements_table`, kept."""
    return tables.statements_table(look_at(version[0]), scope, all=every)


@st.cache_data(max_entries=32, show_spinner=False)
def claims_table(version: Version, scope: Scope) -> pd.DataFrame:
    """`tables.claims_table`, kept."""
    return tables.claims_table(look_at(version[0]), scope)


@st.cache_data(max_entries=16, show_spinner=False)
def origins_table(version: Version, scope: Scope) -> pd.DataFrame:
    """`tables.origins_table`, kept."""
    return tables.origins_table(look_at(version[0]), scope)


@st.cache_data(max_entries=16, show_spinner=False)
def search_articles(version: Version, scope: Scope, most: int) -> pd.DataFrame:
    """`tables.search_articles`, kept."""
    return tables.search_articles(look_at(version[0]), scope, most)


@st.cache_data(max_entries=16, show_spinner=False)
def search_quotes(version: Version, scope: Scope, most: int) -> pd.DataFrame:
    """`tables.search_quotes`, kept."""
    return tables.search_quotes(look_at(version[0]), scope, most)


@st.cache_data(max_entries=32, show_spinner=False)
def count_found(version: Version, scope: Scope) -> tables.Counts:
    """`tables.count_found`, kept."""
    return tables.count_found(look_at(version[0]), scope)


@st.cache_data(max_entries=64, show_spinner=False)
def analysis(version: Version, article: int) -> Analysis | None:
    """The analysis of one article as it is shown, with what was decided since; kept."""
    store = look_at(version[0])
    found = store.load_shown(article)
    if found is None:
        return None
    decided = store.article(article).given.decided
    return replace(found, article=replace(found.article, decided=decided))


@st.cache_data(max_entries=16, show_spinner=False)
def labels(version: Version, collection: int) -> dict[str, int]:
    """A name for every article of a collection, no two alike, and the article it stands for."""
    frame = articles_table(version, Scope(collection=collection))
    seen: Counter[str] = Counter()
    found: dict[str, int] = {}
    for article, title in zip(frame["article"], frame["title"], strict=True):
        seen[title] += 1
        found[title if seen[title] == 1 else f"{title} ({seen[title]})"] = int(article)
    return found


@st.cache_data(max_entries=16, show_spinner=False)
def outlets(version: Version, collection: int) -> tuple[str, ...]:
    """The outlets of a collection, by name."""
    frame = articles_table(version, Scope(collection=collection))
    return tuple(sorted(frame["outlet"].unique(), key=str.casefold))


@st.cache_data(max_entries=32, show_spinner=False)
def undated(version: Version, scope: Scope) -> int:
    """How many articles a date filter leaves out because their date is not known."""
    return count_undated(look_at(version[0]), scope)
