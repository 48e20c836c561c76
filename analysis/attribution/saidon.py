"""When something was said, in the text's own words. No date is ever worked out from "earlier"."""

from spacy.tokens import Doc, Token

from analysis.attribution.phrases import tokens_in
from analysis.models import SaidOn, Span, Spans

ORDER = {
    "earlier": "earlier",
    "previously": "earlier",
    "before": "earlier",
    "formerly": "earlier",
    "later": "later",
    "subsequently": "later",
    "afterwards": "later",
    "afterward": "later",
    "since": "later",
}
ADVERBIAL = frozenset(("advmod", "npadvmod"))


def said_on(doc: Doc, cue: Spans) -> SaidOn:
    """The order that an adverb beside the cue gives: "Earlier, X reported", "X later denied"."""
    for token in tokens_in(doc, cue):
        for word in (token, *token.children):
            if (order := _order(word)) is not None:
                return SaidOn(order=order, basis=Span(word.idx, word.idx + len(word)))
    return SaidOn()


def _order(word: Token) -> str | None:
    return ORDER.get(word.lower_) if word.dep_ in ADVERBIAL else None
