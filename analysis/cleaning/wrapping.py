"""Texts whose paragraphs were broken into lines of one width, as plain-text mail does."""

from collections.abc import Collection, Iterator
from itertools import pairwise

from analysis.cleaning.dates import is_date_line
from analysis.cleaning.lines import Line, ends_sentence, has_marker
from analysis.cleaning.rows import is_byline_row
from analysis.cleaning.rules import judge
from analysis.cleaning.turns import begins_turn
from analysis.models import Span

WIDEST = 100
"""A text with a longer line was not wrapped: mail wraps at 65 to 80 characters."""
NARROWEST = 40
LEAST_RUN_ONS = 3
"""So many lines must go on in small letters before a text counts as wrapped."""
RAGGED = 3


def join_wrapped(
    text: str, lines: tuple[Line, ...], apart: Collection[int] = ()
) -> tuple[Line, ...]:
    """The lines, those of one wrapped paragraph made one; unchanged if the text is not wrapped.

    `apart` holds the places where lines of the page start, which belong to no paragraph.
    """
    story = tuple(line for line in lines if line.span.start not in apart)
    width = max((len(line.text) for line in story), default=0)
    if not NARROWEST <= width <= WIDEST or _run_ons(text, story) < LEAST_RUN_ONS:
        return lines
    return tuple(_join(text, group) for group in _groups(text, lines, width, apart))


def _run_ons(text: str, lines: tuple[Line, ...]) -> int:
    return sum(
        _is_next(text, line, following)
        and len(line.text) >= NARROWEST
        and not ends_sentence(line.text)
        and following.text[0].islower()
        for line, following in pairwise(lines)
    )


def _is_next(text: str, line: Line, following: Line) -> bool:
    """Whether no empty line stands between the two."""
    between = text[line.span.end : following.span.start]
    return between.count("\n") == 1 or between.count("\r") == 1


def _groups(
    text: str, lines: tuple[Line, ...], width: int, apart: Collection[int]
) -> Iterator[list[Line]]:
    group = [lines[0]]
    for line, following in pairwise(lines):
        is_apart = line.span.start in apart or following.span.start in apart
        if not is_apart and _is_next(text, line, following) and _goes_on(line, following, width):
            group.append(following)
            continue
        yield group
        group = [following]
    yield group


def _goes_on(line: Line, following: Line, width: int) -> bool:
    """Whether the break only stands there because the next word did not fit."""
    if has_marker(following.text) or begins_turn(following.text) or _stands_alone(line, following):
        return False
    if following.text[0].islower() and not ends_sentence(line.text):
        return True
    next_word = following.text.split(maxsplit=1)[0]
    is_full = len(line.text) + 1 + len(next_word) >= width - RAGGED
    return is_full and judge(line.text) is None and judge(following.text) is None


def _stands_alone(line: Line, following: Line) -> bool:
    """Whether one of two lines is a rule or a date, which no paragraph goes on with."""
    signs_only = not any(sign.isalnum() for sign in line.text)
    return signs_only or is_date_line(following.text) or is_byline_row(following.text)


def _join(text: str, group: list[Line]) -> Line:
    span = Span(group[0].span.start, group[-1].span.end)
    words = span.of(text).replace("’", "'").replace("\r", " ").replace("\n", " ")
    return Line(text=words, span=span)
