"""Files that hold several articles: archives and tables, taken apart in memory, one by one."""

from collections.abc import Iterator
from datetime import date
from pathlib import PurePath

from analysis.ingest import problems
from analysis.ingest.containers.archives import unpack_archive
from analysis.ingest.containers.mailboxes import unpack_mailbox
from analysis.ingest.containers.parts import Columns, Member, Preview, Refused
from analysis.ingest.containers.tables import TABLES, preview_table, unpack_table
from analysis.ingest.limits import Limits, check_size
from analysis.ingest.sniffing import sniff

__all__ = [
    "CONTAINERS",
    "TABLES",
    "Columns",
    "Member",
    "Preview",
    "Refused",
    "preview",
    "unpack",
]

MAILBOX = ".mbox"
CONTAINERS = TABLES | {".zip", MAILBOX}
"""Suffixes, in small letters with the dot, of what gives several articles."""
PACKED = frozenset({".zip", ".xlsx"})


def unpack(
    data: bytes,
    name: str,
    columns: Columns | None = None,
    limits: Limits | None = None,
    *,
    today: date | None = None,
) -> Iterator[Member | Refused]:
    """Every article in the file, or why it gives none, always in the same order.

    Without `columns` they are guessed. Raises IngestError, as a rule before the first; what was
    given before one stands. A day after `today` is not believed.
    """
    limits = limits or Limits()
    suffix = _check(data, name, limits)
    if suffix in TABLES:
        return unpack_table(data, name, columns, limits, today or date.today())
    if suffix == MAILBOX:
        return unpack_mailbox(data, name, limits)
    return unpack_archive(data, name, limits, today or date.today())


def preview(data: bytes, name: str, limits: Limits | None = None) -> Preview:
    """The first rows of a table and what its columns seem to hold. Raises IngestError."""
    limits = limits or Limits()
    if _check(data, name, limits) not in TABLES:
        raise problems.unsupported(name, TABLES)
    return preview_table(data, name, limits)


def _check(data: bytes, name: str, limits: Limits) -> str:
    check_size(name, len(data), limits.n_container_bytes)
    suffix = PurePath(name.replace("\\", "/")).suffix.lower()
    if suffix not in CONTAINERS:
        raise problems.unsupported(name, CONTAINERS)
    if not data:
        raise problems.empty(name)
    if suffix not in PACKED and (kind := sniff(data)):
        raise problems.mismatch(name, kind)
    return suffix
