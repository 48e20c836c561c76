"""How much is read at most. Every limit says what it protects."""

from dataclasses import dataclass, field

from analysis.ingest.problems import too_big
from analysis.settings import settings

MOST_PAGE_BYTES = 5 * 1024 * 1024
"""A web page; the largest news pages have about 2 MB."""
MOST_ELEMENTS = 20_000
"""A web page; news pages have up to about 8,000. Finding the article then takes 6 s at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one file may have at most; by default what the installation's settings say."""

    n_bytes: int = field(default_factory=lambda: settings().max_file_bytes)
    n_characters: int = field(default_factory=lambda: settings().max_characters)


def check_size(name: str, n_bytes: int, limit: int) -> None:
    """Nothing; raises E_TOO_BIG for a file that has more bytes than the limit."""
    if n_bytes > limit:
        raise too_big(name, n_bytes, limit)
