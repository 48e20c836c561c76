"""An archive and a table through browser and worker, and putting right what came of them."""

import io
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from analysis.models import BlockKind
from analysis.store import Store, open_store
from tests.e2e.conftest import Server, Visit
from tests.e2e.serving import PATIENCE

pytestmark = pytest.mark.e2e

STORY = """Mayor Denies Selling the Old Pier
Photo: Lena Marsh / Harbour Courier
Eastmere has sold the old pier to Northwind Holdings, the Eastmere Gazette reported on Monday.
Mayor Ines Calder denied that the pier had been sold.
“Nobody has signed anything,” Calder said.
"""
FERRY = """Ferry Fares Rise
The fares of the harbour ferry will rise in April, the harbour master Tomas Reed said on Friday.
"""
ROWS = (
    "headline,body,paper,![x](http://pictures.example/head.png)\n"
    '"The pier","Mayor Ines Calder denied that the old pier had been sold to anybody, and said '
    'that nobody had asked her about it before the newspapers did.",Harbour Courier,<img src=http://pictures.example/cell.png>\n'
    '"Late","The ferry was late again on Monday, the harbour master said, and will be late again '
    'until the second boat has been mended by the yard.",Eastmere Gazette,**bold**\n'
)


def archive(folder: Path) -> Path:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr("spring/pier.txt", STORY)
        packed.writestr("spring/ferry.txt", FERRY)
        packed.writestr("spring/<img src=x onerror=alert(1)>![x](http:y).exe", b"MZ" + bytes(200))
    path = folder / "spring.zip"
    path.write_bytes(out.getvalue())
    return path


def until(is_so: Callable[[], bool]) -> None:
    """Waits for the worker."""
    deadline = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < deadline
        time.sleep(0.2)


def is_restored(store: Store) -> bool:
    analysis = store.load_analysis(1)
    return analysis is not None and BlockKind.CREDIT not in {b.kind for b in analysis.blocks}


def test_an_archive_is_accounted_for_and_its_articles_can_be_put_right(
    visit: Visit, server: Server, tmp_path: Path
) -> None:
    server.start()
    visitor = visit("/articles")
    visitor.page.locator("input[type=file]").set_input_files(str(archive(tmp_path)))
    visitor.sees("2 added, 1 could not be read")
    store = open_store(server.database)
    until(lambda: store.progress(1).done == 2 and store.is_settled())
    visitor.open("/articles")
    visitor.page.get_by_text("Archives, tables and web addresses").click()
    visitor.sees("1 handed in, 1 item not added")

    visitor.pick_row(1)
    visitor.page.get_by_role("button", name="Edit details").click()
    visitor.settle()
    dialog = visitor.page.get_by_role("dialog")
    dialog.get_by_role("textbox", name="Outlet").fill("Eastmere Post")
    dialog.get_by_role("textbox", name="Outlet").press("Enter")
    visitor.sees("Details of 1 article saved")
    until(lambda: store.article(1).publisher == "Eastmere Post" and store.progress(1).done == 2)

    visitor.open("/article?article=1")
    visitor.sees("Eastmere Post")
    visitor.page.locator(".st-key-not_counted summary").first.click()
    visitor.page.get_by_role("button", name="This belongs to the article").first.click()
    visitor.sees("Part of the article, you said: Photo: Lena Marsh")
    until(lambda: is_restored(store))
    visitor.sees("Counted, because you said so")


def test_a_table_asks_which_column_holds_what(visit: Visit, server: Server, tmp_path: Path) -> None:
    path = tmp_path / "spring.csv"
    path.write_text(ROWS, "utf8")
    server.start()
    visitor = visit("/articles")
    visitor.page.locator("input[type=file]").set_input_files(str(path))
    visitor.sees("“spring.csv” is a table of 2 rows. Which column holds what?")
    visitor.settle()
    visitor.page.get_by_role("combobox", name="Outlet (optional)").click()
    visitor.page.get_by_role("option", name="paper").click()
    visitor.sees("The first article: The pier · Harbour Courier")
    visitor.page.get_by_role("button", name="Add 2 articles").click()
    visitor.sees("“spring.csv”: 2 added")
    store = open_store(server.database)
    until(lambda: store.progress(1).done == 2)
    assert {store.article(one).publisher for one in (1, 2)} == {
        "Harbour Courier",
        "Eastmere Gazette",
    }
