"""Writers' names at the start of a line: capitalised words, parted by commas and "and"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from analysis.cleaning.lines import phrases
from analysis.models import Span
from analysis.words import load

PIECE = re.compile(r"[,;|•·/–—&()]|[^\s,;|•·/–—&()]+")
WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*\.?")
PREPOSITIONS = frozenset({"in", "for", "at", "from", "on", "with", "of", "-"})
JOINS = frozenset({"and", "&", ","})
MOST_WORDS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Words between two separators, and the separator before them."""

    words: tuple[str, ...]
    span: Span
    after: str


def is_name(words: tuple[str, ...]) -> bool:
    """Whether the words can be one person's first and last name.

    >>> is_name(("Ursula", "von", "Linden")), is_name(("Political", "Editor"))
    (True, False)
    """
    return (
        2 <= len(words) <= MOST_WORDS
        and all(WORD.fullmatch(word) for word in words)
        and words[0][0].isupper()
        and words[-1][0].isupper()
        and all(word[0].isupper() or word in load("layout")["name_particles"] for word in words)
        and not _never_in_names() & {word.casefold() for word in words}
    )


@cache
def _never_in_names() -> frozenset[str]:
    return phrases("roles") | phrases("not_names")


def leading_names(text: str) -> Span | None:
    """The names that the text starts with, without role, place or outlet.

    >>> text = "Jane Doe and Al Roe, Political Editor"
    >>> leading_names(text).of(text)
    'Jane Doe and Al Roe'
    """
    groups = list(_groups(text))
    if not groups or groups[0].span.start > 0 or not is_name(groups[0].words):
        return None
    end = groups[0].span.end
    for group in groups[1:]:
        if group.after not in JOINS or not is_name(group.words):
            break
        # After a comma may come a place, "Jane Doe, New York"; only a later "and" makes it a name.
        end = end if group.after == "," else group.span.end
    return Span(0, end)


def _groups(text: str) -> Iterator[Group]:
    pieces: list[re.Match[str]] = []
    after = ""
    for match in PIECE.finditer(text):
        if not _parts(match.group()):
            pieces.append(match)
            continue
        if pieces:
            yield _group(pieces, after)
            pieces = []
        after = match.group().casefold()
    if pieces:
        yield _group(pieces, after)


def _parts(piece: str) -> bool:
    return piece in ",;|•·/–—&()" or piece.casefold() in JOINS | PREPOSITIONS


def _group(pieces: list[re.Match[str]], after: str) -> Group:
    return Group(
        words=tuple(piece.group() for piece in pieces),
        span=Span(pieces[0].start(), pieces[-1].end()),
        after=after,
    )
