"""The form that takes articles in, and what became of each file."""

from collections.abc import Sequence
from datetime import date

import streamlit as st

from analysis.ingest import SUFFIXES, Given
from analysis.settings import settings
from analysis.store import State
from pages.shared import cached, worker
from pages.shared.intake import DEFAULT_COLLECTION, Outcome, name_for, take
from pages.shared.scope import choose_collection, chosen_collection

_GENERATION, _TAKEN, _OUTCOMES = "_upload_generation", "_taken", "_outcomes"
_TARGET = "target"
_EARLIEST = date(1600, 1, 1)
_MANY, _TALL = 10, 300
"""More lines than this scroll, in a box so many pixels tall."""


def show_form() -> None:
    """Upload and paste, into a collection that exists or is new."""
    with st.container(border=True, key="add_articles"):
        _choose_target()
        upload, paste = st.tabs(["Upload files", "Paste text"])
        with upload:
            _show_upload()
        with paste:
            _show_paste()


def _choose_target() -> None:
    names = [item.name for item in cached.store().collections() if not item.is_sample]
    st.selectbox(
        "Add to collection",
        list(dict.fromkeys([_usual_target(), *names])),
        key=f"{_TARGET}_{_usual_target()}",
        accept_new_options=True,
        help="Choose one, or type a new name.",
        width=320,
    )


def _usual_target() -> str:
    """The collection that the sidebar looks at, unless it is the sample."""
    chosen = chosen_collection()
    return chosen.name if chosen and not chosen.is_sample else DEFAULT_COLLECTION


def _target() -> str:
    """The collection that new articles go to."""
    typed = st.session_state.get(f"{_TARGET}_{_usual_target()}")
    return (typed or "").strip() or _usual_target()


def _show_upload() -> None:
    with st.expander("Outlet and date, if you know them"):
        _ask_origin("upload")
    show_uploader()


def show_uploader() -> None:
    """The box that files are dropped on; they are stored before the page is drawn again."""
    key = _uploader()
    st.file_uploader(
        "Articles",
        type=sorted(SUFFIXES),
        accept_multiple_files=True,
        max_upload_size=settings().max_file_mb,
        key=key,
        on_change=_take_uploads,
        args=(key,),
        label_visibility="collapsed",
    )


def _ask_origin(prefix: str) -> None:
    outlet, published = st.columns(2)
    outlet.text_input("Outlet", key=f"{prefix}_outlet", placeholder="Left empty: as the file says")
    published.date_input(
        "Published",
        value=None,
        min_value=_EARLIEST,
        max_value="today",
        format="DD/MM/YYYY",
        key=f"{prefix}_published",
    )


def _show_paste() -> None:
    with st.form("paste", border=False):
        st.text_area("Text", height=180, key="paste_text", placeholder="The article's text")
        st.text_input("Title", key="paste_title", placeholder="Left empty: the first line")
        _ask_origin("paste")
        st.form_submit_button(
            "Add text", type="primary", icon=":material/add:", on_click=_take_paste
        )


def _take_uploads(key: str) -> None:
    """Stores what has not been stored yet.

    The browser may report a box once more while its successor is being drawn.
    """
    taken: set[str] = st.session_state.setdefault(_TAKEN, set())
    files = [file for file in st.session_state.get(key) or () if file.file_id not in taken]
    taken.update(file.file_id for file in files)
    _take([(file.name, file.getvalue()) for file in files], _given("upload"))
    if key == _uploader():
        st.session_state[_GENERATION] += 1


def _take_paste() -> None:
    text, title = st.session_state["paste_text"], st.session_state["paste_title"].strip()
    if not text.strip():
        refused = Outcome(message="There is no text to add. Paste the article’s text first.")
        st.session_state[_OUTCOMES] = (refused,)
        return
    _take([(name_for(title, text), text.encode(errors="replace"))], _given("paste", title))
    for key in ("paste_text", "paste_title", "paste_outlet"):
        st.session_state[key] = ""
    st.session_state["paste_published"] = None


def _given(prefix: str, title: str = "") -> Given:
    outlet = (st.session_state.get(f"{prefix}_outlet") or "").strip()
    return Given(
        title=title or None,
        publisher=outlet or None,
        published=st.session_state.get(f"{prefix}_published"),
    )


def _take(files: Sequence[tuple[str, bytes]], given: Given) -> None:
    if not files:
        return
    collection = cached.store().collection(_target())
    if collection.is_sample:
        refused = "The sample takes no other articles. Choose another name for the collection."
        st.session_state[_OUTCOMES] = (Outcome(message=refused),)
        return
    st.session_state[_OUTCOMES] = take(files, cached.store(), collection.id, given)
    choose_collection(collection.name)
    worker.ensure_worker()


def show_outcomes() -> None:
    """One line for each file of the last upload: what became of it."""
    outcomes: Sequence[Outcome] = st.session_state.get(_OUTCOMES, ())
    if not outcomes:
        return
    with st.container(border=True, key="outcomes", gap="xsmall"):
        with st.container(height=_TALL if len(outcomes) > _MANY else "content", gap="xsmall"):
            for outcome in outcomes:
                st.text(_fate(outcome))
        st.button("Close", type="tertiary", key="close_outcomes", on_click=_forget)


def _fate(outcome: Outcome) -> str:
    row = None if outcome.article is None else cached.find_article(outcome.article)
    if row is None:
        return outcome.message
    if row.problem is not None:
        return row.problem.message
    if row.state is State.DONE:
        return f"{outcome.message} and analysed."
    return f"{outcome.message} and waits to be analysed."


def _forget() -> None:
    st.session_state.pop(_OUTCOMES, None)


def _uploader() -> str:
    """The key of the box: a new one after every upload, so that it is empty again."""
    return f"uploader_{st.session_state.setdefault(_GENERATION, 0)}"
