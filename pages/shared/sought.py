"""The words of the search in one article, and what is said where nothing has them."""

import streamlit as st

from analysis.models import ANALYSED, Analysis, Spans
from analysis.tables.hits import find_hits
from analysis.tables.scope import Within
from pages.shared.scope import current_scope, words_sought


def find_sought(analysis: Analysis) -> Spans:
    """Where the words of the current search stand; nowhere while nothing is searched for."""
    scope = current_scope()
    if scope is None or scope.query is None:
        return ()
    if scope.within is Within.ARTICLES:
        stretches = [block.span for block in analysis.blocks if block.kind in ANALYSED]
    else:
        stretches = sorted(span for said in analysis.attributions for span in said.content)
    return find_hits(analysis.article.text, stretches, scope.query)


def is_sought() -> bool:
    """Whether something is searched for."""
    scope = current_scope()
    return scope is not None and scope.query is not None


def say_nothing_found() -> None:
    """Nothing; says what was looked for and where, and what to try."""
    scope = current_scope()
    is_quoted = scope is not None and scope.within is Within.STATEMENTS
    what = "statement" if is_quoted else "article"
    st.text(f"No {what} among those chosen has: {words_sought()}")
    st.text(
        "Try fewer words, or the beginning of one with a star, such as ferr*. Captions, bylines "
        "and related headlines are not searched, nor are articles that still wait."
    )
