"""The sidebar: which collection, and which part of it. Every widget is bound to the address."""

from collections.abc import Sequence

import streamlit as st

from analysis.charts.theme import counted
from analysis.store import Collection
from pages.shared import cached, views
from pages.shared.exporting.offering import offer_export
from pages.shared.scope import (
    COLLECTION,
    EACH,
    EARLIEST,
    LATEST,
    ONLY,
    OUTLETS,
    SINCE,
    UNTIL,
    chosen_collection,
    clear_filters,
    current_scope,
    is_narrowed,
)
from pages.shared.search_box import show_in_sidebar
from pages.shared.session import seat


def show_sidebar(*, with_search: bool = True) -> None:
    """The choices that hold on every page. A page with a large search box needs no small one."""
    with st.sidebar:
        collections = cached.store().collections()
        if not collections:
            st.caption("Nothing to choose from yet: there are no articles.")
            return
        if not seat().is_visitor:
            _choose_collection([item.name for item in collections])
        if with_search:
            show_in_sidebar()
        collection = chosen_collection()
        if collection is not None:
            _choose_part(collection)
            _note_undated()
            _choose_copies(collection)
            _show_actions(collection)


def _choose_collection(names: Sequence[str]) -> None:
    """Names the collection in the address even where nobody chose one.

    Streamlit leaves a default out of the address, and a link without it would open another
    collection once there is an older one. So there is no default: the first one is set, and set
    again while the address lacks it, because Streamlit does not write what the first run set.
    """
    chosen = st.session_state.get(COLLECTION)
    if chosen not in names or COLLECTION not in st.query_params:
        st.session_state[COLLECTION] = chosen if chosen in names else names[0]
    st.selectbox(
        "Collection",
        names,
        index=None,
        key=COLLECTION,
        bind="query-params",
        placeholder=names[0],
        required=True,
        label_visibility="collapsed",
        on_change=clear_filters,
    )


def _choose_part(collection: Collection) -> None:
    version = cached.version_of(collection.id)
    outlets = cached.outlets(version, collection.id)
    labels = tuple(cached.labels(version, collection.id))
    _forget_unknown(outlets, labels)
    st.multiselect("Outlets", outlets, key=OUTLETS, bind="query-params", placeholder="All outlets")
    st.selectbox(
        "Article", labels, index=None, key=ONLY, bind="query-params", placeholder="All articles"
    )
    st.date_input("Published from", **_date_options(SINCE))
    st.date_input("Published until", **_date_options(UNTIL))


def _date_options(key: str) -> dict[str, object]:
    return {
        "key": key,
        "value": None,
        "min_value": EARLIEST,
        "max_value": LATEST,
        "format": "DD/MM/YYYY",
        "bind": "query-params",
    }


def _forget_unknown(outlets: Sequence[str], labels: Sequence[str]) -> None:
    """Drops choices that the collection no longer offers, as after a deletion."""
    chosen = st.session_state.get(OUTLETS) or []
    if not set(chosen) <= set(outlets):
        st.session_state[OUTLETS] = [outlet for outlet in chosen if outlet in outlets]
    if st.session_state.get(ONLY) not in (None, *labels):
        st.session_state[ONLY] = None


def _note_undated() -> None:
    scope = current_scope()
    if scope is None or not (scope.since or scope.until):
        return
    if scope.since and scope.until and scope.until < scope.since:
        st.caption("The last day lies before the first, so nothing is shown.")
    undated = cached.undated(cached.version_of(scope.collection), scope)
    if undated:
        verb = "is" if undated == 1 else "are"
        st.caption(f"{counted(undated, 'article')} without a date {verb} left out.")


def _choose_copies(collection: Collection) -> None:
    """Nothing is asked of a collection in which every text is there once."""
    if cached.copied_table(cached.version_of(collection.id), collection.id).empty:
        st.session_state.pop(EACH, None)
        return
    st.toggle(
        "Count each copy",
        key=EACH,
        bind="query-params",
        help="Articles that share their text count once where names and statements are counted.",
    )


def _show_actions(collection: Collection) -> None:
    with st.container(horizontal=True, gap="small"):
        if is_narrowed():
            st.button(
                "Show all",
                icon=":material/filter_list_off:",
                key="clear_filters",
                on_click=clear_filters,
                help="Looks at the whole collection again.",
            )
        views.show_actions(collection)
        offer_export(collection)
