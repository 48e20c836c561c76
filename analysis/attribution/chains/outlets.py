"""Outlets between the reader and the speaker, named in the statement's own sentence."""

import re
from collections.abc import Iterator
from functools import cache

from spacy.tokens import Token

from analysis.attribution.chains.inside import passes_on_words
from analysis.attribution.chains.view import View, any_of, outlets_of
from analysis.attribution.phrases import (
    CITING,
    cited_by,
    is_citing,
    noun_phrase,
    tokens_in,
    tokens_of,
)
from analysis.attribution.sources import describe_source
from analysis.models import Link, SourceKind, Span, Spans
from analysis.words import load

REPORTED_FIRST = re.compile(r"\bfirst (?:reported|published|revealed) (?:by|in) (?:[Tt]he )?$")
LOOK_BACK = 90
"""Characters before an outlet in which it is told what it did."""
LOOK_AHEAD = 60
# What may stand between the telling words and the outlet: an article, the person who asked with a
# possessive or "of", the network's programme.
PERSON = r"(?:[A-Z][\w.’'-]+ ){1,3}"
CALLED = rf"(?:[\w’'-]+ ){{0,4}}(?:{any_of('called')}) "
GAP = (
    rf"(?:[Tt]he |a |an )?(?:{PERSON}(?:of|from|at|on|with) (?:the )?)?"
    rf"(?:(?:the )?editorial board of (?:the )?)?(?:{CALLED}|[\w’'-]+ )?"
    r"(?:[A-Z]\w*(?:’s|'s) )?[“\"‘']*"
)


def outlet_cites_others(view: View) -> Iterator[Link]:
    """The source itself cites somebody: "The Telegraph, citing sources"."""
    if view.source.link.kind not in (SourceKind.MEDIA_OUTLET, SourceKind.DOCUMENT):
        return
    cue = tokens_in(view.setting.doc, view.linked.cue[1:])
    for token in (*_between_source_and_content(view), *cue, *_behind(view)):
        if is_citing(token) or _is_which_cited(token):
            for cited in list(cited_by(token))[:1]:
                yield describe_source((cited,), view.setting).link
            return


def _is_which_cited(token: Token) -> bool:
    """ "The Telegraph, WHICH CITED sources"."""
    is_past = token.lemma_.lower() in CITING and token.dep_ == "relcl"
    return is_past and any(child.lower_ in ("which", "who") for child in token.children)


def _behind(view: View) -> Iterator[Token]:
    """The tokens of an aside that ends the sentence: ", citing sources"."""
    spans = (*view.linked.source, *view.linked.cue, *view.linked.content)
    sentence = view.setting.sentence_at(view.cue.start)
    end = max(span.end for span in spans)
    if end < sentence.end and re.match(r"[^.;“”\"]{0,30},", view.setting.text[end : sentence.end]):
        yield from tokens_of(view.setting.doc, Span(end, sentence.end))


def reporter_passes_on(view: View) -> Iterator[Link]:
    """The outlet at the sentence's end passes on what another source of the sentence says."""
    if view.linked.inner:
        yield describe_source(view.linked.inner, view.setting).link


def outlet_inside_source(view: View) -> Iterator[Link]:
    """The unnamed source is an outlet's own: "a Telegraph source"."""
    words = set(re.findall(r"\w+", view.words(view.linked.source)))
    if view.source.link.kind is SourceKind.ANONYMOUS and words & {"source", "sources"}:
        yield from list(_within(view, view.linked.source))[:1]


def told_an_outlet(view: View) -> Iterator[Link]:
    """The words were given to an outlet: "told Reuters"."""
    if not re.search(rf"\b(?:told|tells?|telling|{any_of('told')})\b", view.words(view.linked.cue)):
        return
    for link in outlets_of(view):
        between = view.frame[: view.framed(link.spans[0]).start]
        if _not_source(view, link) and _told_gap().search(between):
            yield link
            return


@cache
def _told_gap() -> re.Pattern[str]:
    asker = rf"(?:{any_of('askers')})s?"
    named = rf"(?:{PERSON}(?:,? ?(?:{asker} )?(?:of|from|at|on|with|for) (?:the )?)?)"
    unnamed = rf"(?:(?:a |an |the )?{asker} (?:of|from|at|on|with|for) (?:the )?)"
    return re.compile(
        rf"\b(?:told|tells?|telling|inform(?:ed|s))\s+(?:[Tt]he |{named}|{unnamed})?"
        r"(?:\w+’s |\w+'s )?[“\"]?$"
    )


def interviewed_by_an_outlet(view: View) -> Iterator[Link]:
    """The words were said to an outlet or on a programme: "in an interview with CNN"."""
    if re.search(rf"\b(?:{any_of('employed')})\b", view.words(view.linked.source)):
        return
    for link in outlets_of(view):
        if _not_source(view, link) and (_is_heard(view, link) or _is_talk(view, link)):
            yield link
            return


def interviewed_elsewhere(view: View) -> Iterator[Link]:
    """The words were said in an interview with somebody whom no list knows for an outlet."""
    match = _interview_with().search(view.frame)
    if match is None or not (match["before"] or match["behind"]):
        return
    start = view.start + match.start("name")
    span = Span(start, start + len(match["name"].rstrip(",. ")))
    who = view.setting.resolver.who(span)
    entity = view.setting.entities[who] if who is not None else None
    if entity is None or entity.type not in ("PERSON", "GPE", "NORP"):
        yield Link(name=span.of(view.setting.text), kind=SourceKind.MEDIA_OUTLET, spans=(span,))


@cache
def _interview_with() -> re.Pattern[str]:
    called = any_of("called")
    name = r"(?P<name>[A-Z][\w’'&-]*(?: (?:and |of |the )?[A-Z][\w’&-]*)*)"
    return re.compile(
        rf"\binterviews? (?:with|on|for) +(?P<before>(?:[\w’'-]+ ){{0,4}}(?:{called}) )?"
        rf"(?:[Tt]he |an? )?{name}(?P<behind> (?:(?:{called})\b|with ))?"
    )


def _is_heard(view: View, link: Link) -> bool:
    if re.match(r"[’']s [a-z]", view.frame[view.framed(link.spans[0]).end :]):
        return False
    before = _before(view, link)
    return bool(_heard_by().search(before)) and not _about_a_work().search(before)


def _before(view: View, link: Link) -> str:
    """The words of the frame that lead up to an outlet."""
    start = view.framed(link.spans[0]).start
    return view.frame[max(0, start - LOOK_BACK) : start]


@cache
def _heard_by() -> re.Pattern[str]:
    talks = rf"(?:{any_of('talks')})(?: [\w-]+){{0,2}} (?:with|by|on|for|to|in)"
    meeting = r"meeting with (?:the )?editorial board of"
    speaking = r"\b(?:speaking|spoke|speaks|talking|talked) (?:to|with|on)"
    shown = r"\b(?:appear(?:ed|ing|s)?|appearances?|guest)\b[^,.;\x00]{0,30}? (?:on|with)"
    pieces = rf"\b(?:{any_of('pieces')})\b[^,.;\x00]{{0,40}}? (?:in|for|on|by)"
    editions = rf"\b(?:{any_of('editions')})s? of"
    return re.compile(
        rf"(?:{talks}|{meeting}|{speaking}|{shown}|{pieces}|{editions}|\b[Oo]n) {GAP}$"
    )


@cache
def _about_a_work() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of('works')}|writing) on {GAP}$")


def _is_talk(view: View, link: Link) -> bool:
    """ "A Bloomberg interview", "his RT appearance", "a Courier essay"."""
    end = view.framed(link.spans[0]).end
    return bool(_talk_after().match(view.frame[end : end + LOOK_AHEAD]))


@cache
def _talk_after() -> re.Pattern[str]:
    nouns = rf"{any_of('talks', 'pieces', 'editions')}|appearances?|audience|town hall"
    return re.compile(rf"(?:’s|'s)?(?: [\w’'-]+){{0,2}} (?:{nouns})\b")


def obtained_by_an_outlet(view: View) -> Iterator[Link]:
    """An outlet got hold of the words: "in a memo obtained by the Courier"."""
    for link in outlets_of(view):
        own = view.source.link.kind is not SourceKind.DOCUMENT and not _not_source(view, link)
        if not own and _got_by().search(_before(view, link)):
            yield link
            return


@cache
def _got_by() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of('obtained')}) (?:first |earlier )?(?:by|to|in) (?:[Tt]he )?$")


def paper_first_reported_by(view: View) -> Iterator[Link]:
    """An outlet was the first to report on the paper: "the memo, first reported by the Courier"."""
    if view.source.link.kind is not SourceKind.DOCUMENT:
        return
    for link in outlets_of(view):
        if REPORTED_FIRST.search(_before(view, link)):
            yield link
            return


def outlet_names_its_source(view: View) -> Iterator[Link]:
    """The outlet's report ends with where it has it from: "..., according to the harbour board"."""
    if view.source.link.kind is not SourceKind.MEDIA_OUTLET or not view.linked.content:
        return
    if "according" in view.words(view.linked.cue):
        return
    end = view.linked.content[-1].end
    match = re.match(r"\W{0,3}\baccording to ", view.setting.text[end : end + 20])
    tokens = tokens_of(view.setting.doc, Span(end, end + match.end())) if match else ()
    for child in (child for token in tokens if token.lower_ == "to" for child in token.children):
        if child.dep_ == "pobj":
            yield describe_source((noun_phrase(child),), view.setting).link


def outlet_asked_the_speaker(view: View) -> Iterator[Link]:
    """An outlet turned to the speaker: "the Courier spoke to Ann Lee, who said"."""
    tokens = tokens_of(view.setting.doc, view.linked.source[0])
    if len(tokens) != 1 or tokens[0].lower_ not in ("who", "which") or tokens[0].i < 2:
        return
    at = tokens[0].i - 1
    noun = view.setting.doc[at - 1] if view.setting.doc[at].text == "," else view.setting.doc[at]
    verb = noun.head.head if noun.dep_ == "pobj" else noun.head
    if verb.lemma_.lower() not in load("chains")["turns_to"]:
        return
    for subject in (child for child in verb.children if child.dep_ == "nsubj"):
        link = describe_source((noun_phrase(subject),), view.setting).link
        if link.kind is SourceKind.MEDIA_OUTLET:
            yield link


def as_an_outlet_wrote(view: View) -> Iterator[Link]:
    """Inside what is said, the speaker points to an outlet: "as the Courier wrote, ..."."""
    text = view.setting.text
    for link in _within(view, view.linked.content):
        span = link.spans[0]
        before, behind = text[max(0, span.start - 10) : span.start], text[span.end : span.end + 20]
        if re.search(r"\b[Aa]s (?:[Tt]he )?[“\"‘']?(?:The )?$", before) and _wrote().match(behind):
            yield link
            return


@cache
def _wrote() -> re.Pattern[str]:
    return re.compile(r"[”\"’']?,? (?:has |have )?(?:wrote|written|reported|reports|put it|said)\b")


def writes_for_an_outlet(view: View) -> Iterator[Link]:
    """The writer is named with his outlet, and in turn passes on what others say."""
    if not re.search(r"\b(?:wrote|writes|reports|reported)\b", view.words(view.linked.cue)):
        return
    source, text = view.linked.source, view.setting.text
    name_and_outlet = Span(source[0].start, source[-1].end + LOOK_AHEAD)
    for link in _within(view, (name_and_outlet,)):
        before = text[source[0].start : link.spans[0].start]
        beside = text[source[-1].end : link.spans[0].start].split()
        is_writer = re.search(r"\b(?:for|of|at|from|with) (?:[Tt]he )?$", before)
        if is_writer and len(beside) <= 2 and any(passes_on_words(view)):
            yield link
            return


def outlet_reports_a_speaker(view: View) -> Iterator[Link]:
    """An outlet of the sentence passes on what somebody else said: "According to Yahoo News"."""
    if view.source.link.kind in (SourceKind.MEDIA_OUTLET, SourceKind.UNATTRIBUTED):
        return
    if re.search(r"\baccording to\b", view.words(view.linked.cue)):
        return
    for link in outlets_of(view):
        start = view.framed(link.spans[0]).start
        if _not_source(view, link) and re.search(
            r"^\W*[Aa]ccording to (?:[Tt]he )?$", view.frame[:start]
        ):
            yield link
            return


def _not_source(view: View, link: Link) -> bool:
    return not any(link.spans[0].overlaps(span) for span in view.linked.source)


def _within(view: View, spans: Spans) -> Iterator[Link]:
    for mention, outlet in view.setting.outlets_in(spans):
        yield Link(name=outlet.name, kind=SourceKind.MEDIA_OUTLET, spans=(mention,))


def _between_source_and_content(view: View) -> Iterator[Token]:
    """The tokens that follow the source in its sentence, up to the next content."""
    source, setting = view.linked.source, view.setting
    tokens = tokens_of(setting.doc, source[-1]) if source else ()
    if not tokens:
        return
    contents = [span.start for span in view.linked.content if span.start > source[-1].end]
    end = min(setting.sentence_at(tokens[-1].idx).end, *contents, len(setting.text))
    for token in setting.doc[tokens[-1].i + 1 :]:
        if token.idx >= end:
            return
        yield token
