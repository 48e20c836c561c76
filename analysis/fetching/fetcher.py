"""The two things that are fetched: a page, and what a feed or a sitemap lists."""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from lxml import etree  # type: ignore[import-untyped]

from analysis.fetching import feed_problems, problems
from analysis.fetching.addresses import parse_address
from analysis.fetching.feeds import FeedEntry, announced_feed, feed_entries, local_name
from analysis.fetching.kinds import (
    ACCEPT_FEED,
    ACCEPT_PAGE,
    feed_limit,
    in_unicode,
    label,
    page_limit,
    page_suffix,
)
from analysis.fetching.limits import FetchLimits
from analysis.fetching.manners import Manners
from analysis.fetching.network import Clock, Network, PublicInternet
from analysis.fetching.problems import FetchError
from analysis.fetching.retrieving import Reply, Retriever
from analysis.fetching.sitemaps import Listed, defines_entities, listed, parse_xml
from analysis.fetching.unpacking import PackedError, TooMuchError, gathered, unpacked

GZIP_MAGIC = b"\x1f\x8b"
FEED_ROOTS = frozenset({"rss", "feed", "rdf"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """The bytes of a page."""

    url: str
    """After all redirects."""
    name: str
    """A label with the ending of what the bytes are: .html, .txt or .pdf."""
    data: bytes
    """As they came; text that the header gives another encoding is UTF-8 with a mark."""
    content_type: str


class Fetcher:
    """Fetches from the public internet, one request at a time. For one thread; keeps no cookies.

    What somebody asks for by its own address is fetched at once. What a feed leads to is fetched
    as the site's robots.txt allows, with pauses.
    """

    def __init__(
        self,
        *,
        network: Network | None = None,
        limits: FetchLimits | None = None,
        contact: str = "",
        clock: Clock = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        """`contact` is sent along, so that a site's people can write to whoever runs this."""
        self.limits = limits or FetchLimits()
        self._retriever = Retriever(
            network=network or PublicInternet(),
            limits=self.limits,
            contact=contact,
            clock=clock,
        )
        self._manners = Manners(retriever=self._retriever, sleep=sleep)

    def page(self, url: str, *, is_listed: bool = False) -> Fetched:
        """The page at the address. Raises FetchError, and nothing else, when there is none.

        `is_listed` says that a feed or a sitemap led here, not a person.
        """
        if is_listed:
            self._manners.wait(url)
        reply = self._retriever.get(url, ACCEPT_PAGE, partial(page_limit, self.limits))
        final = reply.address.url
        suffix = page_suffix(final, reply.content_type, reply.data)
        data = reply.data if suffix == ".pdf" else in_unicode(reply.data, reply.content_type)
        name = label(final, suffix)
        return Fetched(url=final, name=name, data=data, content_type=reply.content_type)

    def feed(self, url: str, *, today: date | None = None) -> tuple[FeedEntry, ...]:
        """What the feed, the sitemap or the feed that a page announces lists, each page once.

        A date after `today` (by default, the machine's) is dropped. Raises FetchError, and
        nothing else, where there is no feed or the site asks programmes to stay away.
        """
        found = self._list(self._feed_bytes(url))
        found = tuple(_once(found))[: self.limits.entries]
        if not found:
            raise feed_problems.no_entries(url)
        day = today or date.today()
        return tuple(_without_date_to_come(entry, day) for entry in found)

    def _feed_bytes(self, url: str) -> Reply:
        self._manners.wait(url)
        reply = self._retriever.get(url, ACCEPT_FEED, partial(feed_limit, self.limits))
        if not reply.data.startswith(GZIP_MAGIC):
            return reply
        try:
            whole = gathered(unpacked((reply.data,), "gzip"), self.limits.feed_bytes)
        except TooMuchError as error:
            raise problems.too_big(url, None, self.limits.feed_bytes) from error
        except PackedError as error:
            raise problems.broken(url) from error
        return replace(reply, data=whole)

    def _list(self, reply: Reply) -> tuple[FeedEntry, ...]:
        url = reply.address.url
        entries = self._entries(reply)
        if entries is not None:
            return entries
        target = announced_feed(reply.data, url)
        if target is None or parse_address(target, self.limits.ports).url == url:
            raise feed_problems.no_feed(url)
        entries = self._entries(self._feed_bytes(target))
        if entries is None:
            raise feed_problems.no_feed(target)
        return entries

    def _entries(self, reply: Reply) -> tuple[FeedEntry, ...] | None:
        """What a feed or a sitemap lists; None where the bytes are neither."""
        url = reply.address.url
        root = _root(reply)
        kind = "" if root is None else local_name(root)
        if root is not None and kind == "urlset":
            return tuple(one.entry for one in listed(root, url))
        if root is not None and kind == "sitemapindex":
            return self._below(listed(root, url))
        return feed_entries(root, url, self.limits.entries) if kind in FEED_ROOTS else None

    def _below(self, sitemaps: tuple[Listed, ...]) -> tuple[FeedEntry, ...]:
        """What the newest sitemaps of an index list. One that fails does not stop the others."""
        found: list[Listed] = []
        failed: list[FetchError] = []
        for sitemap in sitemaps[: self.limits.sitemaps]:
            try:
                reply = self._feed_bytes(sitemap.entry.url)
                root = _root(reply)
            except FetchError as error:
                failed.append(error)
                continue
            if root is not None and local_name(root) == "urlset":
                found += listed(root, reply.address.url)
            if len(found) >= self.limits.entries:
                break
        if failed and not found:
            raise failed[0]
        newest = sorted(found, key=lambda one: one.changed or date.min, reverse=True)
        return tuple(one.entry for one in newest)


def _root(reply: Reply) -> etree._Element | None:
    """The root of an XML document. Raises FetchError for one that defines entities."""
    root = parse_xml(reply.data)
    if root is not None and local_name(root) != "html" and defines_entities(root):
        raise feed_problems.unsafe_feed(reply.address.url)
    return root


def _once(entries: Iterable[FeedEntry]) -> Iterable[FeedEntry]:
    """The first entry of each address, in order."""
    first: dict[str, FeedEntry] = {}
    for entry in entries:
        first.setdefault(entry.url, entry)
    return first.values()


def _without_date_to_come(entry: FeedEntry, today: date) -> FeedEntry:
    is_to_come = entry.published is not None and entry.published > today
    return replace(entry, published=None) if is_to_come else entry
