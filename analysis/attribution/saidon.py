"""When something was said, by the words of the cue's own clause. No day is ever invented."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from analysis.attribution.dates_told import Anchor, read_time
from analysis.attribution.setting import Setting
from analysis.attribution.time_phrases import ADVERBIAL, cue_tokens, is_past, time_phrases
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


def said_on(setting: Setting, cue: Spans, content: Spans) -> SaidOn:
    """The date and the order that the clause of a cue tells: "on Tuesday", "Earlier, X reported".

    Relative expressions are counted from the day of publication, leaning to the past; without one
    they stay undated. A month or year stands by its first day, with its granularity.
    """
    words = cue_tokens(setting.doc, cue, content)
    anchor = Anchor(published=setting.published, is_past=is_past(words))
    phrases = [span for span in time_phrases(words, content) if not setting.inside[span.start]]
    told = _agreed(tuple(_read(setting.text, phrases, anchor)))
    ordered = _ordered(words, content)
    if told is None:
        return ordered
    return replace(told, order=told.order or ordered.order)


def _read(text: str, phrases: Sequence[Span], anchor: Anchor) -> Iterator[SaidOn]:
    """Yields what each expression says, neighbours as one where that gives a date."""
    rest = list(phrases)
    while rest:
        phrase = rest.pop(0)
        if rest and (whole := _whole(text, phrase, rest[0], anchor)) is not None:
            rest.pop(0)
            yield whole
        elif (told := _told(text, phrase, anchor)) is not None:
            yield told


def _whole(text: str, one: Span, other: Span, anchor: Anchor) -> SaidOn | None:
    """The date of two expressions that only together make one, as "in May" and "last year"."""
    if one.end > other.start or text[one.end : other.start].strip():
        return None
    told = _told(text, Span(one.start, other.end), anchor)
    is_both = told is not None and told.basis is not None and told.basis.end > other.start
    return told if is_both else None


def _told(text: str, phrase: Span, anchor: Anchor) -> SaidOn | None:
    words = phrase.of(text).replace("\n", " ").rstrip()
    if (told := read_time(words, anchor)) is None:
        return None
    return replace(told.said, basis=Span(phrase.start, phrase.start + told.length))


def _agreed(told: Sequence[SaidOn]) -> SaidOn | None:
    """What all the expressions say; without a date where they differ, as "on Tuesday last week"."""
    if not told:
        return None
    first = told[0]
    order = next((one.order for one in told if one.order), None)
    if len({one.date for one in told}) > 1:
        first = replace(first, date=None, granularity=None)
    return replace(first, order=order)


def _ordered(words: Iterable[Token], content: Spans) -> SaidOn:
    for token in words:
        for word in (token, *token.children):
            span = Span(word.idx, word.idx + len(word))
            if any(part.contains(span) for part in content):
                continue
            if word.dep_ in ADVERBIAL and word.lower_ in ORDER:
                return SaidOn(order=ORDER[word.lower_], basis=span)
    return SaidOn()
