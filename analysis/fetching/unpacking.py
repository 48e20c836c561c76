"""The bytes of an answer as they come: unpacked piece by piece, counted, never beyond a limit."""

import zlib
from collections.abc import Iterable, Iterator

PIECE = 65_536
"""Bytes unpacked at once: a small packed file can grow a thousandfold."""
GZIP, ZLIB = 31, 15
WINDOWS = {"gzip": GZIP, "x-gzip": GZIP, "deflate": ZLIB}


class TooMuchError(Exception):
    """There are more bytes than the limit."""


class PackedError(Exception):
    """The bytes are packed in a way that is not known, or damaged."""


def unpacked(pieces: Iterable[bytes], encoding: str) -> Iterator[bytes]:
    """The pieces without their packing. Raises PackedError. `encoding` is the header's value."""
    if encoding in ("", "identity"):
        return iter(pieces)
    if encoding not in WINDOWS:
        raise PackedError(encoding)
    return _inflated(pieces, WINDOWS[encoding])


def _inflated(pieces: Iterable[bytes], window: int) -> Iterator[bytes]:
    inflater = zlib.decompressobj(window)
    try:
        for piece in pieces:
            while piece and not inflater.eof:
                yield inflater.decompress(piece, PIECE)
                piece = inflater.unconsumed_tail
    except zlib.error as error:
        raise PackedError(str(error)) from error
    if not inflater.eof:
        raise PackedError("it ends early")


def gathered(pieces: Iterable[bytes], limit: int) -> bytes:
    """All the pieces as one. Raises TooMuchError as soon as they are more than the limit."""
    whole = bytearray()
    for piece in pieces:
        whole += piece
        if len(whole) > limit:
            raise TooMuchError
    return bytes(whole)
