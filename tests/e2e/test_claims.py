"""From a mark of the timeline to every voice on its claim, and back."""

from collections.abc import Iterator

import pytest

from analysis.store import open_store
from tests.e2e.conftest import Server, Visit, Visitor, playwright
from tests.factory import fill

pytestmark = pytest.mark.e2e


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    server = Server(folder=tmp_path_factory.mktemp("claims"))
    store = open_store(server.database)
    fill(store)
    store.settle()
    server.start()
    yield server
    server.stop()


def click_mark(visitor: Visitor, number: int) -> None:
    """Clicks a mark of the timeline: the ring comes first, then reports, then denials."""
    marks = visitor.page.locator(".js-plotly-plot .scatterlayer .points path")
    visitor.click_mark(marks.nth(number))


def test_a_mark_opens_its_claim_at_the_passage_and_back_leads_to_the_same_list(
    visit: Visit,
) -> None:
    visitor = visit("/claims?actor=Ines+Calder")
    visitor.sees("Denied by Ines Calder")
    click_mark(visitor, 1)
    visitor.sees("Every voice in order")
    visitor.has_address("claim=1a0", "voice=1d0")
    passage = visitor.page.locator(".or-passage").first
    playwright.expect(passage).to_contain_text("denied that the pier had been sold")
    click_mark(visitor, 1)
    visitor.page.locator(".st-key-clicked", has_text="Eastmere Gazette reported").wait_for()
    visitor.has_address("voice=1a0")
    visitor.page.get_by_role("button", name="Back to all claims").click()
    visitor.settle()
    visitor.has_address("actor=Ines+Calder", without=("claim=", "voice="))


def test_a_row_opens_its_claim_and_its_passage_can_be_closed(visit: Visit) -> None:
    visitor = visit("/claims?actor=Ines+Calder")
    visitor.pick_row()
    visitor.sees("Every voice in order")
    visitor.has_address("claim=1a0")
    visitor.page.locator(".or-passage").nth(1).wait_for()
    visitor.page.get_by_text("Passage", exact=True).first.click()
    visitor.page.locator(".or-voice .or-words").first.wait_for()
    playwright.expect(visitor.page.locator(".or-passage")).to_have_count(1)


def test_an_empty_list_is_widened_by_its_buttons(visit: Visit) -> None:
    visitor = visit("/claims?show=Contested&actor=Ines+Calder")
    visitor.page.get_by_role("button", name="Any status (2 claims)").click()
    visitor.sees("1 of 2 claims is denied")
    visitor.has_address("show=All+claims")
