"""Who a source is: rules in the order they are asked. The sentences are what "Why?" shows."""

from collections.abc import Callable, Sequence

from spacy.tokens import Token

from analysis.nlp.descriptions import (
    described_body,
    described_by_turn,
    described_person,
)
from analysis.nlp.found import Found
from analysis.nlp.naming import (
    named_as_example,
    named_beside_description,
    named_in_source,
    relative_pronoun,
)
from analysis.nlp.pairs import both_named
from analysis.nlp.pronouns import person_quoted, pronoun_body, pronoun_person, pronoun_several
from analysis.nlp.repeated import said_in_full, unnamed_before
from analysis.nlp.scene import Scene

Rule = Callable[[Scene, Sequence[Token]], Found | None]


def description_by_title(scene: Scene, source: Sequence[Token]) -> Found | None:
    """The article gives this office or description to one person only."""
    return described_person(scene, source)


def description_by_kind(scene: Scene, source: Sequence[Token]) -> Found | None:
    """The description fits the last organisation of that kind named before."""
    return described_body(scene, source)


def description_by_turn(scene: Scene, source: Sequence[Token]) -> Found | None:
    """The phrase describes the one person who was the speaker or subject just before it."""
    return described_by_turn(scene, source)


RULES: tuple[Rule, ...] = (
    named_in_source,
    named_beside_description,
    named_as_example,
    relative_pronoun,
    pronoun_person,
    person_quoted,
    pronoun_body,
    pronoun_several,
    both_named,
    description_by_title,
    description_by_kind,
    said_in_full,
    unnamed_before,
    description_by_turn,
)
