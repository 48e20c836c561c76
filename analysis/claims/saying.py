"""Who says what a word is part of: the statement that it is told in, or a verb of saying above."""

from spacy.tokens import Token

from analysis.claims.ground import Ground
from analysis.claims.sighting import Sighting
from analysis.claims.syntax import denier_of
from analysis.models import Span, Spans, Stance
from analysis.words import load

HIGHEST = 8
"""Words to climb in a parse."""


def by_speaker(rule: str, word: Token, ground: Ground, seen: tuple[Spans, Span]) -> Sighting | None:
    """The sighting where somebody says it; an article's own verdict is nobody's denial."""
    cue, denied = seen
    number = ground.told_at(word)
    if number is not None and not may_deny(number, ground):
        return None
    above = None if number is not None else said_above(word)
    if number is None and above is None:
        return None
    return Sighting(
        rule=rule,
        cue=cue,
        denied=(denied,),
        denier=(above,) if above is not None else (),
        attribution=number,
    )


def may_deny(number: int, ground: Ground) -> bool:
    """Whether a statement may hold a denial: evidence that "shows" and admissions do not."""
    one = ground.attributions[number]
    words = " ".join(span.of(ground.text).lower() for span in one.cue)
    shows = any(word in words for word in load("denials")["shows"])
    return one.stance in (Stance.ASSERTS, Stance.DENIES) and not shows


def said_above(word: Token) -> Span | None:
    """Who says a clause, where a verb of saying or thinking stands above it in the sentence."""
    at = word
    for _ in range(HIGHEST):
        if at.dep_ == "ccomp" and at.head.lemma_.lower() in load("denials")["says"]:
            return denier_of(at.head)
        if at.head.i == at.i:
            return None
        at = at.head
    return None
