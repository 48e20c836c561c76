"""What runs apart from a page asks anew who is there: dialogs, fragments, files."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest, local_script_runner

from analysis.access import LOCAL, Role
from analysis.desk import Desk, Wanted
from analysis.models import Problem
from analysis.store import Store
from analysis.store.share_records import Place, ShareKind
from analysis.tables import Scope
from pages.shared import session, signed_out
from pages.shared.session import HOLDS
from tests.factory import COLLECTION
from tests.pages.screen import check, open_page, words_on
from tests.pages.signed import ADMIN, ANN, SECRETS, claims_of, give, open_as

Offers = dict[str, Callable[[], bytes | str]]
"""What makes the file of each button, by the button's key or words."""
VIEWS = {"corrections": "Export and import", "people": "Log"}
"""Where the file is in a view that is not a page's first."""


def rerun_apart(at: AppTest, patch: pytest.MonkeyPatch) -> str:
    """What is written after a run of what is drawn apart, which is all that a browser asks for."""
    known = at._fragment_storage
    apart = list(known._fragments)
    assert apart, "nothing here is drawn apart"
    with patch.context() as one:
        data = local_script_runner.RerunData
        one.setattr(
            local_script_runner, "RerunData", lambda **more: data(**more, fragment_id_queue=apart)
        )
        return words_on(check(at.run()))


def take_all(store: Store) -> None:
    """Nobody has a role any more."""
    for one in store.memberships():
        store.take_role(one.id)


@pytest.fixture
def at(asked: Store, here: int) -> AppTest:
    """The dialog in which Ann edits an article."""
    give(asked, ANN, Role.EDITOR, here)
    at = open_as(ANN, "article", article="2")
    return check(at.button(key="edit_details").click().run())


def test_a_dialog_goes_on_alone(at: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "Sign out" in words_on(at)
    words = rerun_apart(at, monkeypatch)
    assert "What you give wins over what the article says" in words
    assert "Sign out" not in words, "the whole page was drawn"


def test_a_dialog_ends_where_the_role_was_taken(
    at: AppTest, asked: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    take_all(asked)
    words = rerun_apart(at, monkeypatch)
    assert "No collection yet" in words
    assert "What you give" not in words


def test_a_dialog_ends_after_a_sign_out_in_another_window(
    at: AppTest, asked: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    signed_out.note(asked, claims_of(ANN), HOLDS)
    assert "Sign in to see the collections" in rerun_apart(at, monkeypatch)


def counting() -> None:
    """What AppTest runs: a part that is drawn by itself every second."""
    import streamlit as st

    from pages.shared import cached
    from pages.shared.apart import fragment
    from pages.shared.session import take_seat

    @fragment(run_every="1s")
    def count() -> None:
        st.text([one.name for one in cached.store().collections()])

    take_seat()
    count()


def test_a_part_that_counts_along_ends_where_the_role_was_taken(
    asked: Store, here: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    give(asked, ANN, Role.VIEWER, here)
    at = AppTest.from_function(counting)
    at.secrets["auth"], at.user = SECRETS, claims_of(ANN)
    assert COLLECTION in words_on(check(at.run()))
    assert COLLECTION in rerun_apart(at, monkeypatch)
    take_all(asked)
    assert COLLECTION not in rerun_apart(at, monkeypatch)


@pytest.fixture
def offers(monkeypatch: pytest.MonkeyPatch) -> Offers:
    found: Offers = {}
    draw = st.download_button

    def note(label: str, **more: Any) -> bool:
        found[more.get("key", label)] = more["data"]
        return draw(label, **more)

    monkeypatch.setattr(st, "download_button", note)
    return found


def click(make: Callable[[], bytes | str]) -> bytes | str:
    """The file, made as Streamlit makes it: in a thread that knows of no page."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(make).result()


@pytest.fixture
def unread(asked: Store, here: int) -> int:
    """An article that could not be read."""
    article = asked.enqueue(here, "torn.pdf", b"%PDF torn").article
    asked.save_problem(article, Problem(code="E_PDF", message="The file is damaged."))
    return article


def test_the_file_of_an_article_comes_as_it_was_uploaded(
    asked: Store, here: int, unread: int, offers: Offers
) -> None:
    give(asked, ANN, Role.EDITOR, here)
    open_as(ANN, "article", article=str(unread))
    assert click(offers["Download the file"]) == b"%PDF torn"
    take_all(asked)
    with pytest.raises(PermissionError):
        click(offers["Download the file"])


@pytest.mark.parametrize(
    ("page", "button"),
    [
        ("claims", "export_json"),
        ("articles", "csv_"),
        ("corrections", "download_log"),
        ("people", "log_csv"),
    ],
)
def test_no_file_is_handed_out_after_the_role_was_taken(
    asked: Store, here: int, offers: Offers, page: str, button: str
) -> None:
    Desk(store=asked, access=LOCAL).cancel(here)
    give(asked, ANN, Role.ADMIN, here)
    open_as(ANN, page, **({"show": VIEWS[page]} if page in VIEWS else {}))
    make = next(make for key, make in offers.items() if key.startswith(button))
    assert click(make)
    take_all(asked)
    with pytest.raises(PermissionError):
        click(make)


def test_no_file_is_handed_out_after_a_sign_out_in_another_window(
    asked: Store, offers: Offers
) -> None:
    open_as(ADMIN)
    assert click(offers["export_csv"])
    signed_out.note(asked, claims_of(ADMIN), HOLDS)
    with pytest.raises(PermissionError):
        click(offers["export_csv"])


def test_no_file_is_handed_out_once_a_sign_in_is_over(
    asked: Store, offers: Offers, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_as(claims_of(ADMIN, iat=datetime.now(UTC).timestamp()))
    monkeypatch.setattr(session, "HOLDS", timedelta(seconds=-1))
    with pytest.raises(PermissionError):
        click(offers["export_csv"])


def test_no_file_is_handed_out_after_a_link_was_revoked(
    asked: Store, here: int, offers: Offers
) -> None:
    desk = Desk(store=asked, access=LOCAL)
    scope = Scope(collection=here)
    wanted = Wanted(kind=ShareKind.LIVE, name="For Jo", place=Place(page="overview"), scope=scope)
    share, token = desk.share(wanted)
    open_as(None, share=token)
    assert click(offers["export_csv"])
    desk.revoke(share.id)
    with pytest.raises(PermissionError):
        click(offers["export_csv"])


def test_a_file_is_handed_out_where_nobody_is_asked(filled: Store, offers: Offers) -> None:
    open_page()
    assert click(offers["export_csv"])
