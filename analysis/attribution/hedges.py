"""Hedges: the words by which an article keeps its distance from what it reports."""

import re
from collections.abc import Iterator
from functools import cache

from analysis.models import Span, Spans
from analysis.words import load


@cache
def _pattern() -> re.Pattern[str]:
    phrases = sorted(load("hedges")["words"], key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, phrases))})\b", re.IGNORECASE)


def find_hedges(text: str, within: Spans) -> Iterator[Span]:
    """Yields the hedging words inside some spans, such as a content and its cue.

    >>> text = "She may quit in May, it is said."
    >>> [hedge.of(text) for hedge in find_hedges(text, (Span(0, 32),))]
    ['may']
    """
    for span in within:
        for match in _pattern().finditer(text, span.start, span.end):
            if match.group() != "May":
                yield Span(*match.span())
