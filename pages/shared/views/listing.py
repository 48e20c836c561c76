"""The saved views of a collection: opening, putting right, deleting."""

import streamlit as st

from analysis.access import Role
from analysis.charts.labels import day
from analysis.desk import Desk
from analysis.store import Collection, StoreError
from analysis.store.share_records import View
from pages.shared import cached
from pages.shared.acting import act
from pages.shared.apart import dialog
from pages.shared.labels import plain
from pages.shared.links import view_link
from pages.shared.session import desk, may
from pages.shared.views.place import VIEW, address_of, own_of
from pages.shared.views.saving import ask_name_and_note
from pages.shared.views.told import by_words, describe_place

_DELETED, _EDITED, _FAULT = "_deleted_view", "_edited_view", "_view_fault"
_NAME, _NOTE = "new_view_name", "new_view_note"
_WIDE = 300
"""Characters of a line that may be any text."""


def show_views(collection: Collection) -> None:
    """Nothing; draws the views, by name."""
    _offer_undo()
    for view in cached.store().views(collection.id):
        _show_view(view)
    _show_dialog()


def _show_view(view: View) -> None:
    with st.container(border=True, gap="xsmall", key=f"view_{view.id}"):
        view_link(view.place.page, view.name, {VIEW: [view.id], **own_of(view.place)})
        if view.note:
            st.text(view.note)
        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            st.caption(plain(f"{describe_place(view.place)} · {_saved(view)}", limit=_WIDE))
            _offer_link(view)
            if may(Role.EDITOR, view.collection):
                _offer_changes(view)


def _saved(view: View) -> str:
    changed = "" if view.changed == view.made else f", changed on {day(view.changed)}"
    return f"saved{by_words(view.author)} on {day(view.made)}{changed}"


def _offer_link(view: View) -> None:
    with st.popover("Link", type="tertiary", icon=":material/link:", key=f"link_of_{view.id}"):
        st.caption("For colleagues who may see this collection.")
        link = address_of(view.place.page, ((VIEW, view.id),))
        st.code(link, language=None, wrap_lines=True)


def _offer_changes(view: View) -> None:
    st.button(
        "Edit",
        type="tertiary",
        icon=":material/edit:",
        key=f"edit_view_{view.id}",
        on_click=_begin_edit,
        args=(view,),
    )
    st.button(
        "Delete",
        type="tertiary",
        icon=":material/delete:",
        key=f"delete_view_{view.id}",
        on_click=_delete,
        args=(view,),
    )


def _begin_edit(view: View) -> None:
    st.session_state.update({_EDITED: view, _NAME: view.name, _NOTE: view.note})


def _end_edit() -> None:
    st.session_state.pop(_EDITED, None)


def _show_dialog() -> None:
    view = st.session_state.get(_EDITED)
    if view is not None:
        _edit(view)


@dialog("Edit view", width="medium", on_dismiss=_end_edit)
def _edit(view: View) -> None:
    st.caption("What the view shows stays: to change that, save the other screen under its name.")
    with st.form("edit_view", border=False):
        ask_name_and_note(_NAME, _NOTE)
        st.form_submit_button(
            "Save", type="primary", key="save_view_changes", on_click=_rename, args=(view,)
        )
    if fault := st.session_state.pop(_FAULT, None):
        st.error(plain(fault, limit=_WIDE), icon=":material/error:")
    if _EDITED not in st.session_state:
        st.rerun()


def _rename(view: View) -> None:
    """Nothing; the view is called so, or the dialog stays and says why not."""
    try:
        desk().rename_view(view.id, st.session_state[_NAME], st.session_state[_NOTE].strip())
    except StoreError as error:
        st.session_state[_FAULT] = error.problem.message
    else:
        _end_edit()


def _delete(view: View) -> None:
    def deed(desk: Desk) -> bool:
        desk.delete_view(view.id)
        return True

    if act(deed):
        st.session_state[_DELETED] = view


def _offer_undo() -> None:
    view = st.session_state.get(_DELETED)
    if view is None:
        return
    with st.container(horizontal=True, vertical_alignment="center", border=True, key="view_gone"):
        st.text(f"View “{view.name}” deleted.", width="content")
        st.button("Undo", icon=":material/undo:", key="undo_view", on_click=_restore)
        st.button("Close", type="tertiary", key="close_view_gone", on_click=_forget)


def _restore() -> None:
    view = st.session_state.pop(_DELETED)
    act(lambda desk: desk.restore_view(view))


def _forget() -> None:
    st.session_state.pop(_DELETED, None)
