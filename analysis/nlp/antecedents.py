"""Who a pronoun may stand for: the names before it, by sentence and by their part in it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from analysis.nlp.roles import offices
from analysis.nlp.scene import Scene

LONGEST_PHRASE = 6
IN_PHRASE = frozenset({"DET", "ADJ", "NOUN", "PROPN"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
HE, SHE = frozenset({"he", "him", "his"}), frozenset({"she", "her", "hers"})
FARTHEST = 3
"""Sentences to look back. Farther back the nearest name is wrong about as often as right."""
FARTHEST_WORDS = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A name before the pronoun; a lower `rank` is a likelier antecedent."""

    entity: int
    rank: int
    at: int


def before_in(
    scene: Scene, tokens: Sequence[Token], pronoun: Token, types: frozenset[str]
) -> list[Candidate]:
    """Names of one sentence that the pronoun may take up: before it, and quoted only if it is."""
    found = []
    for token in tokens:
        entity = scene.entity_at(token)
        if entity is None or scene.entities[entity].type not in types:
            continue
        if scene.is_quoted(token) and not scene.is_quoted(pronoun):
            continue
        found.append(Candidate(entity=entity, rank=_rank(token), at=token.i))
    return found


def _rank(token: Token) -> int:
    """0 subject of the main clause, 1 other subject, 2 what belongs to a subject, 3 the rest."""
    if token.dep_ in SUBJECTS:
        verb = token.head
        return 0 if verb.dep_ in {"ROOT", "ccomp", "parataxis"} or verb.head.dep_ == "ROOT" else 1
    if token.dep_ in {"poss", "compound", "appos"} and token.head.dep_ in SUBJECTS:
        return 1 if token.dep_ == "appos" else 2
    return 3


def sentences_back(scene: Scene, pronoun: Token) -> Iterator[Sequence[Token]]:
    """What stands before the pronoun, sentence by sentence, nearest first."""
    here, farthest = scene.sentence_of(pronoun), pronoun.i - FARTHEST_WORDS
    for number in range(here, max(-1, here - FARTHEST - 1), -1):
        first, last = scene.sentence(number)
        if last <= farthest:
            return
        yield [scene.doc[number] for number in range(max(first, farthest, 0), min(last, pronoun.i))]


def same_before(scene: Scene, tokens: Sequence[Token], pronoun: Token) -> Token | None:
    """The last subject of the sentence that is the same pronoun and not in another's quotation."""
    forms = HE if pronoun.lower_ in HE else SHE
    for token in reversed(tokens):
        if token.lower_ in forms and token.dep_ in SUBJECTS:
            return token if scene.is_quoted(token) <= scene.is_quoted(pronoun) else None
    return None


def office_before(scene: Scene, tokens: Sequence[Token], pronoun: Token) -> Token | None:
    """The last subject of the sentence that is an office without a name ("the U.S. president")."""
    for token in reversed(tokens):
        if token.dep_ in SUBJECTS and token.lower_ in offices() and scene.entity_at(token) is None:
            return token if scene.is_quoted(token) <= scene.is_quoted(pronoun) else None
    return None


def phrase_before(head: Token) -> list[Token]:
    """A noun with its article and the words between, read off the words."""
    first = head.i
    while first and head.i - first < LONGEST_PHRASE and head.doc[first - 1].pos_ in IN_PHRASE:
        first -= 1
    return [head.doc[number] for number in range(first, head.i + 1)]


def best(candidates: Sequence[Candidate]) -> int | None:
    """The likeliest entity; None where two are as likely and neither is a subject."""
    if not candidates:
        return None
    rank = min(candidate.rank for candidate in candidates)
    likeliest = [candidate for candidate in candidates if candidate.rank == rank]
    if rank > 1 and len({candidate.entity for candidate in likeliest}) > 1:
        return None
    return likeliest[-1].entity


def fits(scene: Scene, entity: int, pronoun: str) -> bool:
    """Whether "he" or "she" can mean that entity, as far as titles and given names tell."""
    sex = scene.sex.get(entity)
    if pronoun in HE:
        return sex != "woman"
    return sex != "man" if pronoun in SHE else True
