"""1,000 files of every kind through the browser or the command line: are all accounted for?

    python -m benchmarks.mixed_files [--files 1000] [--way browser|command] [--packed spring.zip]

Prints, as JSON, what became of each file and, for the browser, the memory of the server (resident,
MB) before the upload, when everything had been stored and when everything had been analysed. The
browser needs Chromium. With `--packed` the archive is only written.
"""

import argparse
import json
import os
import random
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import textwrap
import time
import urllib.request
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from html import escape
from itertools import islice
from pathlib import Path
from typing import Any

from analysis.store import DeliveryState, Store, open_store
from benchmarks.generated import make_analyses
from tests.ingest import makers

ROOT = Path(__file__).resolve().parents[1]
COLLECTION = "Mixed"
EVERY_BAD = 40
"""Each so manyth file is none that can be read."""
PATIENCE = 3_600
Lines = list[str]


def main() -> None:
    """The benchmark."""
    options = _options()
    with tempfile.TemporaryDirectory() as folder:
        packed = options.packed or Path(folder) / "mixed.zip"
        expected = pack(packed, options.files)
        if options.packed:
            return
        url = f"sqlite:///{folder}/onrecord.db"
        run = import_by_browser if options.way == "browser" else import_by_command
        sys.stdout.write(json.dumps({"expected": expected, **run(packed, url)}, indent=2) + "\n")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=1_000)
    parser.add_argument("--way", choices=("browser", "command"), default="browser")
    parser.add_argument("--packed", type=Path, help="write the archive there and stop")
    return parser.parse_args()


def pack(path: Path, files: int) -> dict[str, int]:
    """How many files of which kind the archive has, good and bad; always the same bytes."""
    counts: Counter[str] = Counter()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in make_files(files):
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
            counts["bad" if name.startswith("bad/") else Path(name).suffix] += 1
    return dict(counts)


def make_files(files: int) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of each file: the kinds take turns, some are damaged."""
    kinds, bad = list(KINDS.items()), list(BAD.items())
    for number, analysis in enumerate(islice(make_analyses(files), files)):
        lines = [line for line in analysis.article.text.splitlines() if line.strip()]
        if number % EVERY_BAD == EVERY_BAD - 1:
            suffix, damage = bad[number // EVERY_BAD % len(bad)]
            yield f"bad/{number:04}{suffix}", damage(number)
            continue
        suffix, make = kinds[number % len(kinds)]
        yield f"spring/{number:04}{suffix}", make([f"Report {number}", *lines])


def _page(lines: Lines) -> bytes:
    paragraphs = "".join(f"<p>{escape(line)}</p>" for line in lines[1:])
    head = f"<head><title>{escape(lines[0])}</title></head>"
    return (
        f"<!doctype html><html lang=en>{head}<body><nav><a href=/>Home</a></nav>"
        f"<article><h1>{escape(lines[0])}</h1>{paragraphs}</article></body></html>"
    ).encode()


def _word(lines: Lines) -> bytes:
    return makers.docx("".join(map(makers.word_paragraph, lines)))


def _opendocument(lines: Lines) -> bytes:
    return makers.odt("".join(f"<text:p>{escape(line)}</text:p>" for line in lines))


def _rich(lines: Lines) -> bytes:
    body = "".join(f"{line}\\par\n" for line in lines).encode("ascii", "replace").decode()
    return (r"{\rtf1\ansi " + body + "}").encode()


def _mail(lines: Lines) -> bytes:
    mail = EmailMessage()
    mail["Subject"], mail["From"] = lines[0], "Desk <desk@example.org>"
    mail.set_content("\n\n".join(lines[1:]))
    return mail.as_bytes()


def _printed(lines: Lines) -> bytes:
    wrapped = [part for line in lines for part in (*textwrap.wrap(line, 90), "")]
    pages = [wrapped[first : first + 50] for first in range(0, len(wrapped), 50)]
    return makers.pdf([makers.column(page) for page in pages])


KINDS: dict[str, Callable[[Lines], bytes]] = {
    ".txt": lambda lines: "\n".join(lines).encode(),
    ".md": lambda lines: ("# " + "\n\n".join(lines)).encode(),
    ".html": _page,
    ".docx": _word,
    ".odt": _opendocument,
    ".rtf": _rich,
    ".eml": _mail,
    ".pdf": _printed,
}
BAD: dict[str, Callable[[int], bytes]] = {
    ".txt": lambda number: b"\x89PNG\r\n\x1a\n" + random.Random(number).randbytes(2_000),
    ".pdf": lambda number: b"%PDF-1.7\n" + random.Random(number).randbytes(2_000),
    ".docx": lambda number: _word([f"Report {number}"])[:200],
    ".html": lambda number: f"<html><body><nav>Menu {number}</nav></body></html>".encode(),
    ".exe": lambda number: b"MZ" + random.Random(number).randbytes(2_000),
}


def import_by_command(packed: Path, url: str) -> dict[str, Any]:
    """What `analysis add` made of the archive."""
    started = time.monotonic()
    command = [sys.executable, "-m", "analysis", "add", str(packed), "--collection", COLLECTION]
    done = subprocess.run(
        command, env=_environment(url), cwd=ROOT, capture_output=True, text=True, check=False
    )
    lines = done.stdout.splitlines()
    return {
        "lines": len(lines),
        "exit": done.returncode,
        "seconds": round(time.monotonic() - started),
        **account(open_store(url)),
    }


def account(store: Store) -> dict[str, Any]:
    """What became of everything in the store's collection."""
    found = next(item for item in store.collections() if not item.is_sample)
    progress = store.progress(found.id)
    items = [
        item
        for delivery in store.deliveries(found.id)
        for item in store.delivery_items(delivery.delivery)
    ]
    refused = Counter(item.problem.code for item in items if item.problem is not None)
    rows = [store.article(number) for number in store.articles_of(found.id)]
    unread = Counter(row.problem.code for row in rows if row.problem is not None)
    return {
        "items": len(items),
        "articles": found.articles,
        "analysed": progress.done,
        "with a problem": dict(unread),
        "refused": dict(refused),
        "waiting": progress.waiting,
    }


def import_by_browser(packed: Path, url: str) -> dict[str, Any]:
    """What the dashboard made of the archive, with the server's memory on the way."""
    from playwright.sync_api import sync_playwright

    with _serving(url) as (address, server), sync_playwright() as driver:
        browser = driver.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        page = browser.new_page(base_url=address)
        page.set_default_timeout(60_000)
        page.goto("/articles")
        page.get_by_role("heading", name="Articles", exact=True).wait_for()
        memory = {"before": _resident(server)}
        page.locator("input[type=file]").first.set_input_files(packed)
        store, started = open_store(url), time.monotonic()
        _await(lambda: _is_stored(store))
        memory["stored"] = _resident(server)
        stored = time.monotonic() - started
        memory["highest"] = _await(lambda: _is_done(store), server)
        memory["done"] = _resident(server)
        page.wait_for_timeout(5_000)
        memory["later"] = _resident(server)
        browser.close()
        return {
            "server, MB": memory,
            "seconds until stored": round(stored),
            "seconds until done": round(time.monotonic() - started),
            **account(store),
        }


@contextmanager
def _serving(url: str) -> Iterator[tuple[str, int]]:
    """Address and process id of a dashboard."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "dashboard.py", "--server.headless=true"]
    process = subprocess.Popen(
        [*command, f"--server.port={port}", "--server.fileWatcherType=none"],
        cwd=ROOT,
        env=_environment(url),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        address = f"http://127.0.0.1:{port}"
        _await(lambda: _answers(address))
        yield address, process.pid
    finally:
        os.killpg(process.pid, signal.SIGTERM)


def _environment(url: str) -> dict[str, str]:
    return {**os.environ, "ONRECORD_DATABASE_URL": url, "OMP_NUM_THREADS": "1"}


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(f"{address}/_stcore/health", timeout=1):
            return True
    except OSError:
        return False


def _await(is_over: Callable[[], bool], server: int | None = None) -> int:
    """The most memory that the server had until then, in MB; 0 when no server was given."""
    deadline, most = time.monotonic() + PATIENCE, 0
    while not is_over():
        if time.monotonic() > deadline:
            raise TimeoutError
        most = max(most, _resident(server) if server else 0)
        time.sleep(0.5)
    return most


def _resident(process: int) -> int:
    """Megabytes of memory of one process, without those it started."""
    status = Path(f"/proc/{process}/status").read_text("utf8")
    line = next(line for line in status.splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) // 1024


def _is_stored(store: Store) -> bool:
    return any(store.deliveries(found.id) for found in store.collections())


def _is_done(store: Store) -> bool:
    found = next(item for item in store.collections() if not item.is_sample)
    deliveries = store.deliveries(found.id)
    is_open = any(item.state in OPEN for item in deliveries)
    return not is_open and not store.progress(found.id).waiting


OPEN = (DeliveryState.QUEUED, DeliveryState.WORKING)

if __name__ == "__main__":
    main()
