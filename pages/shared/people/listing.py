"""Who is what in a collection."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from analysis.access import Membership, Role
from analysis.access.people import CLAIM
from analysis.settings import settings
from analysis.store import Collection
from pages.shared.acting import act
from pages.shared.labels import plain
from pages.shared.people.adding import show_form
from pages.shared.people.asking import ask
from pages.shared.people.changes import Change, ask_or_do, show_done
from pages.shared.people.words import NO_CLAIMS, ROLE_MEANINGS, ROLE_WORDS, describe
from pages.shared.provider import trusts_claims
from pages.shared.session import seat

_FIRST = 25
_SHOWN = "members_shown"


def show_people(collection: Collection) -> None:
    """Nothing; the roles, everybody who has one, and a form for others."""
    _explain()
    ask()
    show_done()
    memberships = act(lambda desk: desk.memberships(collection.id)) or ()
    _show_all(collection, memberships)
    show_form(collection)


def _explain() -> None:
    with st.container(gap="xsmall"):
        for role, meaning in ROLE_MEANINGS.items():
            st.text(f"{ROLE_WORDS[role]}: {meaning}")
        st.caption(
            "Whoever has several roles has the highest. A change holds from their next click on."
        )


def _show_all(collection: Collection, memberships: Sequence[Membership]) -> None:
    st.subheader("Who may do what here", anchor=False)
    for address in filter(None, (one.strip() for one in settings().admins.split(","))):
        _show_set(address)
    if not memberships:
        st.text("Nobody else yet.")
    most = st.session_state.get(_SHOWN, _FIRST)
    for one in sorted(memberships, key=lambda one: one.who.casefold())[:most]:
        _show_one(collection.id, one)
    if len(memberships) > most:
        st.button(
            f"Show more ({len(memberships) - most:,})",
            key="more_members",
            on_click=_show_more,
            args=(most,),
        )


def _show_set(address: str) -> None:
    """Somebody whom only whoever runs the dashboard can take away."""
    with st.container(border=True, gap=None):
        st.text(address)
        st.caption("Administrator of everything, by the setting ONRECORD_ADMINS")


def _show_one(collection: int, one: Membership) -> None:
    with st.container(
        horizontal=True, vertical_alignment="center", border=True, key=f"member_{one.id}"
    ):
        with st.container(gap=None):
            st.text(one.who)
            st.caption(describe(one))
            if one.kind == CLAIM and not trusts_claims():
                st.caption(f"Without effect. {NO_CLAIMS}")
        if one.collection is None and seat().access.everywhere is not Role.ADMIN:
            st.text(ROLE_WORDS[one.role], width="content")
            return
        _show_choices(collection, one)


def _show_choices(collection: int, one: Membership) -> None:
    # The key has the role, so that a change that was not made leaves no trace on the screen.
    key = f"role_{one.id}_{one.role.value}_{st.session_state.get(_turn(one), 0)}"
    st.selectbox(
        plain(f"Role of {one.who}"),
        list(Role),
        index=list(Role).index(one.role),
        format_func=ROLE_WORDS.get,
        key=key,
        label_visibility="collapsed",
        width=160,
        on_change=_change,
        args=(collection, one, key),
    )
    st.button(
        "Take away",
        icon=":material/person_remove:",
        key=f"take_{one.id}",
        help=plain(f"{one.who} has no role by this any more."),
        on_click=ask_or_do,
        args=(Change(collection=collection, before=one, after=None),),
    )


def _change(collection: int, one: Membership, key: str) -> None:
    after = replace(one, role=st.session_state[key])
    st.session_state[_turn(one)] = st.session_state.get(_turn(one), 0) + 1
    ask_or_do(Change(collection=collection, before=one, after=after))


def _turn(one: Membership) -> str:
    return f"_turn_of_role_{one.id}"


def _show_more(most: int) -> None:
    st.session_state[_SHOWN] = most + 4 * _FIRST
