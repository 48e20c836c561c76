"""The box that files are dropped on; they are stored before the page is drawn again."""

from collections.abc import Iterable
from typing import Literal

import streamlit as st
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.scriptrunner import get_script_run_ctx

from analysis.charts.labels import listed
from analysis.ingest import SUFFIXES
from analysis.ingest.containers import CONTAINERS
from analysis.settings import settings
from pages.shared.adding.reading import choose_remembered
from pages.shared.adding.target import add, ask_origin, given_for
from pages.shared.intake import KINDS, Outcome, take
from pages.shared.session import desk

Many = Literal[True, "directory"]
_GENERATION, _TAKEN = "_upload_generation", "_taken"
FORMATS = {
    ".txt": "text",
    ".html": "web pages",
    ".pdf": "PDF",
    ".docx": "Word",
    ".odt": "OpenDocument",
    ".rtf": "RTF",
    ".md": "Markdown",
    ".eml": "mail",
}
"""Formats of single articles by one of their endings, in plain words."""


def show_upload() -> None:
    """Nothing; draws the box with what may be said of all files."""
    with st.expander("Outlet and date, if you know them"):
        ask_origin("upload")
    whole = st.toggle(
        "A whole folder (what can’t be read in it is left out by the browser)", key="whole_folder"
    )
    show_uploader("directory" if whole else True)
    st.caption(f"{say_formats()} {_limits()}")


def say_formats() -> str:
    """What may be uploaded, in a sentence."""
    words = listed(
        [words for suffix, words in FORMATS.items() if suffix in SUFFIXES], most=len(FORMATS)
    )
    return (
        f"{words[:1].upper()}{words[1:]}; many at once in a ZIP archive{_mailbox()} "
        "or a table (CSV, Excel, JSON lines) with one article a row."
    )


def _mailbox() -> str:
    return ", a mailbox (MBOX)" if ".mbox" in CONTAINERS else ""


def _limits() -> str:
    most = settings()
    return (
        f"Up to {most.max_file_mb} MB a file, {most.max_container_mb} MB an archive or table, "
        f"{most.max_members:,} files in an archive and {most.max_rows:,} rows in a table."
    )


def show_uploader(many: Many = True) -> None:
    """Nothing; draws the box alone, for files or for a whole folder."""
    key = _uploader(many)
    st.file_uploader(
        "Articles",
        type=sorted(KINDS),
        accept_multiple_files=many,
        max_upload_size=max(settings().max_file_mb, settings().max_container_mb),
        key=key,
        on_change=_take_uploads,
        args=(key, many),
        label_visibility="collapsed",
    )


def _take_uploads(key: str, many: Many) -> None:
    """Stores what has not been stored yet.

    The browser may report a box once more while its successor is being drawn.
    """
    taken: set[str] = st.session_state.setdefault(_TAKEN, set())
    files = [file for file in st.session_state.get(key) or () if file.file_id not in taken]
    taken.update(file.file_id for file in files)
    if files:
        named = [(file.name, file.getvalue()) for file in files]
        add(lambda collection: _take(named, collection))
        _let_go(file.file_id for file in files)
    if key == _uploader(many):
        st.session_state[_GENERATION] += 1


def _let_go(files: Iterable[str]) -> None:
    """Nothing; Streamlit forgets files that are stored: it would keep them as long as the page."""
    context = get_script_run_ctx()
    if context is None or not isinstance(context.uploaded_file_mgr, MemoryUploadedFileManager):
        return
    for file in files:
        context.uploaded_file_mgr.remove_file(context.session_id, file)


def _take(files: list[tuple[str, bytes]], collection: int) -> tuple[Outcome, ...]:
    outcomes = take(files, desk(), collection, given_for("upload"))
    choose_remembered(outcomes)
    return outcomes


def _uploader(many: Many) -> str:
    """The key of the box: a new one after every upload, so that it is empty again."""
    kind = "folder" if many == "directory" else "uploader"
    return f"{kind}_{st.session_state.setdefault(_GENERATION, 0)}"
