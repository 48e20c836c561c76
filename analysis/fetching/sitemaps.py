"""Sitemaps and indexes of sitemaps: XML to entries. Opens no connection and no file."""

import codecs
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import islice

from lxml import etree  # type: ignore[import-untyped]

from analysis.fetching.feeds import FeedEntry, day, local_name, plain, web_link

BARE_AMPERSAND = re.compile(rb"&(?!(?:#\d+|#x[0-9a-fA-F]+|amp|lt|gt|quot|apos);)")
WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
LONG_AGO = date.min
MOST_LISTED = 50_000
"""What the standard allows in one sitemap; the rest is not looked at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A page or another sitemap that a sitemap lists, and when it last changed."""

    entry: FeedEntry
    changed: date | None = None


def parse_xml(data: bytes) -> etree._Element | None:
    """The root of the document, small faults forgiven; None where it is none.

    Entities are not filled in and nothing is loaded; libxml2's own limits hold.
    """
    data = data.lstrip()
    root = _parsed(data, recover=False)
    if root is None and not data.startswith(WIDE):
        # Where libxml2 recovers by itself, it loses every "&" behind the fault, in addresses too.
        data = BARE_AMPERSAND.sub(b"&amp;", data)
        root = _parsed(data, recover=False)
    return _parsed(data, recover=True) if root is None else root


def _parsed(data: bytes, *, recover: bool) -> etree._Element | None:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=recover
    )
    try:
        return etree.fromstring(data, parser)
    except (etree.LxmlError, ValueError):
        return None


def defines_entities(root: etree._Element) -> bool:
    """Whether the document defines text to be filled in."""
    definitions = root.getroottree().docinfo.internalDTD
    return definitions is not None and any(True for _ in definitions.iterentities())


def listed(root: etree._Element, url: str) -> tuple[Listed, ...]:
    """What a sitemap or an index lists, newest first; what has no date comes last, in its order."""
    children = islice(root, MOST_LISTED)
    found = [one for child in children if (one := _listed(child, url)) is not None]
    return tuple(sorted(found, key=lambda one: one.changed or LONG_AGO, reverse=True))


def _listed(element: etree._Element, url: str) -> Listed | None:
    if local_name(element) not in ("url", "sitemap"):
        return None
    link = web_link(url, _text(element, "loc"))
    if link is None:
        return None
    published = day(_text(element, "publication_date"))
    entry = FeedEntry(url=link, title=plain(_text(element, "title")), published=published)
    return Listed(entry=entry, changed=published or day(_text(element, "lastmod")))


def _text(element: etree._Element, name: str) -> str:
    """The text of the first element of that name: a child's, or one of its news."""
    return next((below.text or "" for below in _near(element) if local_name(below) == name), "")


def _near(element: etree._Element) -> Iterable[etree._Element]:
    for child in element:
        yield child
        if local_name(child) == "news":
            yield from child
