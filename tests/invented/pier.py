"""The pier: an outlet that cites another that cites unnamed officials, and the mayor's denial."""

from dataclasses import replace
from datetime import date
from typing import Any

from analysis.models import (
    Analysis,
    Article,
    Attribution,
    Block,
    BlockKind,
    Denial,
    DenialForm,
    Entity,
    Link,
    QuoteType,
    Reason,
    SaidOn,
    SourceKind,
    Stance,
)
from tests.invented.places import at, blocks_of, everywhere

VERSION = "test-1"

PIER = """Mayor Denies Selling the Old Pier
Photo: Lena Marsh / Harbour Courier
Eastmere has sold the old pier to Northwind Holdings, the Eastmere Gazette reported, citing two \
officials who asked not to be named.
Mayor Ines Calder denied that the pier had been sold.
“Nobody has signed anything,” Calder said on 3 March.
The buyer allegedly paid two million crowns, according to a council document. Eastmerian \
shopkeepers were not asked.
Original Author: Jon Sedge
Read more: Ferry fares rise in Eastmere
"""


def make_article(text: str = PIER, **changes: Any) -> Article:
    """The article about the pier, or another one, with whatever is to be different."""
    article = Article(
        id="pier",
        path="pier.txt",
        text=text,
        title="Mayor Denies Selling the Old Pier",
        byline="Jon Sedge",
        publisher="Harbour Courier",
        url="https://courier.example/pier",
        language="en",
        published=date(2025, 3, 4),
    )
    return replace(article, **changes)


def make_analysis(**changes: Any) -> Analysis:
    """The analysis of the article about the pier, with whatever is to be different."""
    analysis = Analysis(
        article=make_article(),
        blocks=_blocks_of_pier(),
        entities=_entities_of_pier(),
        attributions=(_sale(), _denial_of_sale(), _nobody_signed(), _price()),
        denials=(_mayors_denial(),),
        version=VERSION,
    )
    return replace(analysis, **changes)


def _blocks_of_pier() -> tuple[Block, ...]:
    body = [BlockKind.BODY] * 4
    kinds = (BlockKind.HEADLINE, BlockKind.CREDIT, *body, BlockKind.BYLINE, BlockKind.RELATED)
    reasons = {
        BlockKind.CREDIT: "Photo credit, not part of this article",
        BlockKind.BYLINE: "The author's name",
        BlockKind.RELATED: "Related headlines, not part of this article",
    }
    blocks = blocks_of(PIER, *kinds)
    return tuple(replace(block, reason=reasons.get(block.kind, "")) for block in blocks)


def _entities_of_pier() -> tuple[Entity, ...]:
    headline_to_body = PIER[: PIER.index("Original Author")]
    return (
        Entity(
            name="Eastmere",
            type="GPE",
            mentions=at(PIER, "Eastmere"),
            demonym_mentions=at(PIER, "Eastmerian"),
        ),
        Entity(name="Northwind Holdings", type="ORG", mentions=at(PIER, "Northwind Holdings")),
        Entity(name="Eastmere Gazette", type="ORG", mentions=at(PIER, "Eastmere Gazette")),
        Entity(
            name="Ines Calder",
            type="PERSON",
            aliases=("Calder",),
            mentions=(*at(PIER, "Ines Calder"), everywhere(headline_to_body, "Calder")[1]),
        ),
    )


def _sale() -> Attribution:
    source = at(PIER, "the Eastmere Gazette")
    unnamed = at(PIER, "two officials who asked not to be named")
    return Attribution(
        source=source,
        cue=at(PIER, "reported"),
        content=at(PIER, "Eastmere has sold the old pier to Northwind Holdings"),
        source_name="Eastmere Gazette",
        entity=2,
        source_kind=SourceKind.MEDIA_OUTLET,
        chain=(
            Link(name="Eastmere Gazette", kind=SourceKind.MEDIA_OUTLET, spans=source),
            Link(name=None, kind=SourceKind.ANONYMOUS, spans=unnamed),
        ),
        said_on=SaidOn(order="earlier"),
        confidence=0.91,
        reasons=(
            Reason(rule="nearest_source"),
            Reason(rule="citing"),
        ),
    )


def _denial_of_sale() -> Attribution:
    source = at(PIER, "Mayor Ines Calder")
    return Attribution(
        source=source,
        cue=at(PIER, "denied"),
        content=at(PIER, "that the pier had been sold"),
        source_name="Ines Calder",
        entity=3,
        source_kind=SourceKind.NAMED_PERSON,
        chain=(Link(name="Ines Calder", kind=SourceKind.NAMED_PERSON, spans=source),),
        stance=Stance.DENIES,
        confidence=0.97,
        reasons=(
            Reason(rule="nearest_source"),
            Reason(rule="denial_verb"),
        ),
    )


def _nobody_signed() -> Attribution:
    return Attribution(
        source=(everywhere(PIER, "Calder")[1],),
        cue=at(PIER, "said"),
        content=at(PIER, "“Nobody has signed anything,”"),
        source_name="Ines Calder",
        entity=3,
        source_kind=SourceKind.NAMED_PERSON,
        quote=QuoteType.DIRECT,
        said_on=SaidOn(date=date(2025, 3, 3), granularity="day", basis=at(PIER, "on 3 March")[0]),
        confidence=0.99,
        reasons=(Reason(rule="nearest_source"),),
    )


def _price() -> Attribution:
    return Attribution(
        source=at(PIER, "a council document"),
        cue=at(PIER, "according to"),
        content=at(PIER, "The buyer allegedly paid two million crowns"),
        source_kind=SourceKind.DOCUMENT,
        hedges=at(PIER, "allegedly"),
        confidence=0.8,
    )


def _mayors_denial() -> Denial:
    return Denial(
        attribution=1,
        cue=at(PIER, "denied"),
        denier=at(PIER, "Mayor Ines Calder"),
        denied=at(PIER, "the pier had been sold"),
        denier_name="Ines Calder",
        form=DenialForm.INLINE,
        claim=at(PIER, "Eastmere has sold the old pier to Northwind Holdings"),
        claim_attribution=0,
        claimant_name="Eastmere Gazette",
        confidence=0.9,
        rules=("same_words",),
    )
