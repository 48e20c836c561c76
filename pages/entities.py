"""Entities: who and what is named, how often, and in which words."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from analysis.charts.entity_bars import entity_bars
from analysis.charts.entity_grid import ORIGIN, entity_grid, mentions_of, tint
from analysis.charts.labels import listed
from analysis.charts.theme import ENTITY_WORDS, counted
from analysis.tables import entity_counts
from pages.shared import empty, loaders, passage, shell
from pages.shared.chart import articles_read, show_chart
from pages.shared.choice import (
    choose_number,
    choose_one,
    choose_view,
    key_of_rows,
    toggle,
    words_for,
)
from pages.shared.labels import plain
from pages.shared.table import pick_row

_LAYOUT, _COUNT, _TYPE, _TOP, _NAME = "layout", "count", "type", "top", "name"
"""Keys of the page's choices, and the names they have in the address."""
_RANKED, _BY_ARTICLE = "Ranked", "By article"
_MENTIONS, _ARTICLES = "Mentions", "Articles"
_TOPS = (5, 10, 15, 20)
_MOST_NAMES = 500
"""Names to choose from: a longer list is no help, and every one of them is sent."""
_GRID_NAMES, _GRID_ROWS = 8, 200
_KINDS = {"named": "by name", "demonym": "as a nationality or people"}

_COLUMNS = {
    "words": st.column_config.TextColumn("Words"),
    "kind_words": st.column_config.TextColumn("How"),
    "title": st.column_config.TextColumn("Article", width="large"),
    "outlet": st.column_config.TextColumn("Outlet"),
    "published": st.column_config.DateColumn("Published", format="D MMM YYYY"),
}

Name = tuple[str, str]
"""A name and its type."""


def show() -> None:
    """The page."""
    st.title("Entities", anchor=False)
    if empty.is_empty():
        return
    mentions = loaders.mentions()
    if mentions.empty:
        articles = counted(articles_read(), "article")
        st.text(f"No person, place or organisation was found in {articles}.")
        st.text("Articles that still wait have no names yet; the Articles page says how many do.")
        return
    _show_names(mentions)


def _show_names(mentions: pd.DataFrame) -> None:
    with st.container(horizontal=True, vertical_alignment="top", key="entity_choices"):
        layout = choose_view("Layout", (_RANKED, _BY_ARTICLE), key=_LAYOUT)
        counts = _choose_type(entity_counts(mentions))
        ranking = _choose_ranking() if layout == _RANKED else None
    if ranking is None:
        _show_by_article(mentions, list(_names(counts).values())[:_GRID_NAMES])
    else:
        _show_ranked(mentions, counts, *ranking)


def _choose_ranking() -> tuple[str, int]:
    """What the bars are as long as, and how many there are."""
    by = choose_view("Count", (_MENTIONS, _ARTICLES), key=_COUNT)
    return by.lower(), choose_number("Names shown", _TOPS, key=_TOP, usual=15)


def _choose_type(counts: pd.DataFrame) -> pd.DataFrame:
    """The counts of the type that the reader chose, or all."""
    words = counts["type"].map(ENTITY_WORDS).fillna("other")
    options = {word: word for word in words}
    chosen = choose_one("Type", options, key=_TYPE, nothing="All types", width=200)
    return counts if chosen is None else counts[words == chosen]


def _names(counts: pd.DataFrame) -> dict[str, Name]:
    """The most frequent names, each under the words by which it can be chosen."""
    first = counts.head(_MOST_NAMES)
    names = zip(first["entity"], first["type"], strict=True)
    return {f"{name} ({ENTITY_WORDS.get(kind, 'other')})": (name, kind) for name, kind in names}


def _show_ranked(mentions: pd.DataFrame, counts: pd.DataFrame, by: str, top: int) -> None:
    above, names = st.container(), _names(counts)
    chosen = choose_one("Name", names, key=_NAME, nothing="All names")
    fig = entity_bars(counts, articles=articles_read(), top=top, by=by, chosen=chosen)
    with above:
        show_chart(
            fig, key="entity_bars", on_pick=lambda *name: toggle({_NAME: words_for(name, names)})
        )
        if len(counts) > top:
            with st.expander(f"All {len(counts):,} names as a table"):
                _show_all(counts)
    if chosen is None:
        st.caption("Click a bar or choose a name to see every place where it stands.")
        return
    is_it = (mentions["entity"] == chosen[0]) & (mentions["type"] == chosen[1])
    _show_rows(mentions[is_it])


def _show_all(counts: pd.DataFrame) -> None:
    st.dataframe(
        counts.assign(type=counts["type"].map(ENTITY_WORDS).fillna("other")),
        hide_index=True,
        column_config={
            "entity": "Name",
            "type": "Type",
            "mentions": "Mentions by name",
            "demonyms": "As a nationality or people",
            "articles": "Articles",
        },
        alt="All names with their counts",
    )


def _show_by_article(mentions: pd.DataFrame, names: Sequence[Name]) -> None:
    grid = entity_grid(mentions, names)
    articles = counted(articles_read(), "article")
    st.caption(
        f"The {counted(len(names), 'most frequent name')} in {len(grid):,} of {articles}, by name "
        "or as a nationality. Click a number to see the words behind it."
    )
    shown = grid.drop(columns="article")
    event = st.dataframe(
        shown.style.map(tint) if len(shown) <= _GRID_ROWS else shown,
        key="entity_grid",
        hide_index=True,
        on_select="rerun",
        selection_mode="single-cell",
        column_config={
            "title": st.column_config.TextColumn("Article", width="medium"),
            "outlet": "Outlet",
            "published": st.column_config.DateColumn("Published", format="D MMM YYYY"),
        },
        placeholder="–",
        alt="Mentions of the most frequent names by article",
    )
    for row, column in event.selection.cells[:1]:
        found = mentions_of(mentions, names)
        found = found[found["article"].isin(grid["article"].iloc[row : row + 1])]
        if column not in ORIGIN:
            found = found[found["entity"] == column]
        if not found.empty:
            _show_rows(found)


def _show_rows(mentions: pd.DataFrame) -> None:
    where = counted(int(mentions["article"].nunique()), "article")
    names = plain(listed(list(mentions["entity"].unique())))
    st.subheader(f"{names}: {counted(len(mentions), 'mention')} in {where}", anchor=False)
    shown = mentions.assign(kind_words=mentions["kind"].map(_KINDS))
    key = key_of_rows("mentions", mentions[["article", "start"]])
    row = pick_row(shown, key=key, columns=_COLUMNS, alt="Mentions")
    if row is None:
        st.caption("Pick a row to read the passage.")
        return
    passage.show_passage(int(row["article"]), [(int(row["start"]), int(row["end"]))], key="mention")


shell.require_router()
show()
