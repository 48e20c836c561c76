"""What Streamlit runs apart from the rest of a page: dialogs, fragments, files made on a click.

Nothing before them in the page has run then, so each finds out anew who is at the screen. Pages use
these and never Streamlit's own.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial, wraps
from typing import Any, Literal, TypeVar

import streamlit as st

from analysis.access import LOCAL, NOBODY, VISITOR, Access
from analysis.store import Store
from analysis.store.share_records import Share, ShareState
from pages.shared.opened import whole
from pages.shared.session import (
    Seat,
    access_for,
    asks_to_sign_in,
    person_told,
    seat,
    share_state,
    take_seat,
)

Draw = TypeVar("Draw", bound=Callable[..., None])
File = TypeVar("File", bytes, str)


def dialog(
    title: str,
    *,
    width: Literal["small", "medium", "large"] = "small",
    on_dismiss: Callable[[], None],
) -> Callable[[Draw], Draw]:
    """`st.dialog`, which goes on only for whom it was opened."""
    return partial(_apart, st.dialog(title, width=width, on_dismiss=on_dismiss))


def fragment(*, run_every: str) -> Callable[[Draw], Draw]:
    """`st.fragment`, which goes on only for whom it was drawn."""
    return partial(_apart, st.fragment(run_every=run_every))


def while_allowed(make: Callable[[], File]) -> Callable[[], File]:
    """What makes the file of a download button, as long as it may be handed out.

    It raises a PermissionError where whoever is at the screen in this run may do less by then. It
    asks nothing of Streamlit, and neither may `make`: both run on a click and outside of any page.
    """
    now = seat()
    rights = _rights_of(now)

    def ask() -> File:
        if not rights().includes(now.access):
            raise PermissionError("what was offered may no longer be handed out")
        return make()

    return ask


def _apart(run: Callable[[Any], Any], draw: Draw) -> Draw:
    @wraps(draw)
    def begin(*args: Any) -> None:
        drawn = seat()

        @wraps(draw)
        def go_on() -> None:
            if _is_other(take_seat(), drawn):
                st.rerun()
            draw(*args)

        run(go_on)()

    return begin  # type: ignore[return-value]


def _is_other(now: Seat, drawn: Seat) -> bool:
    """Whether somebody else is there, or somebody who sees or may do something else.

    What is noted of a link, such as how often it was opened, makes no difference.
    """
    return replace(now, share=None) != replace(drawn, share=None)


def _rights_of(now: Seat) -> Callable[[], Access]:
    """What they may do at the moment when it is called."""
    database = whole(now.address.url)
    if now.share is not None:
        return partial(_rights_by_link, now.share, database)
    if not asks_to_sign_in():
        return lambda: LOCAL
    return partial(_rights_told, st.user.to_dict(), database)


def _rights_by_link(share: Share, database: Store) -> Access:
    return VISITOR if share_state(share, database) is ShareState.OPEN else NOBODY


def _rights_told(told: Mapping[str, Any], database: Store) -> Access:
    person = person_told(told, database)
    return NOBODY if person is None else access_for(person, database)
