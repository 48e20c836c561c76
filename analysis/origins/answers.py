"""Which claim of another article a denial answers."""

from collections.abc import Iterable, Mapping

from analysis.origins.apart import SAID_DIFFERENTLY, Rule
from analysis.origins.likeness import cover, share
from analysis.origins.reports import ReportId
from analysis.origins.told import Told

COVERED = 0.6
"""How much of the denied words stands in the claim, or of the claim in them. Less than between two
tellings: who denies leaves out more."""
SHARED = 0.4
"""How much of all that either says stands in both."""
AHEAD = 0.1
"""How much better than every other claim's the best one's score must be."""
ENOUGH = 2
"""Names or distinctive words in common."""
MOST = 64
"""Claims that a key leads to. What more claims share tells none of them."""


def is_said_by_the_denier(denial: Told, claim: Told) -> bool:
    """The denier is who claims it."""
    return denial.origin is not None and denial.origin == claim.origin


def is_newer(denial: Told, claim: Told) -> bool:
    """The claim was published after the denial."""
    if denial.published is None or claim.published is None:
        return False
    return claim.published > denial.published


def is_in_the_same_article(denial: Told, claim: Told) -> bool:
    """The claim stands in the denial's own article, where it was not found to be what is denied."""
    return denial.id.article == claim.id.article


def is_in_other_company(denial: Told, claim: Told) -> bool:
    """The claim names nobody of the denial, and their articles do not name the same two."""
    own = denial.named | ({denial.origin} if isinstance(denial.origin, int) else set())
    return own.isdisjoint(claim.named) and len(denial.around & claim.around) < ENOUGH


def has_too_little_in_common(denial: Told, claim: Told) -> bool:
    """They share fewer than two distinctive words, and the claim does not say all that is denied
    of somebody who is named."""
    is_enough = len(denial.wording.strong & claim.wording.strong) >= ENOUGH
    return not is_enough and not _says_all_of_it(denial, claim)


def _says_all_of_it(denial: Told, claim: Told) -> bool:
    """Whether the claim names the same and has every word of a denial that has few."""
    one, other = denial.wording, claim.wording
    said = {word for word in one.words - one.names if word[0] != "@"}
    named = (one.figures.people & other.figures.people) | (
        one.figures.bodies & other.figures.bodies
    )
    return bool(named) and len(said) >= ENOUGH and one.words - one.names <= other.words


def is_no_claim(_: Told, claim: Told) -> bool:
    """It names a thing or asks, and does not say that something is so."""
    return not claim.wording.is_claim


APART: tuple[Rule, ...] = (
    is_in_the_same_article,
    is_no_claim,
    is_said_by_the_denier,
    is_newer,
    has_too_little_in_common,
    is_in_other_company,
    *SAID_DIFFERENTLY,
)
"""Each keeps a denial from a claim; a new rule is a new line."""


def score_answer(denial: Told, claim: Told) -> float:
    """0 where a denial does not answer a claim, else how well it does, up to 2."""
    if any(rule(denial, claim) for rule in APART):
        return 0.0
    covered = cover(denial.wording, claim.wording)
    shared = share(denial.wording, claim.wording)
    return covered + shared if covered >= COVERED and shared >= SHARED else 0.0


def find_answered(denial: Told, claims: Mapping[ReportId, Told]) -> ReportId | None:
    """The claim that a denial answers; None where two might be, or none is."""
    ranked = sorted(_scored(denial, claims), key=lambda one: (-one[0], one[1]))
    if len(ranked) > 1 and ranked[0][0] - ranked[1][0] < AHEAD:
        return None
    return ranked[0][1] if ranked else None


def _scored(denial: Told, claims: Mapping[ReportId, Told]) -> Iterable[tuple[float, ReportId]]:
    scores = ((score_answer(denial, claim), id_) for id_, claim in claims.items())
    return ((score, id_) for score, id_ in scores if score)
