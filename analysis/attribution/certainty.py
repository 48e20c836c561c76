"""How firmly an article lets a source speak: stated, claimed or hedged.

Read from cue and hedges alone. It says nothing of how true a statement is, and nothing of how sure
the extractor is, which is the confidence.
"""

from collections.abc import Callable
from dataclasses import dataclass

from spacy.tokens import Doc

from analysis.attribution.phrases import tokens_in
from analysis.attribution.setting import Setting
from analysis.models import Certainty, Reason, Span, Spans
from analysis.words import load


@dataclass(frozen=True, slots=True, kw_only=True)
class CertaintyView:
    """What the rules look at."""

    cue: tuple[str, ...]
    """Lemmas."""
    words: Spans
    """Of the cue."""
    hedges: Spans = ()
    """Outside quotation marks: the article's own."""
    conditions: Spans = ()
    """The "if" of a condition in the content, outside quotation marks."""


Decided = tuple[Certainty, Spans]
CertaintyRule = Callable[[CertaintyView], Decided | None]


def hedged_by_the_article(view: CertaintyView) -> Decided | None:
    """The article itself hedges this, with words outside quotation marks."""
    return (Certainty.HEDGED, view.hedges) if view.hedges else None


def said_on_a_condition(view: CertaintyView) -> Decided | None:
    """This is said to hold only if something else does."""
    return (Certainty.HEDGED, view.conditions) if view.conditions else None


def cue_keeps_distance(view: CertaintyView) -> Decided | None:
    """The cue makes this the source's own claim or belief, as "claimed" or "insisted" does."""
    return (Certainty.CLAIMED, view.words) if _has(view, "distant", "distant_nouns") else None


def cue_is_firm(view: CertaintyView) -> Decided | None:
    """The cue presents this as settled or given away, as "confirmed" or "revealed" does."""
    return (Certainty.STATED, view.words) if _has(view, "firm") else None


def cue_is_plain(view: CertaintyView) -> Decided | None:
    """The cue passes this on without taking sides, as "said" does, and nothing hedges it."""
    return Certainty.STATED, view.words


RULES: tuple[CertaintyRule, ...] = (
    hedged_by_the_article,
    said_on_a_condition,
    cue_keeps_distance,
    cue_is_firm,
    cue_is_plain,
)


def decide_certainty(view: CertaintyView) -> tuple[Certainty, Reason]:
    """The first rule's answer, with the words that it went by."""
    for rule in RULES:
        if (decided := rule(view)) is not None:
            certainty, words = decided
            return certainty, Reason(rule=rule.__name__, words=words)
    raise AssertionError("the last rule always answers")


def view_certainty(setting: Setting, cue: Spans, content: Spans, hedges: Spans) -> CertaintyView:
    """What the rules look at, of one statement."""
    return CertaintyView(
        cue=tuple(token.lemma_.lower() for token in tokens_in(setting.doc, cue)),
        words=cue,
        hedges=_unquoted(hedges, setting),
        conditions=_unquoted(tuple(sorted(find_conditions(setting.doc, content))), setting),
    )


def find_conditions(doc: Doc, content: Spans) -> set[Span]:
    """The "if" or "unless" of each clause that a clause of the content hangs on."""
    lists = load("certainty")
    return {
        Span(token.idx, token.idx + len(token))
        for token in tokens_in(doc, content)
        if token.lower_ in lists["conditions"]
        and token.dep_ == "mark"
        and token.head.dep_ == "advcl"
        and not (token.i and doc[token.i - 1].lower_ in lists["not_a_condition_after"])
    }


def _unquoted(spans: Spans, setting: Setting) -> Spans:
    return tuple(span for span in spans if not setting.inside[span.start])


def _has(view: CertaintyView, *lists: str) -> bool:
    return any(not set(view.cue).isdisjoint(load("certainty")[name]) for name in lists)
