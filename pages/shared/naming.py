"""A name that somebody gave, in bold: any text, and never Markdown."""

from typing import Any

import streamlit as st


def show_name(name: str, *, key: str, icon: str, sort: str, color: Any = "gray") -> None:
    """Nothing; draws what sort of thing it is, and its name."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.badge(sort, icon=icon, color=color)
        with st.container(key=f"name_of_{key}", width="content"):
            st.text(name)
