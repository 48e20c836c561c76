"""The dialog in which a screen is given a name."""

from collections.abc import Callable

import streamlit as st

from analysis.desk.limits import LONGEST_NAME, LONGEST_NOTE
from analysis.store import StoreError
from pages.shared.apart import dialog
from pages.shared.labels import plain
from pages.shared.scope import chosen_collection
from pages.shared.session import desk
from pages.shared.views.place import VIEW, here
from pages.shared.views.told import describe_place, suggest_name

NAME, NOTE = "view_name", "view_note"


def begin() -> None:
    """Nothing; the fields have what the screen suggests. For callbacks."""
    st.session_state[NAME] = suggest_name(here())[:LONGEST_NAME]
    st.session_state[NOTE] = ""


def show_dialog(close: Callable[[], None]) -> None:
    """Nothing; asks for name and note, saves the view and shows it."""
    dialog("Save view", width="medium", on_dismiss=close)(_ask)(close)


def _ask(close: Callable[[], None]) -> None:
    place = here()
    st.text("A view is this screen under a name: the page, what the sidebar has and what is open.")
    st.caption(plain(f"It shows: {describe_place(place)}", limit=400))
    st.caption("It opens with what is known then: articles that are added later are in it too.")
    with st.form("save_view", border=False):
        ask_name_and_note(NAME, NOTE)
        is_asked = st.form_submit_button("Save", type="primary", key="save_view_now")
    if is_asked:
        _save(close)


def ask_name_and_note(name: str, note: str) -> None:
    """Nothing; the two fields, under these keys."""
    st.text_input("Name", key=name, max_chars=LONGEST_NAME)
    st.text_area(
        "Note",
        key=note,
        max_chars=LONGEST_NOTE,
        height=68,
        placeholder="What to look at, and why. Shown above the page.",
    )


def _save(close: Callable[[], None]) -> None:
    """Nothing; the view is saved and on, or it is said why not."""
    collection = chosen_collection()
    if collection is None:
        return
    name, note = st.session_state[NAME], st.session_state[NOTE]
    try:
        view = desk().save_view(collection.id, name, here(), note.strip())
    except StoreError as error:
        st.error(plain(error.problem.message, limit=300), icon=":material/error:")
        return
    close()
    st.query_params[VIEW] = view.id
    st.toast("View saved.", icon=":material/bookmark:")
    st.rerun()
