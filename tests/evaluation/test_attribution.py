from collections.abc import Sequence
from dataclasses import replace

import pytest

from analysis.evaluation.attribution import score_attributions
from analysis.evaluation.scores import Scores
from analysis.models import Attribution
from tests.evaluation.builders import ARTICLE, CALDER, GAZETTE, RUMOUR, at, material, said


def scored(*predicted: Attribution) -> Scores:
    return score_attributions([ARTICLE], material(attributions=predicted))


def f1(*predicted: Attribution) -> float:
    return scored(*predicted)["attribution"]["f1"]


def test_the_gold_itself_scores_one() -> None:
    scores = scored(GAZETTE, CALDER, RUMOUR)
    figures = {n: s for n, s in scores.items() if isinstance(s, dict) and not n.startswith("mixed")}
    assert {name: s.get("f1", s.get("accuracy")) for name, s in figures.items()} == dict.fromkeys(
        figures, 1.0
    )
    assert scores["articles"] == 1
    assert scores["words"] == 26


def test_nothing_scores_nothing() -> None:
    assert scored()["attribution"] == {"p": 0.0, "r": 0.0, "f1": 0.0, "predicted": 0, "gold": 3}


@pytest.mark.parametrize(
    ("predicted", "expected"),
    [
        ([GAZETTE, CALDER, RUMOUR], 1.0),
        ([GAZETTE], 0.5),  # P 1, R 1/3
        ([GAZETTE, GAZETTE], 0.4),  # the copy is one too many: P 1/2
        ([replace(GAZETTE, source=at("Gazette"))], 0.5),  # part of the source is enough
        ([replace(GAZETTE, source=at("ferry"))], 0.0),
        ([replace(GAZETTE, source=())], 0.0),
        ([replace(RUMOUR, source=at("ferry"))], 0.0),  # somebody where nobody is named
        ([replace(GAZETTE, content=at("the pier"))], 0.5),  # two of four tokens
        ([replace(GAZETTE, content=at("pier"))], 0.0),
        ([replace(GAZETTE, content=())], 0.0),
    ],
)
def test_an_attribution_needs_content_and_source(
    predicted: Sequence[Attribution], expected: float
) -> None:
    assert f1(*predicted) == expected


def test_roles_are_scored_by_tokens_and_by_runs() -> None:
    scores = scored(said("Gazette", "wrote that", "the pier was"))
    assert scores["token.source"] == {"p": 1.0, "r": 0.25, "f1": 0.4, "predicted": 1, "gold": 4}
    assert scores["token.cue"]["p"] == 0.5
    assert scores["token.content"] == {
        "p": 1.0,
        "r": 0.2308,
        "f1": 0.375,
        "predicted": 3,
        "gold": 13,
    }
    assert scores["span_exact.source"]["f1"] == scores["span_exact.content"]["f1"] == 0.0


def test_runs_of_an_interrupted_content_count_apart() -> None:
    cut = replace(GAZETTE, content=at("the pier", "sold"))
    scores = scored(cut, CALDER)["span_exact.content"]
    assert (scores["p"], scores["r"], scores["predicted"]) == (0.3333, 0.3333, 3)


def test_punctuation_decides_the_exact_figure_only() -> None:
    scores = scored(replace(CALDER, content=at("Nobody has signed")))
    assert scores["content_exact"]["f1"] == 0.0
    assert scores["content_exact_words"]["r"] == scores["content_overlap"]["r"] == 0.3333


def test_the_other_roles_are_judged_where_the_content_was_found() -> None:
    wrong = replace(CALDER, source=at("ferry"), cue=at("denied"))
    scores = scored(GAZETTE, wrong, RUMOUR)
    assert scores["source_accuracy"] == {"accuracy": 0.6667, "pairs": 3}
    assert scores["source_accuracy_sourced"] == {"accuracy": 0.5, "pairs": 2}
    assert scores["cue_accuracy"] == {"accuracy": 0.6667, "pairs": 3}


def test_groups_go_by_quotation_and_by_source() -> None:
    scores = scored(GAZETTE, replace(CALDER, source=()))
    assert scores["direct.content_overlap"]["f1"] == 1.0
    assert scores["direct.attribution"]["f1"] == 0.0
    assert scores["indirect.attribution"]["r"] == 0.5
    assert scores["sourced.attribution"] == {
        "p": 1.0,
        "r": 0.5,
        "f1": 0.6667,
        "predicted": 1,
        "gold": 2,
    }
    assert scores["sourceless.content_overlap"]["gold"] == 1


def test_a_cut_content_keeps_its_attributed_tokens() -> None:
    halves = [replace(RUMOUR, content=at(words)) for words in ("the ferry", "stops")]
    scores = scored(GAZETTE, CALDER, *halves)
    assert scores["attributed_token"]["f1"] == 1.0
    assert scores["attribution"]["p"] == 0.75


def test_a_content_with_another_source_has_no_attributed_token() -> None:
    scores = scored(GAZETTE, replace(CALDER, source=at("ferry")))["attributed_token"]
    assert (scores["p"], scores["r"]) == (0.4, 0.3077)  # 4 of 10, 4 of 13


def test_an_attribution_without_content_is_only_there_for_its_other_roles() -> None:
    scores = scored(GAZETTE, CALDER, RUMOUR, replace(GAZETTE, cue=at("denied"), content=()))
    assert scores["attribution"]["predicted"] == 3
    assert scores["token.cue"]["p"] == 0.75
