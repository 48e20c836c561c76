"""Denials by what is said to have happened: never, or only in somebody's words."""

from functools import cache

from spacy.tokens import Token

from analysis.claims.by_verb import inflected
from analysis.claims.ground import Ground, span_of
from analysis.claims.saying import by_speaker
from analysis.claims.sighting import Finder, Sighting
from analysis.claims.syntax import (
    AHEAD,
    POINTERS,
    SUBJECTS,
    behind,
    child_of,
    clause_words,
    is_negated,
    is_said,
    what_is_denied,
)
from analysis.words import load

SELVES = frozenset(("i", "we"))


def it_never_happened(verb: Token, ground: Ground) -> Sighting | None:
    """Somebody says that something never happened."""
    negation = next((c for c in verb.children if c.dep_ == "neg"), None)
    subject = child_of(verb, *SUBJECTS)
    if (
        negation is None
        or subject is None
        or (subject.pos_ == "PRON" and subject.lower_ not in POINTERS)
    ):
        return None
    is_past = verb.tag_ in ("VBD", "VBN") or any(c.lower_ == "did" for c in verb.children)
    if not is_past or any(child.dep_ == "aux" and child.lower_ in AHEAD for child in verb.children):
        return None
    cue = (span_of([negation]), span_of([verb]))
    whole = clause_words(verb) if subject.lower_ not in POINTERS else span_of([subject])
    return by_speaker(it_never_happened.__name__, verb, ground, (cue, whole))


def somebody_made_it_up(verb: Token, ground: Ground) -> Sighting | None:
    """Somebody says that another made a claim up, or bent the truth: "she made up the story"."""
    if verb.pos_ != "VERB" or is_negated(verb):
        return None
    lemma = verb.lemma_.lower()
    particle = next((c for c in verb.children if c.dep_ == "prt"), None)
    name = f"{lemma} {particle.lower_}" if particle is not None else lemma
    lists = load("denials")
    subject = child_of(verb, *SUBJECTS)
    if subject is not None and subject.lower_ in SELVES:
        return None
    if name not in lists["makes_up"] and lemma not in lists["bends"]:
        return None
    thing = child_of(verb, "dobj", "nsubjpass") or behind(verb, "about")
    if lemma == "lie" and behind(verb, "about") is None:
        return None
    if lemma in lists["bends"] and lemma != "lie" and subject is not None and is_said(subject):
        thing = subject
    if (
        thing is None
        or thing.lower_ in ("that", "which")
        or not (is_said(thing) or (lemma == "lie" and thing.lower_ in ("me", "us", "it")))
    ):
        return None
    cue = (span_of([verb]),) if particle is None else (span_of([verb]), span_of([particle]))
    return by_speaker(somebody_made_it_up.__name__, verb, ground, (cue, what_is_denied(thing)))


RULES: tuple[Finder, ...] = (it_never_happened, somebody_made_it_up)


@cache
def triggers() -> dict[str, Finder]:
    """The words that the rules of this module start from."""
    lists = load("denials")
    made = {verb.split()[0] for verb in (*lists["makes_up"], *lists["bends"])}
    forms = (form for verb in made for form in inflected(verb))
    return {
        **dict.fromkeys((*forms, "made", "lying", "dreamt"), somebody_made_it_up),
        **{form: it_never_happened for verb in lists["happens"] for form in inflected(verb)},
        "occurred": it_never_happened,
    }
