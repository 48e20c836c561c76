"""Chains: who passes on whose words, from the outermost reporter to the origin.

The article's own outlet is never an element. A rule is a small function that yields the links it
sees beside the source; `find_chain` puts them in front of the source or behind it.
"""

import re
from collections.abc import Callable, Iterator

from spacy.tokens import Doc, Token

from analysis.attribution.linking import Linked
from analysis.attribution.phrases import noun_phrase, tokens_of
from analysis.attribution.setting import Setting
from analysis.attribution.sources import describe_source
from analysis.models import Link, SourceKind, Span, Spans
from analysis.nlp import is_outlet

CITING = frozenset(("cite", "quote"))
TOLD = frozenset(("tell", "inform"))
HEARD_BY = re.compile(
    r"\b(?:(?:seen|obtained|reviewed|viewed) by|(?:published|leaked|quoted) (?:by|to|in)"
    r"|(?:interview|interviews|conversation) with|speaking (?:to|on|with))$"
)
UNNAMED = frozenset((SourceKind.ANONYMOUS, SourceKind.ROLE_OR_GROUP))
CITES = frozenset((SourceKind.MEDIA_OUTLET, SourceKind.DOCUMENT))

ChainRule = Callable[[Linked, Setting], Iterator[Link]]


def outlet_cites_others(linked: Linked, setting: Setting) -> Iterator[Link]:
    """The source itself cites somebody: "The Telegraph, citing sources"."""
    for token in _between_source_and_content(linked, setting.doc):
        if token.lemma_.lower() in CITING and token.tag_ == "VBG":
            for thing in (child for child in token.children if child.dep_ in ("dobj", "obj")):
                yield describe_source((noun_phrase(thing),), setting).link
            return


def outlet_inside_source(linked: Linked, setting: Setting) -> Iterator[Link]:
    """The unnamed source is an outlet's own: "a Telegraph source"."""
    yield from _outlets_in(linked.source, setting)


def reporter_passes_on(linked: Linked, setting: Setting) -> Iterator[Link]:
    """The outlet at the sentence's end passes on what another source of the sentence says."""
    if linked.inner:
        yield describe_source(linked.inner, setting).link


def told_an_outlet(linked: Linked, setting: Setting) -> Iterator[Link]:
    """The words were given to an outlet: "told Reuters", "in an interview with CNN"."""
    for link in _outlets_in(_sentence(linked, setting.doc), setting):
        if any(link.spans[0].overlaps(span) for span in (*linked.source, *linked.content)):
            continue
        before = setting.doc.text[: link.spans[0].start].rstrip().removesuffix(" the")
        if _is_told(linked, link.spans[0], setting) or HEARD_BY.search(before[-40:]):
            yield link


def _is_told(linked: Linked, outlet: Span, setting: Setting) -> bool:
    cues = [token for span in linked.cue for token in tokens_of(setting.doc, span)]
    end = linked.cue[-1].end
    told = any(token.lemma_.lower() in TOLD for token in cues)
    return told and setting.doc.text[end : max(end, outlet.start)].strip().casefold() in ("", "the")


def find_chain(
    linked: Linked, source: Link, setting: Setting
) -> tuple[tuple[Link, ...], tuple[str, ...]]:
    """The chain of one attribution, and the rules that gave it more than its source."""
    outer: list[Link] = []
    inner: list[Link] = []
    rules: list[str] = []
    for rule, side in _rules_for(source):
        if found := list(rule(linked, setting))[:1]:
            (outer if side == "outer" else inner).extend(found)
            rules.append(rule.__name__)
    links = [link for link in (*outer, source, *inner) if not _is_own(link, setting.publisher)]
    return _without_repeats(links) or (source,), tuple(rules)


def _rules_for(source: Link) -> Iterator[tuple[ChainRule, str]]:
    if source.kind in UNNAMED:
        yield outlet_inside_source, "outer"
    yield reporter_passes_on, "inner"
    if source.kind in CITES:
        yield outlet_cites_others, "inner"
    else:
        yield told_an_outlet, "outer"


def _is_own(link: Link, publisher: str | None) -> bool:
    own = (publisher or "").casefold().removeprefix("the ")
    return bool(own) and (link.name or "").casefold().removeprefix("the ") == own


def _without_repeats(links: list[Link]) -> tuple[Link, ...]:
    kept: list[Link] = []
    for link in links:
        if not any(link.name and link.name == other.name for other in kept):
            kept.append(link)
    return tuple(kept)


def _between_source_and_content(linked: Linked, doc: Doc) -> Iterator[Token]:
    """The tokens that follow the source in its sentence, up to the next content."""
    tokens = tokens_of(doc, linked.source[-1]) if linked.source else ()
    if not tokens:
        return
    contents = [span.start for span in linked.content if span.start > linked.source[-1].end]
    end = min(contents, default=tokens[-1].sent.end_char)
    for token in doc[tokens[-1].i + 1 : tokens[-1].sent.end]:
        if token.idx < end:
            yield token


def _sentence(linked: Linked, doc: Doc) -> Spans:
    tokens = tokens_of(doc, linked.cue[0])
    return (Span(tokens[0].sent.start_char, tokens[0].sent.end_char),) if tokens else ()


def _outlets_in(spans: Spans, setting: Setting) -> Iterator[Link]:
    """Yields every outlet that is named inside some spans."""
    for entity in setting.entities:
        if entity.type == "PERSON" or not is_outlet(entity.name):
            continue
        for mention in entity.mentions:
            if any(span.contains(mention) for span in spans):
                yield Link(name=entity.name, kind=SourceKind.MEDIA_OUTLET, spans=(mention,))


RULES: tuple[ChainRule, ...] = (
    reporter_passes_on,
    outlet_cites_others,
    outlet_inside_source,
    told_an_outlet,
)
