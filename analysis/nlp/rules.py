"""Who a source is: rules in the order they are asked. The sentences are what "Why?" shows."""

from collections.abc import Callable, Sequence
from itertools import pairwise

from spacy.tokens import Token

from analysis.nlp.antecedents import (
    HE,
    SHE,
    SUBJECTS,
    before_in,
    best,
    fits,
    office_before,
    phrase_before,
    same_before,
    sentences_back,
)
from analysis.nlp.descriptions import described_body, described_person
from analysis.nlp.heads import RELATIVE, head_of
from analysis.nlp.scene import Scene

PERSONS = frozenset({"PERSON"})
BODIES = frozenset({"ORG", "GPE"})
MOST_STEPS = 12
"""Pronouns to follow back to a name."""
Rule = Callable[[Scene, Sequence[Token]], int | None]


def named_in_source(scene: Scene, source: Sequence[Token]) -> int | None:
    """The source is a name, or a description that ends in the name."""
    head = head_of(scene, source)
    entity = scene.entity_at(head) if head is not None else None
    return entity if entity is not None and scene.entities[entity].type != "NORP" else None


def named_beside_description(scene: Scene, source: Sequence[Token]) -> int | None:
    """The name stands right behind the description, after a comma."""
    head = head_of(scene, source)
    for before, token in pairwise(source):
        if head is None or before.text != ",":
            continue
        entity = scene.entity_at(token)
        if entity is not None and scene.entities[entity].type == "PERSON":
            return entity if not _is_followed_by_noun(scene, source, token) else None
        return None
    return None


def _is_followed_by_noun(scene: Scene, source: Sequence[Token], token: Token) -> bool:
    """Whether the name only belongs to what follows: "the aide, Lee's son"."""
    rest = [other for other in source if other.i >= token.i]
    head = head_of(scene, rest)
    return head is None or scene.entity_at(head) != scene.entity_at(token)


def relative_pronoun(scene: Scene, source: Sequence[Token]) -> int | None:
    """ "Who" and "which" stand for the name right before them."""
    if len(source) != 1 or source[0].lower_ not in RELATIVE or source[0].i == 0:
        return None
    at = source[0].i - 1
    while at > 0 and (scene.doc[at].text == "," or scene.doc[at].is_space):
        at -= 1
    return scene.entity_at(scene.doc[at])


def pronoun_person(scene: Scene, source: Sequence[Token]) -> int | None:
    """ "He" and "she" stand for the last person who was the subject or speaker before them."""
    if len(source) != 1 or source[0].lower_ not in HE | SHE:
        return None
    return _last_person(scene, source[0])


def _last_person(scene: Scene, pronoun: Token, steps: int = MOST_STEPS) -> int | None:
    """The person, through earlier pronouns where the text goes on with "he" for a while."""
    for tokens in sentences_back(scene, pronoun):
        candidates = before_in(scene, tokens, pronoun, PERSONS)
        fitting = [one for one in candidates if fits(scene, one.entity, pronoun.lower_)]
        earlier = same_before(scene, tokens, pronoun)
        office = office_before(scene, tokens, pronoun)
        is_subject = any(one.rank < 2 for one in fitting)
        if not is_subject and office is not None:
            return described_person(scene, phrase_before(office))
        if fitting and (earlier is None or is_subject):
            return best(fitting)
        if earlier is not None:
            return _last_person(scene, earlier, steps - 1) if steps else None
    return None


def pronoun_body(scene: Scene, source: Sequence[Token]) -> int | None:
    """ "It" stands for the organisation or country that was the last subject before it."""
    if len(source) != 1 or source[0].lower_ not in {"it", "its"}:
        return None
    return _last_subject(scene, source[0], BODIES)


def pronoun_several(scene: Scene, source: Sequence[Token]) -> int | None:
    """ "They" stands for the organisation or the several persons that were the last subject."""
    if len(source) != 1 or source[0].lower_ not in {"they", "their"}:
        return None
    return _last_subject(scene, source[0], BODIES | PERSONS)


def _last_subject(scene: Scene, pronoun: Token, types: frozenset[str]) -> int | None:
    """The named subject nearest before a pronoun, no farther than the sentence before."""
    for tokens in list(sentences_back(scene, pronoun))[:2]:
        subjects = [one for one in before_in(scene, tokens, pronoun, types) if one.rank < 2]
        nearest = subjects[-1].at if subjects else -1
        if any(_is_rival(token, pronoun) and token.i > nearest for token in tokens):
            return None
        if subjects:
            return _if_several(scene, nearest, subjects[-1].entity, pronoun)
    return None


def _is_rival(token: Token, pronoun: Token) -> bool:
    """Whether a subject without a name may be meant: a plural for "they", the main one for "it"."""
    if token.dep_ not in SUBJECTS or token.pos_ != "NOUN":
        return False
    if pronoun.lower_ in {"they", "their"}:
        return token.tag_ == "NNS"
    return token.head.dep_ == "ROOT" and token.tag_ != "NNS"


def _if_several(scene: Scene, at: int, entity: int, pronoun: Token) -> int | None:
    """The entity, unless it is one single person and the pronoun means several."""
    if scene.entities[entity].type != "PERSON":
        return entity
    has_others = any(child.dep_ == "conj" for child in scene.doc[at].children)
    return entity if has_others else None


def description_by_title(scene: Scene, source: Sequence[Token]) -> int | None:
    """The article gives this office or description to one person only."""
    return described_person(scene, source)


def description_by_kind(scene: Scene, source: Sequence[Token]) -> int | None:
    """The description fits the last organisation of that kind named before."""
    return described_body(scene, source)


RULES: tuple[Rule, ...] = (
    named_in_source,
    named_beside_description,
    relative_pronoun,
    pronoun_person,
    pronoun_body,
    pronoun_several,
    description_by_title,
    description_by_kind,
)
