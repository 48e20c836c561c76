"""Charts on the screen: one way to draw them, and to learn which mark was clicked."""

from collections.abc import Callable

import plotly.graph_objects as go
import streamlit as st

from analysis.charts.labels import alt_text, words_over
from analysis.charts.theme import plot_config
from pages.shared import loaders
from pages.shared.exporting.pictures import chosen_picture, picture_name
from pages.shared.passage import show_words_over


def show_chart(fig: go.Figure, *, key: str, on_pick: Callable[..., None] | None = None) -> None:
    """Nothing; draws the figure. A click hands what the mark stands for to `on_pick`, if any.

    A pick is handed on at once and kept by the page: Streamlit forgets it when the figure changes.
    """
    show_words_over(*words_over(fig), key)
    st.plotly_chart(
        _inked(fig),
        key=key,
        on_select="ignore" if on_pick is None else lambda: _hand_on(key, on_pick),
        selection_mode="points",
        config=plot_config(chosen_picture(), picture_name(key)),
        alt=alt_text(fig),
    )


def _inked(fig: go.Figure) -> go.Figure:
    """The figure in the page's own colour of text: Streamlit draws charts in a fainter one."""
    ink = st.get_option(f"theme.{st.context.theme.type or 'light'}.textColor")
    fig.update_layout(
        font={"color": ink},
        legend={"font": {"color": ink}},
        hoverlabel={"font": {"color": ink}},
    )
    fig.update_xaxes(tickfont={"color": ink})
    fig.update_yaxes(tickfont={"color": ink})
    return fig


def _hand_on(key: str, on_pick: Callable[..., None]) -> None:
    points = st.session_state[key].selection.points
    clicked = points[0].get("customdata") if points else None
    if clicked:
        on_pick(*clicked)


def articles_read() -> int:
    """How many articles in scope are analysed: what every count here is counted from."""
    return int(loaders.articles()["state"].eq("done").sum())
