"""The log of corrections as a file: out of this collection, and into it."""

from functools import partial

import streamlit as st

from analysis.charts.theme import counted, type_words
from analysis.corrections import Entry, entries_from_json, entries_to_json
from analysis.corrections.log import LogError
from analysis.corrections.wording import describe_log
from analysis.desk.entries import check_entries
from analysis.store import Collection, StoreError
from pages.shared import cached
from pages.shared.apart import while_allowed
from pages.shared.session import desk

_MOST_MB = 10
_PREVIEW = 20
_GENERATION, _OUTCOME = "_log_upload", "_log_imported"


def show_files(collection: Collection) -> None:
    """The two ways, side by side."""
    out, into = st.columns(2, gap="medium")
    with out.container(border=True, height="stretch"):
        _offer_export(collection)
    with into.container(border=True, height="stretch"):
        _offer_import(collection)


def _offer_export(collection: Collection) -> None:
    st.subheader("Export", anchor=False)
    entries = cached.store().corrections(collection.id)
    st.text(f"The log has {counted(len(entries), 'entry', 'entries')}.")
    st.text(
        "The file names people and things as articles do, so that it can be used in another "
        "database or collection with the same articles."
    )
    st.download_button(
        "Download the log",
        data=while_allowed(partial(entries_to_json, entries)),
        file_name="corrections.json",
        mime="application/json",
        icon=":material/download:",
        on_click="ignore",
        disabled=not entries,
        key="download_log",
    )


def _offer_import(collection: Collection) -> None:
    st.subheader("Import", anchor=False)
    st.text(
        "A log that was exported here. Entries which this collection has are left as they are, new "
        "ones are marked as imported by you."
    )
    file = st.file_uploader(
        "Log of corrections",
        type="json",
        max_upload_size=_MOST_MB,
        key=f"log_{st.session_state.setdefault(_GENERATION, 0)}",
        label_visibility="collapsed",
    )
    if outcome := st.session_state.pop(_OUTCOME, None):
        st.text(outcome)
    if file is None:
        return
    try:
        entries = entries_from_json(file.getvalue())
        check_entries(entries, cached.store().clock(), _known(collection))
    except LogError as error:
        _say_refused("the file is no log of corrections", str(error))
    except StoreError as error:
        _say_refused("something in the log can’t be kept", error.problem.message)
    else:
        _show_preview(collection, entries)


def _say_refused(what: str, why: str) -> None:
    st.error(f"Nothing was imported: {what}.", icon=":material/error:")
    st.text(why)


def _show_preview(collection: Collection, entries: tuple[Entry, ...]) -> None:
    known = _known(collection)
    told = describe_log((*known.values(), *entries), type_words)
    new = [entry for entry in entries if entry.key not in known]
    st.text(
        f"{counted(len(entries), 'entry', 'entries')}: {len(new):,} new, "
        f"{len(entries) - len(new):,} here already."
    )
    with st.container(gap="xsmall"):
        for entry in new[:_PREVIEW]:
            st.text(f"{told[entry.key]} ({entry.author})")
    if len(new) > _PREVIEW:
        st.caption(f"and {len(new) - _PREVIEW:,} more")
    st.button(
        "Import",
        type="primary",
        icon=":material/upload:",
        key="import_log",
        disabled=not new,
        on_click=_import,
        args=(collection.id, entries),
    )


def _known(collection: Collection) -> dict[str, Entry]:
    """The log of the collection by the keys of its entries."""
    return {entry.key: entry for entry in cached.store().corrections(collection.id)}


def _import(collection: int, entries: tuple[Entry, ...]) -> None:
    try:
        new = desk().add_corrections(collection, entries)
    except StoreError as error:
        st.session_state[_OUTCOME] = f"Nothing was imported. {error.problem.message}"
        return
    st.session_state[_GENERATION] += 1
    st.session_state[_OUTCOME] = (
        f"{counted(new, 'entry', 'entries')} imported, {len(entries) - new:,} were here already."
    )
