"""Whose a text or body is: the issuer of a poll, the author of a book, the owner of a campaign.

A rule is a small function that finds the words that tell it; the first one that does, decides.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from analysis.models import Entity, Span
from analysis.nlp import Resolver
from analysis.nlp.antecedents import name_span
from analysis.nlp.repeated import is_by
from analysis.words import load

MY = frozenset({"his", "her", "its"})
OWNS = frozenset({"'s", "’s", "'", "’"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """The words of a source with its head word, and who is named where."""

    tokens: tuple[Token, ...]
    head: Token
    resolver: Resolver
    entities: tuple[Entity, ...]

    def entity(self, token: Token) -> Entity | None:
        """The entity that a word names."""
        number = self.resolver.scene.entity_at(token)
        return self.entities[number] if number is not None else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Issuer:
    """Whose something is, and the words that say so."""

    name: str
    words: Span


IssuerRule = Callable[[Phrase], Iterator[Issuer]]


def issuer_before(phrase: Phrase) -> Iterator[Issuer]:
    """The issuer's name stands before the word for the text: "a Harbour Institute poll"."""
    for token in phrase.tokens:
        entity = phrase.entity(token)
        is_before = token.i < phrase.head.i and entity != phrase.entity(phrase.head)
        if is_before and entity is not None and entity.type == "ORG":
            yield _issuer(phrase, token, entity)


def author_before(phrase: Phrase) -> Iterator[Issuer]:
    """The author's name stands before the word for the text: "Ann Lee's book"."""
    for token in phrase.tokens:
        entity = phrase.entity(token)
        following = token.doc[token.i + 1].text if token.i + 1 < len(token.doc) else ""
        is_owner = token.i < phrase.head.i and following in OWNS
        if is_owner and entity is not None and entity.type == "PERSON":
            yield _issuer(phrase, token, entity)


def author_is_pronoun(phrase: Phrase) -> Iterator[Issuer]:
    """The text belongs to the person whom "his" or "her" stands for."""
    first = phrase.tokens[0]
    if first.lower_ in MY:
        span = Span(first.idx, first.idx + len(first))
        found, _ = phrase.resolver.resolve(span)
        if found.entity is not None:
            yield Issuer(name=phrase.entities[found.entity].name, words=span)


def issuer_behind(phrase: Phrase) -> Iterator[Issuer]:
    """The name stands behind "by" or "from": "a survey by the Harbour Institute"."""
    types = {"ORG"} if phrase.head.lower_ in load("sources")["poll"] else {"ORG", "PERSON"}
    by = next((token for token in phrase.tokens if is_by(token, phrase.head)), None)
    for token in phrase.tokens:
        entity = phrase.entity(token)
        is_behind = by is not None and token.i > by.i
        if is_behind and entity is not None and entity.type in types and not _is_anothers(token):
            yield _issuer(phrase, token, entity)


def _is_anothers(token: Token) -> bool:
    """Whether a name only tells whose the next noun is: "a statement by the Lee campaign"."""
    following = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else token
    return following.pos_ == "NOUN" or following.text in OWNS


def pollster_without_entity(phrase: Phrase) -> Iterator[Issuer]:
    """Capitalised words before "poll" are the pollster's name."""
    if phrase.head.lower_ not in load("sources")["poll"]:
        return
    before = [token for token in phrase.tokens if token.i < phrase.head.i]
    names = [token for token in before if _may_be_pollster(phrase, token)]
    if names and names[-1].i == phrase.head.i - 1:
        first = next(t for t in names if names[-1].i - t.i == len(names) - 1 - names.index(t))
        span = Span(first.idx, names[-1].idx + len(names[-1]))
        yield Issuer(name=span.of(phrase.resolver.scene.text), words=span)


def _may_be_pollster(phrase: Phrase, token: Token) -> bool:
    is_name = token.pos_ == "PROPN" and not token.is_sent_start
    return is_name and phrase.entity(token) is None and not phrase.resolver.scene.is_people(token)


def _issuer(phrase: Phrase, token: Token, entity: Entity) -> Issuer:
    return Issuer(name=entity.name, words=name_span(phrase.resolver.scene, token))


RULES: tuple[IssuerRule, ...] = (
    issuer_before,
    author_before,
    author_is_pronoun,
    issuer_behind,
    pollster_without_entity,
)


def find_issuer(phrase: Phrase) -> tuple[Issuer, str] | None:
    """Whose the text is, and the rule that told; None where nothing tells."""
    for rule in RULES:
        found = next(rule(phrase), None)
        if found is not None:
            return found, rule.__name__
    return None


def owned_name(phrase: Phrase) -> str | None:
    """The name of a campaign: "Lee campaign" for "Ann Lee's campaign" or "her camp"."""
    lists = load("sources")
    if phrase.head.lower_ not in lists["campaign"]:
        return None
    owner = _owner(phrase)
    return f"{owner.split()[-1]} {lists['campaign'][0]}" if owner is not None else None


def _owner(phrase: Phrase) -> str | None:
    for token in phrase.tokens:
        entity = phrase.entity(token)
        if token.i < phrase.head.i and entity is not None and entity.type == "PERSON":
            return entity.name
    return next((issuer.name for issuer in author_is_pronoun(phrase)), None)


def bare_name(tokens: Sequence[Token], text: str) -> str:
    """The words of a phrase without its article."""
    first = tokens[1] if tokens[0].pos_ == "DET" and len(tokens) > 1 else tokens[0]
    return " ".join(text[first.idx : tokens[-1].idx + len(tokens[-1])].split())
