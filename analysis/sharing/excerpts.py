"""An article of which only short passages are left: those in which somebody is cited or denies.

The text keeps its length and its lines; whatever is not shown is blank. So every finding still
stands where it stood, and what nobody may read is nowhere.
"""

import math
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from analysis.models import ANALYSED, Analysis, Block, BlockKind, Span, words_of

BETWEEN = 5
"""Words that stay hidden between two passages, so that they do not read on as one."""
MOST_SHARE = 0.25
"""Of an article's words. Without it, passages of 40 words showed 55 % of an article of our
development set on average and 79 % at most; of 10 words, 29 % and 45 %."""
_WORD = re.compile(r"\S+")
_HIDDEN = re.compile(r"[^\n]")


def excerpt(analysis: Analysis, most: int) -> Analysis:
    """The analysis of the same article, of whose text passages of at most so many words are left.

    What was found stays as it is, also where its words are not among them.
    """
    shown = tuple(find_passages(analysis, most))
    text = blank(analysis.article.text, shown)
    article = replace(analysis.article, text=text)
    return replace(analysis, article=article, blocks=tuple(_cut(analysis.blocks, shown)))


def find_passages(analysis: Analysis, most: int) -> Iterator[Span]:
    """The passages that are shown, in reading order, each of at most so many words.

    Together they have at most `MOST_SHARE` of the article's words. Where not all fit, the headline
    and denials come first, with the claims that these answer, then what every source says first.
    """
    words = [Span(*found.span()) for found in _WORD.finditer(analysis.article.text)]
    left = most_words(len(words))
    is_taken = bytearray(len(words))
    found = []
    for wanted in dict.fromkeys(_wanted(analysis)):
        inside = _free_words(words, is_taken, wanted)[: max(min(most, left), 0)]
        if inside:
            found.append(Span(words[inside[0]].start, words[inside[-1]].end))
            near = range(max(inside[0] - BETWEEN, 0), min(inside[-1] + BETWEEN + 1, len(words)))
            is_taken[near.start : near.stop] = b"\1" * len(near)
            left -= len(inside)
    yield from sorted(found)


def most_words(words: int) -> int:
    """How many words of an article of so many may be shown.

    >>> most_words(800), most_words(3)
    (200, 0)
    """
    return math.floor(words * MOST_SHARE)


def share_shown(text: str, passages: Iterable[Span]) -> float:
    """Which share of an article's words is in the passages, 0 to 1; 0 where it has no words."""
    shown = sum(len(_WORD.findall(one.of(text))) for one in passages)
    return shown / max(len(_WORD.findall(text)), 1)


def _free_words(words: Sequence[Span], is_taken: bytearray, wanted: Span) -> range:
    """The numbers of the first words in a row that are wanted and may be shown."""
    first = bisect_right(words, wanted.start, key=lambda word: word.end)
    after = bisect_left(words, wanted.end, key=lambda word: word.start)
    free = is_taken.find(0, first, after)
    if free < 0:
        return range(0)
    taken = is_taken.find(1, free, after)
    return range(free, after if taken < 0 else taken)


def blank(text: str, shown: Iterable[Span]) -> str:
    """The text with nothing but these passages in it, every other sign but a line's end a space.

    >>> blank("one two\\nthree", [Span(4, 7)])
    '    two\\n     '
    """
    parts, end = [], 0
    for span in shown:
        parts += [_HIDDEN.sub(" ", text[end : span.start]), span.of(text)]
        end = span.end
    return "".join((*parts, _HIDDEN.sub(" ", text[end:])))


def _wanted(analysis: Analysis) -> Iterator[Span]:
    """The headline, and each stretch from the first to the last word of somebody's statement.

    What is needed most comes first.
    """
    yield from (block.span for block in analysis.blocks if block.kind is BlockKind.HEADLINE)
    answered = (
        *(_hull((*one.denier, *one.cue, *one.denied)) for one in analysis.denials),
        *(tuple(one.claim or ()) for one in analysis.denials),
    )
    yield from sorted(span for spans in answered for span in spans)
    firsts, others = _by_source(analysis)
    yield from sorted(firsts)
    yield from sorted(others)


def _by_source(analysis: Analysis) -> tuple[list[Span], list[Span]]:
    """The stretches of what each source says first, and of what it says after that."""
    firsts: dict[str, Span] = {}
    others: list[Span] = []
    text = analysis.article.text
    told = [
        (span, one.source_name or words_of(text, one.source))
        for one in analysis.attributions
        for span in _hull((*one.source, *one.cue, *one.content))
    ]
    for span, who in sorted(told):
        if firsts.setdefault(who, span) is not span:
            others.append(span)
    return list(firsts.values()), others


def _hull(spans: Iterable[Span]) -> Iterator[Span]:
    found = tuple(spans)
    if found:
        yield Span(min(span.start for span in found), max(span.end for span in found))


def _cut(blocks: Iterable[Block], shown: Iterable[Span]) -> Iterator[Block]:
    """What is left of each block that was analysed."""
    passages = tuple(shown)
    for block in blocks:
        if block.kind not in ANALYSED:
            continue
        for passage in passages:
            start = max(block.span.start, passage.start)
            end = min(block.span.end, passage.end)
            if start < end:
                yield replace(block, span=Span(start, end))
