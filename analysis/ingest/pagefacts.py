"""What a page says of its article: JSON-LD, then meta tags, then what it shows. No guesses."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlsplit

from analysis.cleaning.bylines import names_in_byline
from analysis.cleaning.dates import find_date
from analysis.cleaning.lines import plain
from analysis.ingest.elements import HtmlElement
from analysis.ingest.jsonld import find_article_item, names, words

TITLE_TAGS = ("og:title", "twitter:title", "dc.title", "parsely-title")
AUTHOR_TAGS = ("author", "article:author", "parsely-author", "dc.creator", "byl", "sailthru.author")
PUBLISHER_TAGS = ("og:site_name", "application-name", "dc.publisher", "publisher")
DATE_TAGS = (
    "article:published_time", "og:article:published_time", "article:published", "datepublished",
    "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.created", "dc.date", "pubdate",
    "publishdate", "publish-date", "publish_date", "date",
)  # fmt: skip
URL_TAGS = ("og:url", "parsely-link")
TITLE_SEPARATORS = (" | ", " — ", " – ", " :: ", " » ", " - ")
LONGEST_SITE_NAME = 5
LONGEST_URL = 2_000
Tags = dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFacts:
    """What a page states about its article; None where it states nothing."""

    title: str | None
    byline: str | None
    publisher: str | None
    url: str | None
    language: str | None
    published: date | None


def find_facts(tree: HtmlElement, today: date) -> PageFacts:
    """Title, writers, outlet, address, language, day of publication. A day to come is refused."""
    item, tags = find_article_item(tree), _meta_tags(tree)
    url = _find_url(tree, item, tags)
    publisher = _first(names(item.get("publisher"))) or _tag(tags, PUBLISHER_TAGS) or _host(url)
    return PageFacts(
        title=_find_title(tree, item, tags, publisher),
        byline=_find_byline(tree, item, tags),
        publisher=publisher,
        url=url,
        language=_find_language(tree, item),
        published=_find_published(tree, item, tags, today),
    )


def _meta_tags(tree: HtmlElement) -> Tags:
    """Content by name, property or itemprop in small letters; the first of a name counts."""
    tags: Tags = {}
    for element in tree.iter("meta"):
        content = words(element.get("content"))
        for key in ("property", "name", "itemprop"):
            if content and (name := element.get(key)):
                tags.setdefault(name.strip().lower(), content)
    return tags


def _tag(tags: Tags, wanted: tuple[str, ...]) -> str | None:
    return next((tags[name] for name in wanted if name in tags), None)


def _first(values: tuple[str, ...]) -> str | None:
    return values[0] if values else None


def _find_title(
    tree: HtmlElement, item: dict[str, Any], tags: Tags, publisher: str | None
) -> str | None:
    """What the reader sees: the only top heading, unless it is the outlet's name."""
    headings = [text for heading in tree.iter("h1") if (text := words(heading.text_content()))]
    if len(headings) == 1 and plain(headings[0]) != plain(publisher or ""):
        return headings[0]
    stated = words(item.get("headline")) or _tag(tags, TITLE_TAGS)
    return stated or _title_of_window(tree, publisher)


def _title_of_window(tree: HtmlElement, publisher: str | None) -> str | None:
    """The page's title without the outlet's name at its end."""
    element = next(tree.iter("title"), None)
    title = words(element.text_content()) if element is not None else None
    for separator in TITLE_SEPARATORS if title else ():
        before, found, site = (title or "").rpartition(separator)
        is_site = plain(site) == plain(publisher or "") or len(site.split()) <= LONGEST_SITE_NAME
        if found and is_site and before.strip():
            return before.strip()
    return title


def _find_byline(tree: HtmlElement, item: dict[str, Any], tags: Tags) -> str | None:
    stated = names(item.get("author")) or names(_tag(tags, AUTHOR_TAGS))
    if stated:
        return _without_label(_listed(stated))
    shown = (words(element.text_content()) for element in _author_elements(tree))
    return next((_without_label(text) for text in shown if text), None)


def _listed(people: tuple[str, ...]) -> str:
    *others, last = people
    return f"{', '.join(others)} and {last}" if others else last


def _without_label(text: str) -> str:
    found = names_in_byline(text.replace("’", "'"))
    return found.of(text) if found else text


def _author_elements(tree: HtmlElement) -> Iterator[HtmlElement]:
    for element in tree.iter("a", "span", "div", "p", "address"):
        marks = {element.get("rel"), element.get("itemprop"), *(element.get("class") or "").split()}
        is_short = len(element.text_content()) <= 120 if marks & {"author", "byline"} else False
        if is_short:
            yield element


def _find_url(tree: HtmlElement, item: dict[str, Any], tags: Tags) -> str | None:
    links = (link.get("href") for link in tree.iter("link") if link.get("rel") == "canonical")
    candidates = (*links, _tag(tags, URL_TAGS), item.get("url"), item.get("mainEntityOfPage"))
    return next((url for url in candidates if _is_web_address(url)), None)


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


def _find_language(tree: HtmlElement, item: dict[str, Any]) -> str | None:
    stated = words(tree.get("lang")) or words(item.get("inLanguage")) or ""
    code = stated.replace("_", "-").split("-")[0].lower()
    return code if code.isascii() and code.isalpha() and len(code) in (2, 3) else None


def _find_published(
    tree: HtmlElement, item: dict[str, Any], tags: Tags, today: date
) -> date | None:
    """The first statement of a day that is not to come; tomorrow may be today elsewhere."""
    stated = (item.get("datePublished"), *(tags.get(name) for name in DATE_TAGS), _shown_time(tree))
    days = (find_date(text) for value in stated if (text := words(value)))
    return next((day for day in days if day and day <= today + timedelta(days=1)), None)


def _shown_time(tree: HtmlElement) -> str | None:
    """The time element that is marked as the publication's, or the only one in the article."""
    marked = tree.xpath("//time[@pubdate or @itemprop='datePublished']/@datetime")
    in_article = tree.xpath("//article//time/@datetime")
    times = marked[:1] or (in_article if len(set(in_article)) == 1 else [])
    return str(times[0]) if times else None
