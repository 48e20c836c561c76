"""What is different for somebody who opened a link."""

from collections.abc import Iterator, Mapping

import streamlit as st

from analysis.access import LOCAL
from analysis.charts.labels import day, minute
from analysis.charts.theme import counted
from analysis.store.share_records import Share, ShareKind
from pages.shared import session
from pages.shared.labels import plain
from pages.shared.naming import show_name

NOT_FOR_VISITORS = frozenset({"corrections", "people", "share"})
"""Pages that are about doing something, or about others."""
_NOTED = "_opened_link"


def hold_token() -> None:
    """Nothing; keeps the token in the address from page to page, without showing it.

    Streamlit keeps only what belongs to a widget; this one is drawn for that and stays out of sight
    (paper.css).
    """
    with st.sidebar:
        st.text_input("Link", key=session.SHARE, bind="query-params", label_visibility="collapsed")


def pages_of(pages: Mapping[str, st.Page]) -> dict[str, st.Page]:
    """The pages that a visitor finds; the others do not exist for them."""
    return {name: page for name, page in pages.items() if name not in NOT_FOR_VISITORS}


def show_link(share: Share) -> None:
    """Nothing; says above every page what was shared by whom, and as of when."""
    _note_opened(share)
    with st.container(border=True, gap="xsmall", key="shared_view"):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            icon, sort, color = _kind(share)
            show_name(share.name, key="link", icon=icon, sort=sort, color=color)
            with st.popover("About this link", type="tertiary", icon=":material/info:"):
                for line in describe(share):
                    st.text(line, width=320)
        if about := " · ".join(_about(share)):
            st.caption(plain(about, limit=200))
        if share.note:
            st.text(share.note)


def _about(share: Share) -> Iterator[str]:
    """What somebody must know who asks no further."""
    if share.author != LOCAL.who:
        yield f"Shared by {share.author}"
    if share.excerpt_words is not None:
        yield f"Passages of at most {share.excerpt_words} words, no article in full"


def _kind(share: Share) -> tuple[str, str, str]:
    if share.kind is ShareKind.SNAPSHOT:
        return ":material/photo_camera:", f"Snapshot of {minute(share.made)}", "blue"
    return ":material/sync:", "Live", "green"


def describe(share: Share) -> tuple[str, ...]:
    """Who shared it, what it shows and how long, in sentences."""
    by = "" if share.author == LOCAL.who else f" by {share.author}"
    lines = [f"Shared with you to read{by}, on {day(share.made)}.", *_what(share)]
    if share.excerpt_words is not None:
        lines.append(
            f"Of each article only passages of at most {share.excerpt_words} words are shown."
        )
    if share.analysis_version:
        lines.append(f"Version of the analysis: {share.analysis_version}.")
    if share.expires is not None:
        lines.append(f"The link ends on {minute(share.expires)}.")
    lines.append("You see what was shared and nothing else of this dashboard.")
    return tuple(lines)


def _what(share: Share) -> Iterator[str]:
    if share.kind is ShareKind.LIVE:
        yield "It shows what is there now: corrections and new articles too."
        return
    articles = counted(share.articles, "article")
    yield f"It shows {articles} as they stood on {minute(share.made)}."
    yield "What was added, corrected or removed since is not in it."


def _note_opened(share: Share) -> None:
    """Counts a session once."""
    if st.session_state.get(_NOTED) == share.id:
        return
    st.session_state[_NOTED] = share.id
    session.count_visit(share)
