"""Text of an article as HTML: what was found in it marked, with anchors and ways back.

Every character of an article passes through `escape` here.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise
from typing import NamedTuple

from markupsafe import Markup

from analysis.export.report.places import Note, Passages
from analysis.models import Span, Stance

_BLANKED = re.compile(r" {12,}")
"""What is left out of a text stands there as blanks."""
_LOOKS = {Stance.DENIES: "c d", Stance.CONFIRMS: "c k"}


class Mark(NamedTuple):
    """A stretch of text and its look."""

    span: Span
    css: str


@dataclass(frozen=True, slots=True)
class Marked:
    """What is to be shown in one article's text."""

    number: int
    marks: Sequence[Mark]
    passages: Passages

    def write(self, text: str, within: Span) -> Markup:
        """A stretch of the text, cut wherever something begins or ends."""
        marks = [mark for mark in self.marks if mark.span.overlaps(within)]
        ends = {
            at: end for at, end in self.passages.ends.items() if within.start <= at < within.end
        }
        pieces = pairwise(sorted(_edges(within, marks, ends, self.passages.notes)))
        return Markup(
            "".join(
                self._piece(text, Span(*piece), marks, is_anchor=piece[0] in ends)
                for piece in pieces
            )
        )

    def _piece(self, text: str, piece: Span, marks: Sequence[Mark], *, is_anchor: bool) -> str:
        looks = dict.fromkeys(mark.css for mark in marks if mark.span.contains(piece))
        words = escape(_BLANKED.sub(" … ", piece.of(text)))
        anchor = f" id={self.number}-{piece.start}" if is_anchor else ""
        shown = f"<u{anchor}{_class(tuple(looks))}>{words}</u>" if anchor or looks else words
        return shown + _back(self.passages.notes.get(piece.end, ()))


def _class(looks: Sequence[str]) -> str:
    """The attribute, in quotation marks only where it needs them: there are thousands.

    >>> _class(()), _class(("s",)), _class(("s", "c d"))
    ('', ' class=s', ' class="s c d"')
    """
    names = " ".join(looks)
    return f' class="{names}"' if " " in names else f" class={names}" if names else ""


def _edges(
    within: Span, marks: Iterable[Mark], ends: Mapping[int, int], notes: Iterable[int]
) -> set[int]:
    edges = {within.start, within.end, *ends, *ends.values(), *notes}
    edges.update(edge for mark in marks for edge in (mark.span.start, mark.span.end))
    return {edge for edge in edges if within.start <= edge <= within.end}


def _back(notes: Iterable[Note]) -> str:
    return "".join(f"<sup><a href={note.href}>{note.words}</a></sup>" for note in notes)


def looks_of(stance: Stance) -> tuple[str, str, str]:
    """How source, words of saying and what was said look.

    >>> looks_of(Stance.DENIES)
    ('s', 'w', 'c d')
    """
    return "s", "w", _LOOKS.get(stance, "c")
