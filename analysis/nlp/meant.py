"""Whom "he" and "her" mean, wherever they stand: rather nobody than a guess."""

from collections.abc import Callable, Sequence

from spacy.tokens import Token

from analysis.nlp.antecedents import Candidate, best, subject_above, subject_ahead
from analysis.nlp.cast import Cast, candidates_for
from analysis.nlp.clauses import is_somebody_else, own_subject

SELVES = frozenset({"himself", "herself"})
POSSESSIVES = frozenset({"his", "her", "hers"})
FARTHEST_OF_RANK = (2, 2, 1, 1)
"""Sentences back to somebody by the part of the sentence: of 55 pronouns read that had one person
to mean, the wrong ones were farther."""
LONGEST_CLAUSE = 60
"""Words between a subject and its pronoun."""
NOBODY = -1
"""What a rule answers that sees that nobody named is meant, or that nobody can tell."""

Rule = Callable[[Cast, Token], int | None]


def meant(cast: Cast, pronoun: Token) -> int | None:
    """The number of the person a pronoun means; None where that is not sure."""
    answers = (rule(cast, pronoun) for rule in RULES)
    answer = next((one for one in answers if one is not None), NOBODY)
    return None if answer == NOBODY else answer


def by_self(cast: Cast, pronoun: Token) -> int | None:
    """ "Himself" is the name right before it or the subject of its clause."""
    if pronoun.lower_ not in SELVES:
        return None
    before = pronoun.nbor(-1) if pronoun.i else pronoun
    near = before if before.i in cast.who and before.i != pronoun.i else own_subject(pronoun)
    is_fit = near is not None and near.i in cast.who and cast.fits(near, pronoun)
    return _known(cast, near) if near is not None and is_fit else NOBODY


def by_subject(cast: Cast, pronoun: Token) -> int | None:
    """ "His" is the subject of its clause, where the clause names no other person between."""
    if pronoun.lower_ not in POSSESSIVES:
        return None
    subject = own_subject(pronoun)
    if subject is None or subject.i not in cast.who or not cast.fits(subject, pronoun):
        return None
    if pronoun.i - subject.i > LONGEST_CLAUSE:
        return NOBODY
    between = cast.doc[subject.i + 1 : pronoun.i]
    others = {cast.who[t.i] for t in between if t.i in cast.who and cast.fits(t, pronoun)}
    return NOBODY if others - {cast.who[subject.i]} else _known(cast, subject)


def by_phrase(cast: Cast, pronoun: Token) -> int | None:
    """The subject behind a phrase that holds the pronoun, or above the clause with "when he"."""
    for near in (subject_ahead(cast.scene, pronoun), subject_above(pronoun)):
        if near is not None and near.i in cast.who and cast.fits(near, pronoun):
            return _known(cast, near)
    return None


def by_nearness(cast: Cast, pronoun: Token) -> int | None:
    """The last fitting person who spoke or was the subject, where no other is as likely."""
    found = without_own(cast, pronoun, candidates_for(cast, pronoun))
    one = best(found)
    if one is None or one.entity is None or one.back > FARTHEST_OF_RANK[one.rank]:
        return NOBODY
    near = [other for other in found if other.back <= max(1, one.back)]
    rivals = [other for other in near if other.entity != one.entity]
    return one.entity if not rivals or _is_nearest(one, rivals) else NOBODY


def without_own(cast: Cast, pronoun: Token, found: Sequence[Candidate]) -> list[Candidate]:
    """The candidates but for the subject of the clause in which "him" is the object."""
    subject = own_subject(pronoun) if is_somebody_else(pronoun) else None
    if subject is None:
        return list(found)
    entity = cast.who.get(subject.i)
    others = [one for one in found if one.token.i != subject.i]
    return [one for one in others if entity is None or one.entity != entity]


def _is_nearest(one: Candidate, rivals: Sequence[Candidate]) -> bool:
    """Whether somebody is the sentence's subject with no other person up to the pronoun."""
    is_subject = one.back == 0 and one.rank <= 1
    return is_subject and all(other.token.i < one.token.i for other in rivals if other.back == 0)


def is_likely(cast: Cast, pronoun: Token, entity: int) -> bool:
    """Whether somebody has just spoken or been a subject, so that a pronoun may go on so."""
    near = candidates_for(cast, pronoun)
    return any(one.entity == entity and one.rank <= 1 and one.back <= 1 for one in near)


def _known(cast: Cast, token: Token) -> int:
    entity = cast.who[token.i]
    return NOBODY if entity is None else entity


RULES: tuple[Rule, ...] = (by_self, by_subject, by_phrase, by_nearness)
