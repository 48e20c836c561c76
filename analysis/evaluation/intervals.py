"""How far a score could be off by chance alone: intervals of 95 in 100."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from math import sqrt
from statistics import NormalDist, fmean
from typing import Any, NamedTuple

_Z = NormalDist().inv_cdf(0.975)

Rows = Sequence[Any]


class Interval(NamedTuple):
    """From where to where."""

    low: float
    high: float


def wilson(share: float, n: int) -> Interval | None:
    """The interval of a share of n (Wilson 1927); None of nothing.

    >>> [round(end, 3) for end in wilson(0.5, 10)]
    [0.237, 0.763]
    """
    if not n:
        return None
    middle = share + _Z**2 / (2 * n)
    reach = _Z * sqrt(share * (1 - share) / n + _Z**2 / (4 * n**2))
    # Rounding may leave the bounds of 0 and 1 a hair outside.
    low, high = ((middle + sign * reach) / (1 + _Z**2 / n) for sign in (-1, 1))
    return Interval(max(0.0, low), min(1.0, high))


def around(value: float, error: float, n: int) -> Interval:
    """The interval of a figure between 0 and 1 whose standard error comes from n articles.

    >>> [round(end, 3) for end in around(0.98, 0.02, 12)]
    [0.936, 1.0]
    """
    reach = _t(n - 1) * error
    return Interval(max(0.0, value - reach), min(1.0, value + reach))


def _t(freedom: int) -> float:
    """Student's quantile for 97.5 % by the first terms of its series in 1/freedom (Fisher 1926).

    >>> round(_t(11), 2), round(_t(83), 2)
    (2.2, 1.99)
    """
    z = _Z
    first = (z**3 + z) / 4
    second = (5 * z**5 + 16 * z**3 + 3 * z) / 96
    return z + first / freedom + second / freedom**2


def jackknife(rows: Rows, score: Callable[[Rows], Mapping[str, Any]]) -> dict[str, float]:
    """The standard error of every figure between 0 and 1, from leaving out one article at a time.

    Names of nested figures are joined by blanks. Articles and not rows are left out, because what
    stands in one article is alike (Efron, Stein 1981).
    """
    docs = tuple(dict.fromkeys(row.doc for row in rows))
    if len(docs) < 2:
        return {}
    without = [dict(figures(score([row for row in rows if row.doc != doc]))) for doc in docs]
    names = set.intersection(*(set(found) for found in without))
    return {name: _error([found[name] for found in without]) for name in sorted(names)}


def _error(values: Sequence[float]) -> float:
    n, middle = len(values), fmean(values)
    return round(sqrt((n - 1) / n * sum((value - middle) ** 2 for value in values)), 4)


def figures(scores: Mapping[str, Any], path: tuple[str, ...] = ()) -> Iterator[tuple[str, float]]:
    """Every ratio of nested scores with its full name; whole numbers are counts and left out.

    >>> list(figures({"gold": 3, "mention": {"f1": 0.5}}))
    [('mention f1', 0.5)]
    """
    for name, value in scores.items():
        if isinstance(value, Mapping):
            yield from figures(value, (*path, name))
        elif isinstance(value, float):
            yield " ".join((*path, name)), value
