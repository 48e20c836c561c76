"""Spans and spaCy tokens: the head of a phrase, the noun phrase of a head."""

from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Doc, Token

from analysis.models import Span
from analysis.words import load

CITING = frozenset(("cite", "quote"))
RELATIVE = frozenset(("WDT", "WP", "WP$"))
LEFT_OUT = frozenset(("relcl", "punct", "cc", "conj", "appos", "acl"))


def tokens_of(doc: Doc, span: Span) -> tuple[Token, ...]:
    """The tokens that share a character with a span."""
    found = doc.char_span(span.start, span.end, alignment_mode="expand")
    return tuple(found) if found is not None else ()


def tokens_in(doc: Doc, spans: Iterable[Span]) -> Iterator[Token]:
    """Yields the tokens of several spans, span by span."""
    return (token for span in spans for token in tokens_of(doc, span))


def head_of(tokens: Sequence[Token]) -> Token | None:
    """The head word of a phrase; for "who" or "which" the noun that it stands for."""
    inside = {token.i for token in tokens}
    heads = [t for t in tokens if not t.is_punct and (t.head.i not in inside or t.head.i == t.i)]
    if not heads:
        return None
    head = next((t for t in heads if t.pos_ in ("NOUN", "PROPN", "PRON")), heads[0])
    return _antecedent(head) if head.tag_ in RELATIVE else _of_which(head)


def _antecedent(pronoun: Token) -> Token:
    verb = pronoun.head
    return verb.head if verb.dep_ == "relcl" else pronoun


def _of_which(head: Token) -> Token:
    """The officials, in "one of the officials"."""
    if head.lower_ not in load("sources")["of_which"]:
        return head
    behind = [t for of in head.children if of.lower_ == "of" for t in of.children]
    return next((t for t in behind if t.dep_ == "pobj"), head)


def noun_phrase(head: Token) -> Span:
    """The head with what stands before it and its short complements, no clauses or coordination.

    The white space after a line, which may hang on its last word, is no part of it.
    """
    under = (t for child in head.children if child.dep_ not in LEFT_OUT for t in child.subtree)
    keep = [head, *(t for t in under if not t.is_space)]
    first, last = min(keep, key=lambda t: t.i), max(keep, key=lambda t: t.i)
    return Span(first.idx, last.idx + len(last))


def is_citing(token: Token) -> bool:
    """Whether a token is the "citing" of "The Telegraph, citing sources"."""
    return token.lemma_.lower() in CITING and token.tag_ == "VBG"


def cited_by(verb: Token) -> Iterator[Span]:
    """Yields what a verb of citing has for its object."""
    return (noun_phrase(child) for child in verb.children if child.dep_ in ("dobj", "obj"))
