"""The frame: which pages there are, the guard that every page starts with, and what surrounds them.

Streamlit runs a file of `pages/` by itself when the first request after a start is a deep link.
`require_router` turns that scan off and starts over through `dashboard.py`.
"""

from pathlib import Path

import streamlit as st

from analysis.access import Role
from pages.shared import session, views, visiting, worker
from pages.shared.acting import show_refused
from pages.shared.passage import load_style
from pages.shared.progress import show_progress
from pages.shared.repair.done import show_done
from pages.shared.sample import mark_sample
from pages.shared.search_box import show_on_page
from pages.shared.sidebar import show_sidebar
from pages.shared.signing_in import ask_to_sign_in, is_let_in, show_person

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
    (
        *("share", "Views and links", ":material/ios_share:"),
        "Screens under a name, and links that show them to others.",
    ),
    ("method", "Method", ":material/menu_book:", "What each number means, and how sure it is."),
    ("people", "People and log", ":material/admin_panel_settings:", "Who may do what, and did."),
)
_BY_LINK = frozenset({"article"})
"""Pages that are not in the menu."""


def build_pages(
    *, with_icons: bool = True, by_link: frozenset[str] = _BY_LINK
) -> dict[str, st.Page]:
    """Every page by the name of its file; those reached by link alone are not in the menu."""
    return {
        name: st.Page(
            ROOT / "pages" / f"{name}.py",
            title=title,
            icon=icon if with_icons else None,
            help=about,
            default=name == "overview",
            visibility="hidden" if name in by_link else "visible",
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
    """The page that the address asks for, if this session may see it, in the sidebar's scope."""
    load_style()
    visiting.hold_token()
    seat = session.take_seat()
    pages = _pages_for(seat)
    if not is_let_in(seat):
        st.navigation(list(pages.values()), position="hidden")
        show_refused()
        ask_to_sign_in(seat)
        return
    current = st.navigation(list(pages.values()))
    views.follow(current.url_path or "overview", pages)
    if not seat.is_visitor:
        worker.resume()
    above = st.container()
    is_search = current.url_path == "search"
    if is_search:
        # Drawn here and not by the page, so that it stays bound to the address from page to page.
        show_on_page()
    show_sidebar(with_search=not is_search)
    show_person(seat)
    views.settle()
    with above:
        _show_above(seat)
    st.session_state.update({_FRAMED: True, _TRIED: False})
    try:
        current.run()
        # After the page, which may have said it where it was done.
        with above:
            show_done(current.url_path)
        views.show_dialog()
    finally:
        st.session_state[_FRAMED] = False


def _pages_for(seat: session.Seat) -> dict[str, st.Page]:
    """The pages that there are for them, and in their menu those that they can use."""
    is_for_admins = session.asks_to_sign_in() and seat.access.may_somewhere(Role.ADMIN)
    pages = build_pages(by_link=_BY_LINK if is_for_admins else _BY_LINK | {"people"})
    return visiting.pages_of(pages) if seat.is_visitor else pages


def _show_above(seat: session.Seat) -> None:
    """What stands over every page."""
    if seat.share is not None:
        visiting.show_link(seat.share)
    views.show_open()
    mark_sample()
    show_refused()
    if not seat.is_visitor:
        show_progress()
