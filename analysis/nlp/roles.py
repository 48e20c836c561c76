"""Offices that a text gives to persons: "President Ann Lee", "Ann Lee, the mayor"."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Token

from analysis import words
from analysis.models import Entity, Span

FAR_BEFORE = 6
FAR_AFTER = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A named mention: its characters and its entity's number."""

    span: Span
    entity: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """An office with what goes before it, in small letters, and whom the text gives it to."""

    entity: int
    head: str
    around: frozenset[str]
    words: Span
    """The name beside which the text gives it."""


def find_roles(
    doc: Doc, starts: Sequence[int], entities: Sequence[Entity], named: Sequence[Named]
) -> Iterator[Role]:
    """Every office that the text puts right before or right behind a person's name.

    `starts` are the characters that the tokens begin at.
    """
    for one in named:
        if entities[one.entity].type == "PERSON":
            first = max(0, bisect_right(starts, one.span.start) - 1)
            last = max(0, bisect_left(starts, one.span.end) - 1)
            yield from _role(one, _words_before(doc[first]))
            yield from _role(one, _words_after(doc[last]))


def _words_before(token: Token) -> list[str]:
    """The words that lead to a name without a break: "Russian President"."""
    found: list[str] = []
    for at in range(token.i - 1, max(-1, token.i - 1 - FAR_BEFORE), -1):
        word = token.doc[at]
        if word.is_space or (word.pos_ not in {"NOUN", "PROPN", "ADJ"} and word.text != "-"):
            break
        found.insert(0, word.lower_)
    return found


def _words_after(token: Token) -> list[str]:
    """The words of an apposition, "the harbour's mayor", or after "is", up to its office."""
    ends = min(len(token.doc), token.i + 2 + FAR_AFTER)
    following = [token.doc[number] for number in range(token.i + 1, ends)]
    if len(following) < 2 or following[0].lower_ not in {",", "is", "was"}:
        return []
    found: list[str] = []
    for word in following[1:]:
        if word.is_space or word.pos_ in {"ADP", "VERB", "AUX", "PUNCT"}:
            break
        found.append(word.lower_)
    return found


def _role(named: Named, found: Sequence[str]) -> Iterator[Role]:
    office = next((n for n in range(len(found), 0, -1) if _is_office(found[n - 1])), 0)
    if office:
        yield Role(
            entity=named.entity,
            head=found[office - 1],
            around=frozenset(found[: office - 1]),
            words=named.span,
        )


def _is_office(word: str) -> bool:
    return word in offices() or word in words.load("titles")["wider"]


@cache
def offices() -> frozenset[str]:
    """Last words of the listed offices."""
    return frozenset(office.split()[-1] for office in words.load("titles")["office"]["words"])
