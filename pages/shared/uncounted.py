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


def note_copies() -> None:
    """Nothing; says how many articles in scope share their text with one that is counted."""
    copies = loaders.left_out()
    if copies:
        st.caption(say_copies(copies))


def say_copies(articles: int) -> str:
    """That copies are not counted again.

    >>> say_copies(2)
    '2 articles share their text with another and are not counted again.'
    """
    what = counted(articles, "article shares its text", "articles share their text")
    return f"{what} with another and {'is' if articles == 1 else 'are'} not counted again."


def say_languages(articles: int) -> str:
    """What such articles are left out of.

    >>> say_languages(1)
    '1 article in another language is not counted: names and statements are not looked for there.'
    """
    what = counted(articles, "article in another language is", "articles in other languages are")
    return f"{what} not counted: names and statements are not looked for there."
