"""A statement whose form alone tells who speaks: the pieces that transcripts and posts share."""

import re
from dataclasses import dataclass
from functools import cache

from analysis.models import Span, Spans
from analysis.words import load

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """Who is said to speak, the sign that says so, and the words."""

    source: Span
    cue: Span
    content: Spans


@cache
def _persons() -> frozenset[str]:
    return frozenset(load("forms")["first_and_second_person"])


def says_i_or_you(words: str) -> bool:
    """Whether somebody speaks of himself or to somebody.

    >>> says_i_or_you("I'll stay."), says_i_or_you("2,312 with superdelegates")
    (True, False)
    """
    found = (match.group().replace("’", "'").lower() for match in WORD.finditer(words))
    return not _persons().isdisjoint(found)


def asks(words: str) -> bool:
    """Whether the words end in a question."""
    return words.rstrip('"”’»)] ').endswith("?")


def trimmed(text: str, start: int, end: int) -> Span:
    """The span without blanks at its ends."""
    words = text[start:end]
    left = start + len(words) - len(words.lstrip())
    return Span(left, max(left, start + len(words.rstrip())))
