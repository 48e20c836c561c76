"""Quotations: which characters are somebody's own words, and what that makes of a content."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from analysis.attribution.marks import FAMILIES, Mark, Side, find_marks
from analysis.cleaning.posts import find_posts
from analysis.cleaning.turns import find_turns
from analysis.models import QuoteType, Span, Spans

WORD = re.compile(r"\w+")
CLOSED_TOO = {"straight": ("curly",), "curly": ("straight",)}
"""What a mark closes when nothing of its own family is open."""


def quoted_characters(text: str) -> bytearray:
    """One byte a character, 1 inside quotation marks of any style (the marks included).

    A turn of a transcript and a post under its account are as literal as words inside marks, and
    count as such. Marks are read line by line; a quotation inside another is part of it. A double
    mark that is never closed holds to its line's end, so that an odd number of marks harms one line
    at most; a single mark that is never closed is an apostrophe, unless the next line opens with
    one again.
    """
    inside = bytearray(len(text))
    for span in (*_inside_marks(text), *_spoken(text)):
        inside[span.start : span.end] = b"\x01" * (span.end - span.start)
    return inside


def _spoken(text: str) -> Iterator[Span]:
    for one in (*find_turns(text), *find_posts(text)):
        yield from one.content


def _inside_marks(text: str) -> Iterator[Span]:
    line_start = 0
    for line, following in pairwise([*text.splitlines(keepends=True), ""]):
        for start, end in _quotations(line, following):
            yield Span(line_start + start, line_start + end)
        line_start += len(line)


def _quotations(line: str, following: str) -> Iterator[tuple[int, int]]:
    """Yields where the outermost quotations of a line start and end."""
    marks = tuple(_without_apostrophes(line, following))
    opened = Opened(nests=frozenset(_balanced(marks)))
    for mark in marks:
        closes = opened.closed_by(mark)
        if closes is None:
            opened.open(mark)
        elif (start := opened.close(closes)) is not None:
            yield start, mark.end
    if opened.marks:
        yield opened.marks[0].start, len(line)


def _balanced(marks: Sequence[Mark]) -> Iterator[str]:
    """Yields the families with as many closing as opening marks: these may nest in themselves."""
    sides = Counter((mark.family, mark.side) for mark in marks)
    for family in set(FAMILIES.values()):
        if sides[family, Side.OPENS] == sides[family, Side.CLOSES]:
            yield family


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """The quotations of a line that are open, the outermost first. Fills while it is read."""

    nests: frozenset[str]
    marks: list[Mark] = field(default_factory=list)
    count: Counter[str] = field(default_factory=Counter)

    def closed_by(self, mark: Mark) -> str | None:
        """The family of an open quotation that a mark closes; of its own where there is one."""
        if mark.side is Side.OPENS:
            return None
        families = (mark.family, *CLOSED_TOO.get(mark.family, ()))
        return next((family for family in families if self.count[family]), None)

    def open(self, mark: Mark) -> None:
        """Opens a quotation; a mark whose like is open, and never closed, says nothing new."""
        is_new = mark.family in self.nests or not self.count[mark.family]
        if mark.side is not Side.CLOSES and is_new:
            self.marks.append(mark)
            self.count[mark.family] += 1

    def close(self, family: str) -> int | None:
        """Closes the last of a family and what stands open inside; the start if it held all."""
        last = self._take()
        while last.family != family:
            last = self._take()
        return None if self.marks else last.start

    def _take(self) -> Mark:
        last = self.marks.pop()
        self.count[last.family] -= 1
        return last


def _without_apostrophes(line: str, following: str) -> Iterator[Mark]:
    """Yields the marks, but for single ones that close nothing or are closed by nothing."""
    marks = list(find_marks(line))
    goes_on = line.lstrip()[:1] == "‘" == following.lstrip()[:1]
    closes_later, sure_is_next = _look_ahead(marks)
    for number, mark in enumerate(marks):
        is_single = mark.family == "single"
        is_alone = mark.side is Side.OPENS and not closes_later[number]
        is_possessive = mark.side is Side.CLOSES and mark.after_s and sure_is_next[number]
        if not is_single or (goes_on and number == 0) or not (is_alone or is_possessive):
            yield mark


def _look_ahead(marks: Sequence[Mark]) -> tuple[list[bool], list[bool]]:
    """For every mark whether a single one closes later; and whether the next one surely does."""
    closes_later, sure_is_next = [False] * len(marks), [False] * len(marks)
    closes = sure = False
    for number in range(len(marks) - 1, -1, -1):
        closes_later[number], sure_is_next[number] = closes, sure
        mark = marks[number]
        if mark.family == "single":
            closes = closes or mark.side is Side.CLOSES
            sure = mark.side is Side.CLOSES and (sure or not mark.after_s)
    return closes_later, sure_is_next


def quote_type(text: str, content: Spans, inside: bytearray) -> QuoteType:
    """Direct where more than half of the content's words are quoted, mixed where some are."""
    starts = [
        span.start + word.start() for span in content for word in WORD.finditer(span.of(text))
    ]
    quoted = sum(inside[start] for start in starts)
    if not quoted:
        return QuoteType.INDIRECT
    return QuoteType.DIRECT if 2 * quoted > len(starts) else QuoteType.MIXED
