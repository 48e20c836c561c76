from dataclasses import replace

import pytest

from analysis.evaluation.denials import same_claim, score_denials
from analysis.evaluation.gold import GoldDenial
from analysis.evaluation.scores import Scores
from analysis.models import Denial, DenialForm, Spans
from tests.evaluation.builders import DOC, TEXT, at, denial, material

MARKED = GoldDenial(
    doc=DOC,
    is_denial=True,
    cue=at("denied"),
    denied=at("the sale"),
    form=DenialForm.NOMINAL,
    claims=(at("the pier was sold"),),
    denier_name="Ines Calder",
)
LOOK_ALIKE = GoldDenial(doc=DOC, is_denial=False, cue=at("Nobody has"))
FOUND = denial("denied", "the sale", "the pier was sold", "Calder")
TRAP = denial("Nobody", "signed", None)


def scored(*predicted: Denial) -> Scores:
    return score_denials([MARKED, LOOK_ALIKE], material(denials=predicted))


def test_found_linked_and_named() -> None:
    assert scored(FOUND) == {
        "articles": 1,
        "detected": 1,
        "traps": 1,
        "gold": 1,
        "predicted": 1,
        "detection": {"p": 1.0, "r": 1.0, "f1": 1.0},
        "link_accuracy": 1.0,
        "denier_accuracy": 1.0,
        "end_to_end": {"p": 1.0, "r": 1.0, "f1": 1.0},
        "traps_taken": 0,
        "by_form": {"nominal": {"gold": 1, "detected": 1, "linked": 1}},
    }


@pytest.mark.parametrize(
    ("predicted", "detected", "linked"),
    [
        ([], 0.0, 0.0),
        ([replace(FOUND, cue=())], 1.0, 1.0),  # the denied words are enough
        ([replace(FOUND, denied=())], 1.0, 1.0),  # so is the cue
        ([replace(FOUND, claim=at("the ferry stops"))], 1.0, 0.0),
        ([replace(FOUND, claim=None)], 1.0, 0.0),
        ([FOUND, FOUND], 0.6667, 0.6667),  # the copy is one too many
        ([replace(FOUND, claim=None), FOUND], 0.6667, 0.0),  # the first met decides
        ([TRAP], 0.0, 0.0),
    ],
)
def test_detection_and_link(predicted: list[Denial], detected: float, linked: float) -> None:
    scores = scored(*predicted)
    assert scores["detection"]["f1"] == detected
    assert scores["end_to_end"]["f1"] == linked


@pytest.mark.parametrize(
    ("predicted", "taken"),
    [([FOUND], 0), ([FOUND, TRAP], 1), ([TRAP, TRAP], 1), ([replace(FOUND, cue=at("Nobody"))], 0)],
)
def test_a_look_alike_is_a_trap_for_what_met_no_denial(predicted: list[Denial], taken: int) -> None:
    assert scored(*predicted)["traps_taken"] == taken


def test_another_denier_is_wrong() -> None:
    assert scored(replace(FOUND, denier_name="Jon Reed"))["denier_accuracy"] == 0.0


@pytest.mark.parametrize(
    ("predicted", "gold", "expected"),
    [
        (None, [], True),
        (at("pier"), [], False),
        (None, [at("pier")], False),
        (at("pier"), [at("the pier was sold")], True),  # inside
        (at("wrote that the pier"), [at("the pier was sold")], True),  # 2 of 6 tokens
        (at("Gazette wrote that the pier"), [at("pier was sold. Mayor")], False),  # 1 of 9
        (at("the ferry stops"), [at("pier"), at("ferry stops")], True),  # an alternative
    ],
)
def test_claims_are_the_same_by_containment_or_common_tokens(
    predicted: Spans | None, gold: list[Spans], expected: bool
) -> None:
    assert same_claim(TEXT, predicted, gold) is expected
