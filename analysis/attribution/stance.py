"""What a source does with the content: says it, denies it, confirms it, will not speak of it."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Token

from analysis.attribution.phrases import head_of, tokens_in, tokens_of
from analysis.attribution.setting import Setting
from analysis.models import Span, Spans, Stance
from analysis.words import load

REACH = 160
"""Characters of the content in which a turn that began in the cue may end."""
STRAIGHT = str.maketrans("’‘\n\t\xa0", "''   ")


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
    cue: str = ""
    """The cue, lower case, apostrophes straight."""
    following: str = ""
    """The part of the content that stands behind the cue, lower case."""
    objects: tuple[str, ...] = ()
    """Lemmas of the objects of the cue's verbs."""


StanceRule = Callable[[CueView], Stance | None]


def _has(lemmas: tuple[str, ...], name: str) -> bool:
    return not set(lemmas).isdisjoint(load("stance")[name])


@cache
def _turns(name: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(load('stance')['turns'][name])})")


def turn_in(cue: CueView, name: str) -> re.Match[str] | None:
    """The first turn of the list that begins in the cue; it may end in the content."""
    phrase = f"{cue.cue} {cue.following[:REACH]}".translate(STRAIGHT)
    found = _turns(name).search(phrase)
    return found if found is not None and found.start() < len(cue.cue) else None


def asserts_in_spite_of_its_words(cue: CueView) -> Stance | None:
    """The cue sounds like doubt or denial and is none, such as "no denying" or "asked for"."""
    return Stance.ASSERTS if turn_in(cue, "asserts") else None


def turn_of_refusal(cue: CueView) -> Stance | None:
    """The words refuse an answer, such as "would not say whether" or "could not be reached"."""
    return Stance.NO_COMMENT if turn_in(cue, "no_comment") else None


def leaves_it_open(cue: CueView) -> Stance | None:
    """The words leave it open, such as "did not rule out" or "stopped short of denying"."""
    return Stance.NOT_DENIED if turn_in(cue, "not_denied") else None


def refuses_to_answer(cue: CueView) -> Stance | None:
    """The cue is a refusal or failure to answer, which is neither a denial nor a confirmation."""
    if not (_has(cue.lemmas, "refuses") or cue.is_negated) or "say" in cue.lemmas:
        return None
    is_answer = _has(cue.lemmas, "answers") or _has(cue.first_content, "answers")
    return Stance.NO_COMMENT if is_answer else None


def does_not_confirm(cue: CueView) -> Stance | None:
    """The cue is a word of confirmation that is itself negated: not a denial either."""
    is_so = "confirm" in cue.lemmas and cue.is_negated
    return Stance.NO_COMMENT if is_so else None


def does_not_deny(cue: CueView) -> Stance | None:
    """The cue is a word of denial that is itself negated."""
    return Stance.NOT_DENIED if cue.is_negated and _has(cue.lemmas, "denies") else None


def withholds_a_thing(cue: CueView) -> Stance | None:
    """The cue is "deny", but of a thing that is withheld from somebody, such as bail or entry."""
    things = (*cue.first_content[:1], *cue.objects)
    is_to_somebody = len(cue.objects) > 1
    withheld = "deny" in cue.lemmas and (is_to_somebody or _has(things, "withheld"))
    return Stance.ASSERTS if withheld else None


def word_of_denial(cue: CueView) -> Stance | None:
    """The cue is a word of denial."""
    return Stance.DENIES if _has(cue.lemmas, "denies") else None


def turn_of_denial(cue: CueView) -> Stance | None:
    """The words deny as a whole, such as "pleaded not guilty" or "pushed back on the claim"."""
    return Stance.DENIES if turn_in(cue, "denies") else None


def turns_down_what_was_said(cue: CueView) -> Stance | None:
    """The cue turns something down, and that something is a thing said, such as a report."""
    pushes_back = {"push", "back"} <= set(cue.lemmas)
    turned_down = pushes_back or _has(cue.lemmas, "denies_what_is_said")
    return Stance.DENIES if turned_down and _has(cue.first_content[:1], "said_things") else None


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


def holds_that_it_is_not_so(cue: CueView) -> Stance | None:
    """The source insists, and what it insists on is that something is not so."""
    content = cue.content.lstrip("“\"‘' ").translate(STRAIGHT)
    insists = _has(cue.lemmas, "holds_on") and not cue.is_negated
    return Stance.DENIES if insists and _turns("negated").match(content) else None


def word_of_confirmation(cue: CueView) -> Stance | None:
    """The cue is a word of confirmation or admission, neither negated nor refused."""
    of_a_fact = not _has((*cue.first_content[:1], *cue.objects), "confirmed_in_office")
    is_held_back = cue.is_negated or _has(cue.lemmas, "refuses")
    confirms = _has(cue.lemmas, "confirms") and not is_held_back
    return Stance.CONFIRMS if confirms and of_a_fact else None


def word_of_doubt(cue: CueView) -> Stance | None:
    """The cue asks or doubts."""
    if "challenge" in cue.lemmas:
        things = ("said_things", "can_be_questioned")
        questioned = any(_has(cue.first_content, name) for name in things)
        return Stance.QUESTIONS if questioned else None
    doubts = _has(cue.lemmas, "questions") or turn_in(cue, "questions")
    return Stance.QUESTIONS if doubts else None


def word_of_expectation(cue: CueView) -> Stance | None:
    """The cue looks ahead: it expects, hopes, plans."""
    ahead = _has(cue.lemmas, "expects") or turn_in(cue, "expects")
    return Stance.EXPECTS if ahead else None


RULES: tuple[StanceRule, ...] = (
    asserts_in_spite_of_its_words,
    leaves_it_open,
    turn_of_refusal,
    does_not_deny,
    refuses_to_answer,
    does_not_confirm,
    withholds_a_thing,
    word_of_denial,
    turn_of_denial,
    turns_down_what_was_said,
    calls_it_false,
    holds_that_it_is_not_so,
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
    tokens = tuple(tokens_in(setting.doc, cue))
    words = " ".join(_plain(span.of(setting.text)) for span in cue)
    return CueView(
        lemmas=tuple(_lemma(token) for token in tokens),
        is_negated=any(_is_negated(token) for token in tokens),
        first_content=_first_content(setting.doc, content),
        content=_plain(content[0].of(setting.text)) if content else "",
        following=_plain(behind.of(setting.text)) if (behind := span_behind(cue, content)) else "",
        cue=words.translate(STRAIGHT),
        objects=tuple(
            child.lemma_.lower()
            for token in tokens
            for child in token.children
            if child.dep_ in ("dobj", "obj", "dative") and child.pos_ != "ADP"
        ),
    )


def span_behind(cue: Spans, content: Spans) -> Span | None:
    """The part of the content that follows the cue, as "to comment" follows "declined"."""
    return next((span for span in content if span.start >= cue[-1].end), None)


def _plain(words: str) -> str:
    return " ".join(words.lower().split())


def _lemma(token: Token) -> str:
    """A participle before a noun keeps its form: "a debunked claim" debunks nothing here."""
    is_adjective = token.dep_ == "amod" and token.tag_ in ("VBN", "VBG")
    return token.lower_ if is_adjective else token.lemma_.lower()


def _is_negated(token: Token) -> bool:
    return token.lower_ in load("stance")["negations"] or any(negations_of(token))


def negations_of(verb: Token) -> Iterator[Token]:
    """Yields the words that negate a word of the cue, such as "not" and "never"."""
    negations = load("stance")["negations"]
    for child in verb.children:
        if child.dep_ == "neg" or (child.lower_ in negations and child.dep_ == "advmod"):
            yield child
        if child.dep_ == "nsubj" and (no := _nobody(child)) is not None:
            yield no


def _nobody(subject: Token) -> Token | None:
    """The word that makes a subject nobody: "nobody", or the "no" of "no one"."""
    if subject.lower_ in load("stance")["nobody"]:
        return subject
    return next((child for child in subject.children if child.lower_ == "no"), None)


def _first_content(doc: Doc, content: Spans) -> tuple[str, ...]:
    if not content:
        return ()
    tokens = tokens_of(doc, content[0])
    if not tokens:
        return ()
    head = head_of(tokens) or tokens[0]
    return (head.lemma_.lower(), tokens[0].lower_)
