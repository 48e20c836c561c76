"""What the blocks of a text state about the article itself: title, writer, day of publication."""

import re
from collections.abc import Sequence
from itertools import takewhile

from analysis.cleaning.bylines import names_in_byline
from analysis.cleaning.dates import is_date_line
from analysis.cleaning.rows import names_in_row, names_of_line
from analysis.models import Block, BlockKind

SUBJECT = re.compile(r"^Subject:\s*", re.IGNORECASE)
"""The label of a mail's headline."""


def find_title(text: str, blocks: Sequence[Block]) -> str | None:
    """The words of the headline; None where the text has none."""
    is_headline = [block.kind == BlockKind.HEADLINE for block in blocks]
    if True not in is_headline:
        return None
    first = is_headline.index(True)
    parts = takewhile(lambda block: block.kind == BlockKind.HEADLINE, blocks[first:])
    words = " ".join(" ".join(block.span.of(text).split()) for block in parts)
    return SUBJECT.sub("", words) or None


def find_byline(text: str, blocks: Sequence[Block]) -> str | None:
    """The writers' names alone, as the first byline has them; None where there is none."""
    return next((names for line in _bylines(text, blocks) if (names := _names_in(line))), None)


def _names_in(line: str) -> str | None:
    straight = line.replace("’", "'")
    names = names_in_byline(straight)
    if names is None and not is_date_line(line):
        names = names_of_line(straight) or names_in_row(straight)
    return " ".join(names.of(line).split()).rstrip(" .,") if names else None


def _bylines(text: str, blocks: Sequence[Block]) -> list[str]:
    return [block.span.of(text) for block in blocks if block.kind == BlockKind.BYLINE]
