"""The list of articles: what is known of each, how far it is, and what can be done about it."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from analysis.charts.theme import STATE_WORDS, counted
from pages.shared import edit, loaders, removal
from pages.shared.choice import choose_flag, choose_one
from pages.shared.links import article_link
from pages.shared.rights import may_edit, may_edit_articles
from pages.shared.table import pick_rows
from pages.shared.uncounted import note_languages

_COLUMNS = {
    "title": st.column_config.TextColumn("Title", width=320),
    "outlet": st.column_config.TextColumn("Outlet"),
    "published": st.column_config.DateColumn("Published", format="D MMM YYYY"),
    "state_words": st.column_config.TextColumn("State", width=105),
    "notes": st.column_config.TextColumn("Notes", width=170, help="What to know before using it."),
    "section": st.column_config.TextColumn("Section", width=90),
    "copies": st.column_config.NumberColumn(
        "Copies", help="Other articles of the collection with the same text, or much of it."
    ),
    "entities": st.column_config.NumberColumn("Names", help="How many are named in it."),
    "attributions": st.column_config.NumberColumn("Statements"),
    "denials": st.column_config.NumberColumn("Denials"),
    "added": st.column_config.DatetimeColumn("Added", format="D MMM YYYY"),
}
_SPARSE = ("notes", "section", "copies")
"""Columns that are left out where no article has anything in them."""
_MOST_PROBLEMS = 5
"""Reasons that are written out below the list; the others are one click away."""
_AGAIN = ("problem", "cancelled")
"""States in which an article can be tried again."""


def show_list(articles: pd.DataFrame) -> None:
    """Nothing; draws the articles, the first one on top."""
    st.subheader(counted(len(articles), "article"), anchor=False)
    note_languages()
    shown = _narrow(describe(articles, loaders.notes(), loaders.copies()))
    columns = {
        name: config
        for name, config in _COLUMNS.items()
        if name not in _SPARSE or shown[name].notna().any()
    }
    picked = pick_rows(shown, key="article_list", columns=columns, alt="Articles in scope")
    _show_problems(shown if picked.empty else picked)
    if picked.empty:
        st.caption(f"Tick articles to {'open, edit or remove' if may_edit() else 'open'} them.")
        return
    _show_actions(picked)


def describe(articles: pd.DataFrame, notes: pd.DataFrame, copies: pd.DataFrame) -> pd.DataFrame:
    """The articles with state, notes and number of copies.

    copies is missing for a text that stands alone; first is the first article of a text.
    """
    said = notes.groupby("article")["message"].agg(" · ".join)
    copied = copies.set_index("article")
    is_done = articles["state"].eq("done")
    return articles.assign(
        state_words=articles["state"].map(STATE_WORDS),
        notes=articles["article"].map(said).where(is_done),
        copies=articles["article"].map(copied["others"]),
        first=articles["article"].map(copied["first"]).fillna(articles["article"]).astype("int64"),
    )


def _narrow(articles: pd.DataFrame) -> pd.DataFrame:
    """The articles in the state that is asked for, copies beside one another if that is wanted."""
    states = [words for state, words in STATE_WORDS.items() if state in set(articles["state"])]
    has_copies = articles["copies"].notna().any()
    chosen, together = None, False
    if len(states) > 1 or has_copies:
        with st.container(horizontal=True, vertical_alignment="bottom", key="list_choices"):
            if len(states) > 1:
                options = dict(zip(states, states, strict=True))
                chosen = choose_one("State", options, key="state", nothing="Every state", width=200)
            if has_copies:
                together = choose_flag("Show copies together", key="together")
    if chosen is not None:
        articles = articles[articles["state_words"] == chosen]
    if together:
        order = articles.assign(alone=articles["copies"].isna())
        articles = order.sort_values(["alone", "first", "article"], kind="stable")
    return articles


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
    again = [int(key) for key in picked.loc[picked["state"].isin(_AGAIN), "article"]]
    with st.container(horizontal=True, vertical_alignment="center"):
        if len(keys) == 1:
            article_link(keys[0])
        edit.offer_edit(keys)
        if may_edit_articles(keys):
            if again:
                _offer_retry(again)
            _offer_removal(keys)


def _offer_removal(articles: Sequence[int]) -> None:
    st.button(
        f"Remove {counted(len(articles), 'article')}",
        icon=":material/delete:",
        key="remove",
        on_click=removal.remove,
        args=(articles,),
    )


def _offer_retry(articles: Sequence[int]) -> None:
    st.button(
        "Try again",
        icon=":material/refresh:",
        key="retry",
        on_click=removal.retry,
        args=(articles,),
    )
