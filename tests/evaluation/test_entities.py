from dataclasses import replace

import pytest

from analysis.evaluation.entities import bare_name, score_entities
from analysis.evaluation.gold import GoldArticle, GoldEntities, Material
from analysis.evaluation.scores import Scores
from analysis.models import Analysis, Article, Entity, Span
from tests.evaluation.builders import DOC, entity, material

CALDER = entity("Ines Calder", "PERSON", "Ines Calder", "Calder said")
GAZETTE = entity("Gazette", "ORG", "The Gazette")
PIER = entity("Pier", "LOC", "pier")
GOLD = GoldEntities(doc=DOC, entities=(CALDER, GAZETTE, PIER))


def scored(*predicted: Entity) -> Scores:
    return score_entities([GOLD], material(entities=predicted))


def test_the_gold_itself_scores_best() -> None:
    assert scored(*GOLD.entities) == {
        "articles": 1,
        "entities": 3,
        "gold": 4,
        "found": 4,
        "mention": {"p": 1.0, "r": 1.0, "f1": 1.0},
        "grouping_b3_f1": 1.0,
        "count_error": 0.0,
        "top5": 1.0,
    }


def test_nothing_found() -> None:
    assert scored() == {
        "articles": 1,
        "entities": 3,
        "gold": 4,
        "found": 0,
        "mention": {"p": 0.0, "r": 0.0, "f1": 0.0},
        "grouping_b3_f1": 0.0,
        "count_error": 1.0,
        "top5": 0.0,
    }


def test_no_gold_at_all() -> None:
    empty = GoldEntities(doc=DOC, entities=())
    scores = score_entities([empty], material(entities=(CALDER,)))
    assert scores["count_error"] is scores["top5"] is None


@pytest.mark.parametrize(
    ("predicted", "f1"),
    [
        (replace(GAZETTE, mentions=(Span(4, 11),)), 1.0),  # the article is no part of the name
        (replace(PIER, type="GPE"), 1.0),  # places are one type
        (replace(PIER, type="FAC"), 1.0),
        (replace(PIER, type="ORG"), 0.0),
        (replace(PIER, mentions=(Span(28, 31),)), 0.0),
        (replace(PIER, type="NORP"), 0.0),  # not scored
    ],
)
def test_a_mention_needs_span_and_type(predicted: Entity, f1: float) -> None:
    gold = GoldEntities(doc=DOC, entities=(GAZETTE if predicted.name == "Gazette" else PIER,))
    assert score_entities([gold], material(entities=(predicted,)))["mention"]["f1"] == f1


def test_a_split_entity_costs_grouping_and_counts() -> None:
    first, second = (replace(CALDER, mentions=(mention,)) for mention in CALDER.mentions)
    scores = scored(first, second, GAZETTE, PIER)
    assert scores["mention"]["f1"] == 1.0
    assert scores["grouping_b3_f1"] == 0.8571  # P 1, R (1/2 + 1/2 + 1 + 1) / 4
    assert scores["count_error"] == 0.1667  # one of two, then right twice


def test_a_merged_entity_costs_purity() -> None:
    merged = replace(CALDER, mentions=CALDER.mentions + GAZETTE.mentions)
    scores = scored(merged, PIER)
    assert scores["mention"] == {"p": 0.75, "r": 0.75, "f1": 0.75}
    assert scores["grouping_b3_f1"] == 0.8  # P (2/3 + 2/3 + 1/3 + 1) / 4, R 1
    assert scores["count_error"] == 0.8333


def test_only_the_most_frequent_five_count_and_ties_stand_in() -> None:
    text = " ".join(f"{name} {name}" for name in "ABCDE") + " F"

    def named(name: str, *starts: int) -> Entity:
        return Entity(name=name, type="ORG", mentions=tuple(Span(s, s + 1) for s in starts))

    frequent = tuple(named(name, 4 * i, 4 * i + 2) for i, name in enumerate("ABCDE"))
    rare = named("F", 20)
    gold = GoldEntities(doc=DOC, entities=(*frequent, rare))
    for predicted, expected in [((*frequent, rare), 1.0), (frequent[:4], 0.8), ((rare,), 0.0)]:
        analysis = Analysis(
            article=Article(id=DOC, path=DOC, text=text),
            blocks=(),
            entities=predicted,
            attributions=(),
            denials=(),
        )
        held = Material(articles={DOC: GoldArticle(doc=DOC, text=text)}, analyses={DOC: analysis})
        assert score_entities([gold], held)["top5"] == expected


@pytest.mark.parametrize(
    ("words", "bare"),
    [
        ("the Gazette", "Gazette"),
        ("The Gazette’s", "Gazette"),
        ("Calder's", "Calder"),
        ("Theodore", "Theodore"),
        ("Reeds'", "Reeds'"),
    ],
)
def test_articles_and_possessives_are_no_part_of_a_name(words: str, bare: str) -> None:
    assert bare_name(words, Span(0, len(words))).of(words) == bare
