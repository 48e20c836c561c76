"""Text to model windows. Training and the dashboard cut text with this same code."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from tokenizers import Tokenizer

WORD = re.compile(r"\w+|[^\w\s]")
OPENING, CLOSING, TOGGLING = frozenset("“„«"), frozenset("”»"), frozenset('"')
SENTENCE_END = frozenset(".!?")
N_TRAITS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One word piece: its vocabulary id, its word's trait, and the word's number in the text."""

    id: int
    trait: int
    word: int
    is_first: bool


Window = list[Piece]


def split_words(text: str) -> list[tuple[int, int]]:
    """Offsets of every run of word characters and of every single punctuation mark.

    >>> split_words("“No,” she said.")
    [(0, 1), (1, 3), (3, 4), (4, 5), (6, 9), (10, 14), (14, 15)]
    """
    return [match.span() for match in WORD.finditer(text)]


def word_traits(text: str, words: Sequence[tuple[int, int]]) -> list[int]:
    """What the uncased vocabulary forgets of each word, as a number below `N_TRAITS`.

    0 lower case or mark, 1 Capitalised, 2 ALL CAPS; + 3 inside double quotation marks; + 6 first
    word of its line. A line's end closes an open quotation.
    """
    traits, is_open, previous_end = [], False, 0
    for start, end in words:
        starts_line = previous_end == 0 or "\n" in text[previous_end:start]
        word = text[start:end]
        is_open = _is_open_at(word, is_open and not starts_line)
        inside = is_open or word in CLOSING
        traits.append(_case(word) + 3 * inside + 6 * starts_line)
        previous_end = end
    return traits


def _is_open_at(word: str, was_open: bool) -> bool:
    if word in OPENING:
        return True
    if word in CLOSING:
        return False
    return not was_open if word in TOGGLING else was_open


def _case(word: str) -> int:
    if len(word) > 1 and word.isupper():
        return 2
    return 1 if word[:1].isupper() else 0


def make_windows(text: str, tokenizer: Tokenizer, limit: int) -> list[Window]:
    """Whole lines packed into windows of up to `limit` pieces, two of them for the border pieces.

    A line that is longer by itself is cut, after a sentence's end where there is one.
    """
    windows: list[Window] = []
    for part in _parts(text, tokenizer, limit - 2):
        if windows and len(windows[-1]) + len(part) <= limit - 2:
            windows[-1].extend(part)
        else:
            windows.append(list(part))
    return windows


def _parts(text: str, tokenizer: Tokenizer, limit: int) -> Iterator[Window]:
    """Lines, or pieces of a long line, none longer than `limit`."""
    words = split_words(text)
    pieces = _pieces(text, words, tokenizer)
    line_of = _line_numbers(text, words)
    for _, group in groupby(pieces, key=lambda piece: line_of[piece.word]):
        line = list(group)
        while len(line) > limit:
            cut = _cut_before(line, limit, text, words)
            yield line[:cut]
            line = line[cut:]
        yield line


def _pieces(text: str, words: list[tuple[int, int]], tokenizer: Tokenizer) -> list[Piece]:
    if not words:
        return []
    encoding = tokenizer.encode(
        [text[start:end] for start, end in words], is_pretokenized=True, add_special_tokens=False
    )
    traits = word_traits(text, words)
    pieces, seen = [], -1
    for id_, word in zip(encoding.ids, encoding.word_ids, strict=True):
        assert word is not None, "only special pieces belong to no word, and none were asked for"
        pieces.append(Piece(id=id_, trait=traits[word], word=word, is_first=word != seen))
        seen = word
    return pieces


def _line_numbers(text: str, words: Sequence[tuple[int, int]]) -> list[int]:
    numbers, line, previous_end = [], 0, 0
    for start, end in words:
        line += text.count("\n", previous_end, start)
        numbers.append(line)
        previous_end = end
    return numbers


def _cut_before(line: Window, limit: int, text: str, words: list[tuple[int, int]]) -> int:
    """Where to cut: after the last full stop in the window's second half, else between words."""
    starts = [i for i in range(1, limit + 1) if line[i].is_first]
    after_stop = [
        i for i in starts if i > limit // 2 and text[words[line[i - 1].word][0]] in SENTENCE_END
    ]
    return (after_stop or starts or [limit])[-1]
