"""What the tool makes of a text, as far as an example shows it, and whether it is right."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from analysis.charts.theme import CERTAINTY_WORDS, SOURCE_KIND_WORDS, STANCE_WORDS
from analysis.models import Analysis, Attribution, Denial, Span, Spans, words_of

STATEMENT, DENIAL = "statement", "denial"


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A statement or a denial that was found in a text of ours, right or wrong."""

    what: str
    source: Spans = ()
    cue: Spans = ()
    content: Spans = ()
    claim: Spans = ()
    """What a denial was taken to answer."""
    chain: tuple[str, ...] = ()
    """Through whom a statement came, outermost first, origin last, each in words."""
    stance: str = ""
    certainty: str = ""

    @property
    def said(self) -> str:
        """The finding in one line, in the words of the screens."""
        if self.what == DENIAL:
            return f"Denial · {self.chain[-1]}"
        stance = STANCE_WORDS[self.stance]
        return (
            f"Statement · {' → '.join(self.chain)} · {stance} · {CERTAINTY_WORDS[self.certainty]}"
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """An invented text that the tool gets wrong, what it finds, and what a reader would."""

    title: str
    text: str
    found: tuple[Found, ...]
    wanted: str
    why: str


def found_in(analysis: Analysis) -> tuple[Found, ...]:
    """The statements and denials of an analysis."""
    return (
        *map(_statement, analysis.attributions),
        *(_denial(denial) for denial in analysis.denials),
    )


def _statement(found: Attribution) -> Found:
    return Found(
        what=STATEMENT,
        source=found.source,
        cue=found.cue,
        content=found.content,
        chain=tuple(_named(link.name, link.kind) for link in found.chain),
        stance=found.stance,
        certainty=found.certainty,
    )


def _denial(found: Denial) -> Found:
    return Found(
        what=DENIAL,
        source=found.denier,
        cue=found.cue,
        content=found.denied,
        claim=found.claim or (),
        chain=(found.denier_name or SOURCE_KIND_WORDS["unattributed"],),
    )


def _named(name: str | None, kind: str) -> str:
    words = SOURCE_KIND_WORDS[kind]
    return f"{name} ({words})" if name else words


def fits(found: Found, text: str, like: Mapping[str, Any]) -> bool:
    """Whether a finding is like a description: what it is, and words that its parts hold.

    >>> said = Found(what="statement", source=(Span(0, 3),), content=(Span(9, 11),), chain=("Ann",))
    >>> fits(said, "Ann said no", {"what": "statement", "content": "no"})
    True
    >>> fits(said, "Ann said no", {"what": "statement", "chain": ["Bo", "Ann"]})
    False
    """
    return all(_agrees(found, text, name, wanted) for name, wanted in like.items())


def _agrees(found: Found, text: str, name: str, wanted: Any) -> bool:
    value = getattr(found, name)
    if name == "chain":
        return len(value) == len(wanted) and all(map(str.startswith, value, wanted))
    return wanted in words_of(text, value) if isinstance(value, tuple) else bool(value == wanted)


def is_mended(found: Iterable[Found], text: str, wrong: Mapping[str, Any]) -> bool:
    """Whether a failure is none any more: what was missing is there, or what was false is gone."""
    found = tuple(found)
    is_there = {key: any(fits(one, text, like) for one in found) for key, like in wrong.items()}
    return is_there.get("missing", False) or not is_there.get("false", True)


def to_json(found: Found) -> dict[str, Any]:
    """A finding as the package keeps it."""
    spans = {name: [[s.start, s.end] for s in getattr(found, name)] for name in _SPANS}
    words = {"what": found.what, "stance": found.stance, "certainty": found.certainty}
    kept = {**words, **spans, "chain": list(found.chain)}
    return {name: value for name, value in kept.items() if value}


def from_json(kept: Mapping[str, Any]) -> Found:
    """The finding that was kept."""
    spans: dict[str, Any] = {
        name: tuple(Span(start, end) for start, end in kept.get(name, ())) for name in _SPANS
    }
    return Found(
        what=kept["what"],
        chain=tuple(kept["chain"]),
        stance=kept.get("stance", ""),
        certainty=kept.get("certainty", ""),
        **spans,
    )


_SPANS = ("source", "cue", "content", "claim")
