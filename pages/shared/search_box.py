"""The box in which a search is typed: in the sidebar, and large on the Search page.

It is one box in two places: what is typed narrows every page until it is taken back.
"""

import streamlit as st

from analysis.models import Problem
from analysis.store.query import parse_query
from pages.shared import cached
from pages.shared.scope import IN_ARTICLES, SEARCH, SOUGHT, WITHIN


def show_on_page() -> None:
    """The heading of the Search page and the box under it, once there is something to search."""
    st.title("Search", anchor=False)
    if cached.store().collections():
        show_box()
        _choose_where()


def show_in_sidebar() -> None:
    """The box, and where to look once something is typed."""
    show_box()
    if st.session_state.get(SEARCH):
        _choose_where()


def show_box() -> None:
    """The box, and why nothing can be looked for where that is so."""
    typed = st.text_input(
        "Search",
        key=SEARCH,
        type="search",
        bind="query-params",
        icon=":material/search:",
        placeholder="Search",
        label_visibility="collapsed",
        width=700,
    )
    problem = parse_query(typed or "")
    if (typed or "").strip() and isinstance(problem, Problem):
        st.caption(problem.message)


def _choose_where() -> None:
    st.segmented_control(
        "Look in",
        list(SOUGHT),
        key=WITHIN,
        default=IN_ARTICLES,
        required=True,
        bind="query-params",
        label_visibility="collapsed",
        help="In the articles' words, or only in what somebody is reported to have said.",
    )
