"""What outlets are compared by: how they source, quote and hedge, and what they pass on."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from analysis.charts.theme import (
    BLUE,
    CERTAINTY_COLOURS,
    CERTAINTY_PATTERNS,
    CERTAINTY_WORDS,
    NAMED_KINDS,
    QUOTE_COLOURS,
    QUOTE_WORDS,
    SOURCE_KIND_COLOURS,
    SOURCE_KIND_PATTERNS,
    SOURCE_KIND_WORDS,
)
from analysis.models import Certainty, QuoteType, SourceKind
from analysis.tables.passing import SECOND_HAND, SHARED


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """What the stretches of a bar stand for, and which of them its number counts."""

    column: str
    words: Mapping[str, str]
    """The values that are drawn. Of a share, only those that it counts."""
    colours: Mapping[str, str]
    patterns: Mapping[str, str] = field(default_factory=dict)
    counts: frozenset[str]
    counted_as: str
    finding: str
    note: str


BY_KIND = Measure(
    column="kind",
    words=SOURCE_KIND_WORDS,
    colours=SOURCE_KIND_COLOURS,
    patterns=SOURCE_KIND_PATTERNS,
    counts=NAMED_KINDS,
    counted_as="named",
    finding="names its sources most often",
    note="Each bar is the whole of one outlet. Named: a person, an organisation or an outlet.",
)
BY_QUOTE = Measure(
    column="quote",
    words=QUOTE_WORDS,
    colours=QUOTE_COLOURS,
    counts=frozenset({QuoteType.DIRECT, QuoteType.MIXED}),
    counted_as="quoted",
    finding="quotes its sources most often",
    note="Each bar is the whole of one outlet. Quoted: wholly or in part.",
)
BY_CERTAINTY = Measure(
    column="certainty",
    words=CERTAINTY_WORDS,
    colours=CERTAINTY_COLOURS,
    patterns=CERTAINTY_PATTERNS,
    counts=frozenset({Certainty.HEDGED}),
    counted_as="hedged",
    finding="hedges most often",
    note="Each bar is the whole of one outlet: stated, claimed, hedged. As the article words "
    "it, not how true it is.",
)

_ANONYMOUS = (SourceKind.ANONYMOUS, SourceKind.UNATTRIBUTED)
ANONYMOUS_SHARE = Measure(
    column="origin_kind",
    words={kind: SOURCE_KIND_WORDS[kind] for kind in _ANONYMOUS},
    colours=SOURCE_KIND_COLOURS,
    patterns=SOURCE_KIND_PATTERNS,
    counts=frozenset(_ANONYMOUS),
    counted_as="anonymous",
    finding="rests on anonymous origins most often",
    note="Anonymous: the origin is a person without a name, or nobody at all (cross-hatched). "
    "Roles and groups, such as “police”, are not counted.",
)
SECOND_HAND_SHARE = Measure(
    column="hand",
    words={SECOND_HAND: "second-hand"},
    colours={SECOND_HAND: BLUE},
    counts=frozenset({SECOND_HAND}),
    counted_as="second-hand",
    finding="passes on most at second hand",
    note="Second-hand: the article has it from another outlet, or from somebody who passes on "
    "another’s words.",
)
SHARED_SHARE = Measure(
    column="shared",
    words={SHARED: "second-hand from an outlet or person that others here pass on too"},
    colours={SHARED: BLUE},
    counts=frozenset({SHARED}),
    counted_as="shared",
    finding="shares its origins with other outlets most often",
    note="Shared: second-hand statements from a named outlet or person that at least one other "
    "outlet here passes on too. Several reports, one origin: they do not bear each other out.",
)
