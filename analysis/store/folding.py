"""Words as a search compares them, each with its place: no capitals, no accents.

Both databases are given nothing but these words, so that they find the same, and a hit can be
marked exactly where the words stand.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from analysis.models import Span, Spans

LONGEST = 100
"""Characters of a word that are compared: no word of a language is longer."""

BORDER = "¶"
"""Stands between two paragraphs, so that no phrase reaches from one into the next."""

_ACCENTS = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff"
# Vowel signs of other scripts are parts of words, though Python does not count them as letters.
_SIGNS = "".join(
    chr(code) for code in range(0x0300, 0xFFFF) if unicodedata.category(chr(code))[0] == "M"
)
# Chinese and Japanese have no spaces: every character is a word, and a word of several a phrase.
_IDEOGRAPHS = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_LETTER = f"(?![{_IDEOGRAPHS}])[^\\W_]"
_WORD = re.compile(f"[{_IDEOGRAPHS}][{_SIGNS}]*|{_LETTER}(?:{_LETTER}|[{_SIGNS}])*")
_ACCENT = re.compile(f"[{_ACCENTS}]")
_NO_PART = re.compile(f"[^\\w{_SIGNS}]|_")
_WITHOUT_STROKE = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ħ": "h", "ŧ": "t", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"}
)


class Word(NamedTuple):
    """A word as it is compared, and where it stands."""

    folded: str
    span: Span


def fold(word: str) -> str:
    """The word as it is compared; empty where nothing of it can be.

    >>> fold("Łódź"), fold("ÉLAN"), fold("Straße")
    ('lodz', 'elan', 'strasse')
    """
    if word.isascii():
        return word.lower()[:LONGEST]
    bare = _ACCENT.sub("", unicodedata.normalize("NFKD", word.casefold()))
    plain = unicodedata.normalize("NFC", bare.casefold().translate(_WITHOUT_STROKE))
    return _NO_PART.sub("", plain)[:LONGEST]


def find_words(text: str, within: Span | None = None) -> Iterator[Word]:
    """The words of a text, or of a stretch of it, in reading order.

    >>> [word.folded for word in find_words("The mayor's café")]
    ['the', 'mayor', 's', 'cafe']
    """
    start, end = (within.start, within.end) if within else (0, len(text))
    for found in _WORD.finditer(text, start, end):
        if folded := fold(found[0]):
            yield Word(folded, Span(*found.span()))


def fold_text(text: str, spans: Iterable[Span]) -> str:
    """The words of several stretches, one space between two, a border between two stretches.

    >>> fold_text("Old Pier\\nSold", [Span(0, 8), Span(9, 13)])
    'old pier ¶ sold'
    """
    parts = (" ".join(word.folded for word in find_words(text, span)) for span in spans)
    return f" {BORDER} ".join(part for part in parts if part)


def spans_of(words: Iterable[Word]) -> Spans:
    """Where the words stand."""
    return tuple(word.span for word in words)
