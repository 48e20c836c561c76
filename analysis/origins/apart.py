"""What keeps two statements from being one claim: rules that each look at one thing."""

from collections.abc import Callable
from functools import cache

from analysis import words
from analysis.origins.figures import clashes
from analysis.origins.stems import stem
from analysis.origins.told import Told

LONG = 180
"""Days. What is said again later is more often said of something new: a rate is kept again."""
Rule = Callable[[Told, Told], bool]


def has_other_company(one: Told, other: Told) -> bool:
    """Their articles name nobody in common."""
    return one.around.isdisjoint(other.around) and one.id.article != other.id.article


def differs_in_figures(one: Told, other: Told) -> bool:
    """Each gives a figure, a day, a person, a body or a place that the other does not."""
    return clashes(one.wording.figures, other.wording.figures)


def differs_in_negation(one: Told, other: Told) -> bool:
    """One says "not" of a word that the other says without it."""
    negated = one.wording.negated ^ other.wording.negated
    return not negated.isdisjoint(one.wording.words & other.wording.words)


def says_the_opposite(one: Told, other: Told) -> bool:
    """One says "rose" where the other says "fell"."""
    only, there = one.wording.words - other.wording.words, other.wording.words - one.wording.words
    return any(not _opposites().get(word, frozenset()).isdisjoint(there) for word in only)


@cache
def _opposites() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for pair in words.load("origins")["opposites"]:
        first, second = map(stem, pair)
        found[first] = found.get(first, frozenset()) | {second}
        found[second] = found.get(second, frozenset()) | {first}
    return found


def leaves_open_who(one: Told, other: Told) -> bool:
    """A "he", "it" or "we" may be anybody: neither the speaker nor anybody named is the same."""
    if not (one.wording.is_open or other.wording.is_open) or is_of_one_origin(one, other):
        return False
    first, second = one.wording.figures, other.wording.figures
    return first.people.isdisjoint(second.people) and first.bodies.isdisjoint(second.bodies)


def does_something_else(one: Told, other: Told) -> bool:
    """Each tells of a deed, and neither has a deed of the other's: "sold" and "painted"."""
    first, second = one.wording, other.wording
    if not first.deeds or not second.deeds:
        return False
    of_first, of_second = first.words | first.deeds, second.words | second.deeds
    return first.deeds.isdisjoint(of_second) and second.deeds.isdisjoint(of_first)


def is_turned_round(one: Told, other: Told) -> bool:
    """Who did it is whom it was done to in the other."""
    shared = set(one.wording.order) & set(other.wording.order)
    first, second = ([who for who in told.wording.order if who in shared] for told in (one, other))
    is_same_voice = one.wording.is_passive == other.wording.is_passive
    return len(shared) > 1 and (first != second) is is_same_voice


def is_said_long_after(one: Told, other: Told) -> bool:
    """Half a year lies between them, and neither figures nor a speaker tie them together."""
    if one.published is None or other.published is None or is_of_one_origin(one, other):
        return False
    shared = one.wording.figures.numbers & other.wording.figures.numbers
    return not shared and abs((one.published - other.published).days) > LONG


def is_of_one_origin(one: Told, other: Told) -> bool:
    """Whether somebody with a name says both."""
    return one.origin is not None and one.origin == other.origin


SAID_DIFFERENTLY: tuple[Rule, ...] = (
    differs_in_figures,
    differs_in_negation,
    says_the_opposite,
    does_something_else,
    is_turned_round,
)
"""Rules about the words, for claims and for denials."""


def claims_nothing(one: Told, other: Told) -> bool:
    """One only names a thing, or asks."""
    return not (one.wording.is_claim and other.wording.is_claim)


APART: tuple[Rule, ...] = (
    claims_nothing,
    has_other_company,
    *SAID_DIFFERENTLY,
    leaves_open_who,
    is_said_long_after,
)
"""Rules for claims; a new rule is a new line."""
