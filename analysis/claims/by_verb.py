"""Denials by a verb that denies, with its subject and what it denies beside it."""

from functools import cache

from spacy.tokens import Token

from analysis.claims.ground import Ground, span_of
from analysis.claims.sighting import Finder, Sighting
from analysis.claims.syntax import (
    SUBJECTS,
    behind,
    child_of,
    clause_in,
    clause_words,
    denier_of,
    is_negated,
    is_said,
    object_of,
    what_is_denied,
)
from analysis.models import Span
from analysis.words import load

CAN = frozenset(("can", "could", "ca", "cannot", "should", "must", "might", "may"))
NOT_YET = frozenset(
    (
        "decline",
        "refuse",
        "fail",
        "stop",
        "avoid",
        "forget",
        "attempt",
        "try",
        "want",
        "prevent",
        "allow",
        "let",
        "permit",
        "hard",
        "difficult",
        "impossible",
        "able",
        "tough",
        "easy",
        "need",
    )
)


@cache
def forms_of(list_name: str) -> dict[str, str]:
    """Every inflected form of the verbs of a list, with its lemma: headlines confuse the tagger."""
    return {form: verb for verb in load("denials")[list_name] for form in inflected(verb)}


def inflected(verb: str) -> tuple[str, ...]:
    """The regular forms of a verb.

    >>> inflected("deny"), inflected("dismiss")[1:3]
    (('deny', 'denies', 'denied', 'denying'), ('dismisses', 'dismissed'))
    """
    if verb.endswith("e"):
        return verb, f"{verb}s", f"{verb}d", f"{verb[:-1]}ing"
    if verb.endswith("y"):
        return verb, f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing"
    return verb, f"{verb}{'es' if verb.endswith('s') else 's'}", f"{verb}ed", f"{verb}ing"


def is_verb(token: Token) -> bool:
    """Whether a word is a verb, or may be one under a headline's capital."""
    if token.dep_ == "amod":
        return False
    if token.pos_ == "VERB":
        return True
    is_headline = (
        token.is_title and not token.is_sent_start and token.lower_.endswith(("ies", "ied"))
    )
    return token.pos_ in ("PROPN", "NOUN") and is_headline


def is_held_back(verb: Token) -> bool:
    """Whether a denial is negated, only possible or refused: "could deny", "did not deny"."""
    if is_negated(verb) or any(c.dep_ == "aux" and c.lower_ in CAN for c in verb.children):
        return True
    above = verb.head
    if verb.dep_ == "xcomp" and any(c.lower_ in NOT_YET for c in above.children):
        return True
    if verb.dep_ == "acl" and above.lemma_.lower() in NOT_YET:
        return True
    if verb.dep_ in ("xcomp", "ccomp", "pcomp") and above.i != verb.i:
        governor = above.head if verb.dep_ == "pcomp" else above
        return governor.lemma_.lower() in NOT_YET or (
            governor.pos_ == "VERB" and is_negated(governor)
        )
    if verb.dep_ == "conj" and verb.head.dep_ == "xcomp" and child_of(verb, "nsubj") is None:
        return is_held_back(verb.head)
    return (
        verb.dep_ == "conj"
        and verb.head.pos_ == "VERB"
        and not child_of(verb, "nsubj")
        and _nor(verb)
    )


def _nor(verb: Token) -> bool:
    return any(child.dep_ == "cc" and child.lower_ == "nor" for child in verb.head.children)


def verb_of_denial(verb: Token, ground: Ground) -> Sighting | None:
    """The verb denies, and what it denies stands beside it: "denied any role"."""
    if not is_verb(verb) or is_held_back(verb):
        return None
    thing = object_of(verb)
    if thing is None:
        return (
            _sighting(verb_of_denial.__name__, verb, _rest(verb))
            if _is_bare(verb, ground)
            else None
        )
    if is_withheld(verb, thing):
        return None
    if verb.tag_ == "VBG" and denier_of(verb) is None and ground.cue_at(verb) is None:
        return None
    return _sighting(verb_of_denial.__name__, verb, what_is_denied(thing, verb))


def _is_bare(verb: Token, ground: Ground) -> bool:
    """Whether a verb without an object still denies: somebody does it, or it is a cue."""
    if verb.pos_ != "VERB":
        return True
    is_noun = verb.lower_ in ("dispute", "disputes") and verb.pos_ != "VERB"
    return not is_noun and (denier_of(verb) is not None or ground.cue_at(verb) is not None)


def _rest(verb: Token) -> Span | None:
    """What follows the verb in its sentence, where the parse has no object for it."""
    words = []
    for token in verb.doc[verb.i + 1 : verb.sent.end]:
        if token.text in (".", ",", ";", ":", "(", ")", "\n\n") or token.is_space:
            break
        words.append(token)
    return span_of(words) if words else None


def is_withheld(verb: Token, thing: Token) -> bool:
    """Whether "deny" keeps something from somebody: bail, entry, the right to vote."""
    if verb.lemma_.lower() != "deny" and not verb.lower_.startswith("den"):
        return False
    withheld = load("stance")["withheld"]
    if child_of(verb, "nsubjpass") is not None or (verb.dep_ == "acl" and verb.tag_ == "VBN"):
        return not is_said(thing)
    to_somebody = (
        behind(verb, "to") if thing.pos_ not in ("PRON", "VERB") and not is_said(thing) else None
    )
    names = [
        t.lemma_.lower() for t in (thing, *(c for c in thing.children if c.dep_ == "compound"))
    ]
    is_thing = any(name in withheld for name in names) and thing.pos_ not in ("VERB", "AUX")
    several = [
        c for c in verb.children if c.dep_ in ("dobj", "dative", "iobj") and c.dep_ != "prep"
    ]
    is_thing = is_thing or any(name in load("denials")["facts"] for name in names)
    subject = child_of(thing, *SUBJECTS) if thing.tag_ == "VB" else None
    if subject is not None and subject.lower_ in load("denials")["persons"]:
        return True
    is_person = thing.ent_type_ == "PERSON" and thing.dep_ == "dobj"
    return is_thing or len(several) > 1 or is_person or _is_to_whom(to_somebody)


def _is_to_whom(somebody: Token | None) -> bool:
    return somebody is not None and somebody.tag_ in ("NNS", "NNPS")


def verb_turns_down_a_claim(verb: Token, _: Ground) -> Sighting | None:
    """The verb turns something down, and that is a thing said: "rejected the allegation"."""
    if verb.pos_ != "VERB" or verb.dep_ == "amod" or is_held_back(verb):
        return None
    thing = object_of(verb)
    noun = child_of(verb, "dobj")
    if thing is not None and noun is not None and thing.pos_ in ("VERB", "AUX"):
        listed = load("denials")
        is_claim = noun.lemma_.lower() in (*listed["said_things"], *listed["said_with_a_clause"])
        return (
            _sighting(verb_turns_down_a_claim.__name__, verb, clause_words(thing))
            if is_claim
            else None
        )
    if thing is None or not is_said(thing) or is_a_plan(verb, thing):
        return None
    return _sighting(verb_turns_down_a_claim.__name__, verb, what_is_denied(thing, verb))


def is_a_plan(verb: Token, thing: Token) -> bool:
    """Whether what is turned down may be a plan: "rejected the idea", "rejected that"."""
    if thing.lower_ in ("it", "them", "so"):
        return True
    may_be = thing.pos_ == "PRON" or thing.lemma_.lower() in ("idea", "notion", "suggestion")
    return may_be and verb.lemma_.lower() == "reject" and clause_in(thing) is None


def verb_pushes_back(verb: Token, _: Ground) -> Sighting | None:
    """The verb pushes back on a thing said, or knocks it down: "pushed back on those claims"."""
    particle = next((c for c in verb.children if _with(verb, c)), None)
    if particle is None or verb.pos_ != "VERB" or is_held_back(verb):
        return None
    thing = behind(verb, "on", "against", "at", "with", "to") or child_of(verb, "dobj")
    if thing is None or thing.i == particle.i:
        return None
    clause = _said_by_them(thing)
    if clause is None and not is_said(thing):
        return None
    cue = span_of([verb, particle]) if particle.i > verb.i else span_of([verb])
    denied = what_is_denied(clause if clause is not None else thing)
    return _sighting(verb_pushes_back.__name__, verb, denied, cue)


def _with(verb: Token, child: Token) -> bool:
    pair = f"{verb.lemma_.lower()} {child.lower_}"
    return pair in load("denials")["turns_down_with"] and child.dep_ in ("prt", "advmod", "prep")


def _said_by_them(thing: Token) -> Token | None:
    """What people say whom one pushes back against: "critics who say the plan failed"."""
    for child in thing.children:
        if child.dep_ == "relcl" and child.lemma_.lower() in ("say", "claim", "argue", "allege"):
            return child_of(child, "ccomp")
    return clause_in(thing)


def _sighting(rule: str, verb: Token, denied: Span | None, cue: Span | None = None) -> Sighting:
    denier = denier_of(verb) or _before_in_headline(verb)
    return Sighting(
        rule=rule,
        cue=(cue or span_of([verb]),),
        denied=(denied,) if denied is not None else (),
        denier=(denier,) if denier is not None else (),
    )


def _before_in_headline(verb: Token) -> Span | None:
    """The names before a verb that a headline's capitals hide from the parse."""
    words = [t for t in verb.doc[verb.sent.start : verb.i] if not t.is_space]
    is_headline = verb.pos_ != "VERB" and words and all(t.is_title or t.is_upper for t in words)
    return span_of(words) if is_headline else None


RULES: tuple[Finder, ...] = (verb_of_denial, verb_turns_down_a_claim, verb_pushes_back)


@cache
def triggers() -> dict[str, Finder]:
    """The words that the rules of this module start from."""
    pushes = {pair.split()[0] for pair in load("denials")["turns_down_with"] if " " in pair}
    irregular = {
        "struck": "strike",
        "strikes": "strike",
        "hit": "hit",
        "hits": "hit",
        "hitting": "hit",
        "shot": "shoot",
        "beat": "beat",
        "batted": "bat",
        "swatted": "swat",
    }
    return {
        **{form: verb_pushes_back for verb in pushes for form in inflected(verb)},
        **dict.fromkeys(irregular, verb_pushes_back),
        **dict.fromkeys(forms_of("turns_down"), verb_turns_down_a_claim),
        **dict.fromkeys(forms_of("denies"), verb_of_denial),
    }
