"""Giving and taking roles, saying what was done, and taking that back."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import streamlit as st

from analysis.access import Membership, Role, access_of
from analysis.desk import Desk
from analysis.settings import settings
from pages.shared.acting import act
from pages.shared.people.links_left import forget_links, say_links
from pages.shared.people.words import with_article
from pages.shared.session import signed_in

_DONE, _ASKED = "_role_changed", "_role_asked"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What somebody was and what they are to be; None where they have no role."""

    collection: int
    """The one that is looked at."""
    before: Membership | None
    after: Membership | None

    @property
    def whom(self) -> Membership:
        """Somebody, with one of the two roles."""
        one = self.after or self.before
        assert one is not None  # a change from nothing to nothing is none
        return one

    @property
    def ends_sharing(self) -> bool:
        """Whether somebody who may have made links may make none by this any more."""
        is_editor = self.after is not None and self.after.role.includes(Role.EDITOR)
        return self.before is not None and not is_editor

    @property
    def back(self) -> "Change":
        """What undoes it."""
        return replace(self, before=self.after, after=self.before)


def ask_or_do(change: Change) -> None:
    """Nothing; does it, or asks first where it would shut out who does it. For callbacks only."""
    memberships = act(lambda desk: desk.memberships(change.collection))
    if memberships is None:
        return
    if _shuts_out(change, memberships):
        st.session_state[_ASKED] = change
    else:
        do(change)


def do(change: Change) -> None:
    """Nothing; makes the change, which the next run says. For callbacks only."""
    st.session_state.pop(_ASKED, None)
    _forget()
    if act(lambda desk: _make(desk, change)):
        st.session_state[_DONE] = change


def asked() -> Change | None:
    """The change that waits for an answer."""
    return st.session_state.get(_ASKED)


def keep() -> None:
    """Nothing; the change that waits is not made. For callbacks only."""
    st.session_state.pop(_ASKED, None)


def show_done() -> None:
    """A line that says what was changed just now, with a button that takes it back."""
    change: Change | None = st.session_state.get(_DONE)
    if change is None:
        return
    with st.container(border=True, key="role_done"):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.text(_say(change), width="content")
            st.button("Undo", icon=":material/undo:", key="undo_role", on_click=_undo)
            st.button("Close", type="tertiary", key="close_role", on_click=_forget)
        if change.ends_sharing:
            say_links(change.whom, change.collection)


def _make(desk: Desk, change: Change) -> bool:
    if change.after is not None:
        desk.give_role(change.after)
        return True
    wanted = _key(change.whom)
    for known in desk.memberships(change.collection):
        if _key(known) == wanted:
            desk.take_role(known)
    return True


def _shuts_out(change: Change, memberships: Sequence[Membership]) -> bool:
    """Whether whoever is signed in could change nothing here afterwards."""
    person = signed_in()
    if person is None:
        return False
    left = [one for one in memberships if _key(one) != _key(change.whom)]
    after = [*left, change.after] if change.after else left
    access = access_of(person, after, settings().admins.split(","))
    return not access.may(Role.ADMIN, change.collection)


def _key(one: Membership) -> tuple[str, str, int | None]:
    return one.kind, one.who, one.collection


def _say(change: Change) -> str:
    where = "here" if change.whom.collection is not None else "in every collection"
    if change.after is None:
        return f"{change.whom.who} is no longer {with_article(change.whom.role)} {where}."
    return f"{change.whom.who} is {with_article(change.after.role)} {where} now."


def _undo() -> None:
    ask_or_do(st.session_state.pop(_DONE).back)


def _forget() -> None:
    st.session_state.pop(_DONE, None)
    forget_links()
