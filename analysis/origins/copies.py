"""Which articles are copies of one text: agency reports, reprints, rewrites."""

from analysis.origins.leaders import Judge
from analysis.origins.sketch import Sketch, count_shared

OF_SHORTER, OF_LONGER = 0.6, 0.3
"""How much of the shorter and of the longer article stands in the other. A paragraph that is
quoted is little of both; a report that was cut to a note is little of the longer one only."""
FOUND_BY = 16
"""Hashes an article is found by: of copies with half their shingles in common 1 in 65,000 is
missed, of those with three tenths 1 in 300."""
SHORTEST = 20
"""Shingles. Shorter texts are headlines and notices, which are alike by chance."""


def score_copy(one: Sketch, other: Sketch) -> float:
    """0 where two texts are not copies, else the share of the shorter one in the longer one."""
    if not one or not other or min(one[0], other[0]) < SHORTEST:
        return 0.0
    shared = count_shared(one, other)
    of_shorter, of_longer = shared / min(one[0], other[0]), shared / max(one[0], other[0])
    return of_shorter if of_shorter >= OF_SHORTER and of_longer >= OF_LONGER else 0.0


def _keys(sketch: Sketch) -> tuple[str, ...]:
    return tuple(f"{number:x}" for number in sketch[1 : FOUND_BY + 1])


COPIES: Judge[Sketch] = Judge(
    sort="copies",
    keys=_keys,
    score=score_copy,
    mark=lambda _: None,
    clashes=lambda _, __: False,
)
