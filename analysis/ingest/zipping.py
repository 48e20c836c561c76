"""ZIP files in memory: looked at before they are unpacked, and never written to disk."""

import io
import zipfile
import zlib
from itertools import pairwise

from analysis.ingest import problems
from analysis.ingest.limits import LEAST_BOMB_BYTES, MOST_PART_BYTES, MOST_RATIO
from analysis.ingest.problems import IngestError

Entry = zipfile.ZipInfo
ENCRYPTED = 0x1
LOCAL_HEADER = 30
"""Bytes of an entry's own head, without its name."""
PIECE = 65_536
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED_OFFICE = "EncryptedPackage".encode("utf-16-le")
DAMAGE = (
    zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError,
    RuntimeError, KeyError, OverflowError, ImportError,
)  # fmt: skip
"""What the library was seen to raise for damaged archives; all of it means the same."""


def open_zip(data: bytes, name: str) -> zipfile.ZipFile:
    """The archive, opened in memory. Raises E_CORRUPT, E_PASSWORD, E_TYPE_MISMATCH and the like.

    An archive whose entries share bytes is refused: that is how a small one unpacks to petabytes.
    """
    if data.startswith(OLE):
        raise _not_a_zip(data, name)
    if not data.startswith(b"PK"):
        raise problems.mismatch(name, "something else")
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except DAMAGE as error:
        raise problems.corrupt(name) from error
    if _overlap(archive.infolist()):
        raise problems.unsafe_member(name, "its files overlap, as in archives made to do harm")
    return archive


def _not_a_zip(data: bytes, name: str) -> IngestError:
    if ENCRYPTED_OFFICE in data:
        return problems.password(name)
    return problems.mismatch(name, "an old Word, Excel or PowerPoint document")


def _overlap(entries: list[Entry]) -> bool:
    ordered = sorted(entries, key=lambda entry: entry.header_offset)
    return any(
        first.header_offset + LOCAL_HEADER + first.compress_size > second.header_offset
        for first, second in pairwise(ordered)
    )


def read_entry(
    archive: zipfile.ZipFile, entry: Entry, name: str, limit: int = MOST_PART_BYTES
) -> bytes:
    """One entry's bytes, given up as soon as they pass the limit, whatever size it claims.

    `name` is how messages call it. Raises E_PASSWORD, E_UNPACKED_TOO_BIG, E_CORRUPT.
    """
    if entry.flag_bits & ENCRYPTED:
        raise problems.password(name)
    _check_claims(entry, name, limit)
    try:
        return _read_at_most(archive, entry, name, limit)
    except DAMAGE as error:
        raise problems.corrupt(name) from error


def _check_claims(entry: Entry, name: str, limit: int) -> None:
    if entry.file_size > limit:
        raise problems.unpacked_too_big(name, entry.file_size, limit)
    ratio = entry.file_size // max(entry.compress_size, 1)
    if entry.file_size > LEAST_BOMB_BYTES and ratio > MOST_RATIO:
        raise problems.packed_too_tightly(name, ratio, MOST_RATIO)


def _read_at_most(archive: zipfile.ZipFile, entry: Entry, name: str, limit: int) -> bytes:
    pieces, size = [], 0
    with archive.open(entry) as stream:
        while piece := stream.read(PIECE):
            size += len(piece)
            if size > limit:
                raise problems.unpacked_too_big(name, size, limit)
            pieces.append(piece)
    return b"".join(pieces)


def read_part(
    archive: zipfile.ZipFile, part: str, name: str, limit: int = MOST_PART_BYTES
) -> bytes | None:
    """A part of an office document by its name; None where it has no such part."""
    try:
        entry = archive.getinfo(part)
    except KeyError:
        return None
    return read_entry(archive, entry, name, limit)
