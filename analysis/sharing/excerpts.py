"""An article of which only short passages are left: those in which somebody is cited or denies.

The text keeps its length and its lines; whatever is not shown is blank. So every finding still
stands where it stood, and what nobody may read is nowhere.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from analysis.models import ANALYSED, Analysis, Block, BlockKind, Span

BETWEEN = 5
"""Words that stay hidden between two passages, so that they do not read on as one."""
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
    """The passages that are shown, in reading order, each of at most so many words."""
    words = [Span(*found.span()) for found in _WORD.finditer(analysis.article.text)]
    is_free = 0
    for wanted in sorted(_wanted(analysis)):
        inside = [
            number
            for number, word in enumerate(words[is_free:], is_free)
            if word.overlaps(wanted) and word.start < wanted.end
        ][: max(most, 0)]
        if inside:
            yield Span(words[inside[0]].start, words[inside[-1]].end)
            is_free = inside[-1] + 1 + BETWEEN


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
    """The headline, and each stretch from the first to the last word of somebody's statement."""
    yield from (block.span for block in analysis.blocks if block.kind is BlockKind.HEADLINE)
    for said in analysis.attributions:
        yield from _hull((*said.source, *said.cue, *said.content))
    for denial in analysis.denials:
        yield from _hull((*denial.denier, *denial.cue, *denial.denied))
        yield from denial.claim or ()


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
