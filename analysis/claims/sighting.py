"""What every search for denials gives: where one stands, before anyone is named or answered."""

from collections.abc import Callable
from dataclasses import dataclass

from spacy.tokens import Token

from analysis.claims.ground import Ground
from analysis.models import DenialForm, Spans


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """The words of one denial and the rule that saw it."""

    rule: str
    cue: Spans
    denied: Spans
    """Empty where nothing is said of it: "her denial"."""
    denier: Spans = ()
    """Who denies, by the sentence; empty where it is the speaker of `attribution`, or nobody."""
    attribution: int | None = None
    """The statement that the denial is, or is made in."""
    form: DenialForm | None = None
    """Where the rule knows it better than the denied words tell."""
    confidence: float = 0.6


Finder = Callable[[Token, Ground], Sighting | None]
