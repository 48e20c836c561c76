"""What views and links are, shown by example where there is none yet."""

import streamlit as st

_WAY = (
    "To make one, go to the screen you want to {what}, press “Share” in the sidebar, then “{how}”."
)


def explain_views() -> None:
    """Nothing; says what a view is for, with one that might be."""
    st.text("A view is a screen under a name: its page, what the sidebar has chosen, what is open.")
    with st.container(border=True, gap="xsmall", key="view_example"):
        st.markdown(
            ":gray-badge[Example] :material/bookmark: **What the town hall denied in March**"
        )
        st.text(
            "The second claim is the one to check: two outlets have it from the same officials."
        )
        st.caption("Claims · Harbour Courier, Eastmere Gazette · from 1 Mar 2025 · Denied")
    st.text(_WAY.format(what="keep", how="Save view"))


def explain_links() -> None:
    """Nothing; says what a link is for, and the two kinds of it side by side."""
    st.text("A link shows a screen, and its articles alone, to people without an account.")
    snapshot, live = st.columns(2, gap="medium")
    with snapshot.container(border=True, height="stretch", gap="xsmall", key="snapshot_example"):
        st.markdown(":material/photo_camera: **Snapshot**")
        st.text("Stays as it was when the link was made, whatever is corrected or added later.")
        st.caption("For a finding that others are to check.")
    with live.container(border=True, height="stretch", gap="xsmall", key="live_example"):
        st.markdown(":material/sync: **Live**")
        st.text("Follows the collection: corrections and new articles show.")
        st.caption("For people who work along.")
    st.text(
        "Either can end by itself, be revoked, and show short excerpts instead of full articles."
    )
    st.text(_WAY.format(what="share", how="Share with a link"))
