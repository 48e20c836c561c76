"""What is missing for a dashboard that asks people to sign in; nothing is read from the disk."""

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import SplitResult, urlsplit

from analysis.models import Problem
from analysis.settings import Settings

EXAMPLE = "replace-me"
"""Stands in the example of the secrets wherever something of one's own belongs."""
SHORTEST_SECRET = 32
"""Characters of the secret that signs the cookies: 16 random bytes, as hexadecimal digits."""
CALLBACK = "/oauth2callback"
_THIS_MACHINE = frozenset({"localhost", "127.0.0.1", "::1"})
_OF_A_PROVIDER = ("client_id", "client_secret", "server_metadata_url")

Section = Mapping[str, Any]


def hosting_problems(settings: Settings, secrets: Section) -> tuple[Problem, ...]:
    """Each reason not to start; none where nobody is asked to sign in.

    The secrets are those of Streamlit: `secrets.toml` as a mapping.
    """
    if settings.sign_in == "off":
        return ()
    auth = secrets.get("auth")
    found = [*_of_address(settings), *_of_admins(settings)]
    if not isinstance(auth, Mapping) or not auth:
        return (_NOTHING_SET_UP, *found)
    return (*_of_cookies(auth), *_of_provider(auth), *_of_callback(auth, settings), *found)


def has_several_providers(secrets: Section) -> bool:
    """Whether people may sign in with more than one service.

    What each says of people is its own affair: one's `groups=desk` is not another's.
    """
    auth = secrets.get("auth")
    if not isinstance(auth, Mapping):
        return False
    parts = [auth, *(part for part in auth.values() if isinstance(part, Mapping))]
    return len({part["server_metadata_url"] for part in parts if "server_metadata_url" in part}) > 1


def public_host(settings: Settings) -> str:
    """The host name that people see; empty where none is set."""
    return urlsplit(settings.public_url).hostname or ""


def has_https(settings: Settings) -> bool:
    """Whether people reach the dashboard through https."""
    return urlsplit(settings.public_url).scheme == "https"


_NOTHING_SET_UP = Problem(
    code="E_SIGN_IN_NOT_SET_UP",
    message="People must sign in, but the secrets have no [auth]. "
    "Copy hosting/secrets.example.toml to .streamlit/secrets.toml and fill it in.",
)


def _of_cookies(auth: Section) -> Iterator[Problem]:
    secret = str(auth.get("cookie_secret") or "")
    if len(secret) < SHORTEST_SECRET or EXAMPLE in secret:
        yield Problem(
            code="E_COOKIE_SECRET",
            message="cookie_secret in [auth] must be 32 random characters or more, of your own. "
            "`openssl rand -hex 32` makes one.",
        )


def _of_provider(auth: Section) -> Iterator[Problem]:
    named = [part for part in auth.values() if isinstance(part, Mapping)]
    if not any(_is_complete(provider) for provider in [auth, *named]):
        yield Problem(
            code="E_PROVIDER",
            message="[auth] names no complete provider: client_id, client_secret and "
            "server_metadata_url, an https address, are what it needs.",
        )


def _is_complete(provider: Section) -> bool:
    given = [str(provider.get(key) or "") for key in _OF_A_PROVIDER]
    return all(part and EXAMPLE not in part for part in given) and _is_safe(urlsplit(given[-1]))


def _of_callback(auth: Section, settings: Settings) -> Iterator[Problem]:
    address = str(auth.get("redirect_uri") or "")
    if not address.endswith(CALLBACK) or not _is_safe(urlsplit(address)):
        yield Problem(
            code="E_REDIRECT_URI",
            message="redirect_uri in [auth] must be the https address that people see, "
            f"followed by {CALLBACK}.",
        )
    elif settings.public_url and address != settings.public_url.rstrip("/") + CALLBACK:
        yield Problem(
            code="E_REDIRECT_URI",
            message="redirect_uri in [auth] and ONRECORD_PUBLIC_URL disagree: the first must be "
            f"the second followed by {CALLBACK}.",
        )


def _of_address(settings: Settings) -> Iterator[Problem]:
    if not _is_safe(urlsplit(settings.public_url)):
        yield Problem(
            code="E_PUBLIC_URL",
            message="ONRECORD_PUBLIC_URL must be the https address that people see.",
        )


def _of_admins(settings: Settings) -> Iterator[Problem]:
    if not any("@" in name for name in settings.admins.split(",")):
        yield Problem(
            code="E_NO_ADMIN",
            message="ONRECORD_ADMINS must name the e-mail address of at least one administrator.",
        )


def _is_safe(address: SplitResult) -> bool:
    """Whether nobody on the way can read along: https, or this machine."""
    is_here = address.hostname in _THIS_MACHINE
    return bool(address.hostname) and (address.scheme == "https" or is_here)
