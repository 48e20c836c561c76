"""What is being looked at: collection, outlets, dates, one article, a search.

Sidebar, address and tables read the same values, so a copied address opens the same view.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import streamlit as st

from analysis.store import Collection
from analysis.tables import Scope
from analysis.tables.scope import Within
from pages.shared import cached

COLLECTION, OUTLETS, SINCE, UNTIL, ONLY = "collection", "outlets", "since", "until", "only"
SEARCH, WITHIN = "search", "within"
EACH = "each_copy"
"""Keys of the sidebar's widgets, and the names they have in the address."""

EARLIEST, LATEST = date(1900, 1, 1), date(2100, 12, 31)
"""The days that can be chosen."""
IN_ARTICLES, IN_STATEMENTS = "In articles", "In statements"
SOUGHT = {IN_ARTICLES: Within.ARTICLES, IN_STATEMENTS: Within.STATEMENTS}
"""Where a search looks, in the words of the screen."""
YES = "true"
"""How Streamlit writes a switch that is on into the address."""


def chosen_collection() -> Collection | None:
    """The collection that the sidebar names, else the oldest; None while there is none."""
    collections = cached.store().collections()
    name = st.session_state.get(COLLECTION)
    oldest = collections[0] if collections else None
    return next((item for item in collections if item.name == name), oldest)


def current_scope() -> Scope | None:
    """The scope that every table of this run is made for; None while there is no collection."""
    collection = chosen_collection()
    if collection is None:
        return None
    return Scope(
        collection=collection.id,
        outlets=tuple(sorted(st.session_state.get(OUTLETS) or ())),
        since=_day(SINCE),
        until=_day(UNTIL),
        article=_labels(collection.id).get(st.session_state.get(ONLY) or ""),
        words=words_sought(),
        within=SOUGHT.get(st.session_state.get(WITHIN) or "", Within.ARTICLES),
    )


def choices_of_sidebar() -> Iterator[tuple[str, str]]:
    """What the sidebar has chosen, as parameters. The address tells it too, but one run late."""
    state = st.session_state
    collection = chosen_collection()
    if collection is not None:
        yield COLLECTION, collection.name
    yield from ((OUTLETS, outlet) for outlet in sorted(state.get(OUTLETS) or ()))
    for key in (SINCE, UNTIL):
        if isinstance(state.get(key), date):
            yield key, state[key].isoformat()
    for key in (ONLY, SEARCH):
        if state.get(key):
            yield key, str(state[key])
    if state.get(SEARCH) and state.get(WITHIN) not in (None, IN_ARTICLES):
        yield WITHIN, str(state[WITHIN])
    if state.get(EACH):
        yield EACH, YES


def counted_scope(*, each: bool = False) -> Scope | None:
    """The scope of what is counted: of articles that share their text, one.

    With `each`, or where the sidebar says so, every one of them.
    """
    scope = current_scope()
    if scope is None or each or st.session_state.get(EACH):
        return scope
    return replace(scope, once=True)


def choose_collection(name: str) -> None:
    """Nothing; looks at the whole of another collection. For callbacks only."""
    st.session_state[COLLECTION] = name
    clear_filters()


def clear_filters() -> None:
    """Nothing; looks at the whole collection again. For callbacks only."""
    st.session_state[OUTLETS] = []
    st.session_state[SEARCH] = ""
    for key in (SINCE, UNTIL, ONLY):
        st.session_state[key] = None


def only_article(collection: Collection, article: int) -> None:
    """Nothing; narrows every page to one article. For callbacks only."""
    choose_collection(collection.name)
    labels = _labels(collection.id)
    st.session_state[ONLY] = next((name for name, key in labels.items() if key == article), None)


def is_narrowed() -> bool:
    """Whether the sidebar leaves anything of the collection out."""
    return any(st.session_state.get(key) for key in (OUTLETS, SINCE, UNTIL, ONLY, SEARCH))


def words_sought() -> str:
    """What is typed into the search box; empty where nothing is."""
    return (st.session_state.get(SEARCH) or "").strip()


def _day(key: str) -> date | None:
    value = st.session_state.get(key)
    return value if isinstance(value, date) else None


def _labels(collection: int) -> dict[str, int]:
    return cached.labels(cached.version_of(collection), collection)
