"""A parsed text with its named mentions laid over it: what the rules of reference look at."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Token

from analysis import words
from analysis.models import Entity, Span
from analysis.nlp.by_model import given_names
from analysis.nlp.quotation import inside_quotation
from analysis.nlp.reading import is_loud
from analysis.nlp.roles import Named, Role, find_roles


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """Doc, entities and what the rules need of both. Holds spaCy objects, so it is never stored."""

    doc: Doc
    text: str
    """Of the doc, which would put it together anew each time."""
    entities: tuple[Entity, ...]
    named: tuple[Named, ...]
    sex: Mapping[int, str]
    """ "man" or "woman" by entity, where a title or given name tells."""
    quoted: bytearray
    """For every character, whether it stands inside quotation marks."""
    roles: tuple[Role, ...]
    """The offices that the text gives to persons."""
    sources: tuple[Span, ...]
    """What the tagger takes for sources of statements, in reading order; empty without it."""
    peoples: tuple[Span, ...]
    """Where a people or party is named by its adjective or followers: "Ravelians"."""
    small: frozenset[str]
    """Every word that the text writes with a small letter."""
    token_starts: tuple[int, ...]
    """Where each token begins."""
    sentence_starts: tuple[int, ...]
    """Token number of every sentence's first token."""

    def named_at(self, token: Token) -> Iterator[Named]:
        """Yields the name that a token is part of, if it is."""
        at = bisect_right(self.named, token.idx, key=lambda named: named.span.start) - 1
        if at >= 0 and token.idx < self.named[at].span.end:
            yield self.named[at]

    def entity_at(self, token: Token) -> int | None:
        """The entity that a token is part of the name of."""
        return next((named.entity for named in self.named_at(token)), None)

    def tokens(self, span: Span) -> list[Token]:
        """The tokens that a span touches, without white space."""
        first = max(0, bisect_right(self.token_starts, span.start) - 1)
        last = bisect_left(self.token_starts, span.end)
        found = [self.doc[number] for number in range(first, last)]
        return [token for token in found if not token.is_space and _end(token) > span.start]

    def sentence_of(self, token: Token) -> int:
        """The number of the sentence a token stands in."""
        return max(0, bisect_right(self.sentence_starts, token.i) - 1)

    def sentence(self, number: int) -> tuple[int, int]:
        """The token numbers that a sentence begins with and ends before."""
        first, last, *_ = (*self.sentence_starts[number : number + 2], len(self.doc))
        return first, last

    def is_speaking(self, token: Token) -> bool:
        """Whether a token belongs to the source of a statement."""
        return _is_inside(token, self.sources)

    def is_people(self, token: Token) -> bool:
        """Whether a token names a people, or a party by its followers."""
        return _is_inside(token, self.peoples)

    def is_loud(self, token: Token) -> bool:
        """Whether a token stands in a line in Title Case, where a capital tells nothing."""
        text, at = self.text, token.idx
        end = text.find("\n", at)
        line = text[text.rfind("\n", 0, at) + 1 : end if end >= 0 else len(text)]
        return is_loud(line.split())

    def is_quoted(self, token: Token) -> bool:
        """Whether a token stands inside quotation marks."""
        return bool(self.quoted[token.idx]) if token.idx < len(self.quoted) else False


def _is_inside(token: Token, spans: Sequence[Span]) -> bool:
    at = bisect_right(spans, token.idx, key=lambda span: span.start) - 1
    return at >= 0 and token.idx < spans[at].end


def _end(token: Token) -> int:
    return token.idx + len(token)


def make_scene(doc: Doc, entities: Sequence[Entity]) -> Scene:
    """The scene of a parsed text and the entities found in it."""
    named = [
        Named(span=span, entity=number)
        for number, entity in enumerate(entities)
        for span in entity.mentions
    ]
    named.sort(key=lambda one: one.span)
    token_starts = tuple(token.idx for token in doc)
    starts = [token.i for token in doc if token.is_sent_start]
    text = doc.text
    return Scene(
        doc=doc,
        text=text,
        entities=tuple(entities),
        named=tuple(named),
        token_starts=token_starts,
        sex=dict(_sexes(text, entities)),
        quoted=inside_quotation(text),
        roles=tuple(find_roles(doc, token_starts, entities, named)),
        small=frozenset(token.text for token in doc if token.text.islower()),
        sources=tuple(sorted(_sources(doc))),
        peoples=tuple(sorted(span for e in entities for span in _peoples(e))),
        sentence_starts=tuple(starts) or (0,),
    )


def _sources(doc: Doc) -> Iterator[Span]:
    group = doc.spans.get("source")
    for source in group if group is not None else ():
        yield Span(source.start_char, source.end_char)


def _peoples(entity: Entity) -> Iterator[Span]:
    yield from entity.demonym_mentions
    if entity.type == "NORP":
        yield from entity.mentions


def _sexes(text: str, entities: Sequence[Entity]) -> Iterator[tuple[int, str]]:
    for number, entity in enumerate(entities):
        if entity.type == "PERSON":
            sex = _sex_by_title(text, entity) or given_names().get(entity.name.split()[0])
            if sex:
                yield number, sex


def _sex_by_title(text: str, entity: Entity) -> str | None:
    for span in entity.mentions:
        before = text[max(0, span.start - 12) : span.start].split()
        if before and before[-1].rstrip(".") in _sex_of_titles():
            return _sex_of_titles()[before[-1].rstrip(".")]
    return None


@cache
def _sex_of_titles() -> dict[str, str]:
    address = words.load("titles")["address"]
    return {title: sex for sex in ("man", "woman") for title in address[sex]}
