"""Whether somebody may still have what was offered to them: asked anew when they click.

A file is made apart from any run of the page, so the rights of the run that offered it may be gone.
"""

from collections.abc import Callable

from analysis.access import Role
from analysis.store.share_records import ShareState
from pages.shared.opened import whole
from pages.shared.session import (
    access_for,
    asks_to_sign_in,
    seat,
    share_state,
    signed_in,
)

Held = Callable[[int], bool]
"""Whether the rows of a collection may still be handed out. Asks nothing of Streamlit."""


def rights() -> Held:
    """The question, for whoever is at the screen in this run."""
    now = seat()
    database = whole(now.address.url)
    share = now.share
    if share is not None:
        return lambda _: share_state(share, database) is ShareState.OPEN
    if not asks_to_sign_in():
        return lambda _: True
    person = signed_in()
    return lambda collection: (
        person is not None and access_for(person, database).may(Role.VIEWER, collection)
    )
