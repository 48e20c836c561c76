"""The ferry: no date, no outlet; a denial that points back and one that answers nothing."""

from analysis.models import (
    Analysis,
    Article,
    Attribution,
    BlockKind,
    Denial,
    DenialForm,
    Entity,
    SaidOn,
    SourceKind,
    Stance,
)
from tests.invented.pier import VERSION
from tests.invented.places import at, blocks_of, everywhere

FERRY = """The ferry is safe, engineer Tomas Reed said.
Passengers later disputed that.
The ferry line also rejected allegations of bribery.
"""


def ferry_analysis() -> Analysis:
    """The undated article without a known outlet."""
    article = Article(id="ferry", path="ferry.txt", text=FERRY)
    return Analysis(
        article=article,
        blocks=blocks_of(FERRY, BlockKind.BODY, BlockKind.BODY, BlockKind.BODY),
        entities=(
            Entity(name="Tomas Reed", type="PERSON", mentions=everywhere(FERRY, "Tomas Reed")),
        ),
        attributions=(_engineer(), _passengers(), _ferry_line()),
        denials=(_that(), _bribery()),
        version=VERSION,
    )


def _engineer() -> Attribution:
    return Attribution(
        source=at(FERRY, "engineer Tomas Reed"),
        cue=at(FERRY, "said"),
        content=at(FERRY, "The ferry is safe"),
        source_name="Tomas Reed",
        entity=0,
        source_kind=SourceKind.NAMED_PERSON,
        confidence=0.95,
    )


def _passengers() -> Attribution:
    return Attribution(
        source=at(FERRY, "Passengers"),
        cue=at(FERRY, "disputed"),
        content=at(FERRY, "that"),
        source_kind=SourceKind.ROLE_OR_GROUP,
        stance=Stance.DENIES,
        said_on=SaidOn(order="later", basis=at(FERRY, "later")[0]),
        confidence=0.85,
    )


def _ferry_line() -> Attribution:
    return Attribution(
        source=at(FERRY, "The ferry line"),
        cue=at(FERRY, "rejected"),
        content=at(FERRY, "allegations of bribery"),
        source_kind=SourceKind.ROLE_OR_GROUP,
        stance=Stance.DENIES,
        confidence=0.82,
    )


def _that() -> Denial:
    return Denial(
        attribution=1,
        cue=at(FERRY, "disputed"),
        denier=at(FERRY, "Passengers"),
        denied=at(FERRY, "that"),
        denier_name=None,
        form=DenialForm.ANAPHORIC,
        claim=at(FERRY, "The ferry is safe"),
        claim_attribution=0,
        claimant_name="Tomas Reed",
        confidence=0.8,
    )


def _bribery() -> Denial:
    return Denial(
        attribution=2,
        cue=at(FERRY, "rejected"),
        denier=at(FERRY, "The ferry line"),
        denied=at(FERRY, "bribery"),
        denier_name=None,
        form=DenialForm.NOMINAL,
        confidence=0.8,
    )
