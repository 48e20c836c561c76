"""The frame: which pages there are, the guard that every page starts with, and what surrounds them.

Streamlit runs a file of `pages/` by itself when the first request after a start is a deep link.
`require_router` turns that scan off and starts over through `dashboard.py`.
"""

from pathlib import Path

import streamlit as st

from pages.shared import worker
from pages.shared.passage import load_style
from pages.shared.progress import show_progress
from pages.shared.repair.done import show_done
from pages.shared.sample import mark_sample
from pages.shared.search_box import show_on_page
from pages.shared.sidebar import show_sidebar

ROOT = Path(__file__).resolve().parents[2]
_FRAMED, _TRIED = "_is_framed", "_was_tried"

_PAGES = (
    # file, title, icon, what the page answers
    ("overview", "Overview", ":material/home:", "What these articles say, in a few sentences."),
    ("claims", "Claims", ":material/forum:", "What is claimed, who denies it, and when."),
    ("outlets", "Outlets", ":material/newspaper:", "Who carried what, and who the denial."),
    ("sources", "Sources", ":material/record_voice_over:", "Who is cited, and how openly."),
    ("entities", "Entities", ":material/groups:", "Who and what is named, and how often."),
    ("search", "Search", ":material/search:", "Where words stand, in articles and statements."),
    (
        *("corrections", "Corrections", ":material/rule:"),
        "Which names are the same, and what was put right.",
    ),
    ("articles", "Articles", ":material/article:", "Add, list and remove articles."),
    ("article", "Article", ":material/chrome_reader_mode:", "One article, word for word."),
)


def build_pages(*, with_icons: bool = True) -> dict[str, st.Page]:
    """Every page by the name of its file. The reader is reached by link, not from the menu."""
    return {
        name: st.Page(
            ROOT / "pages" / f"{name}.py",
            title=title,
            icon=icon if with_icons else None,
            help=about,
            default=name == "overview",
            visibility="hidden" if name == "article" else "visible",
        )
        for name, title, icon, about in _PAGES
        if (ROOT / "pages" / f"{name}.py").exists()
    }


def require_router() -> None:
    """Nothing, inside the frame. The first statement of every file in `pages/`."""
    if st.session_state.get(_FRAMED):
        return
    if st.session_state.get(_TRIED):
        st.error("Start the dashboard with `streamlit run dashboard.py`.")
        st.stop()
    st.session_state[_TRIED] = True
    # Without icons: before the frame has set one, the page's would be fetched from the internet.
    st.navigation(list(build_pages(with_icons=False).values()), position="hidden")
    st.rerun()


def run() -> None:
    """The page that the address asks for, inside the sidebar's scope."""
    current = st.navigation(list(build_pages().values()))
    worker.resume()
    load_style()
    above = st.container()
    is_search = current.url_path == "search"
    if is_search:
        # Drawn here and not by the page, so that it stays bound to the address from page to page.
        show_on_page()
    show_sidebar(with_search=not is_search)
    with above:
        mark_sample()
        show_progress()
    st.session_state.update({_FRAMED: True, _TRIED: False})
    try:
        current.run()
        # After the page, which may have said it where it was done.
        with above:
            show_done(current.url_path)
    finally:
        st.session_state[_FRAMED] = False
