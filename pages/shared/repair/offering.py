"""Putting an entity right where it is shown: merge, split, rename, retype, hide, show."""

from collections.abc import Callable, Mapping

import streamlit as st

from analysis.access import Role
from analysis.charts.theme import type_words
from analysis.corrections import Hide, Rename, Retype, Show
from analysis.resolution import Name
from analysis.tables.corrections import Repairable, find_repairable
from pages.shared import cached
from pages.shared.apart import dialog
from pages.shared.repair.choices import choose_type
from pages.shared.repair.done import correct, show_done_here
from pages.shared.repair.merge import choose_merge
from pages.shared.repair.split import choose_split
from pages.shared.session import may

_OPEN = "_repair"
"""Which dialog is open, and for whom."""
_LONGEST = 200

_BUTTONS = (
    # name of the dialog, label, icon
    ("merge", "Merge with…", ":material/merge:"),
    ("split", "Split…", ":material/call_split:"),
    ("rename", "Rename…", ":material/edit:"),
    ("retype", "Change type…", ":material/category:"),
)


def offer(identity: int, name: str, type: str) -> None:
    """Buttons that put an entity right; name and type are the ones it is shown under."""
    one = find_repairable(cached.store(), identity)
    if one is None or not may(Role.EDITOR, one.collection):
        return
    if one.key is None:
        st.caption("Every mention here was set apart by a split: undo it on the Corrections page.")
        return
    show_done_here()
    with st.container(horizontal=True, gap="small", key="repair"):
        for dialog, label, icon in _BUTTONS:
            st.button(
                label, icon=icon, key=f"repair_{dialog}", on_click=_open, args=(dialog, identity)
            )
        _offer_hiding(one, one.key)
    dialog, of = st.session_state.get(_OPEN, ("", None))
    if of == identity:
        _DIALOGS[dialog](one, one.key)


def _offer_hiding(one: Repairable, key: Name) -> None:
    label, icon = ("Show", "visibility") if one.is_hidden else ("Hide", "visibility_off")
    st.button(
        label,
        icon=f":material/{icon}:",
        key="repair_hide",
        on_click=_show if one.is_hidden else _hide,
        args=(one, key),
        help="Counts it in charts and lists again."
        if one.is_hidden
        else "Leaves it out of charts and lists. Nothing is deleted.",
    )


def _open(dialog: str, identity: int) -> None:
    st.session_state[_OPEN] = (dialog, identity)


def _close() -> None:
    st.session_state.pop(_OPEN, None)


def _hide(one: Repairable, key: Name) -> None:
    correct(one.collection, [Hide(of=key)], f"Hid {one.name}.", key)


def _show(one: Repairable, key: Name) -> None:
    correct(one.collection, [Show(of=key)], f"{one.name} is shown again.", key)


def _finish() -> None:
    """Nothing; closes the dialog and draws the page anew."""
    _close()
    st.rerun()


@dialog("Merge with others", width="medium", on_dismiss=_close)
def _merge(one: Repairable, key: Name) -> None:
    if choose_merge(one, key):
        _finish()


@dialog("Split", width="medium", on_dismiss=_close)
def _split(one: Repairable, key: Name) -> None:
    if choose_split(one, key):
        _finish()


@dialog("Rename", on_dismiss=_close)
def _rename(one: Repairable, key: Name) -> None:
    with st.form("rename", border=False):
        st.text("The name it is shown under everywhere. What articles say stays as it is.")
        typed = st.text_input(
            "Name", value=one.name, max_chars=_LONGEST, key=f"rename_{one.identity}"
        )
        is_asked = st.form_submit_button("Rename", type="primary")
    to = " ".join(typed.split())
    if not is_asked:
        return
    if not to:
        st.error("Type a name first.")
        return
    if to != one.name:
        correct(one.collection, [Rename(of=key, to=to)], f"Renamed {one.name} to {to}.", key)
    _finish()


@dialog("Change type", on_dismiss=_close)
def _retype(one: Repairable, key: Name) -> None:
    with st.form("retype", border=False):
        to = choose_type(one.name, one.type, key=f"retype_{one.identity}")
        is_asked = st.form_submit_button("Change type", type="primary")
    if not is_asked:
        return
    if to != one.type:
        said = f"{one.name} is of the type {type_words(to)} now."
        correct(one.collection, [Retype(of=key, to=to)], said, key)
    _finish()


_DIALOGS: Mapping[str, Callable[[Repairable, Name], None]] = {
    "merge": _merge,
    "split": _split,
    "rename": _rename,
    "retype": _retype,
}
