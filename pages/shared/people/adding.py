"""The form that lets somebody in."""

from collections.abc import Sequence

import streamlit as st

from analysis.access import Membership, Role, WhoError, read_who
from analysis.access.people import CLAIM
from analysis.store import Collection
from pages.shared.acting import act
from pages.shared.people.changes import Change, ask_or_do
from pages.shared.people.words import NO_CLAIMS, ROLE_WORDS
from pages.shared.provider import trusts_claims
from pages.shared.session import seat

_WHO, _ROLE, _WIDE, _WRONG = "member_who", "member_role", "member_wide", "_member_wrong"


def show_form(collection: Collection) -> None:
    """Nothing; asks for an address or a claim, and a role."""
    st.subheader("Let somebody in", anchor=False)
    with st.form("add_member", border=True):
        st.text_input(
            "E-mail address, or what sign-in says of people",
            key=_WHO,
            placeholder="ann@courier.example or groups=desk",
            help="An address counts where the sign-in service has checked it. A claim, such as "
            "groups=desk, lets in everybody of whom the service says so.",
        )
        st.segmented_control(
            "Role", list(Role), default=Role.VIEWER, key=_ROLE, format_func=ROLE_WORDS.get
        )
        if seat().access.everywhere is Role.ADMIN:
            st.checkbox("In every collection, those to come included", key=_WIDE)
        if message := st.session_state.pop(_WRONG, None):
            st.error(message, icon=":material/error:")
        st.form_submit_button(
            "Let in", type="primary", key="add_member_now", on_click=_add, args=(collection.id,)
        )


def _add(collection: int) -> None:
    try:
        kind, who = read_who(st.session_state[_WHO])
    except WhoError as error:
        st.session_state[_WRONG] = str(error)
        return
    if kind == CLAIM and not trusts_claims():
        st.session_state[_WRONG] = f"Write an e-mail address. {NO_CLAIMS}"
        return
    role = st.session_state[_ROLE]
    if role is None:
        st.session_state[_WRONG] = "Choose a role."
        return
    where = None if st.session_state.get(_WIDE) else collection
    new = Membership(id=0, kind=kind, who=who, role=role, collection=where)
    before = act(lambda desk: _known(desk.memberships(collection), new))
    st.session_state[_WHO] = ""
    ask_or_do(Change(collection=collection, before=before, after=new))


def _known(memberships: Sequence[Membership], new: Membership) -> Membership | None:
    """What they are already, so that an undo gives that back."""
    wanted = (new.kind, new.who, new.collection)
    return next((one for one in memberships if (one.kind, one.who, one.collection) == wanted), None)
