"""Articles: adding them, seeing how far they are, removing them."""

import pandas as pd
import streamlit as st

from analysis.charts.theme import STATE_WORDS, counted
from pages.shared import adding, empty, loaders, removal, shell
from pages.shared.links import article_link
from pages.shared.table import pick_rows

_COLUMNS = {
    "title": st.column_config.TextColumn("Title", width=320),
    "outlet": st.column_config.TextColumn("Outlet"),
    "published": st.column_config.DateColumn("Published", format="D MMM YYYY"),
    "state_words": st.column_config.TextColumn("State", width=105),
    "entities": st.column_config.NumberColumn("Names", help="How many are named in it."),
    "attributions": st.column_config.NumberColumn("Statements"),
    "denials": st.column_config.NumberColumn("Denials"),
    "added": st.column_config.DatetimeColumn("Added", format="D MMM YYYY"),
}
_MOST_PROBLEMS = 5
"""Reasons that are written out below the list; the others are one click away."""


def show() -> None:
    """The page."""
    st.title("Articles", anchor=False)
    adding.show_form()
    adding.show_outcomes()
    removal.offer_undo()
    if not empty.is_empty(with_upload=False):
        _show_list(loaders.articles().iloc[::-1])


def _show_list(articles: pd.DataFrame) -> None:
    """The newest first: it is the one that somebody waits for."""
    st.subheader(counted(len(articles), "article"), anchor=False)
    shown = articles.assign(state_words=articles["state"].map(STATE_WORDS))
    picked = pick_rows(shown, key="article_list", columns=_COLUMNS, alt="Articles in scope")
    _show_problems(articles if picked.empty else picked)
    if picked.empty:
        st.caption("Tick an article to open or remove it.")
        return
    _show_actions(picked)


def _show_problems(articles: pd.DataFrame) -> None:
    problems = articles["problem"].dropna()
    if problems.empty:
        return
    with st.container(border=True, gap="xsmall", key="problems"):
        for problem in problems.head(_MOST_PROBLEMS):
            st.text(problem)
        if len(problems) > _MOST_PROBLEMS:
            more = counted(len(problems) - _MOST_PROBLEMS, "other")
            st.caption(f"And {more} like these: tick an article to see why it was not analysed.")


def _show_actions(picked: pd.DataFrame) -> None:
    keys = [int(key) for key in picked["article"]]
    with st.container(horizontal=True, vertical_alignment="center"):
        if len(keys) == 1:
            article_link(keys[0])
        if picked["state"].eq("problem").any():
            st.button(
                "Try again",
                icon=":material/refresh:",
                key="retry",
                on_click=removal.retry,
                args=(keys,),
            )
        st.button(
            f"Remove {counted(len(keys), 'article')}",
            icon=":material/delete:",
            key="remove",
            on_click=removal.remove,
            args=(keys,),
        )


shell.require_router()
show()
