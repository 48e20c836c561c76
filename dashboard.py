"""The frame round every page. Start it with `streamlit run dashboard.py`."""

from pathlib import Path

import streamlit as st

from pages.shared import shell

STATIC = Path(__file__).parent / "static"

st.set_page_config(
    page_title="On Record",
    page_icon=str(STATIC / "favicon.png"),
    layout="wide",
    initial_sidebar_state=300,
)
st.logo(str(STATIC / "logo.svg"), size="large")
shell.run()
