"""The origin inside what is said: "Ann said that Bob promised a bridge" comes from Bob."""

import re
from collections.abc import Iterator
from functools import cache

from spacy.tokens import Token

from analysis.attribution.chains.nested import (
    Nested,
    inside_verbs,
    is_real,
    is_speech,
    is_thought,
    link_of,
    nested_verbs,
    subject_of,
    text_link_of,
)
from analysis.attribution.chains.view import View
from analysis.attribution.phrases import tokens_in, tokens_of
from analysis.attribution.sources import describe_source
from analysis.models import Link, SourceKind, Span
from analysis.words import load

MENTIONS, BESIDE = 12, 40
"""How many namings of a speaker are looked at, and how many characters beside each."""
SMALLEST_PART = 0.1
"""Of the content's characters, which the passed on words must fill with their verb."""
FIRST_WORDS = 6
"""Of a content, among which a noun such as "promise" must stand."""
OUTWARD = 6
"""Words to go up from a cue to the one that its statement hangs on."""


def passes_on_words(view: View) -> Iterator[Link]:
    """Inside what is said, the speaker tells what somebody else said."""
    for nested in nested_verbs(view):
        if is_speech(nested.verb) and is_real(nested.verb) and _fills_enough(nested.verb, view):
            link = link_of(nested.subject, view)
            if link is not None and link.kind is not SourceKind.DOCUMENT:
                yield link
                yield from _deeper(nested.verb, link, view)
                return


def _fills_enough(verb: Token, view: View) -> bool:
    """A short aside in a long quotation does not make the quotation somebody else's."""
    first, last = verb.left_edge, verb.doc[verb.right_edge.i]
    told = Span(first.idx, last.idx + len(last))
    length = sum(span.end - span.start for span in view.linked.content)
    shared = (min(told.end, span.end) - max(told.start, span.start) for span in view.linked.content)
    return sum(max(0, characters) for characters in shared) >= length * SMALLEST_PART


def _deeper(verb: Token, told: Link, view: View) -> Iterator[Link]:
    """Whose words those are again: "Ann said reports claimed that Bob promised it"."""
    for child in verb.children:
        if child.dep_ == "ccomp" and is_speech(child) and is_real(child):
            subject = subject_of(child)
            link = link_of(subject, view) if subject is not None else None
            if link is not None and not link.spans[0].overlaps(told.spans[0]):
                yield link


def cites_a_text(view: View) -> Iterator[Link]:
    """Inside what is said, the speaker tells what a report, record or recording shows."""
    for nested in nested_verbs(view):
        is_shown = nested.verb.lemma_.lower() in inside_verbs("shown")
        if is_shown and nested.verb.dep_ not in ("acl", "relcl", "amod"):
            link = text_link_of(nested.subject, view)
            if link is not None:
                yield link
                return


def passes_on_a_view(view: View) -> Iterator[Link]:
    """Inside what is said, the speaker tells what those whom he speaks for, or others, think."""
    for nested in nested_verbs(view):
        if is_thought(nested.verb) and _is_the_point(nested.verb, view):
            link = link_of(nested.subject, view) if not _is_anybody(nested) else None
            if link is not None and _may_speak_for(view, link):
                yield _spoken_for(link, nested, view)
                return


def _is_the_point(verb: Token, view: View) -> bool:
    """The verb is the main one of a sentence of the content, not of a clause deeper inside."""
    current = verb
    while current.dep_ == "conj":
        current = current.head
    return current.head.i == current.i or not _is_of_content(current.head, view)


def _is_of_content(token: Token, view: View) -> bool:
    return any(span.start <= token.idx < span.end for span in view.linked.content)


def _is_anybody(nested: Nested) -> bool:
    """ "They", and the "people" of "people think", who are nobody in particular."""
    subject = nested.subject
    is_bare = subject.lower_ == "people" and not any(True for _ in subject.children)
    return subject.lower_ == "they" or (is_bare and nested.verb.lemma_ in ("think", "want"))


def _may_speak_for(view: View, link: Link) -> bool:
    """A named person's or a body's mind is passed on only by those who speak for them."""
    is_body = view.words(link.spans) in {f"the {body}" for body in load("sources")["body"]}
    if link.kind in (SourceKind.ROLE_OR_GROUP, SourceKind.ANONYMOUS) and not is_body:
        return True
    return _speaks_for_somebody(view)


def _speaks_for_somebody(view: View) -> bool:
    """The source, or what stands beside the name elsewhere, tells of a spokesman or an aide."""
    words = set(re.findall(r"\w+", view.words(view.linked.source) + " " + _beside_name(view)))
    return not words.isdisjoint(load("chains")["inside"]["speaks_for"])


def _beside_name(view: View) -> str:
    """The words right before the speaker's name, and right behind it in an apposition."""
    number = view.source.entity
    mentions = view.setting.entities[number].mentions[:MENTIONS] if number is not None else ()
    text = view.setting.text
    before = (text[max(0, span.start - BESIDE) : span.start] for span in mentions)
    behind = (text[span.end : span.end + 2 * BESIDE] for span in mentions)
    described = (words for words in behind if re.match(r", (?:an?|the|who) ", words))
    sentence = re.compile(r"[^.,;:\n“”\"]*$")
    return " ".join(
        (
            *(match.group() for words in before if (match := sentence.search(words))),
            *(re.split(r"[.;:\n]|(?<=\w),", words[2:])[0] for words in described),
        )
    ).lower()


def _spoken_for(link: Link, nested: Nested, view: View) -> Link:
    """The body named beside the spokesman, where he speaks of "the union" or "the company"."""
    is_body = nested.subject.lower_ in load("sources")["body"]
    if link.name or not is_body or not _speaks_for_somebody(view):
        return link
    for token in tokens_in(view.setting.doc, view.linked.source):
        if token.lower_ in ("for", "of") and token.dep_ == "prep":
            for child in token.children:
                body = describe_source((Span(child.idx, child.idx + len(child)),), view.setting)
                if body.link.kind is SourceKind.NAMED_ORGANISATION:
                    return Link(name=body.link.name, kind=body.link.kind, spans=link.spans)
    return link


def passes_on_reports(view: View) -> Iterator[Link]:
    """The speaker points to reports in the press: "she cited reports that ..."."""
    content = view.linked.content[0] if view.linked.content else None
    before = view.setting.text[max(0, content.start - 30) : content.start] if content else ""
    match = re.search(r"\b(?:news |media |press |published )?reports $", before)
    if content is None or match is None or "that" not in content.of(view.setting.text)[:5]:
        return
    start = content.start - len(before) + match.start()
    tokens = tokens_of(view.setting.doc, Span(content.start - 2, content.start - 1))
    if _is_said_by_source(Span(start, content.start), view) or tokens[-1].pos_ != "NOUN":
        return
    yield Link(name=None, kind=SourceKind.MEDIA_OUTLET, spans=(Span(start, content.start - 1),))
    yield from passes_on_words(view)


def _is_said_by_source(span: Span, view: View) -> bool:
    return any(span.overlaps(other) for other in view.linked.source)


def cites_anothers_words(view: View) -> Iterator[Link]:
    """The speaker cites what somebody else said: "she recalled Bob's promise to leave"."""
    cue = {token.lemma_.lower() for token in _cue_tokens(view)}
    if cue.isdisjoint(inside_verbs("citing")) or not view.linked.content:
        return
    for token in tokens_of(view.setting.doc, view.linked.content[0])[:FIRST_WORDS]:
        if token.lemma_.lower() in inside_verbs("said_by"):
            for owner in (child for child in token.children if child.dep_ == "poss"):
                link = link_of(owner, view) if owner.pos_ != "PRON" else None
                if link is not None:
                    yield link
            return


def told_by_another(view: View) -> Iterator[Link]:
    """The whole statement is itself part of what somebody else says in the sentence."""
    verb = _cue_verb(view)
    for _ in range(OUTWARD):
        if verb is None or verb.head.i == verb.i or verb.dep_ == "relcl":
            return
        if verb.dep_ == "ccomp" and _tells(verb.head) and not _is_of_statement(verb.head, view):
            subject = subject_of(verb.head)
            between = view.setting.text[slice(*sorted((verb.head.idx, view.cue.start)))]
            if subject is not None and not _is_of_statement(subject, view) and ";" not in between:
                yield from _teller(subject, view)
            return
        verb = verb.head


def _teller(subject: Token, view: View) -> Iterator[Link]:
    """Who tells it; a "she" beside a speaker of unknown name may be the speaker herself."""
    link = link_of(subject, view)
    may_be_same = subject.pos_ == "PRON" and view.source.entity is None
    if link is not None and link.kind is not SourceKind.DOCUMENT and not may_be_same:
        yield link


def _cue_tokens(view: View) -> tuple[Token, ...]:
    return tuple(tokens_in(view.setting.doc, view.linked.cue))


def _cue_verb(view: View) -> Token | None:
    """The verb of the cue, where it is one of speech."""
    verb = next((token for token in _cue_tokens(view) if token.pos_ == "VERB"), None)
    is_said = verb is not None and verb.lemma_.lower() in _said()
    is_passive = any(token.lower_ == "by" for token in _cue_tokens(view))
    return verb if is_said and not is_passive else None


@cache
def _said() -> frozenset[str]:
    phrases = (phrase.split()[0] for phrase in inside_verbs("with_word"))
    return frozenset((*inside_verbs("speech"), *inside_verbs("of_a_thing"), *phrases))


def _tells(verb: Token) -> bool:
    return verb.lemma_.lower() in inside_verbs("speech") and is_real(verb)


def _is_of_statement(token: Token, view: View) -> bool:
    spans = (*view.linked.cue, *view.linked.content)
    return any(span.start <= token.idx < span.end for span in spans)
