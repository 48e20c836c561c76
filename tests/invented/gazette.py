"""The gazette: two days earlier, an anonymous source and no comment."""

from datetime import date

from analysis.models import (
    Analysis,
    Attribution,
    BlockKind,
    Entity,
    SourceKind,
    Stance,
)
from tests.invented.pier import VERSION, make_article
from tests.invented.places import at, blocks_of, everywhere

GAZETTE = """Town Sells Old Pier
The old pier in Eastmere will belong to Northwind Holdings by summer, two officials said.
Northwind Holdings declined to comment.
"""


def gazette_analysis() -> Analysis:
    """The earlier article of the other outlet: an anonymous source, and no comment."""
    article = make_article(
        GAZETTE,
        id="gazette",
        path="gazette.txt",
        title="Town Sells Old Pier",
        byline=None,
        publisher="Eastmere Gazette",
        url=None,
        published=date(2025, 3, 2),
    )
    return Analysis(
        article=article,
        blocks=blocks_of(GAZETTE, BlockKind.HEADLINE, BlockKind.BODY, BlockKind.BODY),
        entities=(
            Entity(name="Eastmere", type="GPE", mentions=everywhere(GAZETTE, "Eastmere")),
            Entity(
                name="Northwind Holdings",
                type="ORG",
                mentions=everywhere(GAZETTE, "Northwind Holdings"),
            ),
        ),
        attributions=(_officials(), _no_comment()),
        denials=(),
        version=VERSION,
    )


def _officials() -> Attribution:
    return Attribution(
        source=at(GAZETTE, "two officials"),
        cue=at(GAZETTE, "said"),
        content=at(GAZETTE, "The old pier in Eastmere will belong to Northwind Holdings by summer"),
        source_kind=SourceKind.ANONYMOUS,
        confidence=0.88,
    )


def _no_comment() -> Attribution:
    source = (everywhere(GAZETTE, "Northwind Holdings")[1],)
    return Attribution(
        source=source,
        cue=at(GAZETTE, "declined to comment"),
        content=(),
        source_name="Northwind Holdings",
        entity=1,
        source_kind=SourceKind.NAMED_ORGANISATION,
        stance=Stance.NO_COMMENT,
        confidence=0.7,
    )
