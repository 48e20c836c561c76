"""What kinds of content are taken, and how a page's bytes are labelled."""

import codecs
import re
from collections.abc import Mapping
from email.message import Message
from urllib.parse import unquote, urlsplit

from analysis.fetching import problems
from analysis.fetching.limits import FetchLimits
from analysis.ingest.sniffing import is_page

PAGES: Mapping[str, str] = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "application/pdf": ".pdf",
    "application/x-pdf": ".pdf",
}
FEEDS = frozenset(
    {
        *("application/rss+xml", "application/atom+xml", "application/rdf+xml"),
        *("application/xml", "text/xml", "application/feed+xml"),
    }
)
PACKED = frozenset({"application/gzip", "application/x-gzip"})
UNKNOWN = frozenset({"", "application/octet-stream", "binary/octet-stream"})
"""What a server says that does not know; the bytes are looked at instead."""

ACCEPT_PAGE = "text/html,application/xhtml+xml,application/pdf;q=0.9,text/plain;q=0.8,*/*;q=0.1"
ACCEPT_FEED = (
    "application/rss+xml,application/atom+xml,application/xml;q=0.9,text/xml;q=0.9,"
    "text/html;q=0.5,*/*;q=0.1"
)
ACCEPT_ROBOTS = "text/plain,*/*;q=0.1"

LONGEST_LABEL = 80
SUFFIX = re.compile(r"\.\w{1,5}$")
BAD_IN_LABEL = re.compile(r"[^\w.\- ]+")
LATIN = frozenset({"iso8859-1", "ascii"})
MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def media_type(content_type: str) -> str:
    """The type without its parameters.

    >>> media_type("Text/HTML; charset=utf-8")
    'text/html'
    """
    return content_type.partition(";")[0].strip().lower()


def page_limit(limits: FetchLimits, url: str, content_type: str) -> int:
    """How many bytes a page of this type may have. Raises FetchError for another type."""
    kind = media_type(content_type)
    if kind in FEEDS:
        raise problems.is_a_feed(url)
    if kind not in PAGES and kind not in UNKNOWN:
        raise problems.wrong_type(url, kind, "a page, a text or a PDF document")
    is_text = PAGES.get(kind, ".pdf") != ".pdf"
    return limits.page_bytes if is_text else limits.document_bytes


def feed_limit(limits: FetchLimits, url: str, content_type: str) -> int:
    """How many bytes a feed, a sitemap or a page that announces one may have."""
    kind = media_type(content_type)
    if kind not in FEEDS | PACKED | UNKNOWN | {"text/html", "application/xhtml+xml", "text/plain"}:
        raise problems.wrong_type(url, kind, "a feed, a sitemap or a page that names one")
    return limits.feed_bytes


def page_suffix(url: str, content_type: str, data: bytes) -> str:
    """What the bytes are, as a file's ending. The bytes are believed before the header."""
    if data.startswith(b"%PDF-"):
        return ".pdf"
    if is_page(data):
        return ".html"
    kind = media_type(content_type)
    if kind not in PAGES:
        raise problems.wrong_type(url, kind, "a page, a text or a PDF document")
    return PAGES[kind]


def label(url: str, suffix: str) -> str:
    """A file's name for what was at the address.

    >>> label("https://courier.example/2025/pier-sold.php?id=3", ".html")
    'pier-sold.html'
    """
    parts = urlsplit(url)
    last = unquote(parts.path.rstrip("/").rpartition("/")[2])
    stem = BAD_IN_LABEL.sub(" ", SUFFIX.sub("", last) or last).strip(" .")[:LONGEST_LABEL].strip()
    return (stem or parts.hostname or "page") + suffix


def in_unicode(data: bytes, content_type: str) -> bytes:
    """Text in the encoding that the header names, as UTF-8 with a mark; else the bytes as they are.

    The header goes no further than here, and it wins over what a page says of itself.
    """
    name = _charset(content_type)
    if name is None or data.startswith(MARKS):
        return data
    try:
        return codecs.BOM_UTF8 + data.decode(name).encode("utf8")
    except (UnicodeError, LookupError):
        return data


def _charset(content_type: str) -> str | None:
    header = Message()
    header["Content-Type"] = content_type
    try:
        name = codecs.lookup(str(header.get_content_charset() or "")).name
    except (LookupError, ValueError):
        return None
    # As browsers have it, the two old names mean Windows' own encoding.
    return "cp1252" if name in LATIN else name
