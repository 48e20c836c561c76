"""How long a report of a collection takes, how large it is, and whether it works offline.

Run from the repository's root: python benchmarks/report.py [--articles 500] [--keep FILE]
The articles are invented (`benchmarks/generated.py`), about as long and as full as short news: some
4,800 characters each, with 16 statements, 28 names and 7 paragraphs in which nothing is found. With
Playwright and a Chromium, the report is opened without a network: errors, requests, links that lead
nowhere and charts are counted.
"""

import argparse
import json
import os
import shutil
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

# The path is set first, so that the script runs without being installed.
from analysis.export import Format, Wanted, export
from analysis.store import Store, open_store
from analysis.tables import Scope
from benchmarks.generated import Size, fill

MOMENT = datetime(2026, 1, 2, tzinfo=UTC)
MOST_SECONDS, MOST_MEGABYTES = 10, 15
CHROMIUM = os.environ.get("CHROME_BIN") or shutil.which("chromium") or ""
_NEWS = Size(names=28, statements=16, asides=7)
_CLICKS = 20
_SEEN = """() => {
    const links = [...document.querySelectorAll('a[href^="#"]')];
    const names = links.map((link) => link.getAttribute('href').slice(1));
    return {
        links: links.length,
        lost: names.filter((name) => !document.getElementById(name)).length,
        charts: document.querySelectorAll('.chart').length,
        drawn: document.querySelectorAll('.chart .plot-container').length,
    };
}"""


def main() -> None:
    """Prints one JSON object; the exit status is 1 where a limit is passed or a link is lost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=500)
    parser.add_argument("--keep", type=Path, help="where the report is left")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(f"sqlite:///{folder}/generated.db")
        fill(store, options.articles, _NEWS)
        store.settle()
        path = options.keep or Path(folder) / "report.html"
        found = {"articles": options.articles, **_measure(store, path)}
        if CHROMIUM:
            found |= _open(path.resolve())
    print(json.dumps(found, indent=1))  # noqa: T201
    sys.exit(1 if _is_amiss(found) else 0)


def _measure(store: Store, path: Path) -> dict[str, Any]:
    collection = store.collections()[0]
    scope = Scope(collection=collection.id)
    wanted = Wanted(store=store, collection=collection, scope=scope, moment=MOMENT)
    started, used = perf_counter(), process_time()
    data = export(wanted, Format.HTML)
    times = {"seconds": perf_counter() - started, "processor_seconds": process_time() - used}
    path.write_bytes(data)
    rounded = {name: round(seconds, 1) for name, seconds in times.items()}
    same = export(wanted, Format.HTML) == data
    return {**rounded, "megabytes": round(len(data) / 1_000_000, 1), "same_bytes_again": same}


def _open(path: Path) -> dict[str, Any]:
    """What a browser without a network makes of it."""
    from playwright.sync_api import sync_playwright

    asked: list[str] = []
    errors: list[str] = []
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        context = browser.new_context()
        context.set_offline(True)
        context.route("**/*", lambda route: route.continue_() if _is_own(route) else route.abort())
        page = context.new_page()
        page.on("request", lambda one: asked.append(one.url))
        page.on("console", lambda one: errors.append(one.text) if one.type == "error" else None)
        page.on("pageerror", lambda error: errors.append(str(error)))
        started = perf_counter()
        page.goto(path.as_uri(), timeout=120_000)
        page.locator(".chart .main-svg").first.wait_for(timeout=120_000)
        seconds = round(perf_counter() - started, 1)
        found = {"seconds_to_open": seconds, **page.evaluate(_SEEN), "clicked": _click(page)}
        browser.close()
    others = [url for url in asked if not url.startswith(("file:", "data:", "blob:"))]
    return {**found, "errors": errors, "requests": others}


def _is_own(route: Any) -> bool:
    return str(route.request.url).startswith(("file:", "data:", "blob:"))


def _click(page: Any) -> int:
    """How many of some links, spread over the report, led to a place that was then in sight."""
    links = page.locator('a[href^="#"]')
    places = range(0, links.count(), max(links.count() // _CLICKS, 1))
    return sum(_leads_somewhere(page, links.nth(place)) for place in list(places)[:_CLICKS])


def _leads_somewhere(page: Any, link: Any) -> bool:
    link.evaluate("(one) => one.click()")
    page.wait_for_timeout(100)
    seen = """() => {
        const at = document.querySelector(':target')?.getBoundingClientRect();
        return Boolean(at) && at.top < innerHeight && at.bottom > 0;
    }"""
    return bool(page.evaluate(seen))


def _is_amiss(found: dict[str, Any]) -> bool:
    is_slow = found["seconds"] > MOST_SECONDS or found["megabytes"] > MOST_MEGABYTES
    opened = "links" in found
    is_broken = opened and bool(found["lost"] or found["errors"] or found["requests"])
    return is_slow or is_broken or not found["same_bytes_again"]


if __name__ == "__main__":
    main()
