from dataclasses import replace

from analysis.evaluation.gold import GoldSource
from analysis.evaluation.scores import Scores
from analysis.evaluation.sources import score_sources
from analysis.models import Attribution, SourceKind
from tests.evaluation.builders import CALDER, DOC, GAZETTE, RUMOUR, at, material

GOLD = (
    GoldSource(doc=DOC, attribution=0, kind=SourceKind.MEDIA_OUTLET, names=("Gazette",)),
    GoldSource(doc=DOC, attribution=1, kind=SourceKind.NAMED_PERSON, names=("X", "Ines Calder")),
    GoldSource(doc=DOC, attribution=2, kind=None, names=(None,)),
)
OUTLET = replace(GAZETTE, source_kind=SourceKind.MEDIA_OUTLET, source_name="The Gazette")
PERSON = replace(CALDER, source_kind=SourceKind.NAMED_PERSON, source_name="Calder")


def scored(*predicted: Attribution) -> Scores:
    return score_sources(GOLD, material(attributions=predicted))


def test_kind_and_name_are_right() -> None:
    assert scored(OUTLET, PERSON, RUMOUR) == {
        "articles": 1,
        "gold": 2,  # what is no speaker is left out
        "matched": 2,
        "kind_accuracy": 1.0,
        "name_accuracy": 1.0,
        "worst_confusions": {},
    }


def test_only_found_contents_are_judged() -> None:
    wrong = replace(PERSON, source_kind=SourceKind.ANONYMOUS, source_name=None)
    elsewhere = replace(OUTLET, content=at("the ferry stops"))
    scores = scored(elsewhere, wrong)
    assert (scores["matched"], scores["kind_accuracy"], scores["name_accuracy"]) == (1, 0.0, 0.0)
    assert scores["worst_confusions"] == {"named_person -> anonymous": 1}


def test_nothing_found() -> None:
    assert scored()["kind_accuracy"] == 0.0


def test_all_parts_of_an_interrupted_content_count() -> None:
    assert scored(replace(OUTLET, content=at("the", "pier was sold")))["matched"] == 1
