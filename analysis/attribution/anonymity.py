"""Why a source is not named, in the article's own words: "not authorised to speak publicly"."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from spacy.tokens import Token

from analysis.attribution.linking import Linked
from analysis.attribution.phrases import head_of, tokens_of
from analysis.attribution.setting import Setting
from analysis.models import Link, Reason, SourceKind, Span
from analysis.words import load

UNNAMED = frozenset((SourceKind.ANONYMOUS, SourceKind.ROLE_OR_GROUP))
CLAUSE_END = re.compile(r"[,.;:!?()“”«»\"\n]|``|''|\s[-–—]|—|--")
TRAILING = re.compile(r"[\s,]*(?:\b(?:that|and|but|who|said)\b)?[\s,]*$", re.IGNORECASE)
SUBJECT = frozenset(("nsubj", "nsubjpass"))
DEFINITE = frozenset(("the", "this", "that", "these", "those", "both"))
RELATIVE = frozenset(("who", "that", "which"))

AnonymityRule = Callable[[str, Span], Iterator[Span]]


def speaks_on_condition(text: str, within: Span) -> Iterator[Span]:
    """The source speaks on condition of anonymity."""
    yield from _matches("on_condition", text, within)


def asks_not_to_be_named(text: str, within: Span) -> Iterator[Span]:
    """The source asks not to be named, or the article withholds the name."""
    yield from _matches("not_named", text, within)


def is_not_allowed_to_speak(text: str, within: Span) -> Iterator[Span]:
    """The source is not allowed to speak about this."""
    yield from _matches("not_allowed", text, within)


def speaks_in_fear_or_secret(text: str, within: Span) -> Iterator[Span]:
    """The source fears what may come of it, or the matter is a sensitive one."""
    yield from _matches("in_fear", text, within)


RULES: tuple[AnonymityRule, ...] = (
    speaks_on_condition,
    asks_not_to_be_named,
    is_not_allowed_to_speak,
    speaks_in_fear_or_secret,
)


def why_unnamed(linked: Linked, chain: Sequence[Link], setting: Setting) -> tuple[Reason, ...]:
    """The clauses that say why somebody in a chain has no name, each with its rule.

    None where everybody has one; the outermost of several unnamed ones counts.
    """
    unnamed = next((link for link in chain if link.kind in UNNAMED and link.spans), None)
    if unnamed is None:
        return ()
    whose = replace(linked, source=unnamed.spans)
    for sentence, is_own in _sentences(whose, setting):
        found = [
            _whole_clause(reason, sentence, whose, setting.text)
            for reason in _reasons_in(sentence, setting.text)
            if _is_of_source(reason.words[0], whose, setting, is_own=is_own)
        ]
        if found:
            return tuple(found)
    return ()


def _sentences(linked: Linked, setting: Setting) -> Iterator[tuple[Span, bool]]:
    """Yields the statement's own sentences, then the one behind and the one before them."""
    places = sorted(span.start for span in (*linked.source, *linked.cue))
    own = list(dict.fromkeys(setting.sentence_number(place) for place in places))
    yield from ((setting.sentences[number], True) for number in own)
    for number in (own[-1] + 1, own[0] - 1):
        if 0 <= number < len(setting.sentences):
            yield setting.sentences[number], False


def _reasons_in(sentence: Span, text: str) -> Iterator[Reason]:
    """Yields the turns in a sentence that give a reason, none inside the clause of another."""
    end = sentence.start
    found = (Reason(rule=rule.__name__, words=(s,)) for rule in RULES for s in rule(text, sentence))
    for reason in sorted(found, key=lambda one: one.words):
        if reason.words[0].start >= end:
            end = _end_of_clause(text, reason.words[0].end, sentence.end)
            yield reason


def _matches(name: str, text: str, within: Span) -> Iterator[Span]:
    for match in _pattern(name).finditer(text, within.start, within.end):
        yield Span(*match.span())


@cache
def _pattern(name: str) -> re.Pattern[str]:
    patterns = "|".join(load("anonymity")[name]).replace(" ", r"\s+")
    return re.compile(rf"\b(?:{patterns})\b", re.IGNORECASE)


@cache
def _goes_on() -> re.Pattern[str]:
    return re.compile(rf",\s+(?:{'|'.join(load('anonymity')['goes_on'])})\b", re.IGNORECASE)


def _end_of_clause(text: str, start: int, stop: int) -> int:
    """Where the clause ends; a comma that a reason follows does not end it."""
    while match := CLAUSE_END.search(text, start, stop):
        if not _goes_on().match(text, match.start()):
            return match.start()
        start = match.end()
    return stop


def _is_of_source(reason: Span, linked: Linked, setting: Setting, *, is_own: bool) -> bool:
    """Whether it is this source, no other person, that a reason speaks of."""
    if any(reason.overlaps(span) for span in linked.source):
        return True
    if any(span.contains(reason) for span in linked.content) or setting.inside[reason.start]:
        return False
    owner, hangs_on_it = _owner(tokens_of(setting.doc, reason)[0])
    if owner is None:
        return is_own
    if any(span.start <= owner.idx < span.end for span in linked.source):
        return True
    is_same = is_own or not hangs_on_it or any(c.lower_ in DEFINITE for c in owner.lefts)
    return is_same and _is_nameless(owner, linked, setting)


def _is_nameless(owner: Token, linked: Linked, setting: Setting) -> bool:
    head = head_of(tokens_of(setting.doc, linked.source[0]))
    lemmas = {*load("sources")["anonymous"], *load("anonymity")["pronouns"]}
    is_same = head is not None and owner.lemma_.lower() == head.lemma_.lower()
    return is_same or owner.lemma_.lower() in lemmas or owner.lower_ in lemmas


def _owner(token: Token) -> tuple[Token | None, bool]:
    """The noun that a clause hangs on, and True; else the subject of its verb, and False."""
    while True:
        if token.dep_ in ("relcl", "acl"):
            return token.head, True
        subject = next((c for c in token.lefts if c.dep_ in SUBJECT), None)
        if subject is not None and subject.lower_ not in RELATIVE:
            return subject, False
        if token.head.i == token.i:
            return None, False
        token = token.head


def _whole_clause(reason: Reason, sentence: Span, linked: Linked, text: str) -> Reason:
    """The turn with the rest of its clause, up to the statement or a word that leads on to it."""
    turn = reason.words[0]
    spoken = (*linked.cue, *linked.content)
    stops = [span.start for span in spoken if turn.end <= span.start]
    end = min((_end_of_clause(text, turn.end, sentence.end), *stops))
    trimmed = TRAILING.sub("", text[turn.start : end])
    return Reason(rule=reason.rule, words=(Span(turn.start, turn.start + len(trimmed)),))
