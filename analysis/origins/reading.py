"""An analysed article as the report that is compared with others."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from analysis.models import (
    Analysis,
    Attribution,
    Denial,
    Entity,
    Link,
    Span,
    Spans,
    Stance,
    words_of,
)
from analysis.origins.countering import with_counterstatements
from analysis.origins.reports import Denied, Named, Report, ReportId, Statement, Teller
from analysis.origins.sketch import make_sketch

DATELINE = re.compile(r"^[A-Z][A-Z .’'-]+(?:,[^–—()]{1,30})? ?\([^()]{2,40}\) [–—-]+ ")
"""HARBOUR TOWN, 5 March (Some Agency) – ..."""
OF_ITSELF = re.compile(r"(?:that )?(?P<it>it|they|we) (?!is |was |[’']s )", re.IGNORECASE)
"""What a body says of itself begins so; "it was hard to say" is about nobody."""
FIRST_PERSON = frozenset({"i", "my", "me"})
SELF = {
    "PERSON": frozenset({"he", "she", "him", "her", "his", "we", "our"}) | FIRST_PERSON,
    "ORG": frozenset({"it", "its", "they", "their", "we", "our"}),
}
"""How those who deny speak of themselves, by their type."""
MOSTLY = 0.5
"""A statement of which a denial takes more than this denies; else it says more besides."""


@dataclass(frozen=True, slots=True)
class _Read:
    """An analysis, and the identity that every entity of it stands for."""

    article: int
    analysis: Analysis
    identities: Sequence[int]

    @property
    def text(self) -> str:
        return self.analysis.article.text


def make_report(article: int, analysis: Analysis, identities: Sequence[int]) -> Report:
    """What is compared of an article: `identities` has one for every entity, in their order."""
    read = _Read(article, analysis, identities)
    numbered = enumerate(analysis.attributions)
    told = enumerate(find_unattributed(analysis), start=len(analysis.attributions))
    made = Report(
        article=article,
        outlet=analysis.article.publisher,
        published=analysis.article.published,
        sketch=make_sketch(_body(analysis)),
        named=frozenset(identities),
        statements=(
            *(_statement(read, number, one) for number, one in numbered),
            *(_unattributed(read, number, spans) for number, spans in told),
        ),
        denials=tuple(_denied(read, number, one) for number, one in enumerate(analysis.denials)),
    )
    return with_counterstatements(made)


def find_unattributed(analysis: Analysis) -> tuple[Spans, ...]:
    """What an article claims itself and somebody denies, each once.

    Such claims count as statements of the article that follow its attributions.
    """
    return tuple(
        dict.fromkeys(
            denial.claim
            for denial in analysis.denials
            if denial.claim and denial.claim_attribution is None
        )
    )


def place_answered(analysis: Analysis, denial: Denial) -> int | None:
    """The number of the statement of its article that a denial answers, None for none."""
    if denial.claim_attribution is not None or not denial.claim:
        return denial.claim_attribution
    return len(analysis.attributions) + find_unattributed(analysis).index(denial.claim)


def _unattributed(read: _Read, number: int, spans: Spans) -> Statement:
    return Statement(
        id=ReportId(read.article, number),
        stance=Stance.ASSERTS,
        words=words_of(read.text, spans),
        named=_in_order(_named(read, spans)),
    )


def _body(analysis: Analysis) -> str:
    blocks = (block.span for block in analysis.blocks if block.kind.value == "body")
    return "\n".join(span.of(analysis.article.text) for span in blocks)


def _statement(read: _Read, number: int, one: Attribution) -> Statement:
    own = [denial for denial in read.analysis.denials if denial.attribution == number]
    spans = _without_dateline(read.text, one.content)
    is_denied = any(_share(one.content, denial.denied) > MOSTLY for denial in own)
    return Statement(
        id=ReportId(read.article, number),
        stance=Stance.DENIES if is_denied else one.stance,
        words=words_of(read.text, spans),
        chain=tuple(_teller(read, link) for link in one.chain),
        named=_in_order(_speaker(read, one, spans), _named(read, spans)),
        said=one.said_on.date,
    )


def _without_dateline(text: str, content: Spans) -> Spans:
    if not content or not (match := DATELINE.match(content[0].of(text))):
        return content
    return (Span(content[0].start + match.end(), content[0].end), *content[1:])


def _share(content: Spans, denied: Spans) -> float:
    length = sum(span.end - span.start for span in content)
    inside = (
        max(0, min(one.end, two.end) - max(one.start, two.start))
        for one in content
        for two in denied
    )
    return sum(inside) / length if length else 0.0


def _denied(read: _Read, number: int, one: Denial) -> Denied:
    return Denied(
        id=ReportId(read.article, number),
        words=words_of(read.text, tuple(_without(one.denied, one.cue))),
        denier=_identity(read, one.denier_name),
        named=_in_order(_denier(read, one), _named(read, one.denied)),
        answers=place_answered(read.analysis, one),
    )


def _without(spans: Iterable[Span], cues: Spans) -> Iterator[Span]:
    """The spans without the words that deny: "I have never met him" is "I have", "met him"."""
    for span in spans:
        start = span.start
        for cue in sorted(cue for cue in cues if cue.overlaps(span)):
            if start < cue.start:
                yield Span(start, cue.start)
            start = max(start, cue.end)
        if start < span.end:
            yield Span(start, span.end)


def _teller(read: _Read, link: Link) -> Teller:
    return Teller(
        kind=link.kind,
        words=words_of(read.text, link.spans),
        name=link.name,
        identity=_identity(read, link.name),
    )


def _identity(read: _Read, name: str | None) -> int | None:
    for entity, identity in _entities(read):
        if name is not None and (name == entity.name or name in entity.aliases):
            return identity
    return None


def _speaker(read: _Read, one: Attribution, spans: Spans) -> Iterator[tuple[Span, Named]]:
    """The speaker, wherever it says "I", and a body that speaks of "it" first: "said it will"."""
    if one.entity is None:
        return
    yield from _selves(read, one.entity, FIRST_PERSON, spans)
    own = OF_ITSELF.match(spans[0].of(read.text)) if spans else None
    if own and read.analysis.entities[one.entity].type == "ORG":
        first = Span(spans[0].start + own.start("it"), spans[0].start + own.end("it"))
        yield from _selves(read, one.entity, SELF["ORG"], (first,))


def _denier(read: _Read, one: Denial) -> Iterator[tuple[Span, Named]]:
    """Who denies, wherever the denied words say "he", "it" or "I"."""
    for number, (entity, identity) in enumerate(_entities(read)):
        if identity == _identity(read, one.denier_name):
            yield from _selves(read, number, SELF.get(entity.type, frozenset()), one.denied)


def _selves(
    read: _Read, number: int, pronouns: frozenset[str], spans: Spans
) -> Iterator[tuple[Span, Named]]:
    taken = {span.start for entity, _ in _entities(read) for span in entity.pronoun_mentions}
    named = Named(read.identities[number], read.analysis.entities[number].type)
    for span in spans:
        for match in re.finditer(r"[^\W\d_]+", span.of(read.text)):
            start = span.start + match.start()
            if match.group().lower() in pronouns and start not in taken:
                yield Span(start, start + len(match.group())), named


def _named(read: _Read, spans: Spans) -> Iterator[tuple[Span, Named]]:
    """Who is named within some spans."""
    for entity, identity in _entities(read):
        for mention, words in _mentions(entity, read.text):
            if any(span.contains(mention) for span in spans):
                yield mention, Named(identity, entity.type, words)


def _in_order(*found: Iterable[tuple[Span, Named]]) -> tuple[Named, ...]:
    return tuple(named for _, named in sorted(chain(*found), key=lambda one: one[0]))


def _entities(read: _Read) -> Iterator[tuple[Entity, int]]:
    return zip(read.analysis.entities, read.identities, strict=True)


def _mentions(entity: Entity, text: str) -> Iterator[tuple[Span, str]]:
    for mention in (*entity.mentions, *entity.demonym_mentions):
        yield mention, mention.of(text)
    yield from ((mention, "") for mention in entity.pronoun_mentions)
