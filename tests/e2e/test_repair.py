"""Two names on the Entities page become one bar, and two again."""

from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import quote_plus

import pytest

from analysis.store import Store, open_store
from analysis.tables import Scope, entity_counts
from tests.e2e.conftest import Server, Visit, Visitor, playwright
from tests.factory import COLLECTION, fill, gazette_analysis, make_analysis

pytestmark = pytest.mark.e2e


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    server = Server(folder=tmp_path_factory.mktemp("repair"))
    store = open_store(server.database)
    fill(store)
    fill_with_two_types(store)
    server.start()
    yield server
    server.stop()


def bars(server: Server) -> dict[str, int]:
    store = open_store(server.database)
    counts = entity_counts(store, Scope(collection=store.collection(COLLECTION).id))
    return dict(zip(counts["entity"], counts["mentions"], strict=True))


def shows_bars(visitor: Visitor, number: int) -> None:
    names = visitor.page.locator(".js-plotly-plot .yaxislayer-above .ytick")
    playwright.expect(names).to_have_count(number)


def test_two_names_become_one_bar_and_two_again(visit: Visit, server: Server) -> None:
    before = bars(server)
    visitor = visit("/entities")
    visitor.click_bar()
    visitor.sees("Merge with…")
    first = next(name for name in before if f"name={quote_plus(name)}" in visitor.address)
    second = next(name for name in before if name != first)
    visitor.page.get_by_role("button", name="Merge with…").click()
    dialog = visitor.page.get_by_role("dialog")
    others = dialog.get_by_role("combobox").first
    others.click()
    others.press_sequentially(second)
    visitor.page.get_by_role("option", name=second).first.click()
    visitor.sees("become one")
    visitor.page.keyboard.press("Escape")
    dialog.get_by_role("button", name="Merge", exact=True).click()
    visitor.sees("Merged ")
    visitor.settle()
    after = bars(server)
    assert len(after) == len(before) - 1
    assert before[first] + before[second] in after.values()
    shows_bars(visitor, len(after))
    visitor.page.get_by_role("button", name="Undo").first.click()
    shows_bars(visitor, len(before))
    assert bars(server) == before


def test_escape_closes_a_dialog_and_enter_renames(visit: Visit, server: Server) -> None:
    visitor = visit("/entities")
    visitor.click_bar()
    rename = visitor.page.get_by_role("button", name="Rename…")
    rename.click()
    dialog = visitor.page.get_by_role("dialog")
    dialog.wait_for()
    visitor.page.keyboard.press("Escape")
    dialog.wait_for(state="detached")
    visitor.settle()
    rename.click()
    dialog.get_by_role("textbox").fill("Another Name")
    visitor.page.keyboard.press("Enter")
    visitor.sees("to Another Name.")
    visitor.settle()
    assert "Another Name" in bars(server)
    visitor.has_address("name=Another+Name")


DOUBTFUL = "Of two types"


def fill_with_two_types(store: Store) -> None:
    """A collection in which one name is an organisation in one article and a person in another."""
    collection = store.collection(DOUBTFUL).id
    pier = make_analysis()
    taken = [
        replace(entity, type="PERSON") if entity.name == "Northwind Holdings" else entity
        for entity in pier.entities
    ]
    for analysis in (replace(pier, entities=tuple(taken)), gazette_analysis()):
        data = analysis.article.text.encode()
        receipt = store.enqueue(collection, analysis.article.path, data)
        store.save_analysis(receipt.article, analysis)
    store.settle()


def test_a_suggestion_is_decided_and_opened_again(visit: Visit, server: Server) -> None:
    visitor = visit(f"/corrections?collection={quote_plus(DOUBTFUL)}")
    visitor.pick_row()
    visitor.page.get_by_role("button", name="They are the same").click()
    visitor.sees("There is nothing to decide")
    assert types_of_northwind(server) == {"ORG"}
    visitor.page.get_by_role("button", name="Undo").first.click()
    visitor.sees("1 pair of names")
    visitor.pick_row()
    visitor.page.get_by_role("button", name="They are not").click()
    visitor.sees("There is nothing to decide")
    assert types_of_northwind(server) == {"ORG", "PERSON"}


def types_of_northwind(server: Server) -> set[str]:
    store = open_store(server.database)
    counts = entity_counts(store, Scope(collection=store.collection(DOUBTFUL).id))
    return set(counts.loc[counts["entity"] == "Northwind Holdings", "type"])
