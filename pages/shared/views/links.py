"""The links of a collection: what each shows, how often it was opened, and ending it."""

from collections.abc import Sequence
from datetime import UTC, datetime

import streamlit as st

from analysis.charts.labels import day
from analysis.charts.theme import counted
from analysis.store.share_records import Share, ShareState
from pages.shared.labels import plain
from pages.shared.naming import show_name
from pages.shared.revoking import revoke
from pages.shared.views.told import (
    by_words,
    describe_place,
    kind_words,
    opened_words,
    shown_words,
    until_words,
)

_WIDE = 300
_BADGES = {
    ShareState.OPEN: ("Open", ":material/link:", "green"),
    ShareState.EXPIRED: ("Expired", ":material/schedule:", "gray"),
    ShareState.REVOKED: ("Revoked", ":material/link_off:", "gray"),
}


def show_links(shares: Sequence[Share]) -> None:
    """Nothing; draws those that show something, and folds those that do not any more."""
    now = datetime.now(UTC)
    is_open = [share for share in shares if share.state(now) is ShareState.OPEN]
    over = [share for share in shares if share.state(now) is not ShareState.OPEN]
    if not is_open:
        st.text("No link shows anything at the moment.")
    for share in is_open:
        _show_link(share, now)
    if over:
        verb = "shows" if len(over) == 1 else "show"
        with st.expander(f"{counted(len(over), 'link')} that {verb} nothing any more"):
            for share in over:
                _show_link(share, now)


def _show_link(share: Share, now: datetime) -> None:
    state = share.state(now)
    with st.container(border=True, gap="xsmall", key=f"share_{share.id}"):
        sort, icon, color = _BADGES[state]
        show_name(share.name, key=f"share_{share.id}", icon=icon, sort=sort, color=color)
        if share.note:
            st.text(share.note)
        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            with st.container(gap="xxsmall"):
                for line in _facts(share, now):
                    st.caption(plain(line, limit=_WIDE))
            if state is ShareState.OPEN:
                _offer_revoking(share)


def _facts(share: Share, now: datetime) -> Sequence[str]:
    return (
        f"{kind_words(share)} · {describe_place(share.place)} · {shown_words(share)}",
        f"{until_words(share, now)} · {opened_words(share)}",
        f"Made{by_words(share.author)} on {day(share.made)}",
    )


def _offer_revoking(share: Share) -> None:
    with st.popover(
        "Revoke", type="tertiary", icon=":material/link_off:", key=f"revoking_{share.id}"
    ):
        st.text("Whoever has this link will see nothing from the next click on.")
        st.text("This cannot be taken back. A new link will have another address.")
        st.button(
            "Revoke this link",
            type="primary",
            icon=":material/link_off:",
            key=f"revoke_{share.id}",
            on_click=revoke,
            args=((share.id,),),
        )
