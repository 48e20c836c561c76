"""How much is fetched at most, how long it may take, and how politely it is asked for."""

from dataclasses import dataclass, field

from analysis.ingest.limits import MOST_PAGE_BYTES
from analysis.settings import MEGABYTE, settings


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchLimits:
    """Sizes in bytes, counted after unpacking; times in seconds."""

    page_bytes: int = MOST_PAGE_BYTES
    """A web page or plain text."""
    document_bytes: int = field(default_factory=lambda: settings().max_file_bytes)
    """A PDF document."""
    feed_bytes: int = 10 * MEGABYTE
    """A feed or sitemap."""
    robots_bytes: int = 512 * 1024
    """The least that the standard for robots.txt asks for, a little rounded up."""
    connect_seconds: float = 5
    read_seconds: float = 10
    """Between two pieces of an answer."""
    total_seconds: float = 30
    """From the first look-up to the last byte, redirects included."""
    redirects: int = 5
    ports: frozenset[int] = frozenset({80, 443})
    entries: int = 500
    """Of one feed; of a sitemap the newest."""
    sitemaps: int = 10
    """Of one index, the newest."""
    pause_seconds: float = 1
    """Between two requests to one host on behalf of a feed."""
    longest_pause_seconds: float = 30
    """A site that asks for longer pauses between requests is not gone through."""
    robots_seconds: float = 3600
    """How long a host's robots.txt is believed."""
