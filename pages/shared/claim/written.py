"""A claim and its voices as HTML. Every word of an article passes through `html.escape` here."""

from collections.abc import Sequence
from html import escape

from analysis.charts.claim_voices import Voice
from analysis.charts.claim_words import Claim, verdictless
from analysis.charts.labels import shorten
from analysis.charts.theme import STATUS_WORDS
from analysis.models import Stance

LONGEST = 280
"""Characters of a claim as a heading; its passage has all of it."""
_GLYPHS = {
    Stance.ASSERTS: "●",
    Stance.DENIES: "✕",
    Stance.CONFIRMS: "◆",
    Stance.NO_COMMENT: "○",
}
"""The marks of the timeline, beside the words."""


def write_head(claim: Claim, origins: Sequence[str]) -> str:
    """What is claimed, what was answered to it and on what it rests, each origin in words."""
    return (
        f'<div class="or-claim-head"><h2>{escape(shorten(claim.words, LONGEST))}</h2>'
        f"<p>{_badge(claim)}{escape(verdictless(claim))}</p>{_rests_on(claim, origins)}</div>"
    )


def _badge(claim: Claim) -> str:
    if claim.is_silence:
        return ""
    words = STATUS_WORDS.get(claim.status, claim.status)
    return f'<span class="or-status or-{escape(claim.status)}">{escape(words)}</span> '


def _rests_on(claim: Claim, origins: Sequence[str]) -> str:
    if claim.is_silence:
        return f"<p>{escape(_ABOUT_NOTHING)}</p>"
    if not claim.origins:
        words = _NOT_COUNTED if claim.who else _NOT_TOLD
        return "" if claim.is_outside else f"<p>{escape(words)}</p>"
    if not origins:
        return f"<p>{escape(claim.origins)}{_copies(claim)}</p>"
    counts, _, _ = claim.origins.partition(": ")
    items = "".join(f"<li>{escape(origin)}</li>" for origin in origins)
    return f"<p>{escape(counts)}{_copies(claim)}:</p><ul>{items}</ul>"


def _copies(claim: Claim) -> str:
    if not claim.copies:
        return ""
    verb = "is a copy" if claim.copies == 1 else "are copies"
    return f" ({claim.copies:,} of the articles {verb} of another)"


_NOT_TOLD = "No article here states the claim itself; its origins are not known."
_ABOUT_NOTHING = "The claim that it is about was not found."
_NOT_COUNTED = "Its origins are not counted yet."


def write_voice(voice: Voice, about: str, *, with_words: bool) -> str:
    """Who says what to the claim, where and when. `about` says what it is to the claim."""
    glyph = _GLYPHS.get(Stance(voice.stance), "●")
    notes = [voice.where, voice.dates, voice.copied]
    lines = "".join(f'<p class="or-note">{escape(note)}</p>' for note in notes if note)
    is_shown = with_words and voice.words.strip()
    words = f'<p class="or-words">{escape(voice.words)}</p>' if is_shown else ""
    return (
        f'<div class="or-voice or-{escape(voice.stance)} or-{voice.part.name.lower()}">'
        f'<p class="or-speaker"><span class="or-glyph">{glyph}</span> <b>{escape(voice.label)}</b>'
        f'<span class="or-about">{escape(about)}</span></p>{words}{lines}</div>'
    )
