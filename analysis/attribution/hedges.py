"""Hedges: the words by which an article, or a speaker, keeps a distance from what is said.

Only what hedges this statement counts: words of its content, of its cue, and those that hang on
its cue ("she reportedly said"), never those of the statement beside it.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache

from spacy.tokens import Doc, Token

from analysis.attribution.phrases import tokens_in
from analysis.models import Reason, Span, Spans
from analysis.words import load

LONGEST_TURN = 16
"""Words of the longest of `turns` in hedges.toml, with some to spare."""
HedgeRule = Callable[[Token], Span | None]
VERBS = frozenset(("VERB", "AUX"))
PAST_OR_THIRD = frozenset(("VBD", "VBZ", "MD", "CD", "POS"))
"""What follows the name May or the month, but never the verb "may"."""
COMPARED = frozenset(("more", "less", "most", "least", "as", "how"))
"""Before "likely", these compare people and hedge nothing: "women are more likely to vote"."""
BE = frozenset(("be", "get"))


def word_of_distance(token: Token) -> Span | None:
    """A word such as "allegedly", "perhaps" or "unconfirmed" holds this at a distance."""
    is_hedge = token.lower_ in load("hedges")["words"]
    all_they_can = _next(token, 1).lower_ in ("can", "ca")
    return _span(token, token) if is_hedge and not all_they_can else None


def doubt_before_a_noun(token: Token) -> Span | None:
    """The thing is named with a word of doubt before it, such as "the alleged theft"."""
    is_doubt = token.lower_ in load("hedges")["before_a_noun"]
    is_before = token.dep_ in ("amod", "nmod", "compound") and token.head.i > token.i
    return _span(token, token) if is_doubt and is_before else None


def modal_of_possibility(token: Token) -> Span | None:
    """The verb has "may", "might" or "could": this is possible, no more."""
    if token.lower_ not in load("hedges")["modals"]:
        return None
    is_modal = _is_capital_may(token) if token.text == "May" else token.tag_ == "MD"
    has_verb = token.dep_ in ("aux", "auxpass") or _next(token, 1).pos_ in VERBS
    is_guess = is_modal and has_verb and not _is_ability(token)
    return _span(token, token) if is_guess else None


def _is_capital_may(token: Token) -> bool:
    """Whether "May" inside a headline is the verb: not the month, a name or a wish."""
    after = _next(token, 1)
    if token.is_sent_start or after.tag_ in PAST_OR_THIRD or after.i == token.i:
        return False
    return token.tag_ == "MD" or (after.tag_ == "VB" and after.pos_ in VERBS)


def _is_ability(token: Token) -> bool:
    """Whether somebody was, or was not, able to: "could not be reached", "could see"."""
    following = [_next(token, step).lower_ for step in (1, 2)]
    if token.lower_ != "could":
        return following == ["as", "well"]
    is_negated = following[0] in ("not", "n't", "n’t", "barely", "hardly", "only", "never")
    if is_negated:
        return following[1] != "have"
    return token.head.lemma_.lower() in load("hedges")["senses"] and following[0] != "have"


def appears_or_seems(token: Token) -> Span | None:
    """The article says how it looks, "appears to" or "seems that", not how it is."""
    if token.lemma_.lower() not in load("hedges")["seeming"] or token.pos_ not in VERBS:
        return None
    if (to := _infinitive_after(token)) is not None:
        return _span(token, to)
    clause = any(child.dep_ == "ccomp" and child.i > token.i for child in token.children)
    looks = any(child.dep_ in ("oprd", "acomp") for child in token.children)
    says_nothing_else = not any(child.dep_ == "prep" for child in token.children)
    return _span(token, token) if clause or (looks and says_nothing_else) else None


def said_by_nobody(token: Token) -> Span | None:
    """A passive leaves out who says it, such as "is said to" or "it is believed that"."""
    if token.lemma_.lower() not in load("hedges")["passives"] or token.tag_ != "VBN":
        return None
    be = next((c for c in token.lefts if c.dep_ == "auxpass" and c.lemma_.lower() in BE), None)
    agent = any(child.dep_ == "agent" for child in token.children)
    if be is None or agent:
        return None
    if (to := _infinitive_after(token)) is not None:
        return _span(be, to)
    it = next((c for c in token.lefts if c.dep_ == "nsubjpass" and c.lower_ == "it"), None)
    clause = any(child.dep_ == "ccomp" for child in token.children)
    return _span(it, token) if it is not None and clause else None


def likely_or_not(token: Token) -> Span | None:
    """This is called likely or unlikely, which is not certain."""
    if token.lower_ not in ("likely", "unlikely"):
        return None
    if any(child.lower_ in COMPARED for child in token.lefts):
        return None
    is_adverb = token.tag_ == "RB" and token.dep_ == "advmod" and token.head.pos_ in VERBS
    is_said_of = token.dep_ in ("acomp", "oprd") or _next(token, 1).lower_ == "to"
    return _span(token, token) if is_adverb or is_said_of else None


def nobody_confirms(token: Token) -> Span | None:
    """The article says that this could not be confirmed, or is not known."""
    if token.lower_ not in load("hedges")["turns_begin"]:
        return None
    # The doc's whole text would be put together anew from all its tokens for every word.
    match = _turns().match(token.doc[token.i : token.i + LONGEST_TURN].text)
    return Span(token.idx, token.idx + match.end()) if match else None


RULES: tuple[HedgeRule, ...] = (
    word_of_distance,
    doubt_before_a_noun,
    modal_of_possibility,
    appears_or_seems,
    said_by_nobody,
    likely_or_not,
    nobody_confirms,
)


def find_hedges(doc: Doc, cue: Spans, content: Spans) -> tuple[Reason, ...]:
    """The hedges of one statement: for each rule that found any, its words in reading order.

    A hedge inside quotation marks is the speaker's own, and a hedge of the content all the same.
    """
    found: dict[Span, str] = {}
    for token in _hedging_places(doc, cue, content):
        for rule in RULES:
            hedge = rule(token)
            if hedge is not None and not any(hedge.overlaps(other) for other in found):
                found[hedge] = rule.__name__
    return tuple(
        Reason(rule=name, words=tuple(sorted(span for span in found if found[span] == name)))
        for name in dict.fromkeys(found.values())
    )


def _hedging_places(doc: Doc, cue: Spans, content: Spans) -> Iterator[Token]:
    yield from tokens_in(doc, sorted((*cue, *content)))
    for token in tokens_in(doc, cue):
        yield from _beside(token)


def _beside(token: Token) -> Iterator[Token]:
    """What hangs on a word of the cue: its adverbs and auxiliaries, or the "appeared" above it."""
    yield from (child for child in token.children if child.dep_ in ("advmod", "aux", "auxpass"))
    if token.dep_ == "xcomp":
        yield token.head


def _infinitive_after(token: Token) -> Token | None:
    """The "to" of a verb that hangs on this one: "appears to win", "is said to be"."""
    for step in range(1, 4):
        word = _next(token, step)
        if word.lower_ == "to":
            return word if any(_next(word, n).tag_ == "VB" for n in (1, 2)) else None
        if word.pos_ not in ("ADV", "PART"):
            return None
    return None


def _next(token: Token, step: int) -> Token:
    """The word `step` places on; the token itself at the end of the text."""
    return token.doc[token.i + step] if token.i + step < len(token.doc) else token


def _span(first: Token, last: Token) -> Span:
    return Span(first.idx, last.idx + len(last))


@cache
def _turns() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(load('hedges')['turns'])})\b", re.IGNORECASE)
