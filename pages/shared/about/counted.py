"""What of an article is not counted, block by block, and the buttons that put it right."""

from collections.abc import Callable, Sequence

import streamlit as st

from analysis.charts.theme import counted
from analysis.models import Analysis, BlockKind
from pages.shared.about.deciding import TAKEN_OUT, Choice, decide, list_choices, show_decided
from pages.shared.labels import plain
from pages.shared.passage import show_anchor
from pages.shared.reader import PUT_RIGHT
from pages.shared.rights import may_edit_articles

_MANY, _TALL = 6, 380
"""More blocks than this scroll, in a box so many pixels tall."""
_MOST = 100
"""Blocks with a button of their own; an article with more is no article any more."""


def show_counted(article: int, analysis: Analysis) -> None:
    """Nothing; draws what is not counted, folded until asked for."""
    choices = list_choices(analysis)
    may_decide = may_edit_articles([article])
    cut = [choice for choice in choices if not choice.is_counted]
    put_back = [choice for choice in choices if choice.is_counted and choice.decided is not None]
    show_anchor(PUT_RIGHT)
    with st.expander(_label(len(cut)), icon=":material/content_cut:", key="not_counted"):
        show_decided(article)
        if cut:
            _show_blocks(article, cut, _offer_back if may_decide else _offer_nothing)
        if not may_decide:
            return
        if put_back:
            st.caption("Put back by you")
            _show_blocks(article, put_back, _offer_automatic)
        _offer_taking_out(article, [choice for choice in choices if choice.is_counted])


def _label(n_cut: int) -> str:
    return f"What is not counted: {counted(n_cut, 'block')}" if n_cut else "Nothing is left out"


def _show_blocks(
    article: int, choices: Sequence[Choice], offer: Callable[[int, Choice], None]
) -> None:
    with st.container(height=_TALL if len(choices) > _MANY else "content", gap="small"):
        for choice in choices[:_MOST]:
            with st.container(gap="xxsmall", key=f"block_{choice.number}"):
                st.caption(plain(choice.what, limit=200))
                with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                    st.text(choice.words, width="stretch")
                    offer(article, choice)
    if len(choices) > _MOST:
        st.caption(f"And {len(choices) - _MOST:,} more.")


def _offer_nothing(article: int, choice: Choice) -> None:
    """Nothing: whoever may not decide sees what is left out and why."""


def _offer_back(article: int, choice: Choice) -> None:
    if choice.decided is not None:
        _offer_automatic(article, choice)
        return
    st.button(
        "This belongs to the article",
        key=f"restore_{choice.number}",
        on_click=decide,
        args=(article, choice, BlockKind.BODY),
    )


def _offer_automatic(article: int, choice: Choice) -> None:
    st.button(
        "Back to automatic",
        icon=":material/undo:",
        key=f"automatic_{choice.number}",
        on_click=decide,
        args=(article, choice, None),
    )


def _offer_taking_out(article: int, choices: Sequence[Choice]) -> None:
    """A paragraph that is no part of the article, such as an advertisement that was not seen."""
    if not choices:
        return
    with st.container(horizontal=True, vertical_alignment="bottom", key="take_out"):
        chosen = st.selectbox(
            "A paragraph that does not belong to it",
            choices,
            index=None,
            placeholder="Choose it by its first words",
            format_func=lambda choice: f"{choice.number}. {choice.words}",
            key="paragraph",
        )
        st.button(
            "Not part of the article",
            key="take_out_paragraph",
            disabled=chosen is None,
            on_click=decide,
            args=(article, chosen, TAKEN_OUT),
        )
