"""When a prediction is the same as the gold: by overlap, by best pair, by name."""

import re
from collections.abc import Iterable, Sequence

from analysis.evaluation.tokens import Indices
from analysis.models import Span

SAME_CONTENT = 0.5
"""Share of common tokens from which two contents are taken for the same statement."""

_PUNCTUATION = re.compile(r"[^\w\s]")


def jaccard(left: Indices, right: Indices) -> float:
    """Common tokens over all tokens; 0 where there are none.

    >>> jaccard(frozenset({1, 2}), frozenset({2, 3}))
    0.3333333333333333
    """
    either = len(left | right)
    return len(left & right) / either if either else 0.0


def pair_contents(gold: Sequence[Indices], predicted: Sequence[Indices]) -> dict[int, int]:
    """Gold indices to prediction indices, one to one, the most similar contents first.

    Where two pairs are as similar, the earlier gold content and then the earlier prediction wins.
    """
    candidates = sorted(
        (-similarity, g, p)
        for g, left in enumerate(gold)
        for p, right in enumerate(predicted)
        if (similarity := jaccard(left, right)) >= SAME_CONTENT
    )
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, g, p in candidates:
        if g not in pairs and p not in taken:
            pairs[g] = p
            taken.add(p)
    return pairs


def share_tokens(left: Indices, right: Indices) -> bool:
    """Whether both have a token in common; nothing agrees with nothing only."""
    return bool(left & right) or not (left or right)


def any_overlap(left: Iterable[Span] | None, right: Iterable[Span] | None) -> bool:
    """Whether a span of the one shares a character with a span of the other."""
    others = tuple(right or ())
    return any(span.overlaps(other) for span in left or () for other in others)


def names_agree(predicted: str | None, gold: str | None) -> bool:
    """Whether two names can be the same one's: the shorter ends with a word of the longer.

    A first word, where the shorter has one too, must be the same. No name agrees with no name only.

    >>> names_agree("Marsh", "Lena Marsh"), names_agree("Jon Marsh", "Lena Marsh")
    (True, False)
    """
    if not predicted or not gold:
        return not predicted and not gold
    left, right = _name_words(predicted), _name_words(gold)
    if not left or not right:
        return False
    short, long = sorted((left, right), key=len)
    return left == right or (short[-1] in long and (len(short) == 1 or short[0] == long[0]))


def _name_words(name: str) -> list[str]:
    return _PUNCTUATION.sub("", name.casefold()).removeprefix("the ").split()
