"""What a page shows while there is nothing to show."""

import streamlit as st

from pages.shared import adding, loaders, sample
from pages.shared.links import page_link
from pages.shared.progress import work_left
from pages.shared.rights import may_add
from pages.shared.scope import chosen_collection, clear_filters, is_narrowed
from pages.shared.sought import is_sought, say_nothing_found


def offer_start() -> None:
    """Two ways to begin: the sample collection, one click away, and articles of one's own."""
    if not may_add():
        return
    first, second = st.columns(2, gap="medium")
    with first.container(border=True, height="stretch"):
        offer_sample()
    with second.container(border=True, height="stretch"):
        st.subheader("Bring your own", anchor=False)
        st.text(
            "Text, web pages, PDF, Word, archives and tables. "
            "They are kept here until you remove them."
        )
        adding.show_uploader()
        page_link("articles", "Paste text, fetch web addresses, or choose a collection")


def offer_sample() -> None:
    """The sample collection, one click away."""
    st.subheader("Look around first", anchor=False)
    st.text(
        "Three invented stories, told by six invented outlets over three weeks: "
        "chains of sources, anonymous officials, denials and a correction."
    )
    st.button(
        "Open the sample collection",
        type="primary",
        icon=":material/science:",
        key="open_sample",
        on_click=sample.open_sample,
    )


def _is_coming() -> bool:
    """Whether a worker is about to add the first articles."""
    collection = chosen_collection()
    return collection is not None and work_left(collection.id).deliveries > 0


def is_empty(*, with_upload: bool = True) -> bool:
    """Whether there is nothing in scope; the page has then said so and offered what to try.

    A page with an upload box of its own asks for none here.
    """
    if not loaders.articles().empty:
        return False
    if is_narrowed():
        if is_sought():
            say_nothing_found()
        else:
            st.text("No article matches what the sidebar has chosen.")
        st.button("Show all", key="show_all", on_click=clear_filters)
        return True
    if _is_coming():
        st.text("What was handed in is being opened. Its articles appear here as they come.")
        return True
    where = "There are" if chosen_collection() is None else "This collection has"
    st.text(f"{where} no articles yet.")
    if with_upload:
        offer_start()
    elif may_add():
        with st.container(border=True):
            offer_sample()
    return True
