"""A text with everything but the story blanked out, so that all offsets stay the same."""

import re
from collections.abc import Sequence

from analysis.cleaning.lines import BREAKS
from analysis.models import ANALYSED, Block

BREAK = re.compile(f"[{BREAKS}]")
NOT_A_BREAK = re.compile(f"[^{BREAKS}]")


def mask(text: str, blocks: Sequence[Block]) -> str:
    """The text, equally long, with a space for every character outside headline and body.

    Line breaks stay, but for those inside a block: there a paragraph was only wrapped. Between
    two blocks of the story stands a newline at least: it tells the later stages where one ends.

    >>> from analysis.models import BlockKind, Span
    >>> mask("Photo: me\\nWell.", [Block(kind=BlockKind.BODY, span=Span(10, 15))])
    '         \\nWell.'
    """
    parts, done = [], 0
    for span in (block.span for block in blocks if block.kind in ANALYSED):
        parts += [_blank(text[done : span.start]), BREAK.sub(" ", span.of(text))]
        done = span.end
    return "".join([*parts, _blank(text[done:])])


def _blank(text: str) -> str:
    blank = NOT_A_BREAK.sub(" ", text)
    return blank if "\n" in blank else BREAK.sub("\n", blank)
