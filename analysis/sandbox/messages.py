"""Messages over pipes: a length, then so many bytes. No pickle: the other side is not trusted."""

import json
import struct
from typing import IO, Any

HEAD = struct.Struct(">Q")


class BadMessageError(Exception):
    """What came is no message: too long, cut off, or no JSON object."""


def send_bytes(pipe: IO[bytes], data: bytes) -> None:
    """Writes one message and hands it on at once. Raises OSError."""
    pipe.write(HEAD.pack(len(data)))
    pipe.write(data)
    pipe.flush()


def receive_bytes(pipe: IO[bytes], limit: int) -> bytes | None:
    """The next message; None at the end. Nothing longer than `limit` bytes is waited for."""
    head = pipe.read(HEAD.size)
    if not head:
        return None
    if len(head) < HEAD.size:
        raise BadMessageError("cut off")
    (size,) = HEAD.unpack(head)
    if size > limit:
        raise BadMessageError(f"{size:,} bytes, more than {limit:,}")
    data = pipe.read(size)
    if len(data) < size:
        raise BadMessageError("cut off")
    return data


def send_json(pipe: IO[bytes], message: dict[str, Any]) -> None:
    """Writes one JSON object. Raises OSError."""
    send_bytes(pipe, json.dumps(message).encode("ascii"))


def receive_json(pipe: IO[bytes], limit: int) -> dict[str, Any] | None:
    """The next JSON object; None at the end. Raises BadMessageError."""
    data = receive_bytes(pipe, limit)
    if data is None:
        return None
    try:
        message = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise BadMessageError("not JSON") from error
    if not isinstance(message, dict):
        raise BadMessageError("not an object")
    return message
