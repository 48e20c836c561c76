"""Web pages: the article's own text out of everything round it. Nothing is fetched.

The page's elements are parsed here, never run: scripts, styles, pictures and frames stay unread.
"""

import logging
from datetime import date

import trafilatura

from analysis.cleaning.lines import plain
from analysis.ingest import problems
from analysis.ingest.elements import HtmlElement, parse_page
from analysis.ingest.limits import MOST_ELEMENTS, MOST_PAGE_BYTES, check_size
from analysis.ingest.pagefacts import PageFacts, find_facts
from analysis.ingest.plaintext import decode_words, describe, stem
from analysis.ingest.pruning import prune
from analysis.ingest.sniffing import has_tags
from analysis.models import Article

LEAST_WORDS = 20
"""A page with less running text has no article: menus, a notice about cookies, an error."""

# What it would log as a warning becomes a Problem here.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)


def read_page(data: bytes, name: str, today: date) -> Article:
    """The article in a web page, its title first, with what the page says of it."""
    check_size(name, len(data), MOST_PAGE_BYTES)
    html = decode_words(data, name, is_page=True)
    if not has_tags(html):
        raise problems.mismatch(name, "plain text", "Rename it to end in .txt and add it again.")
    tree = parse_page(html)
    if tree is None:
        raise problems.no_article(name)
    facts = find_facts(tree, today)
    paragraphs = _find_paragraphs(tree, facts, name)
    return describe(_article(name, facts, paragraphs), today)


def _find_paragraphs(tree: HtmlElement, facts: PageFacts, name: str) -> tuple[str, ...]:
    """The lines of the article's body, without its title and the outlet's name."""
    prune(tree)
    if sum(1 for _ in tree.iter()) > MOST_ELEMENTS:
        raise problems.too_complex(name, MOST_ELEMENTS)
    lines = tuple(line for line in _extract(tree).splitlines() if line.strip())
    lines = tuple(" ".join(line.split()) for line in lines)
    shown_elsewhere = {plain(words) for words in (facts.title, facts.publisher) if words}
    body = tuple(line for line in lines if plain(line) not in shown_elsewhere)
    if sum(len(line.split()) for line in body) < LEAST_WORDS:
        raise problems.no_article(name)
    return body


def _extract(tree: HtmlElement) -> str:
    try:
        document = trafilatura.bare_extraction(tree, include_comments=False, include_tables=False)
    except Exception:  # hostile pages make it raise nearly anything, and all of it means the same
        return ""
    return str(getattr(document, "text", None) or "")


def _article(name: str, facts: PageFacts, paragraphs: tuple[str, ...]) -> Article:
    lines = (facts.title, *paragraphs) if facts.title else paragraphs
    return Article(
        id=stem(name),
        path=name,
        text="\n".join(lines),
        title=facts.title,
        byline=facts.byline,
        publisher=facts.publisher,
        url=facts.url,
        language=facts.language,
        published=facts.published,
    )
