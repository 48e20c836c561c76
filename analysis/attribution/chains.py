"""Chains: who passes on whose words, from the outermost reporter to the origin.

The article's own outlet is never an element. A rule is a small function that yields the links it
sees beside the source; `find_chain` puts them in front of the source or behind it.
"""

import re
from collections.abc import Callable, Iterator

from spacy.tokens import Token

from analysis.attribution.linking import Linked
from analysis.attribution.phrases import cited_by, is_citing, tokens_of
from analysis.attribution.setting import Setting
from analysis.attribution.sources import describe_source
from analysis.models import Link, Reason, SourceKind, Span, Spans

TOLD = frozenset(("tell", "inform"))
HEARD_BY = re.compile(
    r"\b(?:(?:seen|obtained|reviewed|viewed) by|(?:published|leaked|quoted) (?:by|to|in)"
    r"|(?:interview|interviews|conversation) with|speaking (?:to|on|with))$"
)
LOOK_BACK = 60
"""Characters before an outlet in which `HEARD_BY` is looked for; the longest is half of it."""
UNNAMED = frozenset((SourceKind.ANONYMOUS, SourceKind.ROLE_OR_GROUP))
CITES = frozenset((SourceKind.MEDIA_OUTLET, SourceKind.DOCUMENT))

ChainRule = Callable[[Linked, Setting], Iterator[Link]]


def outlet_cites_others(linked: Linked, setting: Setting) -> Iterator[Link]:
    """The source itself cites somebody: "The Telegraph, citing sources"."""
    for token in _between_source_and_content(linked, setting):
        if is_citing(token):
            for cited in cited_by(token):
                yield describe_source((cited,), setting).link
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
    sentence = setting.sentence_at(linked.cue[0].start)
    for link in _outlets_in((sentence,), setting):
        outlet = link.spans[0]
        if any(outlet.overlaps(span) for span in (*linked.source, *linked.content)):
            continue
        before = setting.text[max(0, outlet.start - LOOK_BACK) : outlet.start]
        heard = HEARD_BY.search(before.rstrip().removesuffix(" the"))
        if heard or _is_told(linked, outlet, setting):
            yield link


def _is_told(linked: Linked, outlet: Span, setting: Setting) -> bool:
    cues = [token for span in linked.cue for token in tokens_of(setting.doc, span)]
    end = linked.cue[-1].end
    told = any(token.lemma_.lower() in TOLD for token in cues)
    return told and setting.text[end : max(end, outlet.start)].strip().casefold() in ("", "the")


def find_chain(
    linked: Linked, source: Link, setting: Setting
) -> tuple[tuple[Link, ...], tuple[Reason, ...]]:
    """The chain of one attribution, and the rules that gave it more than its source."""
    outer: list[Link] = []
    inner: list[Link] = []
    reasons: list[Reason] = []
    for rule, side in _rules_for(source):
        if found := list(rule(linked, setting))[:1]:
            (outer if side == "outer" else inner).extend(found)
            reasons.append(Reason(rule=rule.__name__, words=found[0].spans))
    links = [link for link in (*outer, source, *inner) if not _is_own(link, setting.publisher)]
    return _without_repeats(links) or (source,), tuple(reasons)


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


def _between_source_and_content(linked: Linked, setting: Setting) -> Iterator[Token]:
    """The tokens that follow the source in its sentence, up to the next content."""
    tokens = tokens_of(setting.doc, linked.source[-1]) if linked.source else ()
    if not tokens:
        return
    contents = [span.start for span in linked.content if span.start > linked.source[-1].end]
    end = min(setting.sentence_at(tokens[-1].idx).end, *contents, len(setting.text))
    for token in setting.doc[tokens[-1].i + 1 :]:
        if token.idx >= end:
            return
        yield token


def _outlets_in(spans: Spans, setting: Setting) -> Iterator[Link]:
    for mention, outlet in setting.outlets_in(spans):
        yield Link(name=outlet.name, kind=SourceKind.MEDIA_OUTLET, spans=(mention,))


RULES: tuple[ChainRule, ...] = (
    reporter_passes_on,
    outlet_cites_others,
    outlet_inside_source,
    told_an_outlet,
)
