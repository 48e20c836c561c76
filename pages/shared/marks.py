"""Text with marks as HTML. Every character of an article passes through `html.escape` here."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from analysis.models import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A stretch of text and how it is shown."""

    span: Span
    css: str
    """Class of the style sheet: or-source, or-cue, or-content, or-entity, or-hedge, or-mark,
    or-hit."""
    group: str = ""
    """What lights up together; empty for a mark of its own."""
    is_quiet: bool = False
    """Whether it is lit by its group but does not light the group itself."""
    title: str = ""
    anchor: str = ""
    """Where a link within the page leads: the place at which the mark begins."""


def mark_up(text: str, within: Span, marks: Iterable[Mark]) -> str:
    """A stretch of the text as HTML, cut wherever a mark begins or ends.

    >>> mark_up("A <b> said", Span(0, 10), [Mark(span=Span(6, 10), css="or-cue")])
    'A &lt;b&gt; <span class="or-cue">said</span>'
    """
    here = [mark for mark in marks if mark.span.overlaps(within)]
    pieces = _cut(within, [mark.span for mark in here])
    return "".join(
        _show_piece(text, piece, [mark for mark in here if mark.span.contains(piece)])
        for piece in pieces
    )


def _cut(within: Span, spans: Sequence[Span]) -> Iterator[Span]:
    edges = {within.start, within.end}
    edges.update(edge for span in spans for edge in (span.start, span.end))
    inside = sorted(edge for edge in edges if within.start <= edge <= within.end)
    return (Span(start, end) for start, end in pairwise(inside))


def _show_piece(text: str, piece: Span, marks: Sequence[Mark]) -> str:
    words = escape(piece.of(text))
    if not marks:
        return words
    title = next((mark.title for mark in marks if mark.title), "")
    tip = f' title="{escape(title)}"' if title else ""
    focus = ' tabindex="0"' if any(_takes_focus(mark, piece) for mark in marks) else ""
    return f'{_anchors(marks, piece)}<span class="{_classes(marks)}"{tip}{focus}>{words}</span>'


def _anchors(marks: Sequence[Mark], piece: Span) -> str:
    return "".join(
        f'<span class="or-anchor" id="{mark.anchor}"></span>'
        for mark in marks
        if mark.anchor and mark.span.start == piece.start
    )


def _takes_focus(mark: Mark, piece: Span) -> bool:
    return mark.css.startswith("or-cue") and bool(mark.group) and mark.span.start == piece.start


def _classes(marks: Sequence[Mark]) -> str:
    """Looks and groups of all marks; the shortest one decides what is lit from here."""
    names = [mark.css for mark in marks if mark.css]
    names += [f"or-in-{mark.group}" for mark in marks if mark.group]
    lighting = [mark for mark in marks if mark.group and not mark.is_quiet]
    if lighting:
        nearest = min(lighting, key=lambda mark: mark.span.end - mark.span.start)
        names.append(f"or-from-{nearest.group}")
    return " ".join(dict.fromkeys(names))


def light_up(groups: Iterable[str]) -> str:
    """A style sheet in which pointing at one part of a group, or focusing it, lights all of it."""
    return "".join(
        f".or-reader:has(.or-from-{group}:is(:hover,:focus-visible)) .or-in-{group}"
        "{background:var(--or-lit)!important}"
        for group in groups
    )
