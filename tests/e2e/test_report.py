"""The report in a browser without a network: it draws, every link works, and nothing of it runs."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from analysis.export import Format, export
from analysis.store import Store, open_store
from tests.e2e.conftest import Server, Visit
from tests.e2e.serving import PATIENCE
from tests.export.building import add_hostile, wanted_of
from tests.factory import fill_settled

playwright = pytest.importorskip("playwright.sync_api")
pytestmark = pytest.mark.e2e

_SAVES_SVG = """() => document.querySelector('.js-plotly-plot')
    ._context.toImageButtonOptions.format == 'svg'"""
_DRAWN = """() => document.querySelector('.chart')
    && [...document.querySelectorAll('.chart')].every((one) => one.querySelector('.nsewdrag'))"""
_LOST = """() => [...document.querySelectorAll('a[href^="#"]')]
    .map((link) => link.getAttribute('href').slice(1))
    .filter((name) => !document.getElementById(name))"""


@dataclass
class Reader:
    """Somebody who opens a report offline, with everything that went wrong there."""

    page: "playwright.Page"
    asked: list[str] = field(default_factory=list)
    """Requests for anything but the file itself."""
    errors: list[str] = field(default_factory=list)

    def open(self, path: Path) -> None:
        self.page.goto(path.as_uri())
        self.page.wait_for_function(_DRAWN)


Read = Callable[..., Reader]


@pytest.fixture
def read(browser: "playwright.Browser") -> Iterator[Read]:
    contexts = []

    def make(**options: object) -> Reader:
        context = browser.new_context(**options)
        contexts.append(context)
        context.set_offline(True)
        context.set_default_timeout(PATIENCE * 1000)
        reader = Reader(page=context.new_page())
        context.on("request", lambda one: _note(reader.asked, one.url))
        reader.page.on("console", lambda one: _complain(reader, one))
        reader.page.on("pageerror", lambda error: reader.errors.append(str(error)))
        reader.page.on("dialog", lambda one: (reader.errors.append(one.message), one.dismiss()))
        return reader

    yield make
    for context in contexts:
        context.close()


def _note(asked: list[str], url: str) -> None:
    if not url.startswith(("file:", "data:", "blob:")):
        asked.append(url)


def _complain(reader: Reader, message: "playwright.ConsoleMessage") -> None:
    # Plotly warns by traces.
    if message.type in ("error", "warning", "trace"):
        reader.errors.append(message.text)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = open_store(f"sqlite:///{tmp_path / 'onrecord.db'}")
    fill_settled(store)
    return store


def written(store: Store, folder: Path) -> Path:
    path = folder / "report.html"
    path.write_bytes(export(replace(wanted_of(store), each=True), Format.HTML))
    return path


def test_it_works_without_a_network(store: Store, tmp_path: Path, read: Read) -> None:
    reader = read()
    reader.open(written(store, tmp_path))
    page = reader.page
    assert page.evaluate(_LOST) == []
    charts = page.locator(".chart").count()
    assert charts == page.locator(".chart .main-svg:first-child").count() >= 5
    assert page.get_by_text("Share chart").count() == 0

    page.locator(".numbers a").first.click()
    page.wait_for_url("**#articles")
    row = page.locator("li[id^=s] small a").first
    target = (row.get_attribute("href") or "")[1:]
    row.click()
    passage = page.locator(f"[id='{target}']")
    playwright.expect(passage).to_be_visible()
    playwright.expect(passage).to_be_in_viewport()
    page.locator(".text sup a").first.click()
    page.wait_for_function("() => document.querySelector(':target')?.matches('li, article')")
    assert (reader.asked, reader.errors) == ([], [])


def test_a_chart_is_saved_as_a_picture(store: Store, tmp_path: Path, read: Read) -> None:
    reader = read()
    reader.open(written(store, tmp_path))
    reader.page.locator("#chart-sources").hover()
    with reader.page.expect_download() as waiting:
        reader.page.locator(
            "#chart-sources [data-attr=toImage], #chart-sources .modebar-btn"
        ).first.click()
    assert waiting.value.suggested_filename == "chart-sources.png"
    assert (reader.asked, reader.errors) == ([], [])


def test_nothing_that_a_stranger_wrote_is_run(store: Store, tmp_path: Path, read: Read) -> None:
    add_hostile(store)
    reader = read()
    reader.open(written(store, tmp_path))
    page = reader.page
    assert page.get_by_text("<img src=x onerror=alert(1)>").count() > 3
    for link in page.locator(".chart a").all():
        assert not (link.get_attribute("href") or "").startswith("javascript")
    page.locator("#chart-entities .nsewdrag").first.hover()
    page.wait_for_timeout(500)
    assert page.evaluate(_LOST) == []
    assert (reader.asked, reader.errors) == ([], [])


def test_even_a_script_that_got_in_would_not_be_run(
    store: Store, tmp_path: Path, read: Read
) -> None:
    path = written(store, tmp_path)
    words = "<img src='http://127.0.0.1:9/x.png' onerror='alert(7)'><script>alert(8)</script>"
    path.write_text(path.read_text("utf8").replace("<main>", f"<main>{words}"), "utf8")
    reader = read()
    reader.open(path)
    for _ in range(100):
        reader.page.wait_for_timeout(500)
        refused = [one for one in reader.errors if "Content Security Policy" in one]
        if len(refused) >= 2:
            break
    assert len(refused) >= 2
    assert not [one for one in reader.errors if one in ("7", "8")]


def test_it_can_be_read_without_scripts_on_a_phone_and_in_the_dark(
    store: Store, tmp_path: Path, read: Read
) -> None:
    plain = read(
        java_script_enabled=False, color_scheme="dark", viewport={"width": 390, "height": 844}
    )
    plain.page.goto(written(store, tmp_path).as_uri())
    assert plain.page.locator(".chart .nojs").first.is_visible()
    assert plain.page.locator("td.n a").first.is_visible()
    assert plain.page.locator(".main-svg").count() == 0
    old = read()
    old.page.add_init_script("delete window.DecompressionStream")
    old.page.goto((tmp_path / "report.html").as_uri())
    assert old.page.get_by_text("too old to draw the figure").first.is_visible()
    assert old.page.locator(".chart .nojs").first.is_visible()
    assert (old.asked, old.errors) == ([], [])
    phone = read(color_scheme="dark", viewport={"width": 390, "height": 844})
    phone.open(tmp_path / "report.html")
    narrow = "() => document.documentElement.scrollWidth <= innerWidth"
    phone.page.wait_for_function(narrow)
    ground = phone.page.evaluate("() => getComputedStyle(document.documentElement).backgroundColor")
    assert ground == "rgb(20, 23, 27)"


def test_on_paper_charts_are_dark_on_white_and_fit(
    store: Store, tmp_path: Path, read: Read
) -> None:
    reader = read(color_scheme="dark")
    page = reader.page
    page.add_init_script(f"addEventListener('load', () => {{ window.inTime = ({_DRAWN})(); }})")
    page.goto(written(store, tmp_path).as_uri())
    assert page.evaluate("inTime"), "a program prints a page once it is loaded"
    seen = "() => document.querySelector('#chart-sources .ytick text').style.fill"
    light = page.evaluate(seen)
    page.evaluate("() => window.dispatchEvent(new Event('beforeprint'))")
    width = page.evaluate(
        "() => document.querySelector('#chart-sources .main-svg').width.baseVal.value"
    )
    assert page.evaluate(seen) == "rgb(29, 33, 38)" != light
    assert width <= 660
    page.evaluate("() => window.dispatchEvent(new Event('afterprint'))")
    page.wait_for_function(f"(light) => ({seen})() == light", arg=light)
    assert page.pdf(prefer_css_page_size=True).startswith(b"%PDF")


def test_the_screen_hands_out_the_report_of_what_it_looks_at(
    visit: Visit, server: Server, tmp_path: Path, read: Read
) -> None:
    fill_settled(open_store(server.database))
    server.start()
    visitor = visit("/sources?outlets=Harbour+Courier")
    visitor.sees("Statements")
    visitor.page.get_by_role("button", name="Export").click()
    visitor.sees("1 article of My articles, outlets: Harbour Courier; from the Sources page")
    with visitor.page.expect_download() as waiting:
        visitor.page.get_by_role("button", name="Report (HTML)").click()
    assert waiting.value.suggested_filename.startswith("my-articles-harbour-courier-2")
    waiting.value.save_as(tmp_path / "saved.html")
    reader = read()
    reader.open(tmp_path / "saved.html")
    assert reader.page.locator("article.text").count() == 1
    assert (reader.asked, reader.errors) == ([], [])


def test_the_camera_saves_what_was_chosen(visit: Visit, server: Server) -> None:
    fill_settled(open_store(server.database))
    server.start()
    visitor = visit("/sources")
    visitor.page.locator(".js-plotly-plot").first.wait_for()
    visitor.page.get_by_role("button", name="Export").click()
    visitor.page.get_by_text("SVG", exact=True).click()
    visitor.settle()
    visitor.page.wait_for_function(_SAVES_SVG)
    visitor.page.keyboard.press("Escape")
    chart = visitor.page.locator(".js-plotly-plot").first
    chart.hover()
    with visitor.page.expect_download() as waiting:
        chart.locator(".modebar-btn").first.click()
    assert waiting.value.suggested_filename == "my-articles-source-bars.svg"
