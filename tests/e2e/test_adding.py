"""From a file to its findings through the browser, the worker process and the real pipeline."""

from pathlib import Path

import pytest

from analysis.models import Stance
from analysis.samples import sample_files
from analysis.store import open_store
from analysis.tables import Scope, attributions_table
from tests.e2e.conftest import Server, Visit, playwright

pytestmark = pytest.mark.e2e

STORY = """Mayor Denies Selling the Old Pier
Eastmere has sold the old pier to Northwind Holdings, the Eastmere Gazette reported on Monday.
Mayor Ines Calder denied that the pier had been sold.
“Nobody has signed anything,” Calder said.
"""
HOSTILE = """<script>alert('title')</script> ![](http://pictures.example/title.png)
<img src="http://pictures.example/body.png" onerror="alert('body')">
Mayor <b>Ines Calder</b> said that ![](http://pictures.example/said.png) was “safe”.
<style>body { display: none }</style><form action="http://forms.example"><input></form>
"""
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(2000)


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Path]:
    name, data = next(iter(sample_files()))
    contents = {
        "story.txt": STORY.encode(),
        "utf16.txt": (STORY + "The harbour is quiet.\n").encode("utf-16"),
        "hostile.txt": HOSTILE.encode(),
        "empty.txt": b"",
        "picture.txt": PNG,
        name: data,
    }
    folder = tmp_path / "files"
    folder.mkdir()
    for path, data in contents.items():
        (folder / path).write_bytes(data)
    return {path: folder / path for path in contents}


def test_files_are_analysed_kept_and_harmless(
    visit: Visit, server: Server, files: dict[str, Path]
) -> None:
    server.start()
    visitor = visit("/")
    visitor.sees("Open the sample collection")
    visitor.page.locator("input[type=file]").set_input_files([str(path) for path in files.values()])
    for name in ("story.txt", "utf16.txt", "hostile.txt", next(reversed(files))):
        visitor.sees(f"“{name}” is stored and analysed.")
    visitor.sees("“empty.txt” is empty")
    visitor.sees("“picture.txt” ends in .txt but looks like")
    visitor.settle()
    visitor.sees("Ines Calder")
    store = open_store(server.database)
    story = store.load_analysis(1)
    assert story is not None
    assert Stance.DENIES in {found.stance for found in story.attributions}

    for page in ("claims", "sources", "entities", "articles", "article?article=3"):
        visitor.open(f"/{page}")
    title = store.article(3).title
    assert title is not None
    assert title in HOSTILE
    visitor.sees(title)
    visitor.page.get_by_role("combobox", name="Article").click()
    visitor.page.get_by_role("option", name=title).wait_for()
    visitor.page.keyboard.press("Escape")
    assert visitor.page.locator(".or-reader script, .or-reader img, .or-reader form").count() == 0

    server.stop()
    server.start()
    later = visit("/articles")
    later.sees(f"{len(files)} articles")
    later.open("/article?article=1")
    later.sees("Nobody has signed anything")


def test_pasted_text_is_analysed(visit: Visit, server: Server) -> None:
    server.start()
    visitor = visit("/articles")
    visitor.page.get_by_role("tab", name="Paste text").click()
    visitor.page.get_by_role("textbox", name="Text").fill(STORY)
    visitor.page.get_by_role("button", name="Add text").click()
    visitor.sees("is stored and analysed.")
    row = open_store(server.database).article(1)
    assert row.title == "Mayor Denies Selling the Old Pier"
    assert row.published is None


def test_the_sample_is_one_click_away(visit: Visit, server: Server) -> None:
    server.start()
    visitor = visit("/")
    visitor.page.get_by_role("button", name="Open the sample collection").click()
    visitor.sees("Analysing")
    store = open_store(server.database)
    visitor.wait_until(lambda: not store.progress(1).waiting and store.is_settled(), 300)
    for words in ("Analysing", "Comparing articles"):
        playwright.expect(visitor.page.get_by_text(words)).to_have_count(0)
    statements = len(attributions_table(store, Scope(1, once=True)))
    assert statements < len(attributions_table(store, Scope(1)))
    shown = visitor.page.locator("[data-testid=stMetric]", has_text="Statements")
    shown.filter(has_text=str(statements)).wait_for()
    visitor.sees("Claimed and denied")
    visitor.sees("Invented")


def test_what_waited_when_the_server_stopped_is_taken_up_again(
    visit: Visit, server: Server
) -> None:
    store = open_store(server.database)
    store.enqueue(store.collection("My articles").id, "story.txt", STORY.encode())
    server.start()
    visitor = visit("/claims")
    visitor.sees("Ines Calder")


def test_a_file_that_is_too_big_is_refused_with_a_sentence(
    visit: Visit, server: Server, tmp_path: Path
) -> None:
    big = tmp_path / "big.txt"
    big.write_bytes(b"words " * 5_000_000)
    server.start()
    visitor = visit("/articles")
    visitor.page.locator("input[type=file]").set_input_files(str(big))
    visitor.sees("the limit is 10 MB")
