"""An article as the rules of this folder need it."""

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from analysis.attribution.quotes import quoted_characters
from analysis.models import Article, Entity, Span, Spans
from analysis.nlp import Resolver, is_outlet, make_resolver


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """The parsed text with who is in it. Holds spaCy objects, so it is never stored."""

    doc: Doc
    text: str
    """Of the doc, which puts it together anew from all its tokens each time it is asked."""
    entities: tuple[Entity, ...]
    resolver: Resolver
    publisher: str | None
    published: dt.date | None
    inside: bytearray
    """`quotes.quoted_characters` of the text."""
    sentences: Spans
    """In reading order, without white space at either end: in it lies what was blanked."""
    outlets: tuple[tuple[Span, int], ...]
    """Where a news outlet is named, in reading order, with its number among the entities."""

    def sentence_at(self, offset: int) -> Span:
        """The sentence that an offset of a word stands in."""
        return self.sentences[self.sentence_number(offset)]

    def sentence_number(self, offset: int) -> int:
        """The number of that sentence; -1 before the first."""
        return bisect_right(self.sentences, offset, key=lambda s: s.start) - 1

    def outlets_in(self, spans: Spans) -> Iterator[tuple[Span, Entity]]:
        """Yields every outlet that is named inside some spans, outlet by outlet."""
        found = {hit for span in spans for hit in self._outlets_within(span)}
        for mention, index in sorted(found, key=lambda hit: (hit[1], hit[0])):
            yield mention, self.entities[index]

    def _outlets_within(self, span: Span) -> Iterator[tuple[Span, int]]:
        first = bisect_left(self.outlets, span.start, key=lambda hit: hit[0].start)
        last = bisect_left(self.outlets, span.end, key=lambda hit: hit[0].start)
        return (hit for hit in self.outlets[first:last] if span.contains(hit[0]))


def make_setting(doc: Doc, article: Article, entities: tuple[Entity, ...]) -> Setting:
    """The setting of a parsed and tagged text."""
    text = doc.text
    return Setting(
        doc=doc,
        text=text,
        entities=entities,
        resolver=make_resolver(doc, entities),
        publisher=article.publisher,
        published=article.published,
        inside=quoted_characters(text),
        sentences=tuple(_trimmed(text, one.start_char, one.end_char) for one in doc.sents),
        outlets=_outlets(entities),
    )


def _trimmed(text: str, start: int, end: int) -> Span:
    words = text[start:end]
    first = start + len(words) - len(words.lstrip()) if words.strip() else start
    return Span(first, first + len(words.strip()))


def _outlets(entities: Sequence[Entity]) -> tuple[tuple[Span, int], ...]:
    """Mentions of outlets; somebody who is called like one, such as a Mr Bloomberg, is none."""
    return tuple(
        sorted(
            (mention, index)
            for index, entity in enumerate(entities)
            if entity.type != "PERSON" and is_outlet(entity.name)
            for mention in entity.mentions
        )
    )
