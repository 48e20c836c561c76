"""The process that reads files. It takes requests from its standard input until that ends, and is
ended from outside when a file takes too long. `python -m analysis.sandbox.child MEMORY_MB`"""

import os
import sys
from collections.abc import Iterator
from datetime import date
from typing import IO, Any

from analysis.cleaning import detect_language
from analysis.ingest import IngestError, Limits, problems, read_article
from analysis.ingest.containers import Member, Refused, preview, unpack
from analysis.sandbox.confinement import allow_cpu, confine
from analysis.sandbox.encoding import (
    article_to_json,
    columns_from_json,
    given_to_json,
    preview_to_json,
    problem_to_json,
)
from analysis.sandbox.messages import receive_bytes, receive_json, send_bytes, send_json

LONGEST_REQUEST = 1024 * 1024
MOST_BYTES = 1024 * 1024 * 1024
ANY_TEXT = "The council of the town said that nothing had been decided at its meeting on Monday."
Reply = tuple[dict[str, Any], bytes | None]


def main() -> None:
    """Confines itself, says that it is ready, and answers."""
    requests, replies = _take_pipes()
    _load_readers()
    confine(int(sys.argv[1]))
    send_json(replies, {"ready": True})
    while (request := receive_json(requests, LONGEST_REQUEST)) is not None:
        data = receive_bytes(requests, MOST_BYTES) or b""
        allow_cpu(request["cpu_seconds"])
        for message, extra in _answers(request, data):
            send_json(replies, message)
            if extra is not None:
                send_bytes(replies, extra)


def _take_pipes() -> tuple[IO[bytes], IO[bytes]]:
    """Both ends, out of reach of anything that prints."""
    requests, replies = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.dup2(nothing, 1)
    return requests, replies


def _load_readers() -> None:
    """Loads what takes long while nobody waits for a file, and what needs more than is allowed."""
    import analysis.ingest.webpage  # noqa: F401

    # Its model is unpacked into a file on the disk, which is refused later.
    detect_language(ANY_TEXT)


def _answers(request: dict[str, Any], data: bytes) -> Iterator[Reply]:
    try:
        yield from ANSWERS[request["do"]](request, data)
    except IngestError as error:
        # Out of memory, a process may be in any state: it is not used again.
        is_last = isinstance(error.__cause__, MemoryError)
        yield {"problem": problem_to_json(error.problem), "is_last": is_last}, None
    except MemoryError:
        problem = problems.too_much_memory(request["name"]).problem
        yield {"problem": problem_to_json(problem), "is_last": True}, None


def _read(request: dict[str, Any], data: bytes) -> Iterator[Reply]:
    limits, today = _limits(request), date.fromisoformat(request["today"])
    article = read_article(data, request["name"], limits=limits, today=today)
    yield {"article": article_to_json(article)}, None


def _preview(request: dict[str, Any], data: bytes) -> Iterator[Reply]:
    yield {"preview": preview_to_json(preview(data, request["name"], _limits(request)))}, None


def _unpack(request: dict[str, Any], data: bytes) -> Iterator[Reply]:
    columns = columns_from_json(request["columns"]) if request["columns"] else None
    today = date.fromisoformat(request["today"])
    for part in unpack(data, request["name"], columns, _limits(request), today=today):
        yield _part(part)
    yield {"end": True}, None


def _part(part: Member | Refused) -> Reply:
    if isinstance(part, Refused):
        return {"refused": {"name": part.name, "problem": problem_to_json(part.problem)}}, None
    member = {
        "name": part.name,
        "given": given_to_json(part.given),
        "remarks": [problem_to_json(remark) for remark in part.remarks],
    }
    return {"member": member}, part.data


def _limits(request: dict[str, Any]) -> Limits:
    return Limits(**request["limits"])


ANSWERS = {"read": _read, "preview": _preview, "unpack": _unpack}

if __name__ == "__main__":
    main()
