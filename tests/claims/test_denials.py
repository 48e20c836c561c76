"""Denials found, named and tied to their claims, in statements that are given."""

from collections.abc import Sequence

from analysis.attribution.setting import make_setting
from analysis.claims import RULES, find_denials
from analysis.models import Article, Attribution, Denial, Entity, SourceKind, Span, Stance
from analysis.nlp import load_language

TEXT = (
    "The Courier reported that Mara Voss had sold the mill. "
    "Bo Lind said the weather was fine. "
    "Voss denied these claims. "
    "Lind denied that Voss had sold the mill. "
    "Lind denied any part in the storm."
)


def span(words: str, nth: int = 0) -> Span:
    at = -1
    for _ in range(nth + 1):
        at = TEXT.index(words, at + 1)
    return Span(at, at + len(words))


def said(name: str, cue: Span, content: str, stance: Stance, entity: int) -> Attribution:
    return Attribution(
        source=(),
        cue=(cue,),
        content=(span(content),),
        source_name=name,
        entity=entity,
        source_kind=SourceKind.NAMED_PERSON,
        stance=stance,
        confidence=0.9,
    )


ENTITIES = (
    Entity(name="The Courier", type="ORG", mentions=(span("The Courier"),)),
    Entity(name="Mara Voss", type="PERSON", mentions=(span("Mara Voss"), span("Voss", 1))),
    Entity(name="Bo Lind", type="PERSON", mentions=(span("Bo Lind"),)),
)
STATEMENTS = (
    said("The Courier", span("reported"), "Mara Voss had sold the mill", Stance.ASSERTS, 0),
    said("Bo Lind", span("said"), "the weather was fine", Stance.ASSERTS, 2),
    said("Mara Voss", span("denied"), "these claims", Stance.DENIES, 1),
    said("Bo Lind", span("denied", 1), "that Voss had sold the mill", Stance.DENIES, 2),
    said("Bo Lind", span("denied", 2), "any part in the storm", Stance.DENIES, 2),
)


def found(
    text: str, statements: Sequence[Attribution], entities: tuple[Entity, ...] = ()
) -> tuple[Denial, ...]:
    article = Article(id="a", path="a", text=text)
    return find_denials(make_setting(load_language()(text), article, entities), statements)


def test_a_pointer_goes_to_the_claim_about_the_denier_not_to_the_nearest() -> None:
    first = found(TEXT, STATEMENTS, ENTITIES)[0]
    assert (first.claim_attribution, first.claimant_name) == (0, "The Courier")
    assert first.rules[:2] == ("verb_of_denial", "points_back")
    assert {rule.__name__ for rule in RULES} >= set(first.rules)


def test_a_clause_goes_to_the_claim_in_the_same_words() -> None:
    second = found(TEXT, STATEMENTS, ENTITIES)[1]
    assert second.claim_attribution == 0


def test_a_claim_that_is_stated_nowhere_stays_unknown() -> None:
    third = found(TEXT, STATEMENTS, ENTITIES)[2]
    assert (third.claim, third.claim_attribution, third.claimant_name) == (None, None, None)


def test_one_does_not_answer_oneself() -> None:
    own = (STATEMENTS[1], said("Bo Lind", span("denied"), "these claims", Stance.DENIES, 2))
    assert found(TEXT, own, ENTITIES)[0].claim_attribution is None


def test_no_denial_where_nothing_is_denied() -> None:
    assert found(TEXT[:97], STATEMENTS[:2], ENTITIES) == ()


def test_another_denial_in_the_same_words_is_not_the_claim() -> None:
    text = (
        "Voss denied selling the old mill to strangers. "
        "Her aide said no old mill was sold to strangers. "
        "Lind said she sold the old mill to strangers."
    )

    def at(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    def says(name: str, cue: str, content: str, stance: Stance) -> Attribution:
        return Attribution(
            source=(at(cue.split(" ")[0]),),
            cue=(at(cue),),
            content=(at(content),),
            source_name=name,
            stance=stance,
        )

    statements = (
        says("Mara Voss", "denied", "selling the old mill to strangers", Stance.DENIES),
        says("an aide", "aide said", "no old mill was sold to strangers", Stance.ASSERTS),
        says("Bo Lind", "Lind said", "she sold the old mill to strangers", Stance.ASSERTS),
    )
    assert found(text, statements)[0].claimant_name == "Bo Lind"
