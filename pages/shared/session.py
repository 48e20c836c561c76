"""Who looks at this page, what they see of which database, and what they may do.

It is found out anew on every run: a link that was revoked and a role that was taken back hold no
longer than until the next click.
"""

import logging
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

import streamlit as st

from analysis.access import LOCAL, NOBODY, VISITOR, Access, Person, Role, access_of
from analysis.desk import Desk
from analysis.hosting import hosting_problems
from analysis.models import Problem
from analysis.settings import settings
from analysis.sharing import digest_of, is_token
from analysis.store import Store, StoreError
from analysis.store.share_records import Share, ShareState
from pages.shared import exhibits, signed_out
from pages.shared.opened import Address, look_at, whole
from pages.shared.provider import read_secrets, trusts_claims

log = logging.getLogger(__name__)

SHARE = "share"
"""The parameter of an address that has the token of a link."""
HOLDS = timedelta(hours=12)
"""After so long somebody signs in anew, so that what the provider says of them is of that day."""
_SEAT = "_seat"


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """Somebody in front of the screen."""

    access: Access
    address: Address
    person: Person | None = None
    """Who signed in, if anybody did and that still holds."""
    share: Share | None = None
    """The link that they opened."""
    is_refused: bool = False
    """Whether they opened a link that shows nothing."""
    is_broken: bool = False
    """Whether that is a fault of this dashboard, and not what somebody wanted."""
    is_signed_out: bool = False
    """Whether they must sign in first."""
    problems: tuple[Problem, ...] = ()
    """Why nobody can sign in here."""

    @property
    def is_visitor(self) -> bool:
        """Whether they came by a link."""
        return self.share is not None

    @property
    def store(self) -> Store:
        """What they see."""
        return look_at(self.address)


def take_seat() -> Seat:
    """Who it is in this run; the first thing that is done in it."""
    st.session_state[_SEAT] = seat = _find_seat()
    return seat


def seat() -> Seat:
    """Who it is in this run."""
    known = st.session_state.get(_SEAT)
    return known if isinstance(known, Seat) else take_seat()


def desk() -> Desk:
    """What they may do as things are now: a callback comes before a run has looked anew."""
    now = _find_seat()
    if now.is_visitor or now.is_refused:
        return Desk(store=now.store, access=now.access)
    return Desk(store=whole(now.address.url), access=now.access)


def may(role: Role, collection: int | None) -> bool:
    """Whether they may do in the collection what the role may; without one, anywhere."""
    now = seat()
    if now.is_visitor:
        return role is Role.VIEWER
    if collection is None:
        return now.access.may_somewhere(role)
    return now.access.may(role, collection)


def shows_excerpts() -> bool:
    """Whether they came by a link that shows no article in full."""
    share = seat().share
    return share is not None and share.excerpt_words is not None


def count_visit(share: Share) -> None:
    """Nothing; the link was opened once more."""
    whole(settings().database_url).note_opened(share.id)


def asks_to_sign_in() -> bool:
    """Whether this dashboard asks people who they are."""
    return settings().sign_in == "required"


def signed_in() -> Person | None:
    """The person who signed in, if anybody did and that held when this run began."""
    return seat().person


def person_told(told: Mapping[str, Any], database: Store) -> Person | None:
    """Whom the provider tells of, if that still holds. Asks nothing of Streamlit.

    Raises a StoreError where it cannot be found out whether they signed out since.
    """
    if told.get("is_logged_in") is not True or is_over(told):
        return None
    if signed_out.is_noted(database, told):
        return None
    return Person.from_claims(
        told, trusts_silence=settings().trust_email, trusts_claims=trusts_claims()
    )


def access_for(person: Person, database: Store) -> Access:
    """What somebody who signed in may do as things are now."""
    return access_of(person, database.memberships(), settings().admins.split(","))


def share_state(share: Share, database: Store) -> ShareState:
    """Whether a link still shows anything as things are now."""
    now = database.share(share.id)
    return ShareState.REVOKED if now is None else now.state(database.clock())


def is_over(told: Mapping[str, Any]) -> bool:
    """Whether somebody signed in too long ago, by what the provider told then."""
    moment = told.get("iat")
    return isinstance(moment, int | float) and moment < (datetime.now(UTC) - HOLDS).timestamp()


def sign_out() -> None:
    """Nothing; forgets who it is, here and in their other windows. For callbacks only."""
    try:
        signed_out.note(whole(settings().database_url), st.user.to_dict(), HOLDS)
    except StoreError:
        # Whoever wants to leave is let go all the same.
        log.exception("a sign-in could be ended in one window only")
    st.logout()


def _find_seat() -> Seat:
    exhibits.begin()
    url = settings().database_url
    token = _token()
    if token is not None:
        return _visitor(url, token)
    if not asks_to_sign_in():
        return Seat(access=LOCAL, address=Address(url))
    # A secret that others know lets anybody be anybody: then nobody is let in at all.
    problems = hosting_problems(settings(), read_secrets())
    person = None if problems else person_told(st.user.to_dict(), whole(url))
    if person is None:
        nothing = Address(url, seen=())
        return Seat(access=NOBODY, address=nothing, is_signed_out=True, problems=problems)
    access = access_for(person, whole(url))
    return Seat(access=access, address=Address(url, seen=access.collections), person=person)


def _token() -> str | None:
    """What the address has in the place of a token; None where it has no such place."""
    kept = st.session_state.get(SHARE)
    return kept or st.query_params.get(SHARE)


def _visitor(url: str, token: str) -> Seat:
    """A wrong token, one that expired and one that was revoked are told apart by nobody."""
    refused = Seat(access=NOBODY, address=Address(url, seen=()), is_refused=True)
    if not is_token(token):
        return refused
    store = whole(url)
    share = store.find_share(digest_of(token))
    if share is None:
        return refused
    if share.state(store.clock()) is not ShareState.OPEN:
        exhibits.tidy(store, url)
        return refused
    try:
        path = exhibits.file_of(store, url, share)
    except (StoreError, OSError):
        log.exception("link %s cannot be shown", share.id)
        return replace(refused, is_broken=True)
    return Seat(access=VISITOR, address=Address(url, exhibit=str(path)), share=share)
