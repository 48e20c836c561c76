"""Names that only likely mean the same: rules, each with a reason that the reader can check."""

from collections.abc import Iterator, Sequence

from analysis.resolution.likely.bodies import acronym, introduced, part_of_longer
from analysis.resolution.likely.evidence import Group, Pair
from analysis.resolution.likely.people import contested, initial, nickname, surname_alone
from analysis.resolution.likely.same_name import other_type
from analysis.resolution.likely.spelling import almost_same
from analysis.resolution.names import Suggestion

RULES = (
    surname_alone,
    initial,
    nickname,
    contested,
    introduced,
    acronym,
    part_of_longer,
    other_type,
    almost_same,
)
APART = 0.4
"""What is left of a score when an article names both: a guess, it only moves the pair down."""


def suggest(groups: Sequence[Group]) -> tuple[Suggestion, ...]:
    """Pairs of groups that may mean the same, best first; of several reasons the strongest."""
    best: dict[frozenset[Group], Suggestion] = {}
    for suggestion, pair in _all(groups):
        if pair not in best or _order(suggestion) < _order(best[pair]):
            best[pair] = suggestion
    return tuple(sorted(best.values(), key=_order))


def _all(groups: Sequence[Group]) -> Iterator[tuple[Suggestion, frozenset[Group]]]:
    for rule in RULES:
        for pair in rule(groups):
            yield _suggestion(pair, rule.__name__), frozenset((pair.one, pair.other))


def _suggestion(pair: Pair, rule: str) -> Suggestion:
    first, second = sorted((pair.one, pair.other), key=lambda group: group.rank)
    is_apart = not first.articles.isdisjoint(second.articles)
    return Suggestion(
        first=first.name,
        second=second.name,
        reason=f"{pair.reason} But an article names both." if is_apart else pair.reason,
        rule=rule,
        score=round(pair.score * (APART if is_apart else 1.0), 3),
    )


def _order(one: Suggestion) -> tuple[object, ...]:
    return (-one.score, one.first, one.second, one.rule, one.reason)
