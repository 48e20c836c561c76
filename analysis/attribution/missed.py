"""Statements that the tagger's flat tags leave out: a denial told inside somebody else's words."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from analysis.attribution.linking import Linked
from analysis.attribution.phrases import noun_phrase
from analysis.models import Reason, Span
from analysis.words import load

SUBJECT = "nsubj"
"""Not of a passive: "she was denied entry" tells of no claim."""
CLAUSE = ("ccomp", "xcomp")
THING = ("dobj", "obj")
CONFIDENCE = 0.5
"""Low, so that the screen asks for a look: no tagger stands behind these."""


def denial_inside_a_statement(doc: Doc, linked: Sequence[Linked]) -> Iterator[Linked]:
    """The verb is one of denial, with a subject and something that is denied beside it."""
    taken = {at for one in linked for span in one.cue for at in range(span.start, span.end)}
    for verb in doc:
        if verb.pos_ != "VERB" or verb.lemma_.lower() not in load("stance")["denies"]:
            continue
        cue = Span(verb.idx, verb.idx + len(verb))
        source, denied = _subject(verb), _denied(verb)
        if source and denied and taken.isdisjoint(range(cue.start, cue.end)):
            yield Linked(
                source=(source,),
                cue=(cue,),
                content=(denied,),
                confidence=CONFIDENCE,
                reasons=(Reason(rule=denial_inside_a_statement.__name__, words=(source, cue)),),
            )


def _subject(verb: Token) -> Span | None:
    """The subject of the verb, or of the one it is coordinated with."""
    for holder in (verb, verb.head if verb.dep_ == "conj" else verb):
        found = next((child for child in holder.children if child.dep_ == SUBJECT), None)
        if found is not None:
            return noun_phrase(found)
    return None


def _denied(verb: Token) -> Span | None:
    after = [child for child in verb.children if child.i > verb.i]
    clause = next((child for child in after if child.dep_ in CLAUSE), None)
    thing = next((child for child in after if child.dep_ in THING), None)
    if clause is None and thing is None:
        return _charge(verb)
    if clause is None and thing is not None and thing.lemma_.lower() in load("stance")["withheld"]:
        return None
    return _words(clause if clause is not None else thing)


def _charge(verb: Token) -> Span | None:
    """The noun that the verb's clause is about: "a charge that she has always denied"."""
    relative = verb.head if verb.dep_ == "conj" else verb
    noun = relative.head if relative.dep_ == "relcl" else None
    is_said = noun is not None and noun.lemma_.lower() in load("stance")["said_things"]
    return noun_phrase(noun) if noun is not None and is_said else None


def _words(head: Token | None) -> Span | None:
    words = [token for token in head.subtree if not token.is_space] if head is not None else []
    while words and words[-1].is_punct:
        words.pop()
    return Span(words[0].idx, words[-1].idx + len(words[-1])) if words else None


RULES = (denial_inside_a_statement,)
