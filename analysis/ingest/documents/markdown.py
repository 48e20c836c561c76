"""Markdown: the words as a reader of the page would see them, without marks, links or pictures."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from lxml.html import fromstring  # type: ignore[import-untyped]
from markdown_it import MarkdownIt
from markdown_it.token import Token

from analysis.cleaning.lines import plain
from analysis.ingest import problems
from analysis.ingest.documents.frontmatter import split_head
from analysis.ingest.documents.writing import complete, stated_day, write_article
from analysis.ingest.plaintext import decode_words
from analysis.ingest.sniffing import is_page
from analysis.models import Article

KEYS = {
    "title": ("title", "headline"),
    "byline": ("author", "authors", "byline"),
    "publisher": ("publisher", "source", "publication", "outlet"),
    "section": ("section", "category"),
    "url": ("url", "link", "canonical_url"),
}
DAYS = {
    "published": ("published", "date", "pubdate", "date_published"),
    "updated": ("updated", "lastmod"),
}
BREAKS = {"softbreak": " ", "hardbreak": "\n"}
UNSEEN = ("script", "style", "template", "head")


def read_markdown(data: bytes, name: str, today: date) -> Article:
    """The article in a Markdown file; its head's values count as the file's own statements."""
    if is_page(data):
        raise problems.mismatch(name, "a web page", "Rename it to end in .html and add it again.")
    head, body = split_head(decode_words(data, name))
    tokens = MarkdownIt("commonmark").enable("table").parse(body)
    paragraphs = list(find_paragraphs(tokens))
    facts: dict[str, Any] = {field: _value(head, keys) for field, keys in KEYS.items()}
    remarks = []
    for field, keys in DAYS.items():
        stated = stated_day(_value(head, keys), today)
        facts |= {field: stated.day, f"{field}_at": stated.moment}
        remarks += [stated.remark] if stated.remark else []
    if (facts["url"] or "").split(":")[0] not in ("http", "https"):
        facts["url"] = None
    title, shown = facts["title"], _first_heading(tokens)
    if title and plain(title) not in map(plain, paragraphs[:2]):
        paragraphs.insert(0, title)
    return complete(write_article(name, paragraphs, facts, tuple(remarks)), today, shown=shown)


def _value(head: dict[str, str], keys: tuple[str, ...]) -> str | None:
    return next((head[key] for key in keys if key in head), None)


def find_paragraphs(tokens: list[Token]) -> Iterator[str]:
    """The words of each paragraph, heading and item; the cells of one row stand in one line."""
    row: list[str] | None = None
    for token in tokens:
        if token.type == "tr_open":
            row = []
        elif token.type == "tr_close":
            yield " | ".join(row or [])
            row = None
        elif words := _words(token):
            if row is None:
                yield words
            else:
                row.append(words)


def _words(token: Token) -> str:
    if token.type == "inline":
        return "".join(_inline(child) for child in token.children or [])
    if token.type in ("fence", "code_block"):
        return token.content
    return _words_of_html(token.content) if token.type == "html_block" else ""


def _inline(token: Token) -> str:
    if token.type in ("text", "code_inline", "text_special"):
        return token.content
    return BREAKS.get(token.type, "")


def _words_of_html(html: str) -> str:
    try:
        tree = fromstring(f"<div>{html}</div>")
    except Exception:  # the library raises several kinds for what is no HTML
        return ""
    for unseen in list(tree.iter(*UNSEEN)):
        unseen.drop_tree()
    return str(tree.text_content())


def _first_heading(tokens: list[Token]) -> str | None:
    """The heading that the text begins with, if it is of the highest kind."""
    if len(tokens) > 1 and tokens[0].type == "heading_open" and tokens[0].tag == "h1":
        return _words(tokens[1]) or None
    return None
