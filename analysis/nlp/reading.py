"""A text as the finders of names read it: words, sentence starts, where capitals say nothing."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.lang.en.stop_words import STOP_WORDS
from spacy.tokens import Doc

from analysis.models import Block, BlockKind, Span
from analysis.nlp.lexicon import Word, split_text

LINE = re.compile(r"[^\n]+")
OPENING = frozenset("“‘\"'(•*:;—–-")
SHORT_LINE_WORDS = 14
SHORTEST_HEADING = 4
SHOUTED_SHARE = 0.6
CAPITAL_SHARE = (
    0.85  # of words that are no stop words: one small verb makes a short line a sentence
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What the finders look at. `starts`, `is_loud` and `pos` go by word number."""

    text: str
    words: tuple[Word, ...]
    starts: frozenset[int]
    """Words whose capital may be due to standing first in a sentence or quotation."""
    loud: frozenset[int]
    """Words of lines in Title Case or CAPITALS, where a capital tells nothing."""
    headline: frozenset[int]
    pos: tuple[str, ...]
    """spaCy's part of speech of each word."""
    small: frozenset[str]
    """Every word that the text also writes with a small letter."""

    def span(self, first: int, last: int) -> Span:
        """The characters from word `first` to before word `last`."""
        return Span(self.words[first].start, self.words[last - 1].end)

    def surface(self, first: int, last: int) -> str:
        """The words themselves, blanks made one."""
        return " ".join(self.span(first, last).of(self.text).split())

    def word(self, number: int) -> str:
        """The word with that number, empty outside the text."""
        return self.words[number].text if 0 <= number < len(self.words) else ""

    def gap(self, number: int) -> str:
        """What stands between a word and the one before: blanks or nothing."""
        if not 0 < number < len(self.words):
            return "\n"
        return self.text[self.words[number - 1].end : self.words[number].start]

    def is_capital(self, number: int) -> bool:
        """Whether a word begins with a capital letter."""
        return self.word(number)[:1].isupper()

    def is_common(self, word: str) -> bool:
        """Whether a word is an ordinary one: a stop word, or also written small in the text."""
        return word.lower() in STOP_WORDS or word.lower() in self.small

    def numbers(self, span: Span) -> tuple[int, int]:
        """First word touched by a span and the one after the last; equal when it touches none."""
        first = bisect_right(self.words, span.start, key=lambda word: word.end)
        return first, max(first, bisect_left(self.words, span.end, key=lambda word: word.start))


def read(doc: Doc, blocks: Sequence[Block]) -> Reading:
    """The reading of a parsed text; never raises, whatever the text."""
    text = doc.text
    words = split_text(text)
    headlines = [block.span for block in blocks if block.kind is BlockKind.HEADLINE]
    by_start = {token.idx: token.pos_ for token in doc}
    sentence_starts = {token.idx for token in doc if token.is_sent_start}
    return Reading(
        text=text,
        words=words,
        starts=frozenset(_starts(text, words, sentence_starts)),
        loud=frozenset(_loud_words(text, words)),
        headline=frozenset(_words_inside(words, headlines)),
        pos=tuple(by_start.get(word.start, "") for word in words),
        small=frozenset(word.text for word in words if word.text.islower()),
    )


def _starts(text: str, words: Sequence[Word], sentence_starts: set[int]) -> Iterator[int]:
    was_start = True
    for number, word in enumerate(words):
        gap = text[words[number - 1].end : word.start] if number else "\n"
        is_start = word.start in sentence_starts or "\n" in gap
        if is_start or was_start:
            yield number
        was_start = (is_start or was_start or not word.text.isalpha()) and word.text in OPENING


def _words_inside(words: Sequence[Word], spans: Sequence[Span]) -> Iterator[int]:
    for number, word in enumerate(words):
        if any(span.start <= word.start < span.end for span in spans):
            yield number


def _loud_words(text: str, words: Sequence[Word]) -> Iterator[int]:
    starts = [word.start for word in words]
    for line in LINE.finditer(text):
        first, last = bisect_left(starts, line.start()), bisect_left(starts, line.end())
        line_words = [word.text for word in words[first:last]]
        heading = _heading_end(line_words[:SHORT_LINE_WORDS])
        shout = _shout_end(line_words)
        if is_loud(line_words):
            yield from range(first, last)
        elif shout:
            yield from range(first, first + shout)
        elif is_loud(line_words[:heading]):
            yield from range(first, first + heading)


def _shout_end(line: Sequence[str]) -> int:
    """How many words a line in small letters begins with in CAPITALS, as some headings stand."""
    end = next((n for n, word in enumerate(line) if word != word.upper()), len(line))
    is_shouted = sum(word.isalpha() and len(word) > 1 for word in line[:end]) >= SHORTEST_HEADING
    return end if is_shouted and "." not in line[:end] else 0


def _heading_end(line: Sequence[str]) -> int:
    """How many words stand before a colon, as in "Limited Tools to Fight Terrorism: The ..."."""
    return line.index(":") if ":" in line else 0


def is_loud(line: Sequence[str]) -> bool:
    """Whether a line is in Title Case or CAPITALS, so that its capitals mark no names.

    >>> is_loud("Court Weighs New Harbour Rules".split()), is_loud("Ann Lee met Bob".split())
    (True, False)
    """
    letters = [word for word in line if word.isalpha() and len(word) > 1]
    if not letters or len(letters) > 2 * SHORT_LINE_WORDS:
        return False
    if sum(word.isupper() for word in letters) > SHOUTED_SHARE * len(letters):
        return True
    telling = [word for word in letters[1:] if word.lower() not in STOP_WORDS]
    capitals = sum(word[0].isupper() for word in telling)
    return len(letters) > 1 and bool(telling) and capitals > CAPITAL_SHARE * len(telling)
