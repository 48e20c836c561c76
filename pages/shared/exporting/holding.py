"""Whether somebody may still have what was offered to them: asked anew when they click.

A file is made apart from any run of the page, so the rights of the run that offered it may be gone.
"""

from collections.abc import Callable

from analysis.access import Role, access_of
from analysis.settings import settings
from analysis.store import Store
from analysis.store.share_records import Share, ShareState
from pages.shared.opened import whole
from pages.shared.session import asks_to_sign_in, seat, signed_in

Held = Callable[[int], bool]
"""Whether the rows of a collection may still be handed out. Asks nothing of Streamlit."""


def rights() -> Held:
    """The question, for whoever is at the screen in this run."""
    now = seat()
    database = whole(now.address.url)
    share = now.share
    if share is not None:
        return lambda _: _is_open(database, share)
    if not asks_to_sign_in():
        return lambda _: True
    person, admins = signed_in(), settings().admins.split(",")
    return lambda collection: (
        person is not None
        and access_of(person, database.memberships(), admins).may(Role.VIEWER, collection)
    )


def _is_open(database: Store, share: Share) -> bool:
    found = next((one for one in database.shares(share.collection) if one.id == share.id), None)
    return found is not None and found.state(database.clock()) is ShareState.OPEN
