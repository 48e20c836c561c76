"""Everything in an article that could be the claim that somebody denies."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from analysis.claims.ground import Ground
from analysis.claims.syntax import clause_in, clause_words
from analysis.cleaning.lists import without_marker
from analysis.models import Span, Spans, Stance, words_of
from analysis.words import load

SHORTEST = 3
"""Words that a claim has at least: "what" or "this" says nothing that could be answered."""
CLAIMS = frozenset(
    (Stance.ASSERTS, Stance.CONFIRMS, Stance.EXPECTS, Stance.QUESTIONS, Stance.DENIES)
)
WORD = re.compile(r"\w+")
STEM = 5
"""Letters that stand for a word: "denied" and "denies", "approve" and "approval" agree."""
NEGATION = re.compile(r"\b(?:no|not|never|none|nobody|nothing|neither|nor|cannot)\b|n[’']t\b", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A statement, or a sentence of the article's own, that may be a denied claim."""

    spans: Spans
    attribution: int | None
    """None where the article itself says it."""
    sentence: int
    """The number of the sentence that it begins in."""
    stems: frozenset[str]
    names: frozenset[str]
    """The stems that are written with a capital."""
    parts: tuple[frozenset[str], ...]
    """The stems of each of its sentences."""
    is_negated: bool


def find_candidates(ground: Ground) -> tuple[Candidate, ...]:
    """The statements and the article's own sentences, in reading order."""
    every = (*_statements(ground), *_sentences(ground), *_told_in_nouns(ground))
    return tuple(sorted(every, key=lambda one: (one.spans[0], one.attribution is None)))


def _statements(ground: Ground) -> Iterator[Candidate]:
    for number, one in enumerate(ground.attributions):
        if one.stance in CLAIMS and len(words_of(ground.text, one.content).split()) >= SHORTEST:
            yield make_candidate(_whole(one.content, ground), number, ground)


def _whole(content: Spans, ground: Ground) -> Spans:
    """The content with what interrupts it, where that is no part of the statement and short."""
    same = len({ground.setting.sentence_number(span.start) for span in content}) == 1
    hull = Span(content[0].start, content[-1].end)
    number = ground.told[content[0].start]
    one = ground.attributions[number] if number >= 0 else None
    told = (*one.source, *one.cue) if one else ()
    return (hull,) if same and not any(hull.contains(x) for x in told) else content


def _sentences(ground: Ground) -> Iterator[Candidate]:
    """Yields the sentences of which less than a third is told in statements."""
    for sentence in ground.setting.sentences:
        whole = without_marker(ground.text, sentence)
        words = whole.of(ground.text)
        span = Span(whole.start, whole.start + len(words.rstrip(" .\n")))
        told = sum(number >= 0 for number in ground.told[span.start : span.end])
        if len(words.split()) > SHORTEST and told * 3 < span.end - span.start:
            yield make_candidate((span,), None, ground)


def _told_in_nouns(ground: Ground) -> Iterator[Candidate]:
    """Yields what a noun for something said says: "a report that she sold it"."""
    said = load("denials")["said_things"]
    for token in ground.setting.doc:
        if token.pos_ == "NOUN" and token.lemma_.lower() in said:
            clause = clause_in(token)
            if clause is not None:
                yield make_candidate((clause_words(clause),), None, ground)


LINKING = re.compile(
    r"(?<=[,;:–—(-])[\s\"“‘]*"
    r"(?:(?:and|but|though|although|which|while|or|that|something|an?(?: idea)?)\s+)*$"
    r"|[\s,]+(?:but|though|although)\s+$",
    re.I,
)
"""What may stand between a claim and its denial in one sentence."""
JOINED = re.compile(r"[\s,]+and\s+$", re.I)
"""What stands before "that is not true", which then says so of all that stands before it."""
IT = re.compile(r"(?:that|this|it|which)\b", re.I)
POINTS = re.compile(r"\b(?:the|this|that|these|those|such|any|all) \w+\W*$", re.I)


def rest_of_sentence(start: int, own: Spans, ground: Ground) -> Candidate | None:
    """What stands before a denial in its own sentence, or in the sentence before of its quotation.

    `start` is where the denial begins, `own` the words that belong to it.
    """
    number = ground.setting.sentence_number(start)
    sentence = without_marker(ground.text, ground.setting.sentences[number])
    words = ground.text[sentence.start : start]
    link = LINKING.search(words) or (JOINED.search(words) if IT.match(ground.text, start) else None)
    if link is not None and _only_points(words[: link.start()]):
        return None
    if link is not None and len(words[: link.start()].split()) > SHORTEST:
        span = Span(sentence.start, sentence.start + len(words[: link.start()].rstrip(" ,;:–—(-")))
    elif not words.strip(" \"“‘'") and number > 0 and _runs_on(number, start, ground):
        span = without_marker(ground.text, ground.setting.sentences[number - 1])
    else:
        return None
    return (
        None
        if any(span.overlaps(other) for other in own)
        else make_candidate((span,), None, ground)
    )


def _only_points(words: str) -> bool:
    """Whether what stands before ends with words for a claim that is told elsewhere: "those
    claims, which are false"."""
    return POINTS.search(words) is not None and ends_with_a_said_thing(words)


def ends_with_a_said_thing(words: str) -> bool:
    """Whether the last word is one for something said: "claims", "a report"."""
    last = WORD.findall(words)[-1:]
    nouns = load("denials")["said_things"]
    return bool(last) and last[0].lower() in {*nouns, *(f"{noun}s" for noun in nouns)}


def _runs_on(number: int, start: int, ground: Ground) -> bool:
    """Whether the sentence before is part of the same statement."""
    before = ground.setting.sentences[number - 1]
    last = ground.told[max(before.start, before.start + len(before.of(ground.text).rstrip()) - 2)]
    return last >= 0 and last == ground.told[start]


def make_candidate(spans: Spans, attribution: int | None, ground: Ground) -> Candidate:
    """A candidate with what is compared of it."""
    words = words_of(ground.text, spans)
    return Candidate(
        spans=spans,
        attribution=attribution,
        sentence=ground.setting.sentence_number(spans[0].start),
        stems=stems(words),
        names=names(words),
        parts=tuple(stems(part) for part in re.split(r"(?<=[.?!])\s", words)),
        is_negated=NEGATION.search(words) is not None,
    )


@cache
def _small() -> frozenset[str]:
    """Words that say nothing of what is claimed."""
    return frozenset(load("denials")["small"])


def stems(words: str) -> frozenset[str]:
    """The beginnings of the words that say something, in lower case."""
    found = (word.casefold() for word in WORD.findall(words))
    return frozenset(word[:STEM] for word in found if len(word) > 2 and word not in _small())


def names(words: str) -> frozenset[str]:
    """The stems of words that have a capital inside a sentence."""
    found = (word for word in WORD.findall(words)[1:] if word[0].isupper())
    return stems(" ".join(found))
