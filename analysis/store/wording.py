"""How a finding is called on the screen, and the stretch of text that shows it."""

from collections.abc import Iterable

from analysis.models import (
    Analysis,
    Attribution,
    Denial,
    Link,
    SourceKind,
    Span,
    Spans,
    words_of,
)

NOBODY = "Nobody named"
ARROW = " → "

_KIND_OF_ENTITY = {
    "PERSON": SourceKind.NAMED_PERSON,
    "ORG": SourceKind.NAMED_ORGANISATION,
    "GPE": SourceKind.NAMED_ORGANISATION,
    "NORP": SourceKind.ROLE_OR_GROUP,
}


def hull(*groups: Iterable[Span]) -> Span:
    """The stretch from the first to the last character of all spans; empty when there is none.

    >>> hull([Span(4, 9)], [Span(1, 2)])
    Span(start=1, end=9)
    """
    spans = [span for group in groups for span in group]
    if not spans:
        return Span(0, 0)
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def passage_of(attribution: Attribution) -> Span:
    """The stretch that shows source, cue and content together."""
    return hull(attribution.source, attribution.cue, attribution.content)


def name_of_source(text: str, name: str | None, spans: Spans) -> str:
    """The canonical name, else the words that stand for the source, else "Nobody named"."""
    return name or words_of(text, spans) or NOBODY


def claim_of(text: str, spans: Spans) -> str:
    """What is claimed or denied, as it reads by itself: without the "that" that led to it.

    >>> claim_of("said that it rained", (Span(5, 19),))
    'it rained'
    """
    return words_of(text, spans).removeprefix("that ")


def source_of(text: str, attribution: Attribution) -> str:
    """The source's display name."""
    return name_of_source(text, attribution.source_name, attribution.source)


def chain_of(attribution: Attribution) -> tuple[Link, ...]:
    """The chain, at least one element long."""
    own = Link(name=attribution.source_name, kind=attribution.source_kind, spans=attribution.source)
    return attribution.chain or (own,)


def words_of_chain(text: str, attribution: Attribution) -> str:
    """The chain as one line, such as "The Telegraph → sources"."""
    links = chain_of(attribution)
    return ARROW.join(name_of_source(text, link.name, link.spans) for link in links)


def outlet_key(name: str | None) -> str:
    """What the spellings of an outlet's name have in common.

    >>> outlet_key("The Harbour Courier") == outlet_key("Harbour  Courier")
    True
    """
    return " ".join((name or "").casefold().split()).removeprefix("the ")


def relay_of(attribution: Attribution, publisher: str | None) -> Link | None:
    """Who passed the statement on to the article's outlet; None where nobody is known to have.

    Of several it is the outlet that stands nearest to the origin, one with a name if there is one;
    where there is no outlet, the person or document that does. An outlet that is cited alone passed
    it on too: the article does not tell where that outlet has it from. The article's own outlet is
    never a relay.
    """
    *before, last = chain_of(attribution)
    passing = [*before, last] if last.kind is SourceKind.MEDIA_OUTLET else before
    own = outlet_key(publisher)
    others = [link for link in passing if not own or outlet_key(link.name) != own]
    outlets = [link for link in others if link.kind is SourceKind.MEDIA_OUTLET]
    named = [link for link in outlets if link.name]
    return next(reversed(named or outlets or others), None)


def kind_of_denier(analysis: Analysis, denial: Denial) -> SourceKind:
    """The denying attribution's kind; without one, what the denier's entity tells."""
    if denial.attribution is not None:
        return analysis.attributions[denial.attribution].source_kind
    types = (entity.type for entity in analysis.entities if entity.name == denial.denier_name)
    return _KIND_OF_ENTITY.get(next(types, ""), SourceKind.UNATTRIBUTED)
