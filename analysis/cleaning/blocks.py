"""An article's text to its blocks: pass after pass settles lines, and what is left is the story."""

from collections.abc import Callable
from dataclasses import replace

from analysis.cleaning.beside import find_captions, find_doubled, find_menus, find_strays
from analysis.cleaning.endings import find_after_the_end, find_comments, find_foot
from analysis.cleaning.findings import Findings, Layout
from analysis.cleaning.heads import find_headline
from analysis.cleaning.lines import LONGEST_SHORT_LINE, Line, is_paragraph, split_lines
from analysis.cleaning.opening import find_dates, find_lone_names
from analysis.cleaning.pages import find_page_lines
from analysis.cleaning.rules import judge
from analysis.cleaning.sections import (
    find_about_sections,
    find_contacts,
    find_lists_after_the_end,
    find_related_lists,
)
from analysis.cleaning.wrapping import join_wrapped
from analysis.cleaning.writers import find_writer_notes
from analysis.models import ANALYSED, Article, Block, BlockKind

Pass = Callable[[Layout], Findings]


def find_lone_lines(layout: Layout) -> Findings:
    """Lines that need no neighbours to be told from the story."""
    return {
        number: (rule.kind, rule.reason)
        for number, line in enumerate(layout.lines)
        if len(line.text) <= LONGEST_SHORT_LINE and (rule := judge(line.text))
    }


TAKEN_OUT = "Somebody decided that this is not part of the article."

PASSES: tuple[Pass, ...] = (
    find_lone_lines,
    find_doubled,
    find_captions,
    find_dates,
    find_lone_names,
    find_about_sections,
    find_writer_notes,
    find_dates,
    find_comments,
    find_contacts,
    find_after_the_end,
    find_related_lists,
    find_lists_after_the_end,
    find_menus,
    find_headline,
    find_foot,
    find_writer_notes,
    find_strays,
)


def find_blocks(article: Article) -> tuple[Block, ...]:
    """One block for every line that has something in it; for every paragraph of a wrapped text.

    Never raises, whatever the text.

    Looks at the text and, where it is known, the title; loads nothing.

    >>> text = "Mayor resigns\\nBy Jane Doe\\nThe mayor of Lindenau resigned late on Monday."
    >>> [str(block.kind) for block in find_blocks(Article(id="a", path="a.txt", text=text))]
    ['headline', 'byline', 'body']
    """
    single = split_lines(article.text)
    page = find_page_lines(article.text, single)
    lines = join_wrapped(article.text, single, {block.span.start for block in page})
    found = {**find_marked(page, lines), **find_marked(article.marked, lines)}
    running = tuple(number for number, line in enumerate(lines) if is_paragraph(line.text))
    for find in PASSES:
        new = find(Layout(lines=lines, found=found, title=article.title, running=running))
        found = {**new, **found}
    if not _has_story(lines, found):
        found = {}
    blocks = tuple(_block(number, line, found) for number, line in enumerate(lines))
    return _decided(article, blocks)


def find_marked(blocks: tuple[Block, ...], lines: tuple[Line, ...]) -> Findings:
    """Lines that lie wholly in something that is marked as not the story already."""
    found: dict[int, tuple[BlockKind, str]] = {}
    marked = sorted(blocks, key=lambda block: block.span)
    coming = 0
    for number, line in enumerate(lines):
        while coming < len(marked) and marked[coming].span.end < line.span.end:
            coming += 1
        if coming < len(marked) and marked[coming].span.contains(line.span):
            found[number] = (marked[coming].kind, marked[coming].reason)
    return found


def _decided(article: Article, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks, those that somebody decided about as it was decided."""
    decided = dict(article.decided)
    if not decided:
        return blocks
    return tuple(
        block if (kind := decided.get(block.key(article.text))) is None else _as(block, kind)
        for block in blocks
    )


def _as(block: Block, kind: BlockKind) -> Block:
    return replace(block, kind=kind, reason="" if kind in ANALYSED else TAKEN_OUT)


def _has_story(lines: tuple[Line, ...], found: Findings) -> bool:
    """Whether anything is left to analyse: a text of nothing but prompts is taken as it is."""
    return any(number not in found or found[number][0] in ANALYSED for number in range(len(lines)))


def _block(number: int, line: Line, found: Findings) -> Block:
    kind, reason = found.get(number, (BlockKind.BODY, ""))
    return Block(kind=kind, span=line.span, reason=reason)
