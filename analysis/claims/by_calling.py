"""Denials by a verb of naming: somebody calls a claim false."""

from collections.abc import Sequence
from functools import cache

from spacy.tokens import Token

from analysis.claims.by_verb import inflected, is_held_back
from analysis.claims.ground import Ground, span_of
from analysis.claims.sighting import Finder, Sighting
from analysis.claims.syntax import (
    POINTERS,
    behind,
    child_of,
    clause_in,
    clause_words,
    denier_of,
    is_said,
)
from analysis.models import Span, Spans
from analysis.words import load

LONGEST = 30
"""Words between a verb of naming and the verdict."""
STOPS = frozenset((";", "but", "who", "which"))
PERSONS = frozenset(("him", "her", "me", "us"))
VERBS = frozenset(("VERB", "AUX"))
IN_PHRASE = frozenset(("relcl", "acl", "advcl", "ccomp"))


def calls_it_untrue(verb: Token, ground: Ground) -> Sighting | None:
    """The verb calls something untrue: "called the report false"."""
    if verb.pos_ != "VERB" or is_held_back(verb) or child_of(verb, "nsubjpass") is not None:
        return None
    if behind(verb, "on", "for", "upon") is not None or any(
        c.lower_ == "what" for c in verb.children
    ):
        return None
    words = [
        t for t in verb.doc[verb.i + 1 : min(verb.sent.end, verb.i + LONGEST)] if not t.is_space
    ]
    for at, word in enumerate(words):
        if word.dep_ == "conj" and word.head.i == verb.i:
            return None
        if word.lower_ in STOPS:
            return None
        if (kind := verdict_kind(word)) and (denied := _called(words[:at], kind)):
            cue = (span_of([verb]), span_of([word]))
            return _seen(calls_it_untrue.__name__, cue, _inner(denied), denier_of(verb))
    return None


def verdict_kind(word: Token) -> str | None:
    """Which list of words for what is not so holds a word, if one does."""
    lists = load("denials")
    if word.lower_ in lists["false"]:
        return "false"
    return "false_of_what_is_said" if word.lower_ in lists["false_of_what_is_said"] else None


def _called(words: Sequence[Token], kind: str) -> Sequence[Token]:
    """What is called so: the words before the verdict, if that can be true or not."""
    core = list(words)
    while core and (
        core[-1].lower_ in load("denials")["between"]
        or core[-1].pos_ in ("ADV", "CCONJ")
        or _is_grade(core[-1])
    ):
        core.pop()
    if not core or any(
        t.pos_ in ("VERB", "AUX") and t.dep_ not in ("relcl", "acl", "advcl", "ccomp")
        for t in core[:2]
    ):
        return ()
    is_idea = kind != "false" and any(
        t.lower_ in ("idea", "ideas") and clause_in(t) is None for t in core
    )
    is_claim = (any(is_said(token) for token in core) and not is_idea) or (
        core[0].lower_ in POINTERS and core[0].dep_ != "det"
    )
    is_thing = (
        kind == "false"
        and core[0].pos_ in ("DET", "PRON", "PROPN", "NOUN")
        and core[0].lower_ not in ("him", "her", "me", "us")
    )
    return core if is_claim or is_thing else ()


def _is_grade(word: Token) -> bool:
    return word.pos_ == "ADJ" and word.dep_ in ("amod", "oprd", "acomp", "ccomp", "pobj", "prep")


def _inner(words: Sequence[Token]) -> Span:
    """What is called untrue; of a claim with a clause of its own, what the clause says."""
    head = next((token for token in words if is_said(token)), None)
    inner = clause_in(head) if head is not None else None
    return clause_words(inner) if inner is not None else span_of(words)


def _seen(rule: str, cue: Spans, denied: Span, denier: Span | None) -> Sighting:
    return Sighting(
        rule=rule, cue=cue, denied=(denied,), denier=(denier,) if denier is not None else ()
    )


RULES: tuple[Finder, ...] = (calls_it_untrue,)


@cache
def triggers() -> dict[str, Finder]:
    """The words that the rule starts from."""
    irregular = ("labelled", "labelling", "found")
    forms = (form for verb in load("denials")["calls"] for form in inflected(verb))
    return dict.fromkeys((*forms, *irregular), calls_it_untrue)
