"""Pages as somebody sees them who signed in."""

from collections.abc import Mapping
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from analysis.access import Membership, Role
from analysis.settings import settings
from analysis.store import Store
from tests.pages.screen import go, new_screen

ADMIN = "ada@courier.example"
"""By the settings, everywhere."""
ANN, VIC = "ann@courier.example", "vic@courier.example"
SECRETS = {
    "redirect_uri": "https://record.example.org/oauth2callback",
    "cookie_secret": "only-for-tests-0123456789abcdef0123456789",
    "client_id": "on-record",
    "client_secret": "a-secret-of-the-tests",
    "server_metadata_url": "https://login.example.org/.well-known/openid-configuration",
}


def ask_to_sign_in(patch: pytest.MonkeyPatch) -> None:
    """From now on the dashboard asks people who they are."""
    patch.setenv("ONRECORD_SIGN_IN", "required")
    patch.setenv("ONRECORD_ADMINS", ADMIN)
    patch.setenv("ONRECORD_PUBLIC_URL", "https://record.example.org")
    settings.cache_clear()


def claims_of(email: str, **more: Any) -> dict[str, Any]:
    """What a provider says of somebody with an address that it checked."""
    return {"is_logged_in": True, "sub": email, "email": email, "email_verified": True, **more}


def give(store: Store, who: str, role: Role, collection: int | None) -> None:
    """Somebody has a role from now on."""
    kind = "email" if "@" in who else "claim"
    store.give_role(Membership(id=0, kind=kind, who=who, role=role, collection=collection), "test")


def open_as(
    told: Mapping[str, Any] | str | None, page: str = "overview", **parameters: str
) -> AppTest:
    """A page as whoever the provider tells of sees it; an address will do; None is nobody."""
    at = new_screen()
    at.secrets["auth"] = SECRETS
    at.user = claims_of(told) if isinstance(told, str) else dict(told or {"is_logged_in": False})
    return go(at, page, parameters)
