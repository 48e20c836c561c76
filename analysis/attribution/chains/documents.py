"""Papers and recordings between the reader and the speaker: leaked, obtained, published."""

import re
from collections.abc import Iterator

from spacy.tokens import Token

from analysis.attribution.chains.outlets import obtained_by_an_outlet
from analysis.attribution.chains.view import View, any_of
from analysis.attribution.phrases import noun_phrase, tokens_in
from analysis.models import Link, SourceKind, Span
from analysis.words import load

NEAR = 600
"""Characters before the cue in which a leaker may be named."""


def leaked_papers(view: View) -> Iterator[Link]:
    """The words stand in a paper that somebody leaked: "in an e-mail published by WikiLeaks"."""
    paper = _paper(view)
    leaker = _leaker(view) if paper is not None else None
    if paper is None or leaker is None:
        return
    yield Link(name=leaker[1], kind=SourceKind.NAMED_ORGANISATION, spans=(leaker[0],))
    if view.source.link.kind is not SourceKind.DOCUMENT:
        yield Link(name=None, kind=SourceKind.DOCUMENT, spans=(paper,))


def _paper(view: View) -> Span | None:
    """The e-mail or memo in which it was written, beside the cue."""
    match = re.search(rf"\b(?:{any_of('private')})\b", view.frame, re.IGNORECASE)
    if match is None:
        return None
    return Span(view.start + match.start(), view.start + match.end())


def _leaker(view: View) -> tuple[Span, str] | None:
    end = view.start + len(view.frame)
    start = max(0, view.start - NEAR)
    start = max(start, view.setting.text.rfind("\n", 0, view.start) + 1)
    names = "|".join(map(re.escape, load("chains")["leakers"]))
    found = list(re.finditer(rf"\b(?:{names})\b", view.setting.text[start:end]))
    if not found:
        return None
    last = found[-1]
    return Span(start + last.start(), start + last.end()), last.group()


def paper_an_outlet_obtained(view: View) -> Iterator[Link]:
    """The speaker's words stand in a paper that an outlet got hold of."""
    if view.source.link.kind is SourceKind.DOCUMENT:
        return
    paper = _paper(view)
    if paper is not None and any(obtained_by_an_outlet(view)):
        yield Link(name=None, kind=SourceKind.DOCUMENT, spans=(paper,))


def outlet_publishes_a_text(view: View) -> Iterator[Link]:
    """The outlet published a text of others, and what is told is what that text shows."""
    if view.source.link.kind is not SourceKind.MEDIA_OUTLET:
        return
    spans = (*view.linked.cue, *view.linked.content[:1])
    shown = load("chains")["inside"]["shown"]
    for token in tokens_in(view.setting.doc, spans):
        is_clause = token.dep_ == "relcl" and token.lemma_.lower() in shown
        if is_clause and _is_published(token.head, view):
            yield Link(name=None, kind=SourceKind.DOCUMENT, spans=(noun_phrase(token.head),))
            return


def _is_published(noun: Token, view: View) -> bool:
    """The noun, or what it is part of, is what the source published."""
    listed = load("chains")["publishes"]
    verb = next((one for one in noun.ancestors if one.lemma_.lower() in listed), None)
    return verb is not None and any(
        child.dep_ == "nsubj" and span.start <= child.idx < span.end
        for span in view.linked.source
        for child in verb.children
    )
