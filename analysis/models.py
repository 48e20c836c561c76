"""Every noun of the project, declared once. All frozen; every finding points at words by `Span`."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha256


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of an article's text: `str` offsets, half open.

    >>> Span(4, 8).of("The Post said")
    'Post'
    """

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words themselves."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        """Whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end


Spans = tuple[Span, ...]


def words_of(text: str, spans: Iterable[Span]) -> str:
    """The words of several spans in reading order, with an ellipsis where something is left out.

    >>> words_of("one two three", [Span(8, 13), Span(0, 3)])
    'one … three'
    """
    return " … ".join(" ".join(span.of(text).split()) for span in sorted(spans))


class BlockKind(StrEnum):
    """What a stretch of an article is. Only headline and body are analysed."""

    HEADLINE = "headline"
    BODY = "body"
    CREDIT = "credit"
    BYLINE = "byline"
    CAPTION = "caption"
    RELATED = "related"
    PROMO = "promo"


KEY_LENGTH = 16
"""Hexadecimal digits of a block's key."""
ANALYSED = frozenset({BlockKind.HEADLINE, BlockKind.BODY})


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A line or paragraph and what it is. Blocks do not overlap and come in reading order."""

    kind: BlockKind
    span: Span
    reason: str = ""
    """Why it was not analysed, as a sentence for the reader; empty where it was."""

    def key(self, text: str) -> str:
        """A digest of the block's words, which still finds it when the text around it changes."""
        words = " ".join(self.span.of(text).split())
        return sha256(words.encode("utf8", "replace")).hexdigest()[:KEY_LENGTH]


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something that could not be done, as a value: a stable code and a sentence for the reader."""

    code: str
    message: str


class Basis(StrEnum):
    """Where a fact about an article was read."""

    GIVEN = "given"
    """Somebody said so when adding the article, or later."""
    JSON_LD = "json_ld"
    META_TAG = "meta_tag"
    VISIBLE_TEXT = "visible_text"
    """It stands on the page, where a reader sees it."""
    FILE = "file"
    """A field of the file: a document's properties, the head of a mail, a column of a table."""
    ADDRESS = "address"
    """The host's name stands for an outlet that does not give its own."""
    DETECTED = "detected"
    """Worked out from the words of the text: the language."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """An article as it was read: text and what is known of it. Unknown is None, never a guess."""

    id: str
    path: str
    text: str
    title: str | None = None
    byline: str | None = None
    publisher: str | None = None
    section: str | None = None
    url: str | None = None
    language: str | None = None
    published: dt.date | None = None
    """The day where the publisher is."""
    published_at: dt.datetime | None = None
    """The moment, with its own time zone; None where no time or no time zone is stated."""
    updated: dt.date | None = None
    updated_at: dt.datetime | None = None
    basis: tuple[tuple[str, Basis], ...] = ()
    """Name of a field and where its value was read, in the order of the fields."""
    marked: tuple[Block, ...] = field(default=(), compare=False, repr=False)
    """What the file itself tells by its tags: mostly what is not the story; a story's own
    subheadings and items as body. No finding."""
    decided: tuple[tuple[str, BlockKind], ...] = field(default=(), compare=False, repr=False)
    """Keys of blocks (`Block.key`) that somebody decided about, and what they are said to be."""
    remarks: tuple[Problem, ...] = ()
    """What the reader should know of how it was read, such as a date that was not believed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """Somebody or something named in one article, with every mention that was resolved to it."""

    name: str
    type: str
    """spaCy's labels: PERSON, ORG, GPE, LOC, NORP, EVENT, FAC, PRODUCT, ..."""
    aliases: tuple[str, ...] = ()
    mentions: Spans = ()
    """Named mentions, without titles and possessive 's."""
    demonym_mentions: Spans = ()
    """Such as "Russian" for Russia: counted apart."""
    pronoun_mentions: Spans = ()
    """Such as "he" and "her", where the text leaves no doubt who is meant: counted apart."""


class SourceKind(StrEnum):
    """Who stands behind a statement, from the most to the least accountable."""

    NAMED_PERSON = "named_person"
    NAMED_ORGANISATION = "named_organisation"
    MEDIA_OUTLET = "media_outlet"
    DOCUMENT = "document"
    AUTHOR = "author"
    ROLE_OR_GROUP = "role_or_group"
    ANONYMOUS = "anonymous"
    UNATTRIBUTED = "unattributed"


class QuoteType(StrEnum):
    """How much of a content stands inside quotation marks: most, some, none."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


class Stance(StrEnum):
    """What a source does with the content. "Denies" says what was said, never what is true."""

    ASSERTS = "asserts"
    DENIES = "denies"
    CONFIRMS = "confirms"
    NO_COMMENT = "no_comment"
    NOT_DENIED = "not_denied"
    QUESTIONS = "questions"
    EXPECTS = "expects"


class Certainty(StrEnum):
    """How firmly an article lets a source speak, by cue and hedges: never how true it is."""

    STATED = "stated"
    CLAIMED = "claimed"
    HEDGED = "hedged"


class DenialForm(StrEnum):
    """Where the denied thing stands: a clause, a noun phrase, or only a pointer to it."""

    INLINE = "inline"
    NOMINAL = "nominal"
    ANAPHORIC = "anaphoric"


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One element of a chain, outermost reporter first, origin last."""

    name: str | None
    kind: SourceKind
    spans: Spans = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidOn:
    """When something was said, as far as the text tells. No field is ever guessed."""

    date: dt.date | None = None
    granularity: str | None = None
    """day, month or year; None where there is no date."""
    order: str | None = None
    """earlier or later than what the article tells beside it; None where it does not say."""
    basis: Span | None = None
    """The words it was read from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """A rule that decided something about a statement, and the words of the text it went by."""

    rule: str
    """The rule's name: `analysis.explanations.explain` gives its sentence."""
    words: Spans = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Source, cue and content of one statement, and what the rules made of them."""

    source: Spans
    """Empty when nobody is named."""
    cue: Spans
    content: Spans
    """Several spans when the quotation is interrupted."""
    source_name: str | None = None
    entity: int | None = None
    """Index into the analysis' entities."""
    source_kind: SourceKind = SourceKind.UNATTRIBUTED
    chain: tuple[Link, ...] = ()
    quote: QuoteType = QuoteType.INDIRECT
    stance: Stance = Stance.ASSERTS
    hedges: Spans = ()
    certainty: Certainty = Certainty.STATED
    anonymity_reason: Spans = ()
    """Why the source is not named, in the article's words: "not authorised to speak"."""
    said_on: SaidOn = field(default_factory=SaidOn)
    confidence: float = 0.0
    """The extractor's own, 0 to 1: not the text's certainty, which is in `hedges` and the cue."""
    reasons: tuple[Reason, ...] = ()

    @property
    def rules(self) -> tuple[str, ...]:
        """Names of the rules that decided."""
        return tuple(reason.rule for reason in self.reasons)


@dataclass(frozen=True, slots=True, kw_only=True)
class Denial:
    """Somebody says that something is not so, and the claim it answers where the article has it."""

    attribution: int | None
    cue: Spans
    denier: Spans
    denied: Spans
    denier_name: str | None
    form: DenialForm
    claim: Spans | None = None
    claim_attribution: int | None = None
    claimant_name: str | None = None
    confidence: float = 0.0
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """Everything found in one article."""

    article: Article
    blocks: tuple[Block, ...]
    entities: tuple[Entity, ...]
    attributions: tuple[Attribution, ...]
    denials: tuple[Denial, ...]
    problems: tuple[Problem, ...] = ()
    version: str = ""
