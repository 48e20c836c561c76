"""Spans as sets of tokens, so that white space and the cut of a span decide nothing."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from analysis.models import QuoteType, Span

Indices = frozenset[int]

_TOKEN = re.compile(r"(\w+)|\S")
_QUOTATION_MARK = re.compile("[“”\"]|``|''")


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text: runs of word characters, and every other visible character alone."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    words: Indices
    """Those that are no punctuation."""
    quoted: Indices
    """Those inside quotation marks, the marks included."""

    def within(self, spans: Iterable[Span]) -> Indices:
        """The tokens that share a character with a span."""
        return frozenset(chain.from_iterable(map(self._within, spans)))

    def _within(self, span: Span) -> range:
        if span.start >= span.end:
            return range(0)
        return range(bisect_right(self.ends, span.start), bisect_left(self.starts, span.end))

    def quote_type(self, content: Indices) -> QuoteType:
        """How much of a content's words stand inside quotation marks: most, some, none."""
        words = content & self.words
        inside = len(words & self.quoted)
        if not inside:
            return QuoteType.INDIRECT
        return QuoteType.DIRECT if 2 * inside > len(words) else QuoteType.MIXED


def tokenise(text: str) -> Tokens:
    """The tokens of the text.

    >>> sorted(tokenise('He said "no".').within([Span(3, 10)]))
    [1, 2, 3]
    """
    found = tuple(_TOKEN.finditer(text))
    starts = tuple(match.start() for match in found)
    ends = tuple(match.end() for match in found)
    words = frozenset(index for index, match in enumerate(found) if match[1])
    quoted = (
        range(bisect_left(starts, span.start), bisect_left(starts, span.end))
        for span in find_quotations(text)
    )
    return Tokens(starts, ends, words, frozenset(chain.from_iterable(quoted)))


def find_quotations(text: str) -> Iterator[Span]:
    """Stretches inside double quotation marks, the marks included.

    A mark opens where none is open. The end of a paragraph closes: news reopens a long quotation in
    every paragraph and closes only the last.

    >>> [span.of('"One. ') for span in find_quotations('"One. ')]
    ['"One. ']
    """
    offset = 0
    for paragraph in text.splitlines(keepends=True):
        marks = [m.span() for m in _QUOTATION_MARK.finditer(paragraph)]
        closings = [end for _, end in marks[1::2]] + [len(paragraph)]
        for (opening, _), closing in zip(marks[0::2], closings, strict=False):
            yield Span(offset + opening, offset + closing)
        offset += len(paragraph)


def cut_tokens(text: str, spans: Iterable[Span]) -> Indices:
    """Where tokens start inside the spans. A word that a span cuts counts with its inner part."""
    return frozenset(
        span.start + match.start() for span in spans for match in _TOKEN.finditer(span.of(text))
    )
