"""Denials by a negated statement that answers an allegation: "insisted that she never met him"."""

from collections.abc import Callable
from functools import cache

from spacy.tokens import Token

from analysis.claims.ground import Ground, span_of
from analysis.claims.saying import may_deny, said_above
from analysis.claims.sighting import Finder, Sighting
from analysis.claims.syntax import AHEAD, SUBJECTS, child_of, clause_words, is_nobody, words_under
from analysis.words import load

BEHIND = frozenset(("only", "just", "merely", "longer", "matter"))
VERBS = frozenset(("VERB", "AUX"))
MAIN = frozenset(("ROOT", "ccomp", "parataxis", "conj"))


def holds_on_to_a_negation(verb: Token, speaker: Token | None) -> bool:
    """Somebody insists, and what is insisted on is that something is not or was not so."""
    holds_on = speaker is not None and speaker.lemma_.lower() in load("denials")["holds_on"]
    return holds_on and not _looks_ahead(verb) and _is_denied_whole(verb)


def _is_denied_whole(verb: Token) -> bool:
    """Whether "not" stands with the verb, or nobody does it, or there is none."""
    own = any(c.dep_ == "neg" for c in verb.children)
    is_going = verb.lemma_.lower() == "go" and any(c.dep_ == "xcomp" for c in verb.children)
    subject = child_of(verb, *SUBJECTS)
    nobody = subject is not None and is_nobody(subject)
    return not is_going and (own or nobody or child_of(verb, "expl") is not None)


def never_did_it(verb: Token, speaker: Token | None) -> bool:
    """Somebody says that something never was done: "I never said that"."""
    is_never = any(c.lower_ == "never" for c in verb.children)
    subject = child_of(verb, "nsubj")
    is_past = verb.tag_ in ("VBD", "VBN") and not _looks_ahead(verb) and speaker is not None
    if (
        subject is None
        or subject.lower_ in ("you", "it", "that", "this")
        or child_of(verb, "auxpass")
    ):
        return False
    return is_never and is_past and verb.lemma_.lower() in load("denials")["deeds"]


def had_no_part(verb: Token, _: Token | None) -> bool:
    """Somebody says that there was no part, knowledge or wrong: "played no role"."""
    subject = child_of(verb, *SUBJECTS, "expl")
    if (
        _looks_ahead(verb)
        or subject is None
        or subject.lower_ == "you"
        or verb.lemma_.lower() == "want"
    ):
        return False
    lists = load("denials")
    near = [t for t in (verb, *verb.children) if t.i >= verb.i]
    for token in near:
        lemma = token.lemma_.lower()
        if lemma in lists["parts"] and any(c.lower_ in ("no", "any") for c in token.children):
            return True
        if lemma in lists["involved"] and any(c.dep_ == "neg" for c in verb.children):
            return True
    return any(
        t.lower_ == "nothing" and _following(t) in ("to do", "wrong") for t in words_under(verb)
    )


def _following(token: Token) -> str:
    after = [t.lower_ for t in token.doc[token.i + 1 : token.i + 3]]
    return "wrong" if after[:1] == ["wrong"] else " ".join(after)


def _looks_ahead(verb: Token) -> bool:
    has = any(c.lemma_.lower() == "have" for c in verb.children if c.dep_ == "aux")
    return not has and any(c.dep_ == "aux" and c.lower_ in AHEAD for c in verb.children)


Answer = Callable[[Token, Token | None], bool]
RULES: tuple[Answer, ...] = (holds_on_to_a_negation, never_did_it, had_no_part)


def negated_statement(word: Token, ground: Ground) -> Sighting | None:
    """A statement that is negated, where one of the rules sees that it answers something."""
    after = word.doc[word.i + 1].lower_ if word.i + 1 < len(word.doc) else ""
    if after in BEHIND or (word.lower_ == "no" and after == "."):
        return None
    verb = _negated_verb(word)
    if verb is None or not _is_main(verb):
        return None
    number = ground.told_at(verb)
    if number is not None and (
        not may_deny(number, ground) or ground.told_at(word) not in (None, number)
    ):
        return None
    above = said_above(verb)
    if number is None and above is None:
        return None
    speaker = _speaking(verb, ground, number)
    rule = next((rule for rule in RULES if rule(verb, speaker)), None)
    if rule is None:
        return None
    cue = tuple(span_of([token]) for token in (speaker, word) if token is not None)
    return Sighting(
        rule=rule.__name__,
        cue=tuple(sorted(cue)),
        denied=(clause_words(verb),),
        denier=(above,) if number is None and above is not None else (),
        attribution=number,
        confidence=0.5,
    )


def _negated_verb(word: Token) -> Token | None:
    """The verb of the clause that a word of negation makes negative."""
    at = word
    for _ in range(6):
        if at.pos_ in VERBS and at.i != word.i:
            return at
        if at.head.i == at.i:
            return None
        if at.dep_ in ("relcl", "acl", "advcl"):
            return None
        at = at.head
    return None


def _is_main(verb: Token) -> bool:
    at = verb
    for _ in range(4):
        if at.dep_ == "ROOT" or (
            at.dep_ == "ccomp" and at.head.lemma_.lower() in load("denials")["says"]
        ):
            return True
        if at.dep_ not in MAIN:
            return False
        at = at.head
    return False


def _speaking(verb: Token, ground: Ground, number: int | None) -> Token | None:
    """The verb of saying: of the statement's cue, or above the clause."""
    at = verb
    for _ in range(5):
        if at.dep_ == "ccomp" and at.head.lemma_.lower() in (
            *load("denials")["says"],
            *load("denials")["holds_on"],
        ):
            return at.head
        if at.head.i == at.i:
            break
        at = at.head
    if number is None:
        return None
    cue = ground.attributions[number].cue[0]
    tokens = ground.setting.resolver.scene.tokens(cue)
    return next((t for t in tokens if t.pos_ == "VERB"), None)


@cache
def triggers() -> dict[str, Finder]:
    """The words that the rules of this module start from."""
    return dict.fromkeys(
        (*load("stance")["negations"], *load("stance")["nobody"]), negated_statement
    )
