"""Where the words of a search stand in a text, and the passage that shows them best.

Pure, and worked out from the text itself: the marks are right whatever the database did.
"""

from collections.abc import Iterable, Iterator, Sequence

from analysis.models import Span, Spans
from analysis.store.folding import Word, find_words, fold
from analysis.store.query import Query, Term

LONGEST = 420
"""Characters of a passage: about what is read at a glance."""
_BEFORE = 140
"""Characters kept before the first mark, so that it is read in its sentence."""


def find_hits(text: str, within: Iterable[Span], query: Query) -> Spans:
    """Every place of a term that is looked for, in reading order and without overlaps.

    >>> from analysis.store.query import parse_query
    >>> find_hits("The pier's old piers", [Span(0, 20)], parse_query("pier*"))
    (Span(start=4, end=8), Span(start=15, end=20))
    """
    found = sorted(
        span
        for words in (tuple(find_words(text, span)) for span in within)
        for term in query.terms
        for span in _places(words, term)
    )
    return tuple(_without_overlaps(found))


def _places(words: Sequence[Word], term: Term) -> Iterator[Span]:
    length = len(term.words)
    for first in range(len(words) - length + 1):
        stretch = words[first : first + length]
        if _is_term([word.folded for word in stretch], term):
            yield Span(stretch[0].span.start, stretch[-1].span.end)


def _is_term(words: Sequence[str], term: Term) -> bool:
    *whole, last = term.words
    is_last = words[-1].startswith(last) if term.is_prefix else words[-1] == last
    return is_last and list(words[:-1]) == whole


def _without_overlaps(spans: Iterable[Span]) -> Iterator[Span]:
    end = -1
    for span in spans:
        if span.start >= end:
            yield span
            end = span.end


def best_passage(text: str, paragraphs: Sequence[Span], hits: Sequence[Span]) -> Span:
    """The part of a paragraph with most of the words; of the first paragraph where none has any.

    Paragraphs that hold as much come in the order in which they are given.
    """
    if not paragraphs:
        return Span(0, 0)

    def worth(paragraph: Span) -> tuple[int, int]:
        inside = [fold(hit.of(text)) for hit in hits if paragraph.contains(hit)]
        return len(set(inside)), len(inside)

    return cut_to_hits(text, max(paragraphs, key=worth), hits)


def cut_to_hits(text: str, stretch: Span, hits: Iterable[Span]) -> Span:
    """The stretch, or of a long one what stands round the first hit, cut between words."""
    if stretch.end - stretch.start <= LONGEST:
        return stretch
    first = next((hit.start for hit in hits if stretch.contains(hit)), stretch.start)
    start = max(stretch.start, min(first - _BEFORE, stretch.end - LONGEST))
    if start > stretch.start:
        start = text.find(" ", start, first) + 1 or start
    end = min(start + LONGEST, stretch.end)
    if end < stretch.end:
        end = max(text.rfind(" ", first, end), first + 1)
    return Span(start, end)
