"""Statements that the tagger leaves out: told inside another, or by the text's form alone."""

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from analysis.attribution.clauses import clause_with_its_teller
from analysis.attribution.decoding import TaggedSpan
from analysis.attribution.linking import Linked
from analysis.attribution.phrases import noun_phrase, tokens_of
from analysis.attribution.setting import Setting
from analysis.attribution.tagger import tagged_spans
from analysis.cleaning.lists import find_listings
from analysis.cleaning.posts import find_posts
from analysis.cleaning.spoken import Spoken
from analysis.cleaning.turns import find_turns
from analysis.models import Reason, Span
from analysis.words import load

SUBJECT = "nsubj"
"""Not of a passive: "she was denied entry" tells of no claim."""
CLAUSE = ("ccomp", "xcomp")
THING = ("dobj", "obj")
BEFORE_COLON = ("", "that", "this", "the following", "as follows")
"""What may stand between a word of saying and the colon that leads in to a list."""
LEFT_OPEN = re.compile(r"^[“\"][^“”\"\n]+$", re.MULTILINE)
CONFIDENCE = 0.5
"""Low, so that the screen asks for a look: no tagger stands behind these."""


def complete(seen: Sequence[Linked], setting: Setting) -> tuple[Linked, ...]:
    """The statements that were seen, mended by the text's form, and those that were missed."""
    found = tuple(seen)
    for tell in FORMS:
        told = tuple(tell(setting, found))
        found = (*_beside(told, found, len(setting.text)), *told) if told else found
    found = (*found, *clause_with_its_teller(setting, found))
    return (*found, *denial_inside_a_statement(setting.doc, found))


def turn_of_a_transcript(setting: Setting, linked: Sequence[Linked]) -> Iterator[Linked]:
    """The line is a turn of a transcript: a speaker's label, a colon, and the speaker's words."""
    return _told(find_turns(setting.text), linked, turn_of_a_transcript.__name__)


def post_with_its_account(setting: Setting, linked: Sequence[Linked]) -> Iterator[Linked]:
    """The words are a post on a social network, beside the account that it comes from."""
    return _told(find_posts(setting.text), linked, post_with_its_account.__name__)


def _told(spoken: Iterable[Spoken], linked: Sequence[Linked], rule: str) -> Iterator[Linked]:
    """Yields the statements that a form tells, as sure as the tagger is where it saw the sign."""
    seen = {at: one.confidence for one in linked for at in range(one.cue[0].start, one.cue[0].end)}
    for one in spoken:
        yield Linked(
            source=(one.source,),
            cue=(one.cue,),
            content=one.content,
            confidence=max(CONFIDENCE, seen.get(one.cue.start, 0)),
            reasons=(Reason(rule=rule, words=(one.source, one.cue)),),
        )


def list_under_its_lead_in(setting: Setting, linked: Sequence[Linked]) -> Iterator[Linked]:
    """The sentence ends in a colon, and the list below it goes on with what is said."""
    in_order = sorted(linked, key=lambda one: one.cue[0])
    for listing in find_listings(setting.text):
        before = _lead_in(listing.lead, setting, in_order)
        if before is not None:
            words = (*before.cue, Span(listing.lead.end - 1, listing.lead.end))
            reason = Reason(rule=list_under_its_lead_in.__name__, words=words)
            content = (*before.content, *listing.items)
            yield replace(before, content=content, reasons=(*before.reasons, reason))


def _lead_in(lead: Span, setting: Setting, linked: Sequence[Linked]) -> Linked | None:
    """The statement that the lead-in begins: the one that reaches up to its colon."""
    first = bisect_left(linked, lead.start, key=lambda one: one.cue[0].start)
    last = bisect_left(linked, lead.end, key=lambda one: one.cue[0].start)
    for one in linked[first:last]:
        inside = tuple(span for span in one.content if lead.contains(span))
        end = max(span.end for span in (*one.cue, *inside))
        if setting.text[end : lead.end].strip(" ,:").casefold() in BEFORE_COLON:
            return replace(one, content=inside)
    return _verb_before_colon(lead, setting)


def _verb_before_colon(lead: Span, setting: Setting) -> Linked | None:
    verb = next((t for t in reversed(tokens_of(setting.doc, lead)) if t.is_alpha), None)
    if verb is None or verb.lemma_.lower() not in load("forms")["lead_ins"]:
        return None
    source, cue = _subject(verb), Span(verb.idx, verb.idx + len(verb))
    if source is None:
        return None
    return Linked(source=(source,), cue=(cue,), content=(), confidence=CONFIDENCE, reasons=())


def quotation_left_open(setting: Setting, linked: Sequence[Linked]) -> Iterator[Linked]:
    """The line opens a quotation and never closes it; its speaker stands behind a comma."""
    said = {at for one in linked for span in one.content for at in (span.start, span.end - 1)}
    tagged = sorted(tagged_spans(setting.doc), key=lambda one: one.span)
    for match in LEFT_OPEN.finditer(setting.text):
        first = bisect_left(tagged, match.start(), key=lambda one: one.span.start)
        last = bisect_left(tagged, match.end(), key=lambda one: one.span.start)
        source, cue = (_first(role, tagged[first:last]) for role in ("source", "cue"))
        if source is None or cue is None:
            continue
        words = setting.text[match.start() : min(source.start, cue.start)].rstrip()
        content = Span(match.start(), match.start() + len(words))
        if words.endswith(",") and said.isdisjoint(range(content.start, content.end)):
            yield Linked(
                source=(source,),
                cue=(cue,),
                content=(content,),
                confidence=CONFIDENCE,
                reasons=(Reason(rule=quotation_left_open.__name__, words=(source, cue)),),
            )


def _first(role: str, tagged: Sequence[TaggedSpan]) -> Span | None:
    return next((one.span for one in tagged if one.role == role), None)


def _beside(told: Sequence[Linked], linked: Sequence[Linked], length: int) -> Iterator[Linked]:
    """The other statements: one with a told one's cue goes; none from outside keeps its words."""
    cues, owner = bytearray(length), array("l", [0]) * length
    for number, one in enumerate(told, start=1):
        for span in one.cue:
            cues[span.start : span.end] = b"\x01" * (span.end - span.start)
        for span in one.content:
            owner[span.start : span.end] = array("l", [number]) * (span.end - span.start)
    for one in linked:
        own = {0, owner[one.cue[0].start]}
        kept = tuple(span for span in one.content if own.issuperset(owner[span.start : span.end]))
        if kept and not any(any(cues[span.start : span.end]) for span in one.cue):
            yield replace(one, content=kept)


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


FORMS = (
    turn_of_a_transcript,
    post_with_its_account,
    list_under_its_lead_in,
    quotation_left_open,
)
RULES = (clause_with_its_teller, denial_inside_a_statement, *FORMS)
