"""Text that is pasted instead of uploaded."""

import streamlit as st

from pages.shared.adding.outcomes import keep_outcomes
from pages.shared.adding.target import add, ask_origin, given_for
from pages.shared.intake import Outcome, name_for, take
from pages.shared.session import desk


def show_paste() -> None:
    """Nothing; draws the form."""
    with st.form("paste", border=False):
        st.text_area("Text", height=180, key="paste_text", placeholder="The article's text")
        st.text_input("Title", key="paste_title", placeholder="Left empty: the first line")
        ask_origin("paste")
        st.form_submit_button(
            "Add text", type="primary", icon=":material/add:", on_click=_take_paste
        )


def _take_paste() -> None:
    text, title = st.session_state["paste_text"], st.session_state["paste_title"].strip()
    if not text.strip():
        refused = Outcome(message="There is no text to add. Paste the article’s text first.")
        keep_outcomes((refused,))
        return
    files = [(name_for(title, text), text.encode(errors="replace"))]
    given = given_for("paste", title)
    add(lambda collection: take(files, desk(), collection, given))
    for key in ("paste_text", "paste_title", "paste_outlet"):
        st.session_state[key] = ""
    st.session_state["paste_published"] = None
