"""The question before somebody takes away their own right to change roles."""

import streamlit as st

from pages.shared.people.changes import asked, do, keep
from pages.shared.people.links_left import say_own_links


def ask() -> None:
    """Nothing; asks where there is something to ask."""
    change = asked()
    if change is None:
        return
    with st.container(border=True, key="role_asked"):
        st.warning("You would shut yourself out.", icon=":material/warning:")
        st.text(
            "After this you are no administrator of this collection any more and cannot take it "
            "back yourself: another administrator has to."
        )
        if change.ends_sharing:
            say_own_links(change.whom, change.collection)
        with st.container(horizontal=True):
            st.button("Keep it as it is", type="primary", key="keep_role", on_click=keep)
            st.button("Do it anyway", key="do_role", on_click=do, args=(change,))
