"""How much two statements say the same."""

from analysis.origins.apart import APART, is_of_one_origin
from analysis.origins.figures import clashes
from analysis.origins.leaders import Judge
from analysis.origins.told import Told
from analysis.origins.wording import VERBATIM, Figures, Wording, weigh

COVERED = 0.75
"""More than this much of the shorter telling, by weight, stands in the longer one: of four
distinctive words that two claims have each, one may not be another ("letters" for "warnings")."""
SHARED_BY_SOURCE, SHARED_BY_SPEAKER, SHARED = 0.2, 0.35, 0.5
"""How much of all their words two tellings share at least: where one cites the other's outlet,
where somebody with a name says both, and where nothing but the words ties them together."""
FEWEST, MANY = 2, 3
"""Distinctive words they share at least, with and without such a tie."""


def score_likeness(one: Told, other: Told) -> float:
    """0 where two statements are not surely one claim, else how alike they are, up to 2."""
    if is_repeated(one, other):
        return 0.0 if any(rule(one, other) for rule in APART) else 2.0
    common = len(one.wording.strong & other.wording.strong)
    is_tied = one.tellers or other.tellers or one.origin is not None
    if common < (FEWEST if is_tied else MANY):
        return 0.0
    fewest, least = _needed(one, other)
    if common < fewest or any(rule(one, other) for rule in APART):
        return 0.0
    covered, shared = cover(one.wording, other.wording), share(one.wording, other.wording)
    return covered + shared if covered > COVERED and shared >= least else 0.0


def is_repeated(one: Told, other: Told) -> bool:
    """Whether somebody with a name says the same words both times."""
    is_long = len(one.wording.words) >= VERBATIM
    return is_long and one.wording.words == other.wording.words and is_of_one_origin(one, other)


def _needed(one: Told, other: Told) -> tuple[int, float]:
    """How many distinctive words and how much of all words two statements are to share."""
    if cites(one, other) or cites(other, one):
        return FEWEST, SHARED_BY_SOURCE
    if is_of_one_origin(one, other):
        return FEWEST, SHARED_BY_SPEAKER
    return MANY, SHARED


def cites(one: Told, other: Told) -> bool:
    """Whether a statement comes from the other's outlet, or from an outlet that the other cites."""
    return other.outlet in one.tellers or not one.cited.isdisjoint(other.cited)


def cover(one: Wording, other: Wording) -> float:
    """How much of what the one says in the main stands in the other, or the other way round."""
    light = _light(one, other)
    return max(
        weigh(core & all_words, light) / weigh(core, light) if core else 0.0
        for core, all_words in ((one.core, other.words), (other.core, one.words))
    )


def share(one: Wording, other: Wording) -> float:
    """How much of all that two statements say stands in both."""
    light = _light(one, other)
    return weigh(one.words & other.words, light) / weigh(one.words | other.words, light)


def _light(one: Wording, other: Wording) -> frozenset[str]:
    """Words of names, and those by which only one of them says who somebody is."""
    told_by_one = (one.described | other.described) - (one.words & other.words)
    return one.names | other.names | told_by_one


def _mark(told: Told) -> Figures:
    return told.wording.figures


def _keys(told: Told) -> tuple[str, ...]:
    return told.wording.keys


CLAIMS: Judge[Told] = Judge(
    sort="claims", keys=_keys, score=score_likeness, mark=_mark, clashes=clashes
)
"""No two members of a claim give figures that clash, even where both agree with its first."""
