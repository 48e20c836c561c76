"""What a page says of its article: JSON-LD, then meta tags, then what it shows. No guesses."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from analysis.cleaning.bylines import names_in_byline
from analysis.ingest.pages.elements import HtmlElement
from analysis.ingest.pages.jsonld import (
    Item,
    body_of,
    find_article_item,
    names,
    says_not_free,
    words,
)
from analysis.ingest.pages.moments import Moment, Statement, first_moment
from analysis.ingest.pages.tags import (
    AUTHOR_TAGS,
    DESCRIPTION_TAGS,
    PUBLISHED_TAGS,
    PUBLISHER_TAGS,
    SECTION_TAGS,
    UPDATED_TAGS,
    URL_TAGS,
    Tags,
    meta_tags,
    tag,
)
from analysis.ingest.pages.titles import find_title
from analysis.models import Basis, Problem

LONGEST_URL = 2_000
LONGEST_SECTION = 80
LONGEST_SHOWN_AUTHOR = 120
Fact = tuple[str, Basis] | None
"""What was found and where."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFacts:
    """What a page states about its article; None where it states nothing."""

    title: Fact
    byline: Fact
    publisher: Fact
    section: Fact
    url: Fact
    language: Fact
    published: Moment | None
    updated: Moment | None
    description: str | None
    body: str
    """The whole text, as JSON-LD gives it."""
    is_free: bool
    """False where the page says that the whole article is for subscribers."""
    remarks: tuple[Problem, ...] = ()


def find_facts(tree: HtmlElement, today: date) -> PageFacts:
    """Title, writers, outlet, address, language, dates. A day to come is refused with a remark."""
    item, tags = find_article_item(tree), meta_tags(tree)
    url = _find_url(tree, item, tags)
    publisher = _find_publisher(item, tags, url)
    published, refused = first_moment(_published(tree, item, tags), "publication", today)
    updated, refused_too = first_moment(_updated(tree, item, tags), "update", today)
    if published and updated and updated.is_before(published):
        updated = None
    return PageFacts(
        title=find_title(tree, item, tags, publisher[0] if publisher else ""),
        byline=_find_byline(tree, item, tags),
        publisher=publisher,
        section=_find_section(item, tags),
        url=url,
        language=_find_language(tree, item),
        published=published,
        updated=updated,
        description=words(item.get("description")) or tag(tags, DESCRIPTION_TAGS),
        body=body_of(item),
        is_free=not says_not_free(item),
        remarks=refused + refused_too,
    )


def _first(values: tuple[str, ...]) -> str | None:
    return values[0] if values else None


def _fact(*candidates: tuple[str | None, Basis]) -> Fact:
    return next(((value, basis) for value, basis in candidates if value), None)


def _find_publisher(item: Item, tags: Tags, url: Fact) -> Fact:
    return _fact(
        (_first(names(item.get("publisher"))), Basis.JSON_LD),
        (tag(tags, PUBLISHER_TAGS), Basis.META_TAG),
        (_host(url[0] if url else None), Basis.ADDRESS),
    )


def _find_section(item: Item, tags: Tags) -> Fact:
    found = _fact(
        (_first(names(item.get("articleSection"))), Basis.JSON_LD),
        (tag(tags, SECTION_TAGS), Basis.META_TAG),
    )
    return found if found and len(found[0]) <= LONGEST_SECTION else None


def _find_byline(tree: HtmlElement, item: Item, tags: Tags) -> Fact:
    stated = (
        (names(item.get("author")), Basis.JSON_LD),
        (names(tag(tags, AUTHOR_TAGS)), Basis.META_TAG),
    )
    for people, basis in stated:
        if people:
            return _without_label(_listed(people)), basis
    shown = (words(element.text_content()) for element in _author_elements(tree))
    return next(((_without_label(text), Basis.VISIBLE_TEXT) for text in shown if text), None)


def _listed(people: tuple[str, ...]) -> str:
    *others, last = people
    return f"{', '.join(others)} and {last}" if others else last


def _without_label(text: str) -> str:
    found = names_in_byline(text.replace("’", "'"))
    return found.of(text) if found else text


def _author_elements(tree: HtmlElement) -> Iterator[HtmlElement]:
    for element in tree.iter("a", "span", "div", "p", "address"):
        marks = {element.get("rel"), element.get("itemprop"), *(element.get("class") or "").split()}
        if marks & {"author", "byline"} and len(element.text_content()) <= LONGEST_SHOWN_AUTHOR:
            yield element


def _find_url(tree: HtmlElement, item: Item, tags: Tags) -> Fact:
    links = (link.get("href") for link in tree.iter("link") if link.get("rel") == "canonical")
    candidates = (
        *((link, Basis.META_TAG) for link in (*links, tag(tags, URL_TAGS))),
        *((item.get(key), Basis.JSON_LD) for key in ("url", "mainEntityOfPage")),
    )
    return next(((str(url), basis) for url, basis in candidates if _is_web_address(url)), None)


def _is_web_address(url: object) -> bool:
    if not isinstance(url, str) or len(url) > LONGEST_URL or any(sign.isspace() for sign in url):
        return False
    return _host(url) is not None


def _host(url: str | None) -> str | None:
    """The site's name in an address, which stands for an outlet that does not give its own."""
    try:
        parts = urlsplit(url or "")
        host = parts.hostname or ""
    except ValueError:
        return None
    return host.removeprefix("www.") if parts.scheme in ("http", "https") and "." in host else None


def _find_language(tree: HtmlElement, item: Item) -> Fact:
    stated = _fact(
        (words(tree.get("lang")), Basis.META_TAG), (words(item.get("inLanguage")), Basis.JSON_LD)
    )
    code = (stated[0] if stated else "").replace("_", "-").split("-")[0].lower()
    is_code = code.isascii() and code.isalpha() and len(code) in (2, 3)
    return (code, stated[1]) if stated and is_code else None


def _published(tree: HtmlElement, item: Item, tags: Tags) -> Iterator[Statement]:
    yield from _stated(item.get("datePublished"), tags, "datePublished", PUBLISHED_TAGS)
    if shown := _shown_time(tree):
        yield Statement(words=shown, basis=Basis.VISIBLE_TEXT, where="A time shown on the page")


def _updated(tree: HtmlElement, item: Item, tags: Tags) -> Iterator[Statement]:
    yield from _stated(item.get("dateModified"), tags, "dateModified", UPDATED_TAGS)
    for shown in tree.xpath("//time[@itemprop='dateModified']/@datetime")[:1]:
        yield Statement(
            words=str(shown), basis=Basis.VISIBLE_TEXT, where="A time shown on the page"
        )


def _stated(value: object, tags: Tags, key: str, wanted: tuple[str, ...]) -> Iterator[Statement]:
    if text := words(value):
        yield Statement(words=text, basis=Basis.JSON_LD, where=f"The page’s JSON-LD (“{key}”)")
    for name in wanted:
        if name in tags:
            yield Statement(
                words=tags[name], basis=Basis.META_TAG, where=f"The page’s tag “{name}”"
            )


def _shown_time(tree: HtmlElement) -> str | None:
    """The time element that is marked as the publication's, or the only one in the article."""
    marked = tree.xpath("//time[@pubdate or @itemprop='datePublished']/@datetime")
    in_article = tree.xpath("//article//time/@datetime")
    times = marked[:1] or (in_article if len(set(in_article)) == 1 else [])
    return str(times[0]) if times else None
