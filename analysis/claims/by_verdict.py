"""Denials by a verdict: somebody says of a claim that it is untrue."""

from functools import cache

from spacy.tokens import Token

from analysis.claims.ground import Ground, span_of
from analysis.claims.saying import by_speaker
from analysis.claims.sighting import Finder, Sighting
from analysis.claims.syntax import (
    POINTERS,
    SUBJECTS,
    behind,
    child_of,
    clause_in,
    clause_words,
    is_negated,
    is_said,
    what_is_denied,
)
from analysis.models import DenialForm, Span, Spans
from analysis.words import load

PREDICATES = frozenset(("acomp", "attr", "oprd", "conj", "ROOT", "ccomp", "advcl", "pobj"))
BE = frozenset(("be", "become", "seem", "remain"))
PERSONS = frozenset(("he", "she", "they", "you"))
BLAMES = frozenset(("wrong", "mistaken", "incorrect"))
"""Said of a person, these deny what stands behind them: "wrong to say so"."""


def says_it_is_untrue(word: Token, ground: Ground) -> Sighting | None:
    """Somebody says of a claim that it is untrue: "that is nonsense", "it is not true"."""
    verb = _copula(word)
    if verb is None:
        return None
    subject = child_of(verb, *SUBJECTS)
    cue = _verdict_cue(word, verb)
    if word.pos_ == "VERB" and word.tag_ != "VBN":
        return None
    if subject is None or not cue or not _may_be_untrue(subject, word):
        return None
    return by_speaker(says_it_is_untrue.__name__, word, ground, (cue, _subject_words(subject)))


def _copula(word: Token) -> Token | None:
    if word.tag_ == "VBN" and child_of(word, "auxpass") is not None:
        return word
    if word.dep_ not in PREDICATES or (
        word.pos_ == "VERB" and word.dep_ in ("ccomp", "advcl", "ROOT")
    ):
        return None
    head = word.head
    for _ in range(3):
        if head.lemma_.lower() in BE and head.pos_ in ("AUX", "VERB"):
            return head if head.i < word.i else None
        if word.dep_ not in ("conj", "pobj", "attr") or head.i == head.head.i:
            return None
        word, head = head, head.head
    return None


def _verdict_cue(word: Token, verb: Token) -> Spans:
    """The words of a verdict: a false word that is not negated, a true one that is."""
    not_so = next((c for c in (*verb.children, *word.children) if c.dep_ == "neg"), None)
    if word.lower_ in load("denials")["true_adjectives"]:
        return (span_of([not_so]), span_of([word])) if not_so is not None else ()
    return (span_of([word]),) if not_so is None and not is_negated(verb) else ()


def _may_be_untrue(subject: Token, word: Token) -> bool:
    lists = load("denials")
    verb = subject.head
    if word.lower_ in lists["opinions"]:
        return False
    if verb.dep_ == "relcl" and subject.lower_ in ("that", "which"):
        return is_said(verb.head) and word.pos_ != "VERB"
    if subject.lower_ in POINTERS or subject.dep_ == "csubj":
        return word.lower_ not in lists["false_of_what_is_said"] or word.lower_ in frozenset(
            lists["false_of_that"]
        )
    if is_said(subject) or subject.lemma_.lower() in lists["said_as_fact"]:
        return True
    if word.lower_ in BLAMES:
        is_person = (
            subject.lower_ in PERSONS or subject.ent_type_ == "PERSON" or subject.tag_ == "NNS"
        )
        return is_person and any(
            c.dep_ in ("prep", "xcomp", "acl")
            for c in (*word.children, *verb.children)
            if c.i > word.i
        )
    return word.lower_ in lists["false"] and subject.pos_ in ("NOUN", "PROPN")


def _subject_words(subject: Token) -> Span:
    return clause_words(subject) if subject.dep_ == "csubj" else what_is_denied(subject)


def has_no_truth(noun: Token, ground: Ground) -> Sighting | None:
    """Somebody says that a claim has no truth or substance: "there is no truth to it"."""
    no = next((c for c in noun.children if c.lower_ in ("no", "zero") or c.lower_ == "any"), None)
    verb = noun.head
    negated = no is not None and (no.lower_ != "any" or is_negated(verb))
    if not negated or noun.dep_ not in ("dobj", "attr", "pobj", "nsubj"):
        return None
    thing = behind(noun, "to", "in", "behind", "for", "of")
    subject = child_of(verb, "nsubj")
    if thing is None and subject is not None and is_said(subject):
        thing = subject
    if thing is None or not is_said(thing):
        return None
    cue = (span_of([no, noun]) if no is not None else span_of([noun]),)
    return by_speaker(has_no_truth.__name__, noun, ground, (cue, what_is_denied(thing)))


def said_to_be_made_up(word: Token, ground: Ground) -> Sighting | None:
    """Words that stand for the untrue, with what they say beside them: "the fiction that"."""
    is_false = word.tag_ == "NN" and word.lower_ in load("denials")["false"]
    clause = clause_in(word) if is_false else None
    if clause is None:
        return None
    cue = (span_of([word]),)
    return by_speaker(said_to_be_made_up.__name__, word, ground, (cue, clause_words(clause)))


def one_word_answer(word: Token, ground: Ground) -> Sighting | None:
    """The whole answer is a verdict: "Nonsense," he said."""
    number = ground.told_at(word)
    if number is None:
        return None
    content = next(s for s in ground.attributions[number].content if s.start <= word.idx < s.end)
    said = content.of(ground.text).strip("“”\"'‘’ ,.!\n")
    if len(said.split()) > 4 or not said.lower().endswith(word.lower_) or child_of(word, *SUBJECTS):
        return None
    rest = {
        one.lower().strip("“”\"'‘’,.!")
        for one in said.replace("’s", " is").replace("'s", " is").split()
    }
    if (
        not rest - {word.lower_} <= frozenset(load("denials")["answering"])
        or word.lower_ in load("denials")["soft"]
    ):
        return None
    is_true = word.lower_ in load("denials")["true_adjectives"]
    if is_true and " not " not in f" {said.lower()}":
        return None
    return Sighting(
        rule=one_word_answer.__name__,
        cue=(content,),
        denied=(content,),
        attribution=number,
        form=DenialForm.ANAPHORIC,
    )


def predicate(word: Token, ground: Ground) -> Sighting | None:
    """The first rule of a verdict's word that sees a denial."""
    rules = (one_word_answer, says_it_is_untrue, said_to_be_made_up)
    return next((seen for rule in rules if (seen := rule(word, ground)) is not None), None)


RULES: tuple[Finder, ...] = (
    says_it_is_untrue,
    has_no_truth,
    said_to_be_made_up,
    one_word_answer,
)


@cache
def triggers() -> dict[str, Finder]:
    """The words that the rules of this module start from."""
    lists = load("denials")
    words = (*lists["false"], *lists["false_of_what_is_said"], *lists["true_adjectives"])
    return {**dict.fromkeys(words, predicate), **dict.fromkeys(lists["true_nouns"], has_no_truth)}
