"""Quotation marks: which characters stand inside them, and what that makes of a content."""

import re
from collections.abc import Iterator

from analysis.models import QuoteType, Spans

MARK = re.compile("[“”«»\"]|``|''")
OPENING, CLOSING = frozenset(("“", "«", "``")), frozenset(("”", "»", "''"))
WORD = re.compile(r"\w+")


def quoted_characters(text: str) -> bytearray:
    """One byte a character, 1 inside double quotation marks (the marks included).

    Read line by line: a mark opens when none is open and closes when one is, whatever its shape,
    and a line's end closes an open one, so that an odd number of marks harms one line at most.
    """
    inside = bytearray(len(text))
    for start, end in _quotations(text):
        inside[start:end] = b"\x01" * (end - start)
    return inside


def _quotations(text: str) -> Iterator[tuple[int, int]]:
    line_start = 0
    for line in text.splitlines(keepends=True):
        opened: int | None = None
        for mark in MARK.finditer(line):
            if opened is None:
                opened = None if mark.group() in CLOSING and mark.group() != "''" else mark.start()
            else:
                yield line_start + opened, line_start + mark.end()
                opened = None
        if opened is not None:
            yield line_start + opened, line_start + len(line)
        line_start += len(line)


def quote_type(text: str, content: Spans, inside: bytearray) -> QuoteType:
    """Direct where more than half of the content's words are quoted, mixed where some are."""
    starts = [
        span.start + word.start() for span in content for word in WORD.finditer(span.of(text))
    ]
    quoted = sum(inside[start] for start in starts)
    if not quoted:
        return QuoteType.INDIRECT
    return QuoteType.DIRECT if 2 * quoted > len(starts) else QuoteType.MIXED
