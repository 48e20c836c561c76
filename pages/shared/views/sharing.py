"""The dialog in which a link for people without an account is made."""

from collections.abc import Callable

import streamlit as st

from analysis.desk import Wanted
from analysis.desk.limits import LONGEST_NAME
from analysis.export.unfinished import NOT_FINAL, find_unfinished, say_unfinished
from analysis.settings import settings
from analysis.store import StoreError
from analysis.store.share_records import ShareKind
from pages.shared import cached
from pages.shared.apart import dialog
from pages.shared.labels import plain
from pages.shared.session import SHARE, desk
from pages.shared.views import terms
from pages.shared.views.place import address_of, here
from pages.shared.views.saving import ask_name_and_note
from pages.shared.views.terms import Shown
from pages.shared.views.told import suggest_name

_NAME, _NOTE = "link_name", "link_note"
_MADE = "_made_link"


def begin() -> None:
    """Nothing; the fields have what the screen suggests, and no link is shown. For callbacks."""
    st.session_state[_NAME] = suggest_name(here())[:LONGEST_NAME]
    st.session_state[_NOTE] = ""
    st.session_state.pop(_MADE, None)


def show_dialog(close: Callable[[], None]) -> None:
    """Nothing; asks what the link is to show, makes it, and shows it once."""

    def forget() -> None:
        st.session_state.pop(_MADE, None)
        close()

    dialog("Share with a link", width="medium", on_dismiss=forget)(_show)(forget)


def _show(close: Callable[[], None]) -> None:
    # Two places: drawn over the questions, the answer would leave those below it on the screen.
    asking, made = st.empty(), st.empty()
    if _MADE not in st.session_state:
        with asking.container():
            _ask()
    if _MADE in st.session_state:
        asking.empty()
        with made.container():
            _show_made(st.session_state[_MADE], close)


def _ask() -> None:
    if settings().sign_in == "off":
        st.warning(
            "This dashboard asks nobody to sign in: whoever can reach it can see everything in it "
            "anyway. A link protects nothing until sign-in is required.",
            icon=":material/lock_open:",
        )
    st.text("Whoever has the link sees what it shows, without an account, and can change nothing.")
    shown = terms.ask_shown()
    if shown is None or not shown.articles:
        st.text("There is no article on this screen, so there is nothing to share.")
        return
    kind = terms.ask_kind()
    ask_name_and_note(_NAME, _NOTE)
    expires = terms.ask_end()
    words = terms.ask_excerpts()
    terms.say_visible(shown, words)
    _say_unfinished(shown)
    is_asked = st.button("Make the link", type="primary", key="make_link", icon=":material/link:")
    if is_asked:
        _make(
            Wanted(
                kind=kind,
                name=st.session_state[_NAME],
                note=st.session_state[_NOTE].strip(),
                place=terms.place_for_visitors(shown, words),
                scope=shown.scope,
                excerpt_words=words,
                expires=expires,
            ),
            shown,
        )


def _say_unfinished(shown: Shown) -> None:
    left = find_unfinished(cached.store(), shown.scope.collection)
    if not left.is_over:
        st.warning(
            f"{NOT_FINAL}: {say_unfinished(left)}. A snapshot keeps its numbers as they are now, "
            "and says so; a live link follows.",
            icon=":material/pending:",
        )


def _make(wanted: Wanted, shown: Shown) -> None:
    """Nothing; the link is made and shown, or it is said why not."""
    what = "Freezing" if wanted.kind is ShareKind.SNAPSHOT else "Making the link to"
    try:
        with st.spinner(f"{what} {shown.in_words}…", show_time=True):
            made, token = desk().share(wanted)
    except StoreError as error:
        st.error(plain(error.problem.message, limit=300), icon=":material/error:")
        return
    place = made.place
    address = address_of(place.page, (*place.choices, (SHARE, token)))
    st.session_state[_MADE] = (address, terms.say_excerpted(shown, wanted.excerpt_words))


def _show_made(made: tuple[str, str], close: Callable[[], None]) -> None:
    link, excerpted = made
    st.success("The link is ready. Copy it now: nobody can show it again.", icon=":material/check:")
    st.code(link, language=None, wrap_lines=True)
    if excerpted:
        st.text(excerpted)
    st.caption("Only a fingerprint of it is stored. Lost links are revoked and made anew.")
    st.caption("“Views and links” lists what was shared, and revokes it.")
    if st.button("Done", type="primary", key="link_copied"):
        close()
        st.rerun()
