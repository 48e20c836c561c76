"""Feeds, and pages that announce one: bytes to entries. Opens no connection and no file."""

import logging
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from html import unescape
from io import BytesIO
from urllib.parse import urldefrag, urljoin, urlsplit

import feedparser  # type: ignore[import-untyped]
import lxml.html  # type: ignore[import-untyped]
from lxml import etree

from analysis.fetching.addresses import LONGEST

log = logging.getLogger(__name__)

LONGEST_TITLE = 300
ENTRIES = ("item", "entry")
OF_FEED = ("link", *ENTRIES)
# A "date" (Dublin Core's) comes out of feedparser as "updated"; Atom's own "updated" is left out.
OF_ENTRY = ("title", "link", "guid", "id", "pubdate", "published", "issued", "date")
MOST_CHILDREN = 50
LONGEST_TEXT = 5_000
WHERE_LINKS_ARE = 500_000
"""Bytes of a page in which the link to its feed is looked for."""
ANNOUNCED = frozenset(
    {"application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+xml"}
)
TAG = re.compile(r"<[^<>]*>")


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedEntry:
    """One page that a feed or a sitemap lists."""

    url: str
    title: str | None = None
    published: date | None = None
    """The day as the feed writes it, in the time zone it writes it in."""


def feed_entries(root: etree._Element, url: str, most: int) -> tuple[FeedEntry, ...]:
    """The first entries of an RSS or Atom feed in its order; none where there is none.

    The caller has made sure that the document defines no entities.
    """
    headers = {"content-type": "application/xml", "content-location": url}
    try:
        found = feedparser.parse(
            BytesIO(_trimmed(root, most)),
            response_headers=headers,
            sanitize_html=False,
            resolve_relative_uris=False,
        )
    except Exception:
        # The bytes are a stranger's, and what a parser raises over them is not written down.
        log.warning("a feed could not be parsed", exc_info=True)
        return ()
    base = str(found.feed.get("link") or "")
    return tuple(_entries(found.entries, urljoin(url, base) if _is_web(base) else url))


def _entries(found: Iterable[feedparser.FeedParserDict], base: str) -> Iterator[FeedEntry]:
    for one in found:
        if link := web_link(base, str(one.get("link") or "")):
            yield FeedEntry(
                url=link,
                title=plain(str(one.get("title") or "")),
                published=day(str(one.get("published") or one.get("updated") or "")),
            )


def _trimmed(root: etree._Element, most: int) -> bytes:
    """The document with so many entries at most, and of each only what is read here.

    What is left is small and well formed, whatever came.
    """
    _keep(root, ("channel", *OF_FEED), most + MOST_CHILDREN)
    for channel in root.iterchildren("{*}channel"):
        _keep(channel, OF_FEED, most + MOST_CHILDREN)
    for entry in root.iter(*(f"{{*}}{name}" for name in ENTRIES)):
        _keep(entry, OF_ENTRY, MOST_CHILDREN)
        for element in entry.iter("{*}*"):
            _keep(element, None, MOST_CHILDREN)
            element.text = (element.text or "")[:LONGEST_TEXT]
    whole: bytes = etree.tostring(root, encoding="utf-8")
    return whole


def _keep(element: etree._Element, names: tuple[str, ...] | None, most: int) -> None:
    """Leaves the element so many children at most, of these names."""
    element[:] = [child for child in element if names is None or local_name(child) in names][:most]
    for child in element:
        child.tail = (child.tail or "")[:LONGEST_TEXT]


def local_name(element: etree._Element) -> str:
    """The element's name without its namespace, in small letters.

    Empty for a comment or a reference to an entity.
    """
    tag = element.tag
    # A damaged document may have names that `etree.QName` refuses.
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def announced_feed(data: bytes, url: str) -> str | None:
    """The address of the feed that a page announces for itself, the first if there are several."""
    try:
        page = lxml.html.fromstring(data[:WHERE_LINKS_ARE])
    except (ValueError, etree.LxmlError):
        return None
    base = page.xpath("string(//base[@href][1]/@href)")
    for link in page.iter("link"):
        relations = (link.get("rel") or "").lower().split()
        kind = (link.get("type") or "").partition(";")[0].strip().lower()
        if "alternate" in relations and kind in ANNOUNCED:
            return web_link(urljoin(url, str(base)), link.get("href") or "")
    return None


def web_link(base: str, link: str) -> str | None:
    """The link as a whole address without its fragment; None where it leads to no page."""
    try:
        whole = urldefrag(urljoin(base, link.strip())).url if 0 < len(link) <= LONGEST else ""
    except ValueError:
        return None
    return whole if _is_web(whole) else None


def _is_web(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)


def plain(title: str) -> str | None:
    """The words of a title in one line, without tags; None where there are none.

    >>> plain("Pier <b>sold</b>\\n&eacute;t&eacute;")
    'Pier sold été'
    """
    words = " ".join(unescape(TAG.sub("", title)).split())
    return words[:LONGEST_TITLE] or None


def day(written: str) -> date | None:
    """The day in a date as feeds and sitemaps write it; None where it is none.

    >>> day("Mon, 03 Mar 2025 23:30:00 -0500"), day("2025-03-04T01:00:00Z")
    (datetime.date(2025, 3, 3), datetime.date(2025, 3, 4))
    """
    written = written.strip()
    try:
        return date.fromisoformat(written[:10])
    except ValueError:
        pass
    try:
        moment: datetime = parsedate_to_datetime(written)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return moment.date()
