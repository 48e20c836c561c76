"""Phrases that take up one that the text said more of: "the poll", "the campaign"."""

from collections.abc import Iterator, Sequence
from functools import cache

from spacy.tokens import Token

from analysis import words
from analysis.nlp.antecedents import phrase_of, span_of
from analysis.nlp.found import Found
from analysis.nlp.heads import head_of
from analysis.nlp.scene import Scene

TAKES_UP = frozenset({"the", "this", "that", "its"})
PEOPLE = frozenset({"people", "person", "persons"})
FARTHEST = 600
"""Words to look back."""
BEHIND = 8
"""Words after a noun in which "by" or "from" may name whose it is."""


def said_in_full(scene: Scene, source: Sequence[Token]) -> Found | None:
    """The phrase takes up the last one of its kind of which the text said whose it is."""
    head = head_of(scene, source)
    if head is None or head.lower_ not in _kinds() or not _is_bare(source, head):
        return None
    for token in _back(scene, head):
        if token.lower_ in _kinds()[head.lower_]:
            phrase = _whole(scene, token)
            if any(_is_somebody(scene, other) for other in phrase if other.i != token.i):
                span = span_of(phrase)
                return Found(described=span, words=(span,))
    return None


def unnamed_before(scene: Scene, source: Sequence[Token]) -> Found | None:
    """ "The people" are the ones of whom the text said before how they know."""
    head = next((token for token in source if token.lower_ in PEOPLE), None)
    before = head.doc[head.i - 1].lower_ if head is not None and head.i else ""
    if head is None or before not in TAKES_UP or scene.is_quoted(head):
        return None
    for token in _back(scene, head):
        is_new = token.i > 0 and token.doc[token.i - 1].lower_ not in TAKES_UP
        if token.lower_ in PEOPLE and is_new and (last := _how_they_know(token)) is not None:
            span = span_of([*phrase_of(token), last])
            return Found(described=span, words=(span,))
    return None


def _how_they_know(noun: Token) -> Token | None:
    """The word right behind that tells how people know: "people FAMILIAR with the matter"."""
    behind = noun.doc[noun.i + 1 : noun.i + 1 + BEHIND]
    known = words.load("sources")["how_they_know"]
    return next((token for token in behind if token.lower_ in known), None)


def _back(scene: Scene, head: Token) -> Iterator[Token]:
    """The words before a phrase, nearest first; for a headline's first words those behind too."""
    yield from (scene.doc[at] for at in range(head.i - 1, max(-1, head.i - FARTHEST), -1))
    if "\n" not in scene.text[: head.idx].strip("\n"):
        yield from scene.doc[head.i + 1 : head.i + FARTHEST]


def _is_bare(source: Sequence[Token], head: Token) -> bool:
    """Whether nothing but the article, or nothing at all, stands before the noun."""
    before = [token.lower_ for token in source if token.i < head.i]
    return set(before) <= TAKES_UP and (bool(before) or head.is_sent_start is True)


def _whole(scene: Scene, noun: Token) -> list[Token]:
    """A noun with what stands before it, and behind it up to a name after "by" or "from"."""
    phrase = phrase_of(noun)
    by = next((t for t in scene.doc[noun.i + 1 : noun.i + 1 + BEHIND] if is_by(t, noun)), None)
    if by is None:
        return phrase
    after = scene.doc[by.i + 1 : by.i + 1 + BEHIND]
    names = [token for token in after if scene.entity_at(token) is not None]
    return [scene.doc[at] for at in range(phrase[0].i, names[-1].i + 1)] if names else phrase


def is_by(token: Token, noun: Token) -> bool:
    """Whether a word names the maker of a text: "a poll by", "a survey, conducted by"."""
    before = token.doc[token.i - 1]
    if token.lower_ == "from":
        return before.i == noun.i
    return token.lower_ == "by" and (before.i == noun.i or before.lower_ in _made())


@cache
def _made() -> frozenset[str]:
    return frozenset(words.load("sources")["made"])


def _is_somebody(scene: Scene, token: Token) -> bool:
    if token.lower_ in {"his", "her"}:
        return True
    entity = scene.entity_at(token)
    if entity is not None:
        return scene.entities[entity].type in {"ORG", "PERSON"}
    return token.pos_ == "PROPN" and not scene.is_people(token)


@cache
def _kinds() -> dict[str, tuple[str, ...]]:
    """The words of one kind, by each of them: "the survey" may take up a poll."""
    groups = words.load("sources")["taken_up"]
    return {word: tuple(group) for group in groups for word in group}
