"""What a source does with the content: says it, denies it, confirms it, will not speak of it."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Token

from analysis.attribution.phrases import head_of, tokens_of
from analysis.attribution.setting import Setting
from analysis.models import Spans, Stance
from analysis.words import load


@dataclass(frozen=True, slots=True, kw_only=True)
class CueView:
    """What the stance rules look at, as plain words."""

    lemmas: tuple[str, ...]
    """Of the cue."""
    is_negated: bool
    first_content: tuple[str, ...]
    """Lemmas of the content's first noun phrase's head and of its first word."""
    content: str
    """The content, lower case."""


StanceRule = Callable[[CueView], Stance | None]


def _has(lemmas: tuple[str, ...], name: str) -> bool:
    return not set(lemmas).isdisjoint(load("stance")[name])


def refuses_to_answer(cue: CueView) -> Stance | None:
    """The cue is a refusal or failure to answer, which is neither a denial nor a confirmation."""
    if not (_has(cue.lemmas, "refuses") or cue.is_negated) or "say" in cue.lemmas:
        return None
    is_answer = _has(cue.lemmas, "answers") or _has(cue.first_content, "answers")
    return Stance.NO_COMMENT if is_answer else None


def does_not_deny(cue: CueView) -> Stance | None:
    """The cue is a word of denial that is itself negated."""
    return Stance.NOT_DENIED if cue.is_negated and _has(cue.lemmas, "denies") else None


def withholds_a_thing(cue: CueView) -> Stance | None:
    """The cue is "deny", but of a thing that is withheld from somebody, such as bail or entry."""
    withheld = "deny" in cue.lemmas and _has(cue.first_content, "withheld")
    return Stance.ASSERTS if withheld else None


def word_of_denial(cue: CueView) -> Stance | None:
    """The cue is a word of denial."""
    return Stance.DENIES if _has(cue.lemmas, "denies") else None


def turns_down_what_was_said(cue: CueView) -> Stance | None:
    """The cue turns something down, and that something is a thing said, such as a report."""
    pushes_back = {"push", "back"} <= set(cue.lemmas)
    turned_down = pushes_back or _has(cue.lemmas, "denies_what_is_said")
    return Stance.DENIES if turned_down and _has(cue.first_content, "said_things") else None


def calls_it_false(cue: CueView) -> Stance | None:
    """What was said is that a claim is not true, or a claim is called false."""
    named = _has(cue.lemmas, "calls") and _false_words().search(cue.content)
    return Stance.DENIES if named or _says_false().search(cue.content) else None


@cache
def _false_words() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(load('stance')['false_words'])})\b")


@cache
def _says_false() -> re.Pattern[str]:
    """It is false; the claims were not true; the claim that they met “is a lie”; nonsense."""
    claims = "|".join(w for w in load("stance")["said_things"] if len(w) > 4)
    owner = r"(?:(?:all|any|most|much) of )?(?:the|her|his|their|those|these|such|[\w.’'-]+[’']s)"
    claim = rf"{owner} (?:{claims})s?(?: (?:that|in|about|of|against) .+)?"
    subject = rf"(?:it|this|that|they|these|those|{claim})"
    verb = r"(?: [“\"]?(?:is|are|was|were)|[’']s|[’']re)"
    words = "|".join(load("stance")["false_words"])
    return re.compile(
        rf"^\W*(?:that )?(?:{subject}{verb}[\s“\"]+(?:\w+ly )?(?:an? )?)?(?:{words})\b"
        r"(?=\W*$|,| and\b)"
    )


def word_of_confirmation(cue: CueView) -> Stance | None:
    """The cue is a word of confirmation or admission and is not negated."""
    return Stance.CONFIRMS if _has(cue.lemmas, "confirms") and not cue.is_negated else None


def word_of_doubt(cue: CueView) -> Stance | None:
    """The cue asks or doubts."""
    return Stance.QUESTIONS if _has(cue.lemmas, "questions") else None


def word_of_expectation(cue: CueView) -> Stance | None:
    """The cue looks ahead: it expects, hopes, plans."""
    return Stance.EXPECTS if _has(cue.lemmas, "expects") else None


RULES: tuple[StanceRule, ...] = (
    does_not_deny,
    refuses_to_answer,
    withholds_a_thing,
    word_of_denial,
    turns_down_what_was_said,
    calls_it_false,
    word_of_confirmation,
    word_of_doubt,
    word_of_expectation,
)


def decide_stance(cue: CueView) -> tuple[Stance, str | None]:
    """The first rule's answer and its name; a plain assertion where no rule answers."""
    for rule in RULES:
        if (stance := rule(cue)) is not None:
            return stance, rule.__name__
    return Stance.ASSERTS, None


def view_cue(setting: Setting, cue: Spans, content: Spans) -> CueView:
    """The plain words behind a cue and its content."""
    tokens = [token for span in cue for token in tokens_of(setting.doc, span)]
    return CueView(
        lemmas=tuple(token.lemma_.lower() for token in tokens),
        is_negated=any(_is_negated(token) for token in tokens),
        first_content=_first_content(setting.doc, content),
        content=content[0].of(setting.text).lower() if content else "",
    )


def _is_negated(token: Token) -> bool:
    negations = load("stance")["negations"]
    return token.lower_ in negations or any(
        child.dep_ == "neg" or (child.lower_ in negations and child.dep_ == "advmod")
        for child in token.children
    )


def _first_content(doc: Doc, content: Spans) -> tuple[str, ...]:
    if not content:
        return ()
    tokens = tokens_of(doc, content[0])
    if not tokens:
        return ()
    head = head_of(tokens) or tokens[0]
    return (head.lemma_.lower(), tokens[0].lower_)
