"""How much is read at most. Every limit says what it protects."""

from dataclasses import dataclass, field

from analysis.ingest.problems import too_big
from analysis.settings import settings

MOST_PAGE_BYTES = 5 * 1024 * 1024
"""A web page; the largest news pages have about 2 MB."""
MOST_PART_BYTES = 100 * 1024 * 1024
"""One file of an archive, or one part of an office document, unpacked."""
MOST_RATIO = 100
"""Unpacked to packed size: text reaches about 10, a bomb 1,000."""
LEAST_BOMB_BYTES = 1024 * 1024
"""Smaller parts may be packed as tightly as they like."""
_LEAST_BOMB_DATABASE = 64 * 1024 * 1024
"""A database of ours begins with many empty pages, which pack to nothing."""
MOST_ELEMENTS = 20_000
"""A web page; news pages have up to about 8,000. Finding the article then takes 6 s at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one file may have at most; by default what the installation's settings say."""

    n_bytes: int = field(default_factory=lambda: settings().max_file_bytes)
    n_characters: int = field(default_factory=lambda: settings().max_characters)
    n_container_bytes: int = field(default_factory=lambda: settings().max_container_bytes)
    n_unpacked_bytes: int = field(default_factory=lambda: settings().max_unpacked_bytes)
    n_members: int = field(default_factory=lambda: settings().max_members)
    n_rows: int = field(default_factory=lambda: settings().max_rows)


def check_size(name: str, n_bytes: int, limit: int) -> None:
    """Nothing; raises E_TOO_BIG for a file that has more bytes than the limit."""
    if n_bytes > limit:
        raise too_big(name, n_bytes, limit)


def most_unpacked(n_packed: int) -> int:
    """The bytes to which a packed database of that many bytes unpacks at most; a bomb has more."""
    return max(_LEAST_BOMB_DATABASE, n_packed * MOST_RATIO)
