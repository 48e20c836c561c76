"""The menu from which a screen is passed on: a link to copy, a view to save, a link to share."""

import streamlit as st

from analysis.access import Role
from analysis.store import Collection
from pages.shared.session import SHARE, may, seat
from pages.shared.views import saving, sharing
from pages.shared.views.place import address_of, here, page_now

_MENU = "share_menu"
_ASKED = "_asked_to_share"
_SAVE, _SHARE = "save", "share"


def show_actions(collection: Collection) -> None:
    """Nothing; draws the menu. It closes by itself when something in it was chosen."""
    label = "Copy link" if seat().is_visitor else "Share"
    # It is known to the server whether it is open: left open, it would lie over the dialog.
    menu = st.popover(label, icon=":material/ios_share:", key=_MENU, on_change="rerun")
    with menu.container(width=330):
        st.caption(_for_whom())
        st.code(_address(), language=None, wrap_lines=True)
        if not _is_own_page() and may(Role.EDITOR, collection.id):
            _offer("Save view", _SAVE, ":material/bookmark_add:", "Gives this screen a name.")
            _offer("Share with a link", _SHARE, ":material/link:", "For people without an account.")


def show_dialog() -> None:
    """Nothing; draws what was asked for. After the page."""
    asked = st.session_state.get(_ASKED)
    if asked == _SAVE:
        saving.show_dialog(_close)
    elif asked == _SHARE:
        sharing.show_dialog(_close)


def _offer(label: str, what: str, icon: str, about: str) -> None:
    st.button(
        label,
        icon=icon,
        key=f"ask_{what}",
        on_click=_ask,
        args=(what,),
        help=about,
        width="stretch",
    )


def _for_whom() -> str:
    if seat().is_visitor:
        return "Opens this page with the same choices, for whoever has the link."
    return "For colleagues who may see this collection: opens this page with the same choices."


def _address() -> str:
    """The address of this screen in full: the one in the browser leaves the oldest collection out.

    A visitor's has the token, without which it shows nothing.
    """
    place = here()
    token = st.session_state.get(SHARE) if seat().is_visitor else None
    return address_of(place.page, (*place.choices, *(((SHARE, token),) if token else ())))


def _is_own_page() -> bool:
    """The page that lists views and links is no finding."""
    return page_now() == "share"


def _ask(what: str) -> None:
    st.session_state[_ASKED] = what
    st.session_state[_MENU] = False
    saving.begin()
    sharing.begin()


def _close() -> None:
    st.session_state.pop(_ASKED, None)
