"""Whom a source means, as the rules of reference answer it."""

from dataclasses import dataclass

from analysis.models import Span, Spans


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One answer: an entity, or the description that a pronoun stands for, and the words read."""

    entity: int | None = None
    words: Spans = ()
    """What the rule went by: the name itself, or what the pronoun or description takes up."""
    described: Span | None = None
    """A phrase without a name that the source stands for: "a neighbour" for "she"."""


NOBODY = Found()
