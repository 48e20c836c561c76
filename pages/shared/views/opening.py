"""A view opens by its id in the address, `/claims?view=...`, and is on until a choice changes.

What it has chosen is put into the sidebar and into the address once; from then on the reader is
where somebody would be who had made these choices by hand.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

import streamlit as st

from analysis.store.share_records import Place, View
from pages.shared import cached
from pages.shared.links import page_link
from pages.shared.naming import show_name
from pages.shared.scope import COLLECTION
from pages.shared.session import seat
from pages.shared.views.place import (
    VIEW,
    choose_in_sidebar,
    every_of,
    here,
    note_page,
    own_choices,
    own_of,
    page_now,
)

_ON = "_open_view"
_ID = re.compile(r"[A-Za-z0-9_-]{1,16}")


@dataclass(frozen=True, slots=True, kw_only=True)
class _On:
    """The view that the address asks for, as it was opened."""

    asked: str
    view: View | None
    """None where there is no such view."""
    place: Place | None = None
    """What was looked at then; None until the sidebar is drawn."""
    was_tried: bool = False
    """Whether the sidebar was found with other choices once."""

    @property
    def is_tried_again(self) -> bool:
        """Whether this is the run in which it is opened for the second time."""
        return self.was_tried and self.place is None


def follow(page: str, pages: Mapping[str, st.Page]) -> None:
    """Nothing; opens the view that the address asks for. Before the sidebar is drawn."""
    note_page(page)
    asked = st.query_params.get(VIEW, "")
    on = st.session_state.get(_ON)
    if not asked:
        st.session_state.pop(_ON, None)
    elif on is None or on.asked != asked or on.is_tried_again or _is_bare():
        _open(asked, pages)
    elif on.place is not None and not _is_same(on.place, here()):
        close()


def settle() -> None:
    """Nothing; remembers what a view looks at, now that the sidebar is drawn.

    After Back, and on the first run of a session, the sidebar takes what the address has whatever
    was chosen for it before. Where that is something else, the view is opened once more.
    """
    on = st.session_state.get(_ON)
    if on is None or on.place is not None:
        return
    if on.view is not None and not on.was_tried and not _is_same(on.view.place, here()):
        st.session_state[_ON] = replace(on, was_tried=True)
        st.rerun()
    st.session_state[_ON] = replace(on, place=here())


def show_open() -> None:
    """Nothing; says which view is on, or that there is none of that id."""
    on = st.session_state.get(_ON)
    if on is None:
        return
    with st.container(
        horizontal=True, vertical_alignment="center", border=True, gap="small", key="view_on"
    ):
        if on.view is None:
            st.text("There is no such view here. It was deleted, or is not for you.")
            st.button("Close", type="tertiary", key="close_view", on_click=close)
            return
        with st.container(gap="xxsmall"):
            show_name(on.view.name, key="view", icon=":material/bookmark:", sort="View")
            if on.view.note:
                st.text(on.view.note)
        page_link("share", "All views")


def view_now() -> View | None:
    """The view that is on."""
    on = st.session_state.get(_ON)
    return None if on is None else on.view


def close() -> None:
    """Nothing; the address asks for no view any more."""
    st.query_params.pop(VIEW, None)
    st.session_state.pop(_ON, None)


def open_view(view: View, pages: Mapping[str, st.Page]) -> None:
    """Nothing; goes to the view. Before the sidebar is drawn.

    Streamlit does not write what was chosen before the first run of a session, but then lets us
    write it: no widget is bound to the address yet.
    """
    is_first = COLLECTION not in st.session_state
    on = st.session_state.get(_ON)
    was_tried = on is not None and on.asked == view.id and on.is_tried_again
    st.session_state[_ON] = _On(asked=view.id, view=view, was_tried=was_tried)
    choose_in_sidebar(view.place)
    chosen = every_of(view.place) if is_first else own_of(view.place)
    address = {**chosen, VIEW: [view.id]}
    if view.place.page != page_now():
        st.switch_page(pages[view.place.page], query_params=address)
    if is_first:
        st.query_params.from_dict(address)
    else:
        _write(address)


def _write(address: Mapping[str, list[str]]) -> None:
    """The page's own choices are those, and no step is added to the history without need."""
    for key in dict(own_choices()).keys() - address.keys():
        del st.query_params[key]
    for key, values in address.items():
        if st.query_params.get_all(key) != values:
            st.query_params[key] = values


def _is_bare() -> bool:
    """Whether the address has nothing but the id, as the one before a view was opened."""
    return set(st.query_params) == {VIEW}


def _open(asked: str, pages: Mapping[str, st.Page]) -> None:
    view = _find(asked)
    if view is None or view.place.page not in pages:
        st.session_state[_ON] = _On(asked=asked, view=None)
    else:
        open_view(view, pages)


def _find(asked: str) -> View | None:
    """A visitor's database has no views, so a visitor finds none."""
    if _ID.fullmatch(asked) is None or seat().is_visitor:
        return None
    return cached.store().view(asked)


def _is_same(one: Place, other: Place) -> bool:
    return one.page == other.page and sorted(one.choices) == sorted(other.choices)
