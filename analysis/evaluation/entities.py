"""Entities: are the names found, typed, put together, and counted right?"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from analysis.evaluation.gold import GoldEntities, Material
from analysis.evaluation.scores import (
    Scores,
    Tally,
    harmonic_mean,
    mean,
    one_to_one,
    rounded,
)
from analysis.models import Entity, Span

MARKED = frozenset({"PERSON", "ORG", "GPE", "LOC"})
"""Types that gold marks exhaustively."""
PREDICTED = MARKED | {"FAC"}
_COARSE = {"LOC": "GPE", "FAC": "GPE"}
_TOP = 5


@dataclass(frozen=True, slots=True)
class Label:
    """A mention's type, places being one type, and the index of its entity."""

    type: str
    entity: int


Labels = dict[Span, Label]


@dataclass(frozen=True, slots=True)
class Comparison:
    """The mentions of one article in the gold and in the prediction."""

    gold: Labels
    predicted: Labels

    @property
    def found(self) -> tuple[Span, ...]:
        """Gold mentions that were predicted, whatever their type."""
        return tuple(span for span in self.gold if span in self.predicted)


def score_entities(gold: Sequence[GoldEntities], material: Material) -> Scores:
    """Figures for mentions, their grouping, and the counts that readers see."""
    compared = [_compare(row, material) for row in gold]
    mentions = sum(map(_mentions_found, compared), Tally())
    errors = mean(error for article in compared for error in _count_errors(article))
    top = mean(_top_share(article) for article in compared if article.gold)
    return {
        "articles": len(gold),
        "entities": sum(len(_sizes(article.gold)) for article in compared),
        "gold": mentions.recall.of,
        "found": sum(len(article.found) for article in compared),
        "mention": mentions.prf(),
        "grouping_b3_f1": rounded(_b_cubed(compared)),
        "count_error": errors if errors is None else rounded(errors),
        "top5": top if top is None else rounded(top),
    }


def _compare(row: GoldEntities, material: Material) -> Comparison:
    text = material.text(row.doc)
    return Comparison(
        _labels(text, row.entities, MARKED),
        _labels(text, material.entities(row.doc), PREDICTED),
    )


def _labels(text: str, entities: Iterable[Entity], types: frozenset[str]) -> Labels:
    return {
        bare_name(text, mention): Label(_COARSE.get(entity.type, entity.type), index)
        for index, entity in enumerate(entities)
        if entity.type in types
        for mention in entity.mentions
    }


def bare_name(text: str, mention: Span) -> Span:
    """The mention without a leading "the" and a trailing 's.

    >>> bare_name("the Gazette's", Span(0, 13))
    Span(start=4, end=11)
    """
    words = mention.of(text)
    start = mention.start + 4 * words.lower().startswith("the ")
    return Span(start, mention.end - 2 * Span(start, mention.end).of(text).endswith(("'s", "’s")))


def _mentions_found(compared: Comparison) -> Tally:
    right = sum(
        compared.gold[span].type == compared.predicted[span].type for span in compared.found
    )
    return one_to_one(right, len(compared.predicted), len(compared.gold))


def _b_cubed(compared: Sequence[Comparison]) -> float:
    """F1 of how pure and how complete the group of each found mention is (Bagga, Baldwin 1998)."""
    pure = mean(_kept(a.predicted, a.gold, span) for a in compared for span in a.found)
    complete = mean(_kept(a.gold, a.predicted, span) for a in compared for span in a.found)
    return harmonic_mean(pure or 0.0, complete or 0.0)


def _kept(one: Labels, other: Labels, mention: Span) -> float:
    """The share of the mention's group in `one` that is also its group in `other`."""
    group = [
        span for span, label in one.items() if label.entity == one[mention].entity and span in other
    ]
    return sum(other[span].entity == other[mention].entity for span in group) / len(group)


def _count_errors(compared: Comparison) -> Iterable[float]:
    predicted = _sizes(compared.predicted)
    for entity, size in _sizes(compared.gold).items():
        counterpart = _counterpart(compared, entity)
        yield abs((0 if counterpart is None else predicted[counterpart]) - size) / size


def _sizes(labels: Labels) -> Counter[int]:
    return Counter(label.entity for label in labels.values())


def _counterpart(compared: Comparison, entity: int) -> int | None:
    """The predicted entity that holds most of a gold entity's mentions."""
    votes = Counter(
        compared.predicted[span].entity
        for span in compared.found
        if compared.gold[span].entity == entity
    )
    return votes.most_common(1)[0][0] if votes else None


def _top_share(compared: Comparison) -> float:
    """How many of the most frequent gold entities are among the most frequent predicted ones.

    Entities that tie with the last of the five may stand in for it, in gold and in prediction.
    """
    shown = _most_frequent(_sizes(compared.predicted))
    wanted = _most_frequent(_sizes(compared.gold))
    hits = sum(_counterpart(compared, entity) in shown for entity in wanted)
    places = min(_TOP, len(_sizes(compared.gold)))
    return min(places, hits) / places


def _most_frequent(sizes: Counter[int]) -> frozenset[int]:
    least = min((size for _, size in sizes.most_common(_TOP)), default=0)
    return frozenset(entity for entity, size in sizes.items() if size >= least)
