"""Tag scores to spans: the best valid tag sequence, then the spans it spells."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from analysis.models import Span

Scores = NDArray[np.float32]
Partner = tuple[int, float]
"""The number of a span among those of its role, and how likely it is the one pointed to."""
NOWHERE = -1
"""Instead of a number: none in this window."""
IMPOSSIBLE = -1e9


@dataclass(frozen=True, slots=True, kw_only=True)
class TaggedSpan:
    """A source, cue or content as the tagger sees it, with its mean probability over the words."""

    role: str
    span: Span
    confidence: float
    partners: tuple[Partner, ...] = ()
    """Of a content the cues, of a cue the sources that its words point to, with probabilities."""


def best_labels(scores: Scores, labels: Sequence[str], restarts: Sequence[bool]) -> list[int]:
    """The likeliest valid tag sequence (Viterbi): I-x follows B-x or I-x only, never a restart.

    `scores` are log-probabilities, (words, labels); `restarts` marks the first word of every line.
    """
    if not len(scores):
        return []
    allowed = _transitions(labels)
    at_restart = np.where([label.startswith("I-") for label in labels], IMPOSSIBLE, 0.0)
    total = scores[0] + at_restart
    back = []
    for row, restart in zip(scores[1:], restarts[1:], strict=True):
        paths = total[:, None] + (at_restart[None, :] if restart else allowed)
        back.append(paths.argmax(axis=0))
        total = paths.max(axis=0) + row
    path = [int(total.argmax())]
    for step in reversed(back):
        path.append(int(step[path[-1]]))
    return path[::-1]


def _transitions(labels: Sequence[str]) -> NDArray[np.float64]:
    """0 where the row's label may be followed by the column's, else `IMPOSSIBLE`."""
    return np.array(
        [
            [0.0 if not b.startswith("I-") or a[1:] == b[1:] else IMPOSSIBLE for b in labels]
            for a in labels
        ]
    )


def find_spans(
    text: str,
    words: Sequence[tuple[int, int]],
    scores: Scores,
    path: Sequence[int],
    labels: Sequence[str],
) -> Iterator[TaggedSpan]:
    """Yields the spans of a tag sequence; those of one role with only blanks between are one."""
    open_span: TaggedSpan | None = None
    for found in _runs(words, scores, path, labels):
        if open_span and _continues(text, open_span, found):
            open_span = _join(open_span, found)
            continue
        if open_span:
            yield open_span
        open_span = found
    if open_span:
        yield open_span


def _runs(
    words: Sequence[tuple[int, int]], scores: Scores, path: Sequence[int], labels: Sequence[str]
) -> Iterator[TaggedSpan]:
    begin: int | None = None
    for i, tag in enumerate([*path, 0]):
        if begin is not None and not labels[tag].startswith("I-"):
            chosen = scores[np.arange(begin, i), path[begin:i]]
            yield TaggedSpan(
                role=labels[path[begin]][2:],
                span=Span(words[begin][0], words[i - 1][1]),
                confidence=float(np.exp(chosen).mean()),
            )
            begin = None
        if labels[tag].startswith("B-"):
            begin = i


def _continues(text: str, first: TaggedSpan, second: TaggedSpan) -> bool:
    gap = text[first.span.end : second.span.start]
    return first.role == second.role and re.fullmatch(r"[^\S\n]*", gap) is not None


def _join(first: TaggedSpan, second: TaggedSpan) -> TaggedSpan:
    return replace(
        first,
        span=Span(first.span.start, second.span.end),
        confidence=min(first.confidence, second.confidence),
    )
