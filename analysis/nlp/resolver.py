"""Source spans to the entities they mean: by name, pronoun or description; None when unsure."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc

from analysis.models import Entity, Span
from analysis.nlp.found import NOBODY, Found
from analysis.nlp.rules import RULES
from analysis.nlp.scene import Scene, make_scene

Answer = tuple[Found, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolver:
    """Answers who a span means, and which rule said so. One for each parsed text."""

    scene: Scene
    answers: dict[Span, Answer] = field(default_factory=dict)

    def who(self, span: Span) -> int | None:
        """The number of the entity that a source span means; None when unsure or nobody named.

        A person inside a phrase about somebody else ("a Clinton spokesman") is not meant.
        """
        return self.resolve(span)[0].entity

    def rule(self, span: Span) -> str:
        """The name of the rule that decided; empty where none did."""
        return self.resolve(span)[1]

    def resolve(self, span: Span) -> Answer:
        """What was found, with the words it went by, and the rule."""
        if span not in self.answers:
            self.answers[span] = _ask(self.scene, span)
        return self.answers[span]


def _ask(scene: Scene, span: Span) -> Answer:
    tokens = scene.tokens(span)
    if not tokens:
        return NOBODY, ""
    for rule in RULES:
        found = rule(scene, tokens)
        if found is not None:
            return found, rule.__name__
    return NOBODY, ""


def make_resolver(doc: Doc, entities: Sequence[Entity]) -> Resolver:
    """The resolver of a parsed text and the entities found in it."""
    return Resolver(scene=make_scene(doc, entities))
