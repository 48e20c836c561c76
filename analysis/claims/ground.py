"""An article as the search for denials needs it: whose words every character is part of."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Span as SpacySpan
from spacy.tokens import Token

from analysis.attribution.setting import Setting
from analysis.models import Attribution, Span, Spans

NOBODY = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """The parsed text with its statements laid over it."""

    setting: Setting
    attributions: tuple[Attribution, ...]
    cues: array[int]
    """For every character the number of the statement whose cue it is part of, or `NOBODY`."""
    told: array[int]
    """The same for what is said; of two statements the one that says less."""

    @property
    def text(self) -> str:
        """The article's text, its unanalysed blocks blanked."""
        return self.setting.text

    def cue_at(self, token: Token) -> int | None:
        """The number of the statement whose cue a word is part of."""
        return _number(self.cues, token)

    def told_at(self, token: Token) -> int | None:
        """The number of the statement that a word is said in."""
        return _number(self.told, token)


def _number(owners: array[int], token: Token) -> int | None:
    return owners[token.idx] if owners[token.idx] != NOBODY else None


def make_ground(setting: Setting, attributions: Sequence[Attribution]) -> Ground:
    """The ground of a text and the statements found in it."""
    length = len(setting.text)
    numbered = list(enumerate(attributions))
    shortest_last = sorted(numbered, key=lambda one: -_size(one[1].content))
    return Ground(
        setting=setting,
        attributions=tuple(attributions),
        cues=_painted(length, ((number, one.cue) for number, one in numbered)),
        told=_painted(length, ((number, one.content) for number, one in shortest_last)),
    )


def _size(spans: Spans) -> int:
    return sum(span.end - span.start for span in spans)


def _painted(length: int, owned: Iterable[tuple[int, Spans]]) -> array[int]:
    owners = array("l", [NOBODY]) * length
    for number, spans in owned:
        for span in spans:
            owners[span.start : span.end] = array("l", [number]) * _size((span,))
    return owners


def span_of(tokens: Sequence[Token] | SpacySpan) -> Span:
    """The stretch from the first of some words to the last.

    The parse hangs the white space after a line on its last word, and in it lies what was blanked.
    """
    words = [token for token in tokens if not token.is_space] or tokens
    return Span(words[0].idx, words[-1].idx + len(words[-1]))
