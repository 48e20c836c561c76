"""A link worth sending, from the sign-in to the day it is revoked, in real browsers."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from analysis.access import Membership, Role
from analysis.store import open_store
from tests.e2e.conftest import Server, Visit, Visitor, playwright
from tests.e2e.serving import PATIENCE
from tests.oidc.hosting import Hosted, go_to, hosted, in_menu, sign_in

pytestmark = pytest.mark.e2e

SPRING = "Spring"
STORIES = {
    "pier.txt": """Mayor Denies Selling the Old Pier
Eastmere has sold the old pier to Northwind Holdings, the Eastmere Gazette reported on Monday.
Mayor Ines Calder denied that the pier had been sold.
“Nobody has signed anything,” Calder said.
""",
    "harbour.txt": """Harbour Board Waits for Northwind Holdings
Northwind Holdings will rebuild the old pier next year, the harbour board said on Tuesday.
Board chair Tomas Reed said that Northwind Holdings had promised new lamps.
“We have seen the drawings,” Reed said.
""",
}
ANN = "ann@courier.example"
OLD, NEW = "Northwind Holdings", "Northwind Group"


@pytest.fixture
def both(url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Hosted]:
    with hosted(tmp_path, monkeypatch, store=url) as one:
        store = open_store(one.server.database)
        store.enqueue(store.collection("Private").id, "secret.txt", b"Not for links, he said.")
        spring = store.collection(SPRING).id
        new = Membership(id=0, kind="email", who=ANN, role=Role.EDITOR, collection=spring)
        store.give_role(new, "test")
        one.server.start()
        yield one


@pytest.fixture
def server(both: Hosted) -> Server:
    return both.server


@pytest.fixture
def visit(visit: Visit, both: Hosted) -> Visit:
    visit.also = (both.provider.url,)
    return visit


def press(visitor: Visitor, name: str) -> None:
    visitor.page.get_by_role("button", name=name, exact=True).first.click(timeout=PATIENCE * 1000)
    visitor.settle()


def upload(visitor: Visitor, folder: Path) -> None:
    for name, text in STORIES.items():
        (folder / name).write_text(text, "utf8")
    files = [str(folder / name) for name in STORIES]
    visitor.page.locator("input[type=file]").first.set_input_files(files)
    for name in STORIES:
        visitor.sees(f"“{name}” is stored and analysed.")
    visitor.settle()


def save_view(visitor: Visitor, name: str) -> None:
    press(visitor, "Share")
    press(visitor, "Save view")
    dialog = visitor.page.get_by_role("dialog")
    dialog.get_by_role("textbox", name="Name").fill(name)
    dialog.get_by_role("button", name="Save", exact=True).click()
    dialog.wait_for(state="detached")
    visitor.settle()


def share(visitor: Visitor, kind: str) -> str:
    """The address of a link to what the visitor sees."""
    press(visitor, "Share")
    press(visitor, "Share with a link")
    dialog = visitor.page.get_by_role("dialog")
    dialog.get_by_text(kind, exact=True).click()
    dialog.get_by_role("button", name="Make the link").click()
    visitor.sees("The link is ready.")
    link = dialog.locator("code").inner_text()
    dialog.get_by_role("button", name="Done").click()
    dialog.wait_for(state="detached")
    visitor.settle()
    return str(link)


def revoke(visitor: Visitor, name: str) -> None:
    """Nothing; the visitor ended the link with that name."""
    visitor.open("/share?collection=Spring")
    links = visitor.page.locator("[class*=st-key-share_]").filter(has_text=name)
    links.get_by_role("button", name="Revoke").first.click()
    visitor.page.get_by_role("button", name="Revoke this link").click()
    visitor.settle()


def drawn(visitor: Visitor) -> list[str]:
    """Every word and number of the first chart."""
    chart = visitor.page.locator(".js-plotly-plot").first
    chart.locator(".yaxislayer-above .ytick").first.wait_for()
    return list(chart.locator(".main-svg text").all_text_contents())


def draws(visitor: Visitor, words: list[str]) -> None:
    """Waits until these are the words and numbers of the first chart."""
    visitor.comes(lambda: drawn(visitor) == words, PATIENCE)
    assert drawn(visitor) == words


def find_a_passage(visitor: Visitor) -> None:
    """From a bar to a row, to its passage."""
    visitor.click_bar()
    visitor.pick_row()
    playwright.expect(visitor.page.locator(".or-passage .or-mark").first).to_have_text(OLD)


def read_it(visitor: Visitor) -> None:
    """From the passage to the article at the passage."""
    visitor.page.get_by_role("link", name="Open article").click()
    visitor.settle()
    playwright.expect(visitor.page.locator(".or-wanted .or-mark").first).to_have_text(OLD)
    playwright.expect(visitor.page.locator(".or-paper #or-at")).to_have_count(1)


def open_in_new_tabs(visitor: Visitor) -> None:
    """A link of the menu and one to an article show in another tab what is shared."""
    article = visitor.page.get_by_role("link", name="Open article")
    for link, heading in (
        (in_menu(visitor, "Overview"), SPRING),
        (article, "Mayor Denies Selling the Old Pier"),
    ):
        with visitor.page.context.expect_page() as opened:
            link.click(button="middle")
        tab = Visitor(opened.value)
        tab.page.get_by_role("heading", name=heading, level=1).first.wait_for()
        tab.settle()
        assert "Private" not in tab.page.inner_text("body")
        assert tab.page.evaluate("document.referrer") == ""
        tab.page.close()


def rename(visitor: Visitor) -> None:
    visitor.open("/entities?collection=Spring")
    visitor.click_bar()
    visitor.page.get_by_role("button", name="Rename…").click()
    dialog = visitor.page.get_by_role("dialog")
    dialog.get_by_role("textbox").fill(NEW)
    visitor.page.keyboard.press("Enter")
    visitor.sees(f"to {NEW}.")
    visitor.settle()


def draws_one(visitor: Visitor, name: str, other: str) -> None:
    """Waits until the first chart has the one name, and sees that it lacks the other."""
    visitor.wait_until(lambda: is_in(name, visitor))
    assert not is_in(other, visitor)


def is_in(name: str, visitor: Visitor) -> bool:
    return any(words.startswith(name) for words in drawn(visitor))


def sees_nothing(visitor: Visitor) -> None:
    """Waits until the visitor is told that there is nothing for them, and sees that it is so."""
    visitor.sees("This link is no longer shared")
    visitor.settle()
    body = visitor.page.inner_text("body")
    assert not [word for word in (OLD, NEW, "Calder", SPRING, "Private") if word in body]


@pytest.mark.parametrize("url", ["postgresql"], indirect=True)
def test_a_link_from_the_sign_in_to_the_day_it_is_revoked(
    visit: Visit, server: Server, tmp_path: Path
) -> None:
    """On a PostgreSQL server: the other tests with a browser have SQLite."""
    ann = visit("/")
    sign_in(ann, "ann")
    upload(ann, tmp_path)
    go_to(ann, "Entities")
    most = f"{OLD} is named most: 4 of 9 mentions"
    ann.wait_until(lambda: most in " ".join(drawn(ann)))
    shown = drawn(ann)
    save_view(ann, "Who is named")
    links = {kind: share(ann, kind) for kind in ("Snapshot", "Live")}

    visitors = {kind: visit(link.removeprefix(server.url)) for kind, link in links.items()}
    for kind, visitor in visitors.items():
        draws(visitor, shown)
        assert "Private" not in visitor.page.inner_text("body")
        assert visitor.page.get_by_role("button", name="Sign").count() == 0
        find_a_passage(visitor)
        if kind == "Live":
            open_in_new_tabs(visitor)
        read_it(visitor)
        go_to(visitor, "Entities")

    rename(ann)
    for visitor in visitors.values():
        visitor.page.get_by_text("Articles", exact=True).last.click()
        visitor.settle()
    draws_one(visitors["Live"], NEW, OLD)
    draws_one(visitors["Snapshot"], OLD, NEW)
    draws(visit(links["Snapshot"].removeprefix(server.url)), shown)

    for kind, visitor in visitors.items():
        revoke(ann, kind)
        go_to(visitor, "Sources")
        sees_nothing(visitor)
        visitor.page.reload()
        sees_nothing(visitor)
        sees_nothing(visit(links[kind].removeprefix(server.url)))

    stranger = visit("/article?article=1")
    stranger.sees("Sign in to see the collections")
    tokens = [link.split("share=")[1].split("&")[0] for link in links.values()]
    assert not [token for token in tokens if token in server.log]
