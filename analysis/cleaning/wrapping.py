"""Texts whose paragraphs were broken into lines of one width, as plain-text mail does."""

from collections.abc import Iterator
from itertools import pairwise

from analysis.cleaning.lines import Line, ends_sentence, has_marker
from analysis.cleaning.rules import judge
from analysis.cleaning.turns import begins_turn
from analysis.models import Span

WIDEST = 100
"""A text with a longer line was not wrapped: mail wraps at 65 to 80 characters."""
NARROWEST = 40
LEAST_RUN_ONS = 3
"""So many lines must go on in small letters before a text counts as wrapped."""
RAGGED = 3


def join_wrapped(text: str, lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The lines, those of one wrapped paragraph made one; unchanged if the text is not wrapped."""
    width = max((len(line.text) for line in lines), default=0)
    if not NARROWEST <= width <= WIDEST or _run_ons(text, lines) < LEAST_RUN_ONS:
        return lines
    return tuple(_join(text, group) for group in _groups(text, lines, width))


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


def _groups(text: str, lines: tuple[Line, ...], width: int) -> Iterator[list[Line]]:
    group = [lines[0]]
    for line, following in pairwise(lines):
        if _is_next(text, line, following) and _goes_on(line, following, width):
            group.append(following)
            continue
        yield group
        group = [following]
    yield group


def _goes_on(line: Line, following: Line, width: int) -> bool:
    """Whether the break only stands there because the next word did not fit."""
    if has_marker(following.text) or begins_turn(following.text):
        return False
    if following.text[0].islower() and not ends_sentence(line.text):
        return True
    next_word = following.text.split(maxsplit=1)[0]
    is_full = len(line.text) + 1 + len(next_word) >= width - RAGGED
    return is_full and judge(line.text) is None and judge(following.text) is None


def _join(text: str, group: list[Line]) -> Line:
    span = Span(group[0].span.start, group[-1].span.end)
    words = span.of(text).replace("’", "'").replace("\r", " ").replace("\n", " ")
    return Line(text=words, span=span)
