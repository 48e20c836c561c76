"""Denials by a noun: "his denial that he knew", "denials from the ministry"."""

from functools import cache

from spacy.tokens import Token

from analysis.claims.ground import Ground, span_of
from analysis.claims.sighting import Finder, Sighting
from analysis.claims.syntax import (
    behind,
    child_of,
    clause_in,
    clause_words,
    is_said,
    phrase_of,
    what_is_denied,
    words_under,
)
from analysis.models import Span
from analysis.nlp.clauses import subject_of
from analysis.words import load

GIVES = frozenset(("issue", "release", "repeat", "offer", "make", "give", "renew", "reiterate"))


def noun_of_denial(noun: Token, _: Ground) -> Sighting | None:
    """The noun is one of denial, with what is denied or who denies beside it: "his denial that"."""
    if noun.pos_ not in ("NOUN", "PROPN") or noun.dep_ == "compound" or _is_in(noun):
        return None
    clause, thing = _clause(noun), behind(noun, "of")
    if clause is None and thing is not None and _is_withheld(thing):
        return None
    denier = _denier(noun)
    if clause is None and thing is None and not denier:
        return None
    return _sighting(noun_of_denial.__name__, noun, _denied(clause, thing), denier)


def noun_of_turning_down(noun: Token, _: Ground) -> Sighting | None:
    """The noun turns down a thing said: "her rejection of the idea that"."""
    thing = behind(noun, "of", "to")
    if noun.pos_ != "NOUN" or thing is None or not is_said(thing):
        return None
    return _sighting(noun_of_turning_down.__name__, noun, what_is_denied(thing), _denier(noun))


def _clause(noun: Token) -> Token | None:
    found = clause_in(noun)
    return found if found is not None and behind(noun, "of") is None else None


def _is_in(noun: Token) -> bool:
    """In denial: a state of mind."""
    return noun.head.lower_ == "in" and noun.dep_ == "pobj" and not list(noun.children)


def _is_withheld(thing: Token) -> bool:
    names = {
        thing.lemma_.lower(),
        *(c.lemma_.lower() for c in thing.children if c.dep_ in ("compound", "amod")),
    }
    is_question = thing.pos_ in ("VERB", "AUX") and thing.tag_ != "VBG"
    return (
        is_question
        or thing.tag_ == "WP"
        or not names.isdisjoint((*load("stance")["withheld"], "support", "claim", "coverage"))
    )


def _denied(clause: Token | None, thing: Token | None) -> Span | None:
    if clause is not None:
        return clause_words(clause)
    return what_is_denied(thing) if thing is not None else None


def _denier(noun: Token) -> Span | None:
    """The possessor, who it is from or by, or who issues it."""
    if (owner := child_of(noun, "poss")) is not None:
        words = [t for t in words_under(owner) if t.dep_ != "case"]
        return span_of(words)
    if (giver := behind(noun, "by", "from")) is not None:
        return phrase_of(giver)
    verb = noun.head
    subject = subject_of(verb) if noun.dep_ == "dobj" and verb.lemma_.lower() in GIVES else None
    return phrase_of(subject) if subject is not None else None


def _sighting(rule: str, noun: Token, denied: Span | None, denier: Span | None) -> Sighting:
    return Sighting(
        rule=rule,
        cue=(span_of([noun]),),
        denied=(denied,) if denied is not None else (),
        denier=(denier,) if denier is not None else (),
    )


RULES: tuple[Finder, ...] = (noun_of_denial, noun_of_turning_down)


@cache
def triggers() -> dict[str, Finder]:
    """The words that the rules of this module start from."""
    lists = load("denials")
    return {
        **{f"{noun}{s}": noun_of_denial for noun in lists["denials"] for s in ("", "s")},
        **{
            f"{noun}{s}": noun_of_turning_down for noun in lists["turnings_down"] for s in ("", "s")
        },
    }
