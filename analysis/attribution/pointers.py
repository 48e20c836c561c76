"""What the tagger's pointers say of its spans: which cue a content has, which source a cue has."""

from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from analysis.attribution.decoding import NOWHERE, Partner, Scores, TaggedSpan
from analysis.models import Span

Table = NDArray[np.float16]
PARTNERS = {"content": ("cue", "cue_of_content"), "cue": ("source", "source_of_cue")}
"""For each role that points, the role it points to and the table that says where."""
LEAST = 1e-6
NOBODY, KNOWN, PART = 0.5, 0.4, 0.02
"""A source is looked for below the first two probabilities; its words have at least the third."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pointers:
    """Where the words of one window point, as probabilities.

    Both tables have a row a word and a column more: the first column is "nowhere in this window".
    """

    first: int
    """The number in the text of the window's first word."""
    cue_of_content: Table
    source_of_cue: Table

    def __len__(self) -> int:
        """How many words the window has."""
        return len(self.cue_of_content)


def point(
    spans: Sequence[TaggedSpan],
    words: Sequence[tuple[int, int]],
    windows: Sequence[Pointers],
) -> Iterator[TaggedSpan]:
    """Yields the spans, contents with the cues and cues with the sources that they point to."""
    ranges: dict[str, list[range]] = {role: [] for role in ("source", "cue", "content")}
    for span in spans:
        ranges[span.role].append(words_of_span(span.span, words))
    partners = {
        role: find_partners(ranges[role], ranges[other], windows, table)
        for role, (other, table) in PARTNERS.items()
    }
    for span in spans:
        found = next(partners[span.role]) if span.role in partners else ()
        yield replace(span, partners=found)


def untagged_sources(
    spans: Sequence[TaggedSpan],
    words: Sequence[tuple[int, int]],
    windows: Sequence[Pointers],
) -> Iterator[TaggedSpan]:
    """Yields the untagged words that a cue points to for its source, where it points to no other.

    Attribution F1 0.753 -> 0.758 on the development set. The same for cues of contents loses.
    """
    at = [(span.role, words_of_span(span.span, words)) for span in spans]
    tagged = {number for _, numbers in at for number in numbers}
    sources = [number for role, numbers in at if role == "source" for number in numbers]
    for cue in (numbers for role, numbers in at if role == "cue"):
        window = _window_of(cue, windows)
        likely = _mean_row(cue, window)
        if likely[0] >= NOBODY or likely[_columns(sources, window)].sum() >= KNOWN:
            continue
        found = _grow(window.first + int(likely[1:].argmax()), likely, window, tagged)
        if len(found):
            tagged.update(found)
            yield TaggedSpan(
                role="source",
                span=Span(words[found.start][0], words[found.stop - 1][1]),
                confidence=float(likely[_columns(found, window)].sum()),
            )


def _mean_row(cue: range, window: Pointers) -> Scores:
    """Where the words of a cue point on average: a number for nowhere, then one a word."""
    rows = window.source_of_cue[cue.start - window.first : cue.stop - window.first]
    mean: Scores = rows.mean(axis=0, dtype=np.float32)
    return mean


def _columns(numbers: Sequence[int], window: Pointers) -> list[int]:
    """The columns of those words, given in order, that the window holds."""
    first = bisect_left(numbers, window.first)
    last = bisect_left(numbers, window.first + len(window))
    return [number - window.first + 1 for number in numbers[first:last]]


def _grow(word: int, likely: Scores, window: Pointers, tagged: Container[int]) -> range:
    """The run of untagged words around one that are pointed at too; empty where it is tagged."""

    def belongs(number: int) -> bool:
        inside = 0 <= number - window.first < len(window)
        return inside and number not in tagged and likely[number - window.first + 1] >= PART

    start = stop = word
    while belongs(start - 1) and belongs(word):
        start -= 1
    while belongs(stop):
        stop += 1
    return range(start, stop)


def _window_of(words: range, windows: Sequence[Pointers]) -> Pointers:
    """The window that a span begins in."""
    return windows[bisect_right(windows, words.start, key=lambda one: one.first) - 1]


def find_partners(
    rows: Sequence[range], columns: Sequence[range], windows: Sequence[Pointers], table: str
) -> Iterator[tuple[Partner, ...]]:
    """For each span of words in `rows` the spans in `columns` of its window, and nowhere.

    Spans are ranges of word numbers, in reading order; `table` names one of the two tables. A span
    that crosses a window's end is judged in the window that it begins in.
    """
    for words in rows:
        window = _window_of(words, windows)
        yield tuple(_partners(words, columns, window, getattr(window, table)))


def _partners(
    words: range, columns: Sequence[range], window: Pointers, scores: Table
) -> Iterator[Partner]:
    end = window.first + len(window)
    inside = scores[words.start - window.first : min(words.stop, end) - window.first]
    yield NOWHERE, _mean(inside[:, :1])
    for number in _within(columns, window.first, end):
        column = columns[number]
        start, stop = column.start - window.first + 1, min(column.stop, end) - window.first + 1
        yield number, _mean(inside[:, start:stop])


def _mean(scores: Table) -> float:
    """The geometric mean over the words of what each gives to some columns."""
    return float(np.exp(np.log(scores.sum(axis=1, dtype=np.float32) + LEAST).mean()))


def _within(spans: Sequence[range], first: int, end: int) -> range:
    """The numbers of the spans that begin at one of the words from `first` to `end`."""
    first, last = (bisect_left(spans, at, key=lambda span: span.start) for at in (first, end))
    return range(first, last)


def words_of_span(span: Span, words: Sequence[tuple[int, int]]) -> range:
    """The numbers of the words that a span holds."""
    return range(
        bisect_right(words, span.start, key=lambda word: word[1]),
        bisect_left(words, span.end, key=lambda word: word[0]),
    )
