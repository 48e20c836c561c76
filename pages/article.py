"""Article: one article, word for word, with everything that was found in it."""

from functools import partial

import streamlit as st

from analysis.charts.theme import STATE_WORDS, counted
from analysis.models import Analysis, Span
from analysis.store import ArticleRow, Collection, State
from pages.shared import cached, edit, empty, loaders, passage, removal, sample, shell
from pages.shared.about.copies import show_copies
from pages.shared.about.counted import show_counted
from pages.shared.about.notes import show_notes
from pages.shared.apart import while_allowed
from pages.shared.links import article_link, back_link, page_link
from pages.shared.rights import may_edit_articles
from pages.shared.scope import chosen_collection, only_article, words_sought
from pages.shared.sought import find_sought


def show() -> None:
    """The page."""
    asked = st.query_params.get("article", "")
    row = cached.find_article(int(asked)) if _is_number(asked) else None
    if row is None:
        _offer_choice(was_asked=bool(asked))
        return
    collection = _collection_of(row)
    _note_elsewhere(collection)
    analysis = loaders.analysis_of(row.article)
    if analysis is None:
        _show_unread(row)
    else:
        _show_read(row, collection, analysis)


def _offer_choice(*, was_asked: bool) -> None:
    st.title("Article", anchor=False)
    if was_asked:
        st.text("There is no such article here. It may have been removed.")
    if empty.is_empty():
        return
    st.text("Choose an article.")
    for item in loaders.articles().head(50).itertuples():
        article_link(int(item.article), str(item.title))
    page_link("articles", "All articles")


def _collection_of(row: ArticleRow) -> Collection:
    return next(item for item in cached.store().collections() if item.id == row.collection)


def _note_elsewhere(collection: Collection) -> None:
    """The sidebar may look at another collection than the one the article is in."""
    chosen = chosen_collection()
    if chosen is None or chosen.id == collection.id:
        return
    if collection.is_sample:
        sample.show_mark()
    st.text(f"This article is in another collection: {collection.name}.")


def _show_read(row: ArticleRow, collection: Collection, analysis: Analysis) -> None:
    _show_bar(row, collection, analysis)
    edit.show_edited()
    show_notes(row, analysis.problems)
    at = _passage_asked_for(len(analysis.article.text))
    if at is not None:
        passage.show_wanted(analysis, at)
    hits = find_sought(analysis)
    if hits:
        passage.show_sought(words_sought(), counted(len(hits), "place"))
    passage.show_article(cached.version_of(row.collection), row.article, at, hits)
    show_counted(row.article, analysis)
    edit.show_dialog()


def _show_bar(row: ArticleRow, collection: Collection, analysis: Analysis) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="article_bar"):
        back_link("articles", "All articles")
        with st.popover("About this article", icon=":material/info:"):
            passage.show_facts(analysis.article)
        # Not inside: an open popover would lie over the dialog.
        edit.offer_edit([row.article])
        show_copies(collection.id, row.article)
        if cached.articles_in(collection.id) > 1:
            st.button(
                "Look at this article alone",
                icon=":material/filter_alt:",
                key="only_this",
                on_click=only_article,
                args=(collection, row.article),
                help="Narrows Claims, Sources and Entities to this article.",
            )


def _passage_asked_for(length: int) -> Span | None:
    """What `at=START-END` names, if it lies in the text."""
    first, _, last = st.query_params.get("at", "").partition("-")
    if not (_is_number(first) and _is_number(last)):
        return None
    span = Span(int(first), int(last))
    return span if span.start < span.end <= length else None


def _is_number(words: str) -> bool:
    return words.isascii() and words.isdecimal() and len(words) < 10


def _show_unread(row: ArticleRow) -> None:
    """An article that waits, or that could not be read: what happened, and what can be done."""
    passage.show_heading(row.title or row.name)
    edit.show_edited()
    if row.state is State.PROBLEM and row.problem is not None:
        st.warning("This file could not be analysed.", icon=":material/warning:")
        st.text(row.problem.message)
    else:
        st.text(f"This article is {STATE_WORDS[row.state]}.")
    if row.state in (State.PROBLEM, State.CANCELLED) and may_edit_articles([row.article]):
        _offer_ways_on(row)
    edit.show_dialog()


def _offer_ways_on(row: ArticleRow) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(
            "Try again",
            icon=":material/refresh:",
            key="retry",
            on_click=removal.retry,
            args=([row.article],),
        )
        edit.offer_edit([row.article])
        st.download_button(
            "Download the file",
            data=while_allowed(partial(cached.store().original, row.article)),
            file_name=row.name,
            icon=":material/download:",
            on_click="ignore",
        )
        back_link("articles", "All articles")


shell.require_router()
show()
