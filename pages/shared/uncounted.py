"""Articles that are here but in none of the counts, said where articles are counted."""

import streamlit as st

from analysis.charts.theme import counted
from analysis.languages import is_supported
from pages.shared import loaders


def note_languages() -> None:
    """Nothing; says how many articles in scope are in a language that is not analysed in full."""
    articles = loaders.articles()
    done = articles.loc[articles["state"] == "done", "language"].dropna()
    others = sum(not is_supported(language) for language in done)
    if others:
        st.caption(say_languages(others))


def say_languages(articles: int) -> str:
    """What such articles are left out of.

    >>> say_languages(1)
    '1 article in another language is not counted: names and statements are not looked for there.'
    """
    what = counted(articles, "article in another language is", "articles in other languages are")
    return f"{what} not counted: names and statements are not looked for there."
