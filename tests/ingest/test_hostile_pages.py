"""Web pages made to do harm, each read in the reading process, in time."""

import random
import time

import pytest

from analysis.ingest import IngestError
from analysis.sandbox import Sandbox
from tests.ingest.hostile import SECONDS

STORY = (
    "<p>The council of Varnholm dropped its plan for a ferry on Monday, the mayor said.</p>"
    "<p>The operator denied that it had been told, and its spokesman declined to comment.</p>"
)


def page(body: str) -> bytes:
    return f"<!doctype html><html><body>{body}</body></html>".encode()


ROW = "<tr><td>The council said so.</td><td>The operator denied it.</td></tr>"
READ = "read"
PAGES = {
    "boxes in boxes": (page(f"{'<div>' * 5_000}{STORY}{'</div>' * 5_000}"), {READ, "E_NO_ARTICLE"}),
    "boxes never closed": (page(STORY + "<div>" * 15_000), {READ, "E_NO_ARTICLE"}),
    "tags in tags": (page("<b>" * 19_000 + STORY), {READ, "E_NO_ARTICLE"}),
    "10 MB of paragraphs": (page(STORY * 60_000), {"E_TOO_BIG"}),
    "4 MB of paragraphs": (page(STORY * 25_000), {"E_TOO_COMPLEX", "E_TEXT_TOO_LONG"}),
    "a large attribute": (page(f'<p title="{"x" * 4_900_000}">So.</p>{STORY}'), {READ}),
    "a large comment": (page(f"<!--{'x' * 4_900_000}-->{STORY}"), {READ}),
    "a large script": (page(f"<script>{'x(1);' * 900_000}</script>{STORY}"), {READ}),
    "a table of 20,000 rows": (
        page(f"<table>{ROW * 20_000}</table>{STORY}"),
        {READ, "E_TOO_COMPLEX"},
    ),
    "many attributes": (
        page(f"<p {' '.join(f'a{n}=1' for n in range(30_000))}>So.</p>{STORY}"),
        {READ, "E_NO_ARTICLE", "E_TOO_SLOW"},
    ),
    "one long word": (page(f"<p>{'word' * 900_000}</p>{STORY}"), {READ, "E_TEXT_TOO_LONG"}),
    "NULs": (page(STORY).replace(b"the mayor", b"the\x00mayor"), {READ}),
    "latin-1": (page(STORY.replace("Varnholm", "Värnholm")).decode().encode("latin-1"), {READ}),
    "noise": (random.Random(7).randbytes(4_000), {"E_TYPE_MISMATCH"}),
    "nothing": (b"", {"E_EMPTY"}),
    "blanks": (b" " * 4_000_000, {"E_EMPTY"}),
    "an encoding that is none": (b'<meta charset="unicode_escape">' + page(STORY), {READ}),
    "halves of characters": (
        b'<meta charset="unicode_escape">' + page(STORY.replace("mayor", "\\ud800mayor")),
        {READ},
    ),
    "a base elsewhere": (page(f'<base href="file:///etc/">{STORY}<img src="passwd">'), {READ}),
}


@pytest.mark.parametrize("case", PAGES)
def test_pages(sandbox: Sandbox, case: str):
    data, codes = PAGES[case]
    started = time.monotonic()
    try:
        article = sandbox.read_article(data, "a.html")
    except IngestError as error:
        found, words = error.problem.code, error.problem.message
    else:
        found, words = READ, f"“a.html” {article.text}"
    assert found in codes
    assert "“a.html”" in words
    assert time.monotonic() - started < SECONDS + 2
