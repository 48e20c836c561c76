"""Words of speech and thought inside what is said, and who does the saying or thinking."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from spacy.tokens import Token

from analysis.attribution.chains.view import View
from analysis.attribution.phrases import noun_phrase, tokens_of
from analysis.attribution.sources import describe_source
from analysis.models import Link, SourceKind, Spans
from analysis.words import load

SUBJECTS = ("nsubj",)
"""Not of a passive: "he was asked" tells of nothing that he said."""
CLIMB = 4
"""Verbs to go up from one without a subject to the one whose subject it shares."""
MOST_VERBS = 100
"""Of one statement that are looked at: a text that is one endless sentence costs no more."""
SHARES = ("conj", "xcomp", "pcomp", "advcl", "prep")
QUOTES = frozenset("“\"‘'«„")
ANYTHING = frozenset(("what", "whatever"))
OWN = frozenset(("my", "our", "his", "her"))
NAMES = ("NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Nested:
    """A verb inside a content, and who does what it tells."""

    verb: Token
    subject: Token


def inside_verbs(name: str) -> frozenset[str]:
    """A list of verbs of `words/chains.toml`."""
    return frozenset(load("chains")["inside"][name])


def nested_verbs(view: View) -> Iterator[Nested]:
    """The first verbs of what is said whose subject stands there too, in reading order."""
    return islice(_verbs(view), MOST_VERBS)


def _verbs(view: View) -> Iterator[Nested]:
    for span in view.linked.content:
        tokens = tokens_of(view.setting.doc, span)
        inside = {token.i for token in tokens if not _is_of(token, view.linked.cue)}
        for token in tokens:
            if token.i in inside and token.pos_ in ("VERB", "AUX"):
                subject = subject_of(token)
                if subject is not None and subject.i in inside:
                    yield Nested(verb=token, subject=subject)


def _is_of(token: Token, spans: Spans) -> bool:
    return any(span.start <= token.idx < span.end for span in spans)


def subject_of(verb: Token) -> Token | None:
    """Who does it: the verb's own subject, or that of the verb it hangs on."""
    current = verb
    for _ in range(CLIMB):
        own = next((child for child in current.children if child.dep_ in SUBJECTS), None)
        if own is not None:
            return None if _is_infinitive(current) else _antecedent(own, current)
        if current.tag_ == "VBG" and (seen := _seen_doing(current)) is not None:
            return seen
        if current.dep_ not in SHARES or current.tag_ in ("VBN", "VB"):
            return None
        current = current.head
    return None


def _seen_doing(verb: Token) -> Token | None:
    """Bob, in "footage of Bob saying": the noun that an "-ing" hangs on, or the name before it."""
    if verb.dep_ == "acl":
        return verb.head
    before = verb.doc[verb.i - 1] if verb.i else None
    return before if before is not None and before.pos_ == "PROPN" else None


def _is_infinitive(verb: Token) -> bool:
    """ "She expects Bob to say so": he has not said it."""
    return any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children)


def _antecedent(subject: Token, verb: Token) -> Token:
    """The noun for its "who"; the noun before for a subject that is only "who"."""
    is_relative = subject.lower_ in ("who", "which", "that")
    return verb.head if is_relative and verb.dep_ == "relcl" else subject


def is_speech(verb: Token) -> bool:
    """Whether the verb tells that something was said, and what.

    By its lemma alone no verb does: "he called her" and "he called her a liar" differ.
    """
    if verb.dep_ == "csubj" or (verb.dep_ == "relcl" and not _is_whose(verb)):
        return False
    return any(form(verb, verb.lemma_.lower()) for form in FORMS)


def _says_a_clause(verb: Token, lemma: str) -> bool:
    is_listed = lemma in inside_verbs("speech")
    is_anything = verb.i + 1 < len(verb.doc) and verb.nbor().lower_ in ANYTHING
    return is_listed and not is_anything and (_has_clause(verb) or _has_quotation(verb))


def _tells_somebody(verb: Token, lemma: str) -> bool:
    return lemma == "tell" and any(child.dep_ == "dative" for child in verb.children)


def _says_a_thing(verb: Token, lemma: str) -> bool:
    is_listed = lemma in inside_verbs("of_a_thing") and _has_thing(verb)
    return is_listed and (lemma != "call" or _names_it(verb))


def _says_what_to_do(verb: Token, lemma: str) -> bool:
    return lemma in inside_verbs("to_do") and any(map(_is_to_do, verb.children))


def _says_what_was_done(verb: Token, lemma: str) -> bool:
    is_listed = lemma in inside_verbs("having_done")
    return is_listed and any(c.dep_ == "xcomp" and c.tag_ == "VBG" for c in verb.children)


def _says_with_a_word(verb: Token, lemma: str) -> bool:
    phrases = (f"{lemma} {child.lower_}" for child in verb.children if child.dep_ == "prep")
    return not inside_verbs("with_word").isdisjoint(phrases)


FORMS = (
    _says_a_clause,
    _tells_somebody,
    _says_a_thing,
    _says_what_to_do,
    _says_what_was_done,
    _says_with_a_word,
)


def _is_whose(verb: Token) -> bool:
    """ "A friend WHO TOLD me", and not "the things that he said", nor "people who say"."""
    is_bare = not any(child.dep_ in ("det", "nummod", "poss") for child in verb.head.children)
    if verb.head.tag_ == "NNS" and is_bare:
        return False
    return any(child.dep_ in SUBJECTS and child.lower_ == "who" for child in verb.children)


def _has_clause(verb: Token) -> bool:
    return any(child.dep_ == "ccomp" for child in verb.children)


def _has_thing(verb: Token) -> bool:
    return any(
        child.dep_ in ("dobj", "obj") and child.tag_ != "PRP" for child in verb.children
    ) or (any(child.dep_ == "oprd" for child in verb.children))


def _names_it(verb: Token) -> bool:
    """ "Called her a liar", "called it “unfair”", and not "called her"."""
    if any(child.dep_ in ("oprd", "ccomp", "xcomp") for child in verb.children):
        return True
    after = verb.doc[verb.i + 1 : verb.i + 9]
    return verb.tag_ != "VBG" and any(one.is_quote for one in after if one.sent == verb.sent)


def _is_to_do(child: Token) -> bool:
    return child.dep_ in ("xcomp", "ccomp") and any(one.lower_ == "to" for one in child.children)


def _has_quotation(verb: Token) -> bool:
    """A quotation mark follows, with no more than a comma or colon between."""
    rest = [token for token in verb.doc[verb.i + 1 : verb.i + 4] if not token.is_space]
    while rest and rest[0].text in (",", ":", "that"):
        rest = rest[1:]
    return bool(rest) and rest[0].text[:1] in QUOTES and len(rest[0].text) <= 2 and rest[0].is_quote


def is_thought(verb: Token) -> bool:
    """Whether the verb tells what somebody holds."""
    if _is_unreal(verb):
        return False
    if not inside_verbs("thought").isdisjoint((verb.lemma_.lower(), verb.lower_)):
        return verb.dep_ != "relcl" and (_has_clause(verb) or verb.lemma_ not in ("feel", "think"))
    is_state = verb.lemma_ in ("be", "grow", "remain", "become")
    return is_state and not inside_verbs("held").isdisjoint(c.lower_ for c in verb.children)


def is_real(verb: Token) -> bool:
    """Whether it was said at all: "he should say", "if he says", "he did not say" were not."""
    denied = (child.dep_ == "neg" or child.lower_ == "nothing" for child in verb.children)
    return not _is_unreal(verb) and not any(denied)


def _is_unreal(verb: Token) -> bool:
    first = verb
    while first.dep_ == "conj":
        first = first.head
    above = verb.head if verb.tag_ == "VBG" and verb.dep_ == "advcl" else verb
    return any(
        child.dep_ in ("aux", "mark", "advmod") and child.lower_ in inside_verbs("unreal")
        for holder in {verb, first, above}
        for child in holder.children
    )


def link_of(subject: Token, view: View) -> Link | None:
    """Who that is; None for the speaker, for nobody in particular and for unknown pronouns."""
    if subject.lower_ in inside_verbs("nobody") or subject.pos_ not in NAMES:
        return None
    if _may_be_speaker(subject, view):
        return None
    described = describe_source((noun_phrase(subject),), view.setting)
    link = described.link
    if described.entity is not None and described.entity == view.source.entity:
        return None
    if any(span.overlaps(link.spans[0]) for span in view.linked.source):
        return None
    if subject.lower_ == "they" and link.kind is SourceKind.ROLE_OR_GROUP:
        return link if view.setting.resolver.resolve(link.spans[0])[1] else None
    if link.kind is SourceKind.ROLE_OR_GROUP:
        return link if _are_people(subject) else None
    return link if link.kind is not SourceKind.AUTHOR else None


def _may_be_speaker(subject: Token, view: View) -> bool:
    """ "They" of several speakers, "she" of one of unknown name, "our members" of anybody."""
    several = view.source.link.kind is not SourceKind.NAMED_PERSON or (
        " and " in view.words(view.linked.source)
    )
    is_own = any(child.lower_ in ("our", "my") for child in subject.children)
    unknown = view.source.entity is None and subject.lower_ in ("he", "she")
    return is_own or unknown or (subject.lower_ == "they" and several)


def text_link_of(subject: Token, view: View) -> Link | None:
    """A text, record or recording; None for anything else, and for the source itself."""
    span = noun_phrase(subject)
    is_own = subject.pos_ == "PRON" or any(child.lower_ in OWN for child in subject.children)
    if is_own or any(span.overlaps(other) for other in view.linked.source):
        return None
    link = describe_source((span,), view.setting).link
    if link.kind is SourceKind.ROLE_OR_GROUP and subject.lemma_.lower() in inside_verbs("texts"):
        return Link(name=None, kind=SourceKind.DOCUMENT, spans=link.spans)
    return link if link.kind is SourceKind.DOCUMENT else None


def _are_people(subject: Token) -> bool:
    people = inside_verbs("people")
    return subject.lemma_.lower() in people or subject.lower_ in people
