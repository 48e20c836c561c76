"""The frame: the guard that every page starts with, and what surrounds them.

Streamlit runs a file of `pages/` by itself when the first request after a start is a deep link.
`require_router` turns that scan off and starts over through `dashboard.py`.
"""

import streamlit as st

from analysis.access import Role
from pages.shared import menu, session, views, visiting, worker
from pages.shared.acting import show_refused
from pages.shared.arrival import hold_arrival
from pages.shared.coming_back import follow_wish
from pages.shared.passage import load_style
from pages.shared.progress import show_not_final, show_progress
from pages.shared.repair.done import show_done
from pages.shared.sample import mark_sample
from pages.shared.screens import BY_LINK, FRONT, build_pages
from pages.shared.search_box import show_on_page
from pages.shared.sidebar import show_sidebar
from pages.shared.signing_in import ask_to_sign_in, is_let_in, show_person

_FRAMED, _TRIED = "_is_framed", "_was_tried"


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
    hold_arrival()
    visiting.hold_token()
    seat = session.take_seat()
    pages = _pages_for(seat)
    has_menu = is_let_in(seat) and not seat.is_visitor
    current = st.navigation(list(pages.values()), position="sidebar" if has_menu else "hidden")
    page = current.url_path or FRONT
    if not is_let_in(seat):
        show_refused()
        ask_to_sign_in(seat, page)
        return
    if has_menu:
        follow_wish(page, pages)
        worker.resume()
    views.follow(page, pages)
    own_menu = menu.lay_out_menu() if seat.is_visitor else None
    above = st.container()
    is_search = current.url_path == "search"
    if is_search:
        # Drawn here and not by the page, so that it stays bound to the address from page to page.
        show_on_page()
    show_sidebar(with_search=not is_search)
    show_person(seat)
    views.settle()
    if own_menu:
        menu.fill_menu(own_menu, pages, page)
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
    pages = build_pages(by_link=BY_LINK if is_for_admins else BY_LINK | {"people"})
    return visiting.pages_of(pages) if seat.is_visitor else pages


def _show_above(seat: session.Seat) -> None:
    """What stands over every page."""
    if seat.share is not None:
        visiting.show_link(seat.share)
    views.show_open()
    mark_sample()
    show_refused()
    if seat.is_visitor:
        show_not_final()
    else:
        show_progress()
