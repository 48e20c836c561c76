"""Pages for the tests, and how they are read."""

from datetime import date

from analysis.cleaning import find_blocks
from analysis.ingest import Given, read_article
from analysis.models import Article

TODAY = date(2025, 9, 1)
STORY = (
    "<p>The council of Varnholm dropped its plan for a ferry on Monday, the mayor said.</p>"
    "<p>The operator denied that it had been told, and its spokesman declined to comment.</p>"
)


def page(head: str = "", body: str = STORY, html: str = "<html>") -> bytes:
    return f"<!doctype html>{html}<head>{head}</head><body>{body}</body></html>".encode()


def read(data: bytes, **given: object) -> Article:
    return read_article(data, "a.html", Given(**given), today=TODAY)


def json_ld(text: str) -> str:
    return f'<script type="application/ld+json">{text}</script>'


def body_of(article: Article) -> str:
    """The lines of the story itself."""
    spans = (block.span for block in find_blocks(article) if block.kind == "body")
    return "\n".join(span.of(article.text) for span in spans)
