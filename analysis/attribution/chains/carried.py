"""Relays named before the statement: the same interview goes on, the outlet's story is quoted."""

import re
from collections.abc import Iterator
from functools import cache

from analysis.attribution.chains.view import View, any_of
from analysis.attribution.phrases import tokens_in
from analysis.models import Attribution, Link, SourceKind, Span
from analysis.words import load

FIRST = 40
"""Characters at the start of a line in which the one whom it is about is named."""
LINES_ON = 2
"""Lines that may lie between two statements of the same interview."""


def same_talk_goes_on(view: View) -> Iterator[Link]:
    """The same speaker goes on in the words given to an outlet just before."""
    before = view.earlier[-1] if view.earlier else None
    if before is None or not _is_same_speaker(view, before):
        return
    if _is_elsewhere(view) or not _goes_on(view):
        return
    if _lines_between(view, before) <= 1:
        yield from _outlet_of(before)


def _outlet_of(before: Attribution) -> Iterator[Link]:
    first = before.chain[0] if len(before.chain) > 1 else None
    is_outlet = first is not None and first.kind is SourceKind.MEDIA_OUTLET
    if first is None or not is_outlet or not first.spans:
        return
    if not any(first.spans[0].overlaps(span) for span in before.content):
        yield first


def _is_same_speaker(view: View, before: Attribution) -> bool:
    return view.source.entity is not None and view.source.entity == before.entity


def _lines_between(view: View, before: Attribution) -> int:
    first = view.linked.content[0].start if view.linked.content else view.cue.start
    end = max(span.end for span in (*before.content, *before.cue))
    return len([line for line in view.setting.text[end:first].split("\n") if line.strip(' ”"’.')])


def _goes_on(view: View) -> bool:
    cue = tokens_in(view.setting.doc, view.linked.cue)
    return any(token.lemma_.lower() in load("chains")["goes_on"] for token in cue)


def _is_elsewhere(view: View) -> bool:
    """The statement tells of another place or way in which it was said."""
    return bool(_occasion().search(view.frame))


@cache
def _occasion() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:tweet\w*|statement|speech|rally|debate|book|letter|e-?mails?|posted?|hearing"
        r"|press|reporters|told|tells|wrote|interview|later|earlier|previously|last|in \d{4}|ago"
        r"|when|first|once|same time|in (?:January|February|March|April|May|June|July|August"
        r"|September|October|November|December)"
        rf"|has|had|conference|{any_of('own_channels')})\b",
        re.IGNORECASE,
    )


def in_the_outlets_story(view: View) -> Iterator[Link]:
    """The paragraph is about an outlet's story, and the speaker is quoted from it."""
    line = view.setting.text.rfind("\n", 0, view.start) + 1
    above = view.setting.text[line : view.start].replace("\xa0", " ")
    nouns = "story|profile|report|article|interview|investigation|expos[eé]|account"
    for link in _outlets_above(view):
        start, end = link.spans[0].start - line, link.spans[0].end - line
        if start < 0:
            return
        behind = rf"(?:’s|'s)? (?:[\w’'-]+ ){{0,2}}(?:{nouns})\b"
        if re.search(r"\b[Ii]n (?:[Tt]he |an? )?$", above[:start]) and re.match(
            behind, above[end:]
        ):
            yield link
            return


def the_interview(view: View) -> Iterator[Link]:
    """ "The interview" is the one with the outlet named last above."""
    if not _the_interview().search(view.frame) and not _is_of_interview(view):
        return
    talks = r"\binterviews?(?: [\w-]+){0,2} (?:with|by|on|for|to)\s+(?:the )?$"
    for link in _outlets_above(view):
        start = link.spans[0].start
        if re.search(talks, view.setting.text[max(0, start - 60) : start]):
            yield link
            return


@cache
def _the_interview() -> re.Pattern[str]:
    return re.compile(r"\b(?:in|during) (?:the|that|the same) interview\b")


def _is_of_interview(view: View) -> bool:
    """The line's first sentence tells of the interview, and its first name is the speaker's."""
    line = view.setting.text.rfind("\n", 0, view.start) + 1
    first = view.setting.sentence_at(line)
    if view.source.entity is None or first.end > view.start:
        return False
    speaker = view.setting.entities[view.source.entity]
    begins = any(line <= mention.start < line + FIRST for mention in speaker.mentions)
    return begins and bool(_the_interview().search(view.setting.text[line : first.end]))


def _outlets_above(view: View) -> Iterator[Link]:
    """The outlets named before the cue, nearest first."""
    window = Span(max(0, view.cue.start - 4000), view.cue.start)
    for mention, outlet in sorted(view.setting.outlets_in((window,)), reverse=True, key=_place):
        yield Link(name=outlet.name, kind=SourceKind.MEDIA_OUTLET, spans=(mention,))


def _place(hit: tuple[Span, object]) -> Span:
    return hit[0]


def outlet_has_learned(view: View) -> Iterator[Link]:
    """The unnamed source speaks in a story that an outlet is said to have learned or reported."""
    head = set(re.findall(r"\w+", view.words(view.linked.source)))
    if view.source.link.kind is not SourceKind.ANONYMOUS or not head & {"source", "sources"}:
        return
    for before in reversed(view.earlier[-3:]):
        link = before.chain[0] if before.chain else None
        if link is None or _lines_between(view, before) > LINES_ON:
            return
        if link.kind is SourceKind.MEDIA_OUTLET and link.name and _has_learned(view, before):
            yield link
            return
        if before.chain[-1].kind is not SourceKind.ANONYMOUS:
            return


def _has_learned(view: View, before: Attribution) -> bool:
    if len(before.chain) > 1:
        return before.chain[-1].kind is SourceKind.ANONYMOUS
    cue = tokens_in(view.setting.doc, before.cue)
    return any(token.lemma_.lower() in load("chains")["learned"] for token in cue)
