"""The form that takes articles in, one tab for each way in which they come."""

import streamlit as st

from pages.shared.adding.addresses import show_addresses
from pages.shared.adding.paste import show_paste
from pages.shared.adding.target import choose_target
from pages.shared.adding.upload import show_upload


def show_form() -> None:
    """Upload, paste and fetch, into a collection that exists or is new."""
    with st.container(border=True, key="add_articles"):
        choose_target()
        upload, paste, fetch = st.tabs(["Upload files", "Paste text", "Web address"])
        with upload:
            show_upload()
        with paste:
            show_paste()
        with fetch:
            show_addresses()
