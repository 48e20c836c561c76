"""Ending links, with the files that this process made of them."""

from collections.abc import Sequence

from analysis.desk import Desk
from analysis.settings import settings
from pages.shared import exhibits
from pages.shared.acting import act
from pages.shared.opened import whole


def revoke(shares: Sequence[int]) -> bool:
    """Whether all of the links were revoked; what was refused the next run says. For callbacks."""
    done = act(lambda desk: _revoke_all(desk, shares))
    url = settings().database_url
    exhibits.tidy(whole(url), url)
    return done is not None


def _revoke_all(desk: Desk, shares: Sequence[int]) -> bool:
    for one in shares:
        desk.revoke(one)
    return True
