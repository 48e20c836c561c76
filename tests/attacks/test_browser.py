"""What strangers write, in a real browser: nothing of it is run, fetched, or more than words."""

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from analysis.export import Format, export
from analysis.export.wanted import Wanted as Exported
from analysis.store import Store, open_store
from analysis.tables import Scope
from tests.attacks.naughty import fill
from tests.attacks.screens import NOT_FOR_VISITORS, PAGES
from tests.e2e.conftest import Server, Visit, Visitor, visits

pytestmark = pytest.mark.e2e

LOOK = """() => ({
  hit: window.hit ?? null,
  links: [...document.querySelectorAll('a[href], area[href]')]
    .map(one => one.href),
  sources: [...document.querySelectorAll('img, image, source, video, audio, embed, link, script')]
    .map(one => one.getAttribute('src') || one.getAttribute('href') ||
                one.getAttribute('xlink:href') || ''),
  frames: document.querySelectorAll('iframe, object, embed, frame').length,
  forms: document.querySelectorAll('form[action]').length,
  formulas: document.querySelectorAll('.katex').length,
  scripts: [...document.scripts].filter(one => one.textContent.includes('window.hit=')).length,
  styles: [...document.querySelectorAll('style')]
    .filter(one => one.textContent.includes('out.example')).length,
  handlers: [...document.querySelectorAll('*')]
    .filter(one => [...one.attributes].some(is => is.name.startsWith('on'))).length,
  pressed: [...document.querySelectorAll('a')].filter(one => one.textContent == 'press').length,
})"""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One for all of these tests, with nobody asked to sign in and no worker."""
    server = Server(folder=tmp_path_factory.mktemp("naughty"))
    store = open_store(server.database)
    (server.folder / "token").write_text(fill(store))
    store.engine.dispose()
    before = os.environ.get("ONRECORD_WORKER")
    os.environ["ONRECORD_WORKER"] = "off"
    server.start()
    yield server
    server.stop()
    if before is None:
        del os.environ["ONRECORD_WORKER"]
    else:
        os.environ["ONRECORD_WORKER"] = before


@pytest.fixture
def visit(browser, server: Server) -> Iterator[Visit]:
    with visits(browser, server) as visit:
        yield visit


def look(visitor: Visitor) -> None:
    """Nothing that was written is more than words on this page."""
    found = visitor.page.evaluate(LOOK)
    assert found["hit"] is None
    for link in found["links"]:
        assert link.startswith(f"{visitor_url(visitor)}/"), link
    for source in found["sources"]:
        assert "out.example" not in source
        assert source != "x"
    no = ("frames", "forms", "formulas", "scripts", "styles", "handlers", "pressed")
    assert {key: found[key] for key in no} == dict.fromkeys(no, 0)


def visitor_url(visitor: Visitor) -> str:
    return "/".join(visitor.page.url.split("/")[:3])


def hover(visitor: Visitor) -> None:
    """The mouse over what charts show beside it."""
    marks = visitor.page.locator(
        ".js-plotly-plot .point path, .js-plotly-plot path.point, .js-plotly-plot .points path"
    )
    for number in range(min(marks.count(), 4)):
        box = marks.nth(number).bounding_box()
        if box is not None and box["width"] and box["height"]:
            visitor.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
            visitor.page.wait_for_timeout(150)
    look(visitor)


PLACES = (
    *PAGES,
    "article?article=2&at=0-20",
    "claims?claim=1a0",
    "claims?show=All+claims",
    "search?search=harbour",
    "search?search=harbour&within=In+statements",
    "search?search=%3Cimg+src%3Dx+onerror%3Dwindow.hit%3D1%3E",
    "entities?layout=Network",
    "entities?layout=Grid",
    "sources?layout=Chains",
    "outlets?show=Compared",
    "corrections?show=Log",
    "article?article=22",
)


@pytest.mark.parametrize("place", PLACES)
def test_words_stay_words_on_every_page(visit: Visit, place: str) -> None:
    visitor = visit(f"/{'' if place == 'overview' else place}")
    look(visitor)
    hover(visitor)


@pytest.mark.parametrize("page", [page for page in PAGES if page not in NOT_FOR_VISITORS])
def test_words_stay_words_for_a_visitor(visit: Visit, server: Server, page: str) -> None:
    token = (server.folder / "token").read_text()
    visitor = visit(f"/{'' if page == 'overview' else page}?share={token}&article=1")
    look(visitor)


def test_words_stay_words_in_the_menus(visit: Visit) -> None:
    visitor = visit("/claims")
    for label in ("Share", "Export"):
        visitor.page.get_by_role("button", name=label, exact=False).first.click()
        visitor.settle()
        look(visitor)
        visitor.page.keyboard.press("Escape")
    box = visitor.page.get_by_role("combobox").first
    box.click()
    visitor.page.wait_for_timeout(500)
    look(visitor)


def test_a_file_of_any_name_is_downloaded_under_a_harmless_one(
    visit: Visit, server: Server
) -> None:
    store = open_store(server.database)
    broken = store.articles_of(1)[-1]
    store.engine.dispose()
    visitor = visit(f"/article?article={broken}")
    answers = []
    visitor.page.on("response", lambda answer: answers.append(answer))
    with visitor.page.expect_download() as waiting:
        visitor.page.get_by_text("Download the file").first.click()
    name = waiting.value.suggested_filename
    assert "/" not in name
    assert "\\" not in name
    assert "\r" not in name
    for answer in answers:
        assert "x-forged" not in {key.lower() for key in answer.headers}


def test_no_word_of_a_report_is_more_than_a_word(browser, server: Server, tmp_path: Path) -> None:
    store = open_store(server.database)
    page = _report(store, tmp_path)
    context = browser.new_context(offline=True)
    asked, errors = [], []
    opened = context.new_page()
    opened.on("request", lambda request: asked.append(request.url))
    opened.on("pageerror", lambda error: errors.append(str(error)))
    opened.on("dialog", lambda dialog: errors.append(dialog.message) or dialog.dismiss())
    opened.goto(page.as_uri())
    opened.wait_for_timeout(3_000)
    found = opened.evaluate(LOOK)
    context.close()
    store.engine.dispose()
    assert found["hit"] is None
    # Its own script holds the words as data.
    found["scripts"] = 0
    assert errors == []
    assert [url for url in asked if not url.startswith(("file:", "data:", "blob:"))] == []
    assert [link for link in found["links"] if not link.startswith(f"{page.as_uri()}#")] == []
    no = ("frames", "forms", "formulas", "scripts", "styles", "handlers", "pressed")
    assert {key: found[key] for key in no} == dict.fromkeys(no, 0)


def _report(store: Store, folder: Path) -> Path:
    wanted = Exported(
        store=store,
        collection=store.collections()[0],
        scope=Scope(1),
        moment=datetime(2025, 6, 1, tzinfo=UTC),
        page="Overview",
        each=False,
        with_corrections=True,
    )
    file = folder / "report.html"
    file.write_bytes(export(wanted, Format.HTML))
    return file
