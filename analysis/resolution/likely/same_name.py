"""The rule for one name with two types."""

from collections.abc import Iterator, Sequence

from analysis.resolution.folding import words_of
from analysis.resolution.likely.evidence import Group, Pair, index

TYPES = {
    "PERSON": "a person",
    "ORG": "an organisation",
    "GPE": "a country or town",
    "LOC": "a place",
    "NORP": "a people or creed",
    "EVENT": "an event",
}


def other_type(groups: Sequence[Group]) -> Iterator[Pair]:
    """The same words taken for one thing in some articles and for another in others."""
    for under in index(groups, _words).values():
        first = min(under, key=lambda group: group.rank)
        for other in under:
            if other.name.type != first.name.type:
                yield _pair(first, other)


def _words(group: Group) -> Iterator[str]:
    for one in group.known:
        words = words_of(one.name.name)
        yield "".join(words[len(words) > 1 and words[0] == "the" :])


def _pair(first: Group, other: Group) -> Pair:
    kinds = [TYPES.get(one.name.type, one.name.type.lower()) for one in (first, other)]
    name = other.name.name
    reason = f'"{name}" is taken for {kinds[0]} in some articles and for {kinds[1]} in others.'
    is_long = len(words_of(name)) > 1
    return Pair(one=first, other=other, reason=reason, score=0.65 if is_long else 0.35)
