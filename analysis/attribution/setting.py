"""An article as the rules of this folder need it."""

from dataclasses import dataclass

from spacy.tokens import Doc

from analysis.models import Entity
from analysis.nlp import Resolver


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """The parsed text with who is in it. Holds spaCy objects, so it is never stored."""

    doc: Doc
    entities: tuple[Entity, ...]
    resolver: Resolver
    publisher: str | None
    inside: bytearray
    """`quotes.quoted_characters` of the text."""
