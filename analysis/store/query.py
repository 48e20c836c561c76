"""What a reader types into a search box, as a query that no database can misunderstand.

    harbour pier        both words
    "old pier"          the words side by side, in this order
    ferr*               every word that begins so
    pier OR jetty       either
    -ferry              not in it (NOT ferry as well)

Every other sign is taken for a space; AND between two words is what a space means anyway.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analysis.models import Problem
from analysis.store.folding import find_words

LONGEST_QUERY = 500
"""Characters: more is a text that was pasted by mistake."""
MOST_TERMS = 30
"""Terms of one query: what is asked of a database at once has to stay small."""

NOTHING = Problem(
    code="E_SEARCH_NOTHING",
    message="There is no word to look for: type at least one letter or digit.",
)
ONLY_LEFT_OUT = Problem(
    code="E_SEARCH_ONLY_LEFT_OUT",
    message="Say what to look for as well, not only what to leave out.",
)
TOO_LONG = Problem(
    code="E_SEARCH_TOO_LONG",
    message=f"That is too long to look for: at most {LONGEST_QUERY} characters and "
    f"{MOST_TERMS} words or phrases.",
)

_OPENING, _CLOSING = '"“”„«»', '"“”«»'
_PIECE = re.compile(
    f"(?P<minus>(?<!\\S)[-−–])?"
    f"(?:[{_OPENING}](?P<phrase>[^{_CLOSING}]*)[{_CLOSING}]?|(?P<bare>[^\\s{_OPENING}]+))"
)


_AND, _OR, _NOT = "AND", "OR", "NOT"


@dataclass(frozen=True, slots=True)
class Term:
    """Words that have to stand side by side; one word is the usual case."""

    words: tuple[str, ...]
    """Folded, at least one."""
    is_prefix: bool = False
    """Whether the last word may go on."""


@dataclass(frozen=True, slots=True)
class Query:
    """One term of every group has to be found, and none of those left out."""

    groups: tuple[tuple[Term, ...], ...]
    left_out: tuple[Term, ...] = ()

    @property
    def terms(self) -> tuple[Term, ...]:
        """Every term that is looked for."""
        return tuple(term for group in self.groups for term in group)


@dataclass(frozen=True, slots=True)
class _Piece:
    """A term with what was typed before it."""

    term: Term
    is_left_out: bool
    is_alternative: bool


def parse_query(typed: str) -> Query | Problem:
    """The query, or why there is nothing to look for. Never raises, whatever is typed.

    >>> parse_query("pier OR jetty").groups == ((Term(("pier",)), Term(("jetty",))),)
    True
    """
    if len(typed) > LONGEST_QUERY:
        return TOO_LONG
    pieces = tuple(_pieces(typed))
    if len(pieces) > MOST_TERMS:
        return TOO_LONG
    left_out = tuple(piece.term for piece in pieces if piece.is_left_out)
    groups = _groups([piece for piece in pieces if not piece.is_left_out])
    if groups:
        return Query(groups, left_out)
    return ONLY_LEFT_OUT if left_out else NOTHING


def _pieces(typed: str) -> Iterator[_Piece]:
    before = _AND
    for found in _PIECE.finditer(typed):
        if found[0] in (_AND, _OR, _NOT):
            before = found[0]
            continue
        term = _term(found["bare"] if found["phrase"] is None else found["phrase"])
        if term is not None:
            is_left_out = before == _NOT or found["minus"] is not None
            yield _Piece(term, is_left_out, is_alternative=before == _OR)
            before = _AND


def _term(typed: str) -> Term | None:
    words = tuple(word.folded for word in find_words(typed))
    return Term(words, is_prefix=typed.rstrip().endswith("*")) if words else None


def _groups(pieces: Sequence[_Piece]) -> tuple[tuple[Term, ...], ...]:
    groups: list[tuple[Term, ...]] = []
    for piece in pieces:
        if piece.is_alternative and groups:
            groups[-1] = (*groups[-1], piece.term)
        else:
            groups.append((piece.term,))
    return tuple(dict.fromkeys(groups))
