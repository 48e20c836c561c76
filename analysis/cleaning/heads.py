"""Which line above the story is its headline, and what of the page stands above that."""

import re
from functools import cache

from analysis.cleaning.findings import Findings, Layout
from analysis.cleaning.lines import (
    ends_sentence,
    has_marker,
    is_headline_like,
    phrases,
    plain,
)
from analysis.cleaning.rows import names_of_line
from analysis.cleaning.rules import is_menu
from analysis.models import BlockKind

LABEL = (BlockKind.PROMO, "Label of the section, not part of the story")
MASTHEAD = (BlockKind.PROMO, "Name or menu of the page, above the headline")
OUTLET = (BlockKind.PROMO, "Names the outlet, above the date or the writer")
HEADLINE = (BlockKind.HEADLINE, "")
WORDS_OF_A_HEADLINE = 4
WORDS_OF_A_MASTHEAD = 3
LONGEST_MASTHEAD = 60
LEAST_MENU = 4
SMALL_WORDS = frozenset({"of", "the", "and", "for", "in", "on", "a", "an", "to", "at", "by", "de"})


def find_headline(layout: Layout) -> Findings:
    """The headline, if a line of the opening looks like one, and labels and menus above it."""
    by_title = _line_of_title(layout)
    number = by_title if by_title is not None else _line_like_headline(layout)
    if number is None:
        return {}
    labels = {n: LABEL for n in range(number) if layout.is_open(n) and _is_label(layout, n)}
    masthead = dict.fromkeys(_masthead(layout, number), MASTHEAD)
    second = {number + 1: HEADLINE} if _runs_into_next(layout, number) else {}
    outlets = {n: OUTLET for n in range(number + 1, layout.opening_end) if _is_outlet(layout, n)}
    return {**outlets, **masthead, **labels, number: HEADLINE, **second}


def _is_outlet(layout: Layout, number: int) -> bool:
    """Whether the line is an outlet's name right above a date or byline."""
    text = layout.lines[number].text
    words = {word.casefold() for word in text.split()}
    return (
        layout.is_open(number)
        and layout.kind_of(number + 1) == BlockKind.BYLINE
        and is_masthead(text)
        and not words.isdisjoint(_masthead_words())
    )


def _line_of_title(layout: Layout) -> int | None:
    if not layout.title:
        return None
    title = plain(layout.title.replace("’", "'"))
    opening = range(min(layout.opening_end + 1, len(layout.lines)))
    candidates = (n for n in opening if layout.is_open(n))
    return next((n for n in candidates if plain(layout.lines[n].text) == title), None)


def _line_like_headline(layout: Layout) -> int | None:
    """The first line that can be the headline; behind the name or menu of the page, if any."""
    open_lines = [
        number
        for number, line in enumerate(layout.lines)
        if layout.is_open(number) and any(sign.isalnum() for sign in line.text)
    ]
    while len(open_lines) > 1 and _is_label(layout, open_lines[0]):
        open_lines = open_lines[1:]
    if len(open_lines) < 2:
        return None
    first = open_lines[0]
    crowded = _behind_menu(layout)
    if crowded is not None:
        return crowded
    if is_masthead(layout.lines[first].text) or layout.lines[first].text[0].islower():
        better = (n for n in open_lines if n < layout.opening_end and _is_full(layout, n))
        first = next(better, first)
    text = layout.lines[first].text
    return first if is_headline_like(text) and not has_marker(text) else None


def _behind_menu(layout: Layout) -> int | None:
    """In an opening with many short lines, the first of the long ones right above the byline."""
    opening = [number for number in range(layout.opening_end) if layout.is_open(number)]
    full = [number for number in opening if _is_full(layout, number)]
    n_short = sum(len(layout.lines[number].text) <= LONGEST_MASTHEAD for number in opening)
    if not full or n_short - len(full) < LEAST_MENU:
        return None
    anchor = next(
        (n for n in range(full[0], layout.opening_end) if _is_byline_of(layout, n)), full[-1] + 1
    )
    above = [number for number in full if number < anchor]
    if not above:
        return None
    headline = above[-1]
    while headline - 1 in above:
        headline -= 1
    return headline if headline >= LEAST_MENU else None


def _is_byline_of(layout: Layout, number: int) -> bool:
    return layout.kind_of(number) == BlockKind.BYLINE


def is_masthead(text: str) -> bool:
    """Whether a line can be the name or menu of a page, or of who sends a release.

    >>> is_masthead("The Lindenau Lamp"), is_masthead("Mayor resigns")
    (True, False)
    """
    words = re.findall(r"[^\W\d_][\w'-]*", text)
    if len(text) > LONGEST_MASTHEAD or not words:
        return len(text) <= LONGEST_MASTHEAD
    if is_menu(text) or not text[0].isalnum() or len(re.findall(r"\d+", text)) > len(words):
        return True
    if all(word.casefold() in phrases("sections") for word in words):
        return True
    is_named = all(word[0].isupper() or word in SMALL_WORDS for word in words)
    has_word = not _masthead_words().isdisjoint(word.casefold() for word in words)
    if text.isupper() and ":" in text:
        return False
    return is_named and (len(words) <= WORDS_OF_A_MASTHEAD or has_word)


@cache
def _masthead_words() -> frozenset[str]:
    return phrases("masthead_words")


def _is_full(layout: Layout, number: int) -> bool:
    """Whether the line has the words of a headline, and is no name of a page."""
    text = layout.lines[number].text
    is_long = len(text.split()) >= WORDS_OF_A_HEADLINE
    return (
        is_long
        and is_headline_like(text)
        and not has_marker(text)
        and not text[0].islower()
        and not is_masthead(text)
    )


def _masthead(layout: Layout, headline: int) -> list[int]:
    """Short lines above the headline, two of them at least; menus in any case."""
    above = [n for n in range(headline) if not _is_headline_of_page(layout, n)]
    open_lines = [n for n in above if layout.is_open(n)]
    if headline >= LEAST_MENU and len(above) >= LEAST_MENU:
        return [number for number in range(headline) if layout.is_open(number)]
    are_enough = len(above) > 1
    return [n for n in open_lines if are_enough or is_menu(layout.lines[n].text)]


def _is_headline_of_page(layout: Layout, number: int) -> bool:
    text = layout.lines[number].text
    return layout.is_open(number) and (
        len(text) > LONGEST_MASTHEAD or ends_sentence(text) or _is_full(layout, number)
    )


def _runs_into_next(layout: Layout, number: int) -> bool:
    """Whether a headline in capitals goes on in the line below it."""
    if not layout.is_open(number + 1):
        return False
    text, following = layout.lines[number].text, layout.lines[number + 1].text
    return (
        number + 1 < layout.opening_end
        and text.isupper()
        and following.isupper()
        and names_of_line(following.title()) is None
        and is_headline_like(following)
    )


def _is_label(layout: Layout, number: int) -> bool:
    following = next((n for n in range(number + 1, len(layout.lines)) if layout.is_open(n)), None)
    return (
        plain(layout.lines[number].text) in phrases("sections")
        and following is not None
        and is_headline_like(layout.lines[following].text)
    )
