"""A dashboard as it is hosted, with a real provider for it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.e2e.conftest import Server, Visitor, playwright
from tests.e2e.serving import free_port
from tests.oidc.running import Provider, running_provider

ADMIN = "ada@courier.example"


@dataclass
class Hosted:
    """Both of them, not started yet: the dashboard."""

    server: Server
    provider: Provider


@contextmanager
def hosted(
    folder: Path,
    patch: pytest.MonkeyPatch,
    *,
    options: Sequence[str] = (),
    name: str = "",
    store: str = "",
) -> Iterator[Hosted]:
    """A provider that answers, and a dashboard that is set up to ask it; both end with the block.

    `name` is that of the provider in the secrets, `store` the address of a database.
    """
    server = Server(folder=folder, port=free_port(), script="hosting/app.py", store=store)
    with running_provider(folder, free_port(), server.url, options) as provider:
        patch.setenv("ONRECORD_SIGN_IN", "required")
        patch.setenv("ONRECORD_ADMINS", ADMIN)
        patch.setenv("ONRECORD_PUBLIC_URL", server.url)
        patch.setenv("STREAMLIT_SECRETS_FILES", str(provider.write_secrets(name)))
        try:
            yield Hosted(server=server, provider=provider)
        finally:
            server.stop()


def sign_in(visitor: Visitor, account: str, button: str = "Sign in") -> None:
    """Nothing; the visitor went to the provider, was that account, and came back."""
    fill_in(visitor, account, button)
    visitor.page.wait_for_url("**/")
    arrive(visitor)


def fill_in(
    visitor: Visitor, account: str, button: str = "Sign in", *, do: str = "Continue"
) -> None:
    """Nothing; the visitor answered the provider."""
    visitor.page.get_by_role("button", name=button, exact=True).click()
    visitor.page.get_by_label("Account").fill(account)
    visitor.page.get_by_role("button", name=do).click()


def arrive(visitor: Visitor) -> None:
    """Waits until the dashboard has been drawn."""
    visitor.page.locator("[data-testid=stApp] h1").first.wait_for()
    visitor.settle()


def in_menu(visitor: Visitor, page: str) -> "playwright.Locator":
    """A link of the menu: Streamlit's own, or that of somebody with a link."""
    menu = visitor.page.locator("[data-testid=stSidebarNav], .st-key-menu")
    return menu.get_by_role("link", name=page)


def go_to(visitor: Visitor, page: str) -> None:
    """Nothing; the visitor chose a page from the menu."""
    in_menu(visitor, page).click()
    visitor.settle()
