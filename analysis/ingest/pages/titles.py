"""The headline of a page: as the reader sees it, as the page states it, as its window has it."""

from collections.abc import Iterator

from analysis.cleaning.lines import plain
from analysis.ingest.pages.elements import HtmlElement
from analysis.ingest.pages.jsonld import Item, words
from analysis.ingest.pages.names import name_of
from analysis.ingest.pages.tags import TITLE_TAGS, Tags, tag
from analysis.models import Basis

SEPARATORS = (" | ", " — ", " – ", " :: ", " » ", " -- ", " - ")
LONGEST_SITE_NAME = 5
LEAST_WORDS = 3
HEADLINE_NAMES = (
    "entry-title",
    "post-title",
    "article-title",
    "topic-title",
    "headline",
    "story-title",
    "article-headline",
)
SHOWING = ("h1", "h2", "h3", "b", "strong", "font", "big", "center", "td", "span")
LONGEST = 300
Title = tuple[str, Basis] | None


def find_title(tree: HtmlElement, item: Item, tags: Tags, publisher: str) -> Title:
    """The stated headline that is also shown; else what is shown; else what is stated."""
    stated = [
        (text, basis)
        for text, basis in (
            (words(item.get("headline")), Basis.JSON_LD),
            (tag(tags, TITLE_TAGS), Basis.META_TAG),
        )
        if text
    ]
    shown = [
        text
        for heading in tree.iter("h1")
        if (text := words(heading.text_content())) and plain(text) != plain(publisher)
    ]
    for text, basis in stated:
        if plain(text) in {plain(one) for one in shown}:
            return text, basis
    heading = _named_heading(tree) or _heading_in_window(tree, shown)
    if heading or len(shown) == 1:
        return heading or shown[0], Basis.VISIBLE_TEXT
    return stated[0] if stated else _title_of_window(tree, publisher)


def _named_heading(tree: HtmlElement) -> str | None:
    """The only heading that is called a headline, on a page whose top heading is not it."""
    found = {
        words(heading.text_content())
        for heading in tree.iter("h1", "h2", "h3")
        if set(name_of(heading).split()) & set(HEADLINE_NAMES)
    }
    return found.pop() if len(found) == 1 else None


def _heading_in_window(tree: HtmlElement, shown: list[str]) -> str | None:
    """A lower heading that the window's title repeats, where it does not repeat the top one."""
    element = next(tree.iter("title"), None)
    title = words(element.text_content()) if element is not None else None
    if not title or any(plain(one) in plain(title) for one in shown):
        return None
    pieces = {plain(piece) for piece in _pieces(title) if len(piece.split()) >= LEAST_WORDS}
    headings = (words(heading.text_content()) for heading in tree.iter("h2", "h3"))
    return next((text for text in headings if text and plain(text) in pieces), None)


def _title_of_window(tree: HtmlElement, publisher: str) -> Title:
    """The page's title without the outlet's name before or behind it."""
    element = next(tree.iter("title"), None)
    title = words(element.text_content()) if element is not None else None
    if not title:
        return None
    if shown := _shown_piece(tree, title):
        return shown, Basis.VISIBLE_TEXT
    for separator in SEPARATORS:
        before, found, site = title.rpartition(separator)
        is_site = plain(site) == plain(publisher) or len(site.split()) <= LONGEST_SITE_NAME
        if found and is_site and before.strip():
            return before.strip(), Basis.META_TAG
    return title, Basis.META_TAG


def _shown_piece(tree: HtmlElement, title: str) -> str | None:
    """The longest piece of the window's title that stands on the page by itself."""
    pieces = {plain(piece): piece for piece in _pieces(title)}
    shown = {
        plain(element.text)
        for element in tree.iter(*SHOWING)
        if element.text and len(element.text) <= LONGEST
    }
    return max((pieces[key] for key in pieces.keys() & shown), key=len, default=None)


def _pieces(title: str) -> Iterator[str]:
    yield title
    for separator in SEPARATORS:
        before, found, _ = title.rpartition(separator)
        _, _, behind = title.partition(separator)
        if found:
            yield from (one.strip() for one in (before, behind) if len(one.split()) >= LEAST_WORDS)
