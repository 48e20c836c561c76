"""Signing in with a real OpenID provider, in a real browser."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, unquote, urljoin, urlsplit

import pytest

from analysis.access import Membership, Role
from analysis.store import Store, open_store
from tests.e2e.conftest import Server, Visit, Visitor
from tests.e2e.serving import PATIENCE
from tests.factory import COLLECTION, fill_settled
from tests.oidc.hosting import Hosted, arrive, fill_in, go_to, hosted, sign_in

pytestmark = pytest.mark.e2e

ANN, VIC = "ann@courier.example", "vic@courier.example"


def give(store: Store, who: str, role: Role) -> None:
    one = store.collection(COLLECTION).id
    kind = "email" if "@" in who else "claim"
    store.give_role(Membership(id=0, kind=kind, who=who, role=role, collection=one), "test")


def fill_store(server: Server) -> None:
    store = open_store(server.database)
    fill_settled(store)
    give(store, ANN, Role.EDITOR)
    give(store, VIC, Role.VIEWER)
    give(store, "groups=desk", Role.VIEWER)


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hosted]:
    with (
        pytest.MonkeyPatch.context() as patch,
        hosted(tmp_path_factory.mktemp("sign_in"), patch) as one,
    ):
        fill_store(one.server)
        one.server.start()
        yield one


@pytest.fixture
def server(both: Hosted) -> Server:
    return both.server


@pytest.fixture
def visit(visit: Visit, both: Hosted) -> Visit:
    visit.also = (both.provider.url,)
    return visit


def button(visitor: Visitor, name: str) -> "object":
    return visitor.page.get_by_role("button", name=name, exact=True)


def body(visitor: Visitor) -> str:
    return str(visitor.page.inner_text("body"))


def sent_by(visitor: Visitor) -> int:
    """The answer to a file for a page that nobody has open: 400, unless they may send none."""
    context = visitor.page.context
    kept = {cookie["name"]: cookie["value"] for cookie in context.cookies()}
    token = unquote(kept["_streamlit_xsrf"]).strip('"')
    place = urljoin(visitor.page.url, "/_stcore/upload_file/no-page/no-file")
    return context.request.put(place, headers={"X-Xsrftoken": token}, data=b"x").status


@pytest.mark.parametrize("address", ["/", "/article?article=1", "/people"])
def test_nothing_is_seen_before_the_sign_in(visit: Visit, address: str) -> None:
    visitor = visit(address)
    visitor.sees("Sign in to see the collections")
    assert "Northwind" not in body(visitor)
    assert COLLECTION not in body(visitor)


def test_the_provider_says_who_it_is_and_the_role_decides(visit: Visit) -> None:
    ann = visit("/")
    sign_in(ann, "ann")
    ann.has_heading(COLLECTION)
    ann.page.get_by_test_id("stSidebar").get_by_text(ANN).wait_for()
    ann.open("/articles")
    ann.page.locator("input[type=file]").first.wait_for(state="attached")
    vic = visit("/")
    sign_in(vic, "vic")
    vic.open("/articles")
    assert vic.page.locator("input[type=file]").count() == 0
    assert [sent_by(one) for one in (ann, vic, visit("/"))] == [400, 403, 403]


def test_whoever_signs_in_comes_back_to_what_they_opened(visit: Visit) -> None:
    opened = "/sources?layout=By+outlet&collection=My+articles&outlets=Harbour+Courier"
    vic = visit(opened)
    fill_in(vic, "vic")
    vic.page.get_by_role("heading", name="Sources").first.wait_for()
    vic.settle()
    vic.has_chosen("outlets", "Harbour Courier")
    assert parse_qs(urlsplit(vic.address).query) == parse_qs(urlsplit(opened).query)
    # Once: whoever opens the first page later wants the first page.
    vic.open("/")
    vic.has_heading(COLLECTION)


def test_an_administrator_by_the_settings_is_one_however_the_address_is_written(
    visit: Visit,
) -> None:
    """The provider writes Ada@Courier.example."""
    ada = visit("/")
    sign_in(ada, "ada")
    go_to(ada, "People and log")
    ada.sees("by the setting ONRECORD_ADMINS")


@pytest.mark.parametrize(
    ("account", "words"),
    [
        ("nora", "You are signed in as nora@elsewhere.example."),
        ("una", "not that it checked this address, so it opens nothing"),
        ("mark", "You are signed in as **Mark** <img src=x onerror=alert(1)>."),
    ],
)
def test_somebody_without_a_role_sees_nothing(visit: Visit, account: str, words: str) -> None:
    visitor = visit("/")
    sign_in(visitor, account)
    visitor.has_heading("No collection yet")
    visitor.sees(words)
    assert "Northwind" not in body(visitor)


def test_a_group_that_the_provider_tells_of_opens_a_collection(visit: Visit) -> None:
    gus = visit("/")
    sign_in(gus, "gus")
    gus.has_heading(COLLECTION)


def test_whoever_is_refused_is_back_at_the_sign_in(visit: Visit, both: Hosted) -> None:
    visitor = visit("/")
    fill_in(visitor, "ann", do="Refuse")
    arrive(visitor)
    visitor.sees("Sign in to see the collections")


def test_signing_out_ends_every_window(visit: Visit, both: Hosted) -> None:
    ann = visit("/")
    sign_in(ann, "ann")
    other = Visitor(ann.page.context.new_page())
    other.open("/claims")
    other.has_heading("Claims")
    button(ann, "Sign out").click()
    ann.page.get_by_role("button", name="Yes, sign me out").click(timeout=PATIENCE * 1000)
    arrive(ann)
    ann.sees("Sign in to see the collections")
    go_to(other, "Sources")
    other.sees("Sign in to see the collections")
    assert "Northwind" not in body(other)
    other.open("/claims")
    other.sees("Sign in to see the collections")


def test_a_cookie_that_somebody_kept_is_worth_nothing_after_the_sign_out(visit: Visit) -> None:
    ann = visit("/")
    sign_in(ann, "ann")
    kept = ann.page.context.cookies()
    button(ann, "Sign out").click()
    ann.page.get_by_role("button", name="Yes, sign me out").wait_for()
    thief = visit("/")
    thief.page.context.add_cookies(kept)
    thief.open("/")
    thief.sees("Sign in to see the collections")


def test_a_cookie_that_somebody_altered_lets_nobody_in(visit: Visit) -> None:
    vic = visit("/")
    sign_in(vic, "vic")
    kept = next(one for one in vic.page.context.cookies() if one["name"] == "_streamlit_user")
    for value in (kept["value"][:-3] + "abc", "A" + kept["value"][1:], "x"):
        forger = visit("/")
        forger.page.context.add_cookies([{**kept, "value": value}])
        forger.open("/")
        forger.sees("Sign in to see the collections")


def test_a_role_that_is_taken_away_ends_at_the_next_click(visit: Visit, server: Server) -> None:
    store = open_store(server.database)
    give(store, "nora@elsewhere.example", Role.EDITOR)
    nora = visit("/")
    sign_in(nora, "nora")
    nora.open("/articles")
    nora.pick_row()
    one = next(one for one in store.memberships() if one.who.startswith("nora"))
    store.take_role(one.id)
    button(nora, "Remove 1 article").click()
    nora.sees("Nothing was changed.")
    assert "You may not do this here." in body(nora)
    nora.has_heading("No collection yet")
    assert all(store.article(one).deleted is None for one in (1, 2, 3))
    nora.open("/claims")
    nora.has_heading("No collection yet")


def test_an_administrator_lets_somebody_in_who_then_sees_it(visit: Visit) -> None:
    una = visit("/")
    sign_in(una, "una")
    ada = visit("/")
    sign_in(ada, "ada")
    ada.open("/people")
    ada.page.get_by_role("textbox", name="E-mail address").fill("sub=una")
    button(ada, "Let in").click()
    ada.sees("sub=una is a viewer here now.")
    button(una, "Look again").click()
    una.settle()
    una.has_heading(COLLECTION)
    button(ada, "Undo").click()
    ada.sees("sub=una is no longer a viewer here.")
    go_to(una, "Claims")
    una.sees("No collection yet")


# Last: nobody can sign in after it.
def test_a_provider_that_is_down_is_said_to_be(visit: Visit, both: Hosted) -> None:
    both.provider.stop()
    visitor = visit("/")
    button(visitor, "Sign in").click()
    visitor.sees("The sign-in service does not answer.")
    both.provider.start()
    sign_in(visitor, "ann")
    visitor.has_heading(COLLECTION)


def test_a_provider_that_keeps_the_address_to_itself_opens_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, browser: "object"
) -> None:
    """Streamlit reads the ID token alone, and some providers put nothing into it."""
    with hosted(tmp_path, monkeypatch, options=["without-id-claims"], name="house") as one:
        fill_store(one.server)
        one.server.start()
        visit = Visit(browser, one.server, also=(one.provider.url,))
        ann = visit("/")
        sign_in(ann, "ann", button="Sign in with House")
        ann.has_heading("No collection yet")
        ann.sees("The sign-in service tells no e-mail address of you.")
        ann.sees("sub=ann")
        assert "Traceback" not in one.server.log
        ann.page.context.close()
