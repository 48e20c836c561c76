"""The page for whoever may not see the dashboard, or not yet; and who it is, in the sidebar."""

import streamlit as st
from streamlit.errors import StreamlitAuthError, StreamlitMissingAuthlibError

from analysis.access import Person
from pages.shared import session
from pages.shared.coming_back import note_wish
from pages.shared.labels import plain
from pages.shared.provider import (
    Provider,
    answers,
    providers_of,
    read_secrets,
    trusts_claims,
)
from pages.shared.session import Seat, signed_in

_FAILED = "_sign_in_failed"
_NO_ANSWER = (
    "The sign-in service does not answer. Try again in a minute; if it stays so, tell whoever runs "
    "this dashboard."
)
_NOT_SET_UP = "This way to sign in is not set up completely. Tell whoever runs this dashboard."


def is_let_in(seat: Seat) -> bool:
    """Whether there is anything that they may see."""
    return not (seat.is_refused or seat.is_signed_out or seat.access.collections == ())


def ask_to_sign_in(seat: Seat, page: str) -> None:
    """Nothing; says why nothing of the page is shown, and what can be done."""
    if seat.is_broken:
        _say_broken()
    elif seat.is_refused:
        _say_not_shared()
    elif seat.problems:
        _say_not_set_up(seat)
    elif seat.is_signed_out:
        _offer_sign_in(page)
    else:
        _say_no_access()


def show_person(seat: Seat) -> None:
    """Nothing; who is signed in, and the way out, at the end of the sidebar."""
    person = None if seat.is_visitor else signed_in()
    if person is None:
        return
    with st.sidebar, st.container(key="person", gap="xsmall"):
        st.caption("Signed in as")
        st.text(person.who)
        _show_sign_out(type="tertiary")


def _say_not_shared() -> None:
    """A wrong link, one that expired and one that was revoked look the same."""
    st.title("This link is no longer shared", anchor=False)
    st.text("It was revoked, has expired, or is not complete. Nothing is shown.")
    st.text("Ask whoever sent it to you for a new one.")


def _say_broken() -> None:
    st.title("This link can’t be shown at the moment", anchor=False)
    st.text("It is shared, but what it shows could not be read or written. Try again in a minute.")
    st.text("If it stays so, tell whoever sent it to you; the dashboard's log says why.")


def _say_not_set_up(seat: Seat) -> None:
    """For whoever runs the dashboard: nothing in these sentences is a secret."""
    st.title("Sign-in is not set up", anchor=False)
    st.text(
        "People must sign in to this dashboard, and nobody can yet. Nothing is shown until whoever "
        "runs it has put this right:"
    )
    for problem in seat.problems:
        st.text(f"{problem.code}: {problem.message}")


def _offer_sign_in(page: str) -> None:
    st.title("On Record", anchor=False)
    st.text("Who said it, who denied it, and where it really came from.")
    if message := st.session_state.pop(_FAILED, None):
        st.error("You are not signed in.", icon=":material/error:")
        st.text(message)
    if session.is_over(st.user.to_dict()):
        st.text(f"You signed in more than {_hours()} hours ago. Please sign in again.")
    st.text("Sign in to see the collections that you were given access to.")
    providers = providers_of(read_secrets())
    for number, provider in enumerate(providers):
        _show_button(provider, page, is_first=number == 0)
    _say_what_follows(providers)
    st.caption(
        "If you came by a link that was sent to you, open that link again: you need no account, "
        "but a new tab of the browser does not know it."
    )


def _show_button(provider: Provider, page: str, *, is_first: bool) -> None:
    st.button(
        plain(provider.label),
        type="primary" if is_first else "secondary",
        icon=":material/login:",
        key=f"sign_in_{provider.name}" if provider.name else "sign_in",
        on_click=_sign_in,
        args=(provider, page),
    )


def _say_what_follows(providers: tuple[Provider, ...]) -> None:
    hosts = " or ".join(dict.fromkeys(provider.host for provider in providers))
    st.text(f"You go to {hosts}, say there who you are, and come back to this page.")
    with st.expander("Why, and what is kept of you", icon=":material/info:"):
        st.text(
            "Only people who were invited see the articles here, and whatever somebody adds, "
            "changes, removes or shares is written down under their name."
        )
        st.text(
            f"Your password stays with {hosts}. This dashboard is told your name, your e-mail "
            f"address and your groups; a cookie keeps that for {_hours()} hours."
        )
        st.text("If you come back and are still not signed in, you were refused there.")


def _hours() -> str:
    return f"{session.HOLDS.total_seconds() / 3600:.0f}"


def _sign_in(provider: Provider, page: str) -> None:
    """Streamlit sends people on without asking whether there is anybody to answer them."""
    if not answers(provider):
        st.session_state[_FAILED] = _NO_ANSWER
        return
    note_wish(page)
    try:
        st.login(provider.name or None)
    except (StreamlitAuthError, StreamlitMissingAuthlibError):
        st.session_state[_FAILED] = _NOT_SET_UP


def _say_no_access() -> None:
    person = signed_in()
    st.title("No collection yet", anchor=False)
    for line in _describe(person):
        st.text(line)
    with st.container(horizontal=True):
        # Every click finds out anew what somebody may see.
        st.button("Look again", icon=":material/refresh:", key="look_again")
        _show_sign_out()


def _describe(person: Person | None) -> tuple[str, ...]:
    """Who it is as administrators must write it, and why there is nothing."""
    if person is None:
        return ()
    asked = "Nobody has given you access to a collection. Ask an administrator of this dashboard"
    if person.email is not None:
        return (f"You are signed in as {person.email}.", f"{asked}.")
    told = st.user.to_dict().get("email")
    why = (
        f"The sign-in service says {told}, but not that it checked this address, so it opens "
        "nothing."
        if told
        else "The sign-in service tells no e-mail address of you."
    )
    who = f"You are signed in as {person.name}. {why}"
    if not trusts_claims():
        return who, f"{asked}, who can let you in only by an address that was checked."
    return (
        who,
        f"{asked}: without an address you can be let in by a group, or by this number:",
        f"sub={st.user.to_dict().get('sub', '')}",
    )


def _show_sign_out(**options: str) -> None:
    st.button(
        "Sign out",
        icon=":material/logout:",
        key="sign_out",
        on_click=session.sign_out,
        **options,
    )
