"""Lists under a sentence that leads in to them: "The mayor said the plan would:" and its items."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from analysis.cleaning.lines import split_lines
from analysis.models import Span, Spans

MARKER = re.compile(r"\s*(?:[-*•·●○▪■◦‣–—>]|\(?[0-9a-z]{1,2}[.)])[ \t]+(?=\S)")
LEAST_ITEMS = 2
LONGEST_LEAD = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A sentence that ends in a colon, and the items below it."""

    lead: Span
    items: Spans


def find_listings(text: str) -> Iterator[Listing]:
    """Yields every list of two items or more that a line ending in a colon leads in to.

    >>> [listing.items for listing in find_listings("He said:\\n- no\\n- never")]
    [(Span(start=11, end=13), Span(start=16, end=21))]
    """
    lead: Span | None = None
    items: list[Span] = []
    for line in (one.span for one in split_lines(text)):
        marker = MARKER.match(text, line.start, line.end)
        if lead and marker:
            items.append(Span(marker.end(), line.end))
            continue
        if lead and len(items) >= LEAST_ITEMS:
            yield Listing(lead=lead, items=tuple(items))
        lead, items = (line if _leads_in(line, text) else None), []
    if lead and len(items) >= LEAST_ITEMS:
        yield Listing(lead=lead, items=tuple(items))


def without_marker(text: str, sentence: Span) -> Span:
    """The sentence without the mark of a list before it, where it begins its line.

    >>> without_marker("Who knew?\\n- One of the two.", Span(10, 27))
    Span(start=12, end=27)
    """
    line = text.rfind("\n", 0, sentence.start) + 1
    marker = MARKER.match(text, sentence.start, sentence.end)
    begins_line = not text[line : sentence.start].strip()
    return Span(marker.end(), sentence.end) if marker and begins_line else sentence


def _leads_in(line: Span, text: str) -> bool:
    return text[line.end - 1] == ":" and line.end - line.start <= LONGEST_LEAD
