"""Links of somebody who may make none any more: they open until somebody revokes them."""

from collections.abc import Sequence
from datetime import UTC, datetime

import streamlit as st

from analysis.access import Membership, Person, Role, access_of
from analysis.access.people import EMAIL, fold_address
from analysis.charts.theme import counted
from analysis.settings import settings
from analysis.store.share_records import Share, ShareState
from pages.shared import cached
from pages.shared.acting import act
from pages.shared.labels import plain
from pages.shared.revoking import revoke
from pages.shared.views.told import describe_place, kind_words, opened_words, until_words

_MOST = 10
"""Links that are told one by one."""
_WIDE = 300
_REVOKED = "_links_revoked"
_LIST = "“Views and links” lists every link with its maker, and revokes it."


def say_links(whom: Membership, collection: int) -> None:
    """Nothing; says which links still open of whom a role was taken, with a way to end them."""
    if whom.kind != EMAIL:
        _say_of_many(whom, collection)
    elif left := _links_of(whom, collection):
        _show(whom, left)
    elif said := st.session_state.get(_REVOKED):
        st.text(said)


def say_own_links(whom: Membership, collection: int) -> None:
    """Nothing; says it before somebody takes away their own role, for then they can't end them."""
    if whom.kind != EMAIL:
        _say_of_many(whom, collection)
    elif made := _made_by(whom, collection):
        st.text(f"{counted(len(made), 'link')} that you made would still open. {_LIST}")


def forget_links() -> None:
    """Nothing; what was revoked is said no more. For callbacks only."""
    st.session_state.pop(_REVOKED, None)


def _say_of_many(whom: Membership, collection: int) -> None:
    """A claim does not tell who has it."""
    if found := _open_links(_where(whom, collection)):
        verb = "opens" if len(found) == 1 else "open"
        st.text(
            f"{counted(len(found), 'link')} to what this role was for still {verb}. People who had "
            f"it because of {whom.who} may have made some. {_LIST}"
        )


def _show(whom: Membership, left: Sequence[Share]) -> None:
    now = datetime.now(UTC)
    many = counted(len(left), "link")
    with st.container(gap="xxsmall"):
        opens = "opens" if len(left) == 1 else "open"
        st.text(f"{whom.who} made {many} that still {opens}, for whoever has the address:")
        for share in left[:_MOST]:
            facts = (kind_words(share), describe_place(share.place), until_words(share, now))
            line = " · ".join((f"“{share.name}”", *facts, opened_words(share)))
            st.caption(plain(line, limit=_WIDE))
        if len(left) > _MOST:
            st.caption(f"and {len(left) - _MOST:,} more")
    them = "it" if len(left) == 1 else "them"
    with st.popover(f"Revoke {them} too", icon=":material/link_off:", key="revoking_links_left"):
        st.text("Whoever has such a link will see nothing from the next click on.")
        st.text("This cannot be taken back, also not by giving the role again.")
        st.button(
            f"Revoke {many}",
            type="primary",
            icon=":material/link_off:",
            key="revoke_links_left",
            on_click=_revoke,
            args=(tuple(share.id for share in left),),
        )


def _revoke(shares: Sequence[int]) -> None:
    if revoke(shares):
        verb = "was" if len(shares) == 1 else "were"
        st.session_state[_REVOKED] = f"{counted(len(shares), 'link')} {verb} revoked."


def _links_of(whom: Membership, collection: int) -> Sequence[Share]:
    """Their open links in collections where, by their address, they may make none now."""
    made = _made_by(whom, collection)
    ended = {one for one in {share.collection for share in made} if not _may_share(whom, one)}
    return [share for share in made if share.collection in ended]


def _may_share(whom: Membership, collection: int) -> bool:
    memberships = act(lambda desk: desk.memberships(collection)) or ()
    person = Person(name="", email=fold_address(whom.who), claims=frozenset())
    access = access_of(person, memberships, settings().admins.split(","))
    return access.may(Role.EDITOR, collection)


def _made_by(whom: Membership, collection: int) -> Sequence[Share]:
    author = fold_address(whom.who)
    return [one for one in _open_links(_where(whom, collection)) if one.author == author]


def _where(whom: Membership, collection: int) -> Sequence[int]:
    """The collections that a role was for."""
    if whom.collection is not None:
        return [collection]
    return [one.id for one in cached.store().collections()]


def _open_links(collections: Sequence[int]) -> Sequence[Share]:
    now = datetime.now(UTC)
    found = act(lambda desk: [share for one in collections for share in desk.shares(one)]) or ()
    return [share for share in found if share.state(now) is ShareState.OPEN]
