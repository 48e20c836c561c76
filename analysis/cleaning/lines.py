"""A text as its lines, and what can be said of one line's shape without knowing its neighbours."""

import re
from dataclasses import dataclass
from functools import cache

from analysis.models import Span
from analysis.words import load

BREAKS = "\n\r\x0b\x0c\x85\u2028\u2029"
"""Characters that end a line."""
INVISIBLE = "\u200b\u200e\u200f\u2060\ufeff"

EDGE = rf"[^\s{INVISIBLE}]"
LINE = re.compile(rf"{EDGE}(?:[^{BREAKS}]*{EDGE})?")
MARKER = re.compile(r"(?:[-*•·●○▪■◦‣–—>»]|\(?\d{1,2}[.)])\s+")
SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*$")
STATEMENT_END = re.compile(r"[.][\"'”’»)\]]*$")
INITIALS_END = re.compile(r"\b(?:[^\W\d_]\.){2,}$")

GAP = re.compile(r"\s{5,}|[ ]*\t\s*")

LONGEST_SHORT_LINE = 500
"""Longer lines are always body: no credit, caption or prompt in the samples came near."""
LONGEST_HEADLINE = 170
LONG_PARAGRAPH = 260
WORDS_OF_A_SENTENCE = 8
LONGEST_LISTED = 80
DECORATION = " \t:.!…#*=_-–—>»→|[]()~•·►▶+"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line without its outer white space, and where it stands."""

    text: str
    """With straight apostrophes, so that rules need one form; as long as the original."""
    span: Span


def split_lines(text: str) -> tuple[Line, ...]:
    """Every line that has something to see in it.

    >>> [line.text for line in split_lines("  One \\n\\n two")]
    ['One', 'two']
    """
    return tuple(
        Line(text=match.group().replace("’", "'"), span=Span(*match.span()))
        for match in LINE.finditer(text)
    )


def plain(text: str) -> str:
    """The words in small letters without what decorates a line, to look up in a word list.

    >>> plain("-- Read More: --")
    'read more'
    """
    return " ".join(text.strip(DECORATION).casefold().replace(",", " ").split())


@cache
def phrases(name: str) -> frozenset[str]:
    """A word list of layout.toml in the form that `plain` gives."""
    return frozenset(plain(phrase) for phrase in load("layout")[name])


def squeeze(text: str) -> str:
    """The line with no gap wider than four blanks, so that no pattern has to walk through them."""
    return GAP.sub("    ", text)


def is_listed(text: str, name: str) -> bool:
    """Whether the whole line, decoration aside, is a phrase of a word list of layout.toml."""
    return len(text) <= LONGEST_LISTED and plain(text) in phrases(name)


def any_of(name: str) -> str:
    """A word list of layout.toml as alternatives of a regular expression, the longest first."""
    words = sorted(load("layout")[name], key=len, reverse=True)
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in words) + ")"


def has_marker(text: str) -> bool:
    """Whether the line starts as an item of a list does."""
    return MARKER.match(text) is not None


def ends_sentence(text: str) -> bool:
    """Whether the line ends in a full stop or its like, an abbreviation's excepted."""
    return _ends(SENTENCE_END, text)


def ends_statement(text: str) -> bool:
    """Whether the line ends in a full stop; headlines may ask or call out, but hardly state."""
    return _ends(STATEMENT_END, text)


def _ends(pattern: re.Pattern[str], text: str) -> bool:
    if not pattern.search(text, max(0, len(text) - 8)):
        return False
    last = text.rsplit(maxsplit=1)[-1].casefold()
    return not INITIALS_END.search(text[-12:]) and last not in load("layout")["abbreviations"]


def is_paragraph(text: str) -> bool:
    """Whether the line can only be running text: whole sentences of some length."""
    if len(text) > LONG_PARAGRAPH:
        return True
    return ends_sentence(text) and len(text.split()) >= WORDS_OF_A_SENTENCE and not text.isupper()


def is_headline_like(text: str) -> bool:
    """Whether the line looks like a headline: short, and no full stop, comma or colon ends it."""
    if len(text) > LONGEST_HEADLINE or text[-1] in ",;:":
        return False
    return not ends_statement(text) and any(letter.isalpha() for letter in text)
