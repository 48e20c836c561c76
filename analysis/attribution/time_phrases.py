"""Where the clause of a cue tells its time: the stretches of text that hang on its verb."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Token

from analysis.attribution.phrases import tokens_in
from analysis.models import Span, Spans
from analysis.words import load

ADVERBIAL = frozenset(("advmod", "npadvmod"))
HEARERS = frozenset(("dobj", "dative", "pobj"))
PREPOSITIONS = frozenset(("on", "in", "during"))
AT = frozenset(("in", "at", "during", "through", "to", "via", "with"))
PRESENT = frozenset(("VBZ", "VBP"))


def cue_tokens(doc: Doc, cue: Spans, content: Spans) -> tuple[Token, ...]:
    """The cue's words, without those that belong to the content as well."""
    return tuple(token for token in tokens_in(doc, cue) if not _within(token, content))


def time_phrases(cue: Iterable[Token], content: Spans) -> tuple[Span, ...]:
    """Whatever may tell the time of a statement, in reading order, each from its first word on.

    Looked for at the cue's own words, at those it was said to and the occasion ("in an interview
    on Monday"), never in the content or in another verb's clause.
    """
    heads = {head for token in cue for head in (token, *_beside(token))}
    found = {
        _hull(child)
        for head in heads
        for child in head.children
        if _may_tell_time(child) and not any(_within(t, content) for t in child.subtree)
    }
    return tuple(sorted(found))


def is_past(cue: Iterable[Token]) -> bool:
    """Whether the cue tells what has been said, not what will or may be, or is said at any time."""
    return not any(_is_ahead(token) for token in cue if token.pos_ in ("VERB", "AUX"))


def _within(token: Token, spans: Spans) -> bool:
    return any(span.start <= token.idx < span.end for span in spans)


def _hull(token: Token) -> Span:
    last = token.doc[token.right_edge.i]
    return Span(token.doc[token.left_edge.i].idx, last.idx + len(last))


def _may_tell_time(token: Token) -> bool:
    if token.dep_ in ADVERBIAL:
        return True
    return token.dep_ == "prep" and token.lower_ in PREPOSITIONS


def _beside(token: Token) -> Iterator[Token]:
    """Yields hearers, occasions and acts of speaking that share the time of a cue's word."""
    for child in token.children:
        if _is_hearer(child) or _is_speaking(child):
            yield child
        elif child.dep_ == "prep" and child.lower_ in AT:
            yield from _at(child)
    if token.dep_ == "prep" and token.lower_ in AT:
        yield from _at(token)


def _is_hearer(token: Token) -> bool:
    is_known = token.lemma_.lower() in load("dates")["places"]["audiences"]
    return is_known and token.dep_ in HEARERS


def _is_speaking(verb: Token) -> bool:
    """The "speaking" of "Speaking on Tuesday, X said"."""
    is_known = verb.lemma_.lower() in load("dates")["places"]["speaking"]
    return is_known and verb.dep_ == "advcl" and verb.tag_ == "VBG"


def _at(preposition: Token) -> Iterator[Token]:
    places = load("dates")["places"]
    for noun in preposition.children:
        is_place = noun.ent_type_ in ("GPE", "LOC", "FAC")
        if noun.dep_ == "pobj" and (
            is_place or noun.lemma_.lower() in places["occasions"] or _is_hearer(noun)
        ):
            yield noun
            yield from (
                verb
                for verb in noun.children
                if verb.dep_ == "acl" and verb.lemma_.lower() in places["made_public"]
            )


def _is_ahead(verb: Token) -> bool:
    helpers = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    if verb.tag_ in PRESENT and verb.dep_ not in ("aux", "auxpass"):
        return True
    if any(helper.dep_ == "auxpass" and helper.tag_ in PRESENT for helper in helpers):
        return True
    return _is_modal(verb, helpers) or _is_intended(verb, helpers)


def _is_modal(verb: Token, helpers: Iterable[Token]) -> bool:
    tense = load("dates")["tense"]
    is_negated = any(child.dep_ == "neg" for child in verb.children)
    words = {helper.lower_ for helper in helpers if helper.tag_ == "MD"}
    if not words.isdisjoint(tense["ahead"]):
        return True
    return not is_negated and not words.isdisjoint(tense["ahead_unless_negated"])


def _is_intended(verb: Token, helpers: Iterable[Token]) -> bool:
    """The "announce" of "is expected to announce"; not the "comment" of "declined to comment"."""
    if not any(helper.lower_ == "to" for helper in helpers):
        return False
    return verb.head.lemma_.lower() not in load("dates")["tense"]["before_an_infinitive"]
