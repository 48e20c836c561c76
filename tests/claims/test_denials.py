"""What a denied thing looks like, and which claim it answers."""

import pytest

from analysis.claims.denials import denial_form, find_denials, split_verdict
from analysis.models import Attribution, Entity, SourceKind, Span, Stance


@pytest.mark.parametrize(
    ("denied", "form"),
    [
        ("these claims", "anaphoric"),
        ("the report", "anaphoric"),
        ("it", "anaphoric"),
        ("That’s nonsense", "anaphoric"),
        ("all of those allegations", "anaphoric"),
        ("that he knew of the leak", "inline"),
        ("knowing of the leak", "inline"),
        ("she had signed it", "inline"),
        ("any role in the fire", "nominal"),
        ("the fraud claims against his brother", "nominal"),
        ("the fraud claims", "nominal"),
        ("wrongdoing", "nominal"),
    ],
)
def test_form(denied: str, form: str) -> None:
    assert denial_form(denied)[0] == form


@pytest.mark.parametrize(
    ("content", "denied"),
    [
        ("job cuts report false", "job cuts report"),
        ("that claim untrue", "that claim"),
        ("it was simply not true", "it"),
        (
            "The claim that the gates could jam “is simply not true”",
            "The claim that the gates could jam",
        ),
        ("their account “pure fiction”", "their account"),
        ("“nonsense”", "“nonsense”"),
        ("that he knew", "that he knew"),
        ("the false alarm was raised", "the false alarm was raised"),
    ],
)
def test_the_verdict_is_no_part_of_what_is_denied(content: str, denied: str) -> None:
    spans, _ = split_verdict(content, (Span(0, len(content)),))
    assert spans[0].of(content) == denied


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


def test_a_pointer_goes_to_the_claim_about_the_denier_not_to_the_nearest() -> None:
    first = find_denials(TEXT, STATEMENTS, ENTITIES)[0]
    assert (first.claim_attribution, first.claimant_name) == (0, "The Courier")
    assert first.rules == ("points_back", "claim_about_the_denier")


def test_a_clause_goes_to_the_claim_in_the_same_words() -> None:
    second = find_denials(TEXT, STATEMENTS, ENTITIES)[1]
    assert second.claim_attribution == 0


def test_a_claim_that_is_stated_nowhere_stays_unknown() -> None:
    third = find_denials(TEXT, STATEMENTS, ENTITIES)[2]
    assert (third.claim, third.claim_attribution, third.claimant_name) == (None, None, None)


def test_one_does_not_answer_oneself() -> None:
    own = (STATEMENTS[1], said("Bo Lind", span("denied"), "these claims", Stance.DENIES, 2))
    assert find_denials(TEXT, own, ENTITIES)[0].claim is None


def test_no_denial_where_nothing_is_denied() -> None:
    assert find_denials(TEXT, STATEMENTS[:2], ENTITIES) == ()


def test_another_denial_in_the_same_words_is_not_the_claim() -> None:
    text = (
        "Voss denied selling the mill. Her aide said no mill was sold. Lind said she sold the mill."
    )

    def at(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    def says(name: str, cue: str, content: str, stance: Stance) -> Attribution:
        return Attribution(
            source=(), cue=(at(cue),), content=(at(content),), source_name=name, stance=stance
        )

    statements = (
        says("Mara Voss", "denied", "selling the mill", Stance.DENIES),
        says("an aide", "aide said", "no mill was sold", Stance.ASSERTS),
        says("Bo Lind", "Lind said", "she sold the mill", Stance.ASSERTS),
    )
    assert find_denials(text, statements, ())[0].claimant_name == "Bo Lind"
