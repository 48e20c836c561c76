"""What the blocks of a text state about the article itself: title, writer, day of publication."""

from collections.abc import Sequence
from datetime import date, timedelta

from analysis.cleaning.bylines import names_in_byline
from analysis.cleaning.dates import is_date_line, read_published
from analysis.cleaning.names import is_name, leading_names
from analysis.models import Block, BlockKind


def find_title(text: str, blocks: Sequence[Block]) -> str | None:
    """The words of the headline; None where the text has none."""
    headlines = (block.span.of(text) for block in blocks if block.kind == BlockKind.HEADLINE)
    return next((" ".join(words.split()) for words in headlines), None)


def find_byline(text: str, blocks: Sequence[Block]) -> str | None:
    """The writers' names alone, as the first byline has them; None where there is none."""
    return next((names for line in _bylines(text, blocks) if (names := _names_in(line))), None)


def _names_in(line: str) -> str | None:
    straight = line.replace("’", "'")
    names = names_in_byline(straight)
    if names is None and not is_date_line(line):
        names = leading_names(straight) if is_name(tuple(straight.split())) else None
    return " ".join(names.of(line).split()).rstrip(" .,") if names else None


def find_published(text: str, blocks: Sequence[Block], *, today: date) -> date | None:
    """The day of publication that a byline or date line states in full, if it is not to come.

    A day ahead is let through: it may be tomorrow already where the publisher is.
    """
    dates = (read_published(line) for line in _bylines(text, blocks))
    return next((day for day in dates if day and day <= today + timedelta(days=1)), None)


def _bylines(text: str, blocks: Sequence[Block]) -> list[str]:
    return [block.span.of(text) for block in blocks if block.kind == BlockKind.BYLINE]
