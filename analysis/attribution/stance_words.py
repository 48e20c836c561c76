"""The words that a stance was read from: cue, negation, and what follows where it counted."""

import re
from collections.abc import Iterator

from spacy.tokens import Doc

from analysis.attribution import stance
from analysis.attribution.phrases import head_of, tokens_in, tokens_of
from analysis.attribution.setting import Setting
from analysis.attribution.stance import CueView, decide_stance, turn_in, view_cue
from analysis.models import Reason, Span, Spans, Stance
from analysis.words import load

TURNS = {
    stance.asserts_in_spite_of_its_words.__name__: "asserts",
    stance.leaves_it_open.__name__: "not_denied",
    stance.turn_of_refusal.__name__: "no_comment",
    stance.turn_of_denial.__name__: "denies",
    stance.word_of_doubt.__name__: "questions",
}
BY_HEAD = frozenset((stance.turns_down_what_was_said.__name__, stance.withholds_a_thing.__name__))
"""Rules that look at the first noun of what is turned down or withheld."""


def stance_of(setting: Setting, cue: Spans, content: Spans) -> tuple[Stance, tuple[Reason, ...]]:
    """What the source does with the content, and why; no reason for a plain assertion."""
    view = view_cue(setting, cue, content)
    decided, rule = decide_stance(view)
    if rule is None:
        return decided, ()
    more = (*_negations(setting.doc, cue), *_of_content(rule, view, setting, (cue, content)))
    words = tuple(sorted({*cue, *(w for w in more if not any(c.contains(w) for c in cue))}))
    return decided, (Reason(rule=rule, words=words),)


def _negations(doc: Doc, cue: Spans) -> Iterator[Span]:
    for token in tokens_in(doc, cue):
        for word in stance.negations_of(token):
            yield Span(word.idx, word.idx + len(word))


def _of_content(
    rule: str, view: CueView, setting: Setting, statement: tuple[Spans, Spans]
) -> Iterator[Span]:
    cue, content = statement
    if not content:
        return
    if rule in TURNS:
        found = turn_in(view, TURNS[rule])
        part = view.following[: found.end() - len(view.cue) - 1] if found is not None else ""
        behind = stance.span_behind(cue, content)
        if found is not None and found.end() > len(view.cue) and behind is not None:
            yield from _first_words(part, behind, setting)
    elif rule in BY_HEAD:
        head = head_of(tokens_of(setting.doc, content[0]))
        yield from ([Span(head.idx, head.idx + len(head))] if head is not None else [])
    elif rule == stance.calls_it_false.__name__:
        yield from _first_match("|".join(load("stance")["false_words"]), content, setting)
    elif rule == stance.holds_that_it_is_not_so.__name__:
        yield from _first_match(
            r"not|\w*n['’]t|never|no|none|nothing|neither|nobody", content, setting
        )


def _first_words(part: str, behind: Span, setting: Setting) -> Iterator[Span]:
    """The words of the content that a turn took up, whatever the blanks between them."""
    words = list(re.finditer(r"\S+", behind.of(setting.text)))[: len(part.split())]
    if words:
        yield Span(behind.start, behind.start + words[-1].end())


def _first_match(pattern: str, content: Spans, setting: Setting) -> Iterator[Span]:
    found = re.search(rf"\b(?:{pattern})\b", content[0].of(setting.text), re.IGNORECASE)
    if found is not None:
        yield Span(content[0].start + found.start(), content[0].start + found.end())
