"""Runs of lines that belong to a heading: other stories, contacts, a company's own portrait."""

import re
from collections.abc import Iterator

from analysis.cleaning.bylines import label_pattern
from analysis.cleaning.findings import Findings, Layout
from analysis.cleaning.lines import ends_statement, has_marker, is_headline_like, is_paragraph
from analysis.cleaning.rules import (
    is_contact_heading,
    is_copyright,
    is_end_mark,
    is_filing_line,
    is_related_heading,
    is_release_mark,
)
from analysis.models import BlockKind

RELATED = (BlockKind.RELATED, "Related headlines, not part of this article")
CONTACT = (BlockKind.PROMO, "Whom to contact")
ABOUT = (BlockKind.PROMO, "Portrait of the sender, not part of the news")
ABOUT_HEADING = re.compile(r"About (?!the author)[A-Z0-9][^.]{1,60}$")
LONGEST_ITEM = 250
LONGEST_CONTACT = 80
MOST_CONTACT_LINES = 8
WORDS_OF_A_SUBHEADING = 5
LONGEST_PARTICLE = 3
DIGITS_OF_A_RANK = 2
LEAST_ITEMS_AFTER_THE_END = 3


def find_related_lists(layout: Layout) -> Findings:
    """Headlines of other stories under a heading such as "Latest news", up to a paragraph."""
    items: list[int] = []
    end = 0
    for heading in sorted(layout.found):
        if heading >= end and is_related_heading(layout.lines[heading].text):
            end = _end_of_list(layout, heading)
            items += _items_between(layout, heading, end)
    return dict.fromkeys(items, RELATED)


def _end_of_list(layout: Layout, heading: int) -> int:
    """Number of the first line behind the heading that is part of the story again."""
    number = heading + 1
    while number < len(layout.lines) and (number in layout.found or _is_item(layout, number)):
        number += 1
    return number


def _items_between(layout: Layout, heading: int, end: int) -> list[int]:
    items = [number for number in range(heading + 1, end) if layout.is_open(number)]
    is_followed = end < len(layout.lines)
    if items and is_followed and _belongs_to_what_follows(layout, heading, items[-1]):
        items.pop()
    return items


def _is_item(layout: Layout, number: int) -> bool:
    text = layout.lines[number].text
    if has_marker(text):
        return len(text) <= LONGEST_ITEM
    if text.isdecimal():
        return len(text) <= DIGITS_OF_A_RANK
    return is_headline_like(text) and not is_paragraph(text)


def _belongs_to_what_follows(layout: Layout, heading: int, last: int) -> bool:
    """Whether the last item is a subheading of the story, or its headline when none came before."""
    text = layout.lines[last].text
    if has_marker(text):
        return False
    is_first_open = not any(layout.is_open(number) for number in range(heading))
    return is_first_open or len(text.split()) <= WORDS_OF_A_SUBHEADING


def find_lists_after_the_end(layout: Layout) -> Findings:
    """Headlines behind the line that ends the story, when nothing but headlines is left."""
    end = _end_of_story(layout)
    if end is None:
        return {}
    rest = [number for number in range(end + 1, len(layout.lines)) if layout.is_open(number)]
    all_items = all(_is_item(layout, number) for number in rest)
    return (
        dict.fromkeys(rest, RELATED) if all_items and len(rest) >= LEAST_ITEMS_AFTER_THE_END else {}
    )


def _end_of_story(layout: Layout) -> int | None:
    """The first line behind the last paragraph that can only stand after a story."""
    if layout.last_paragraph < 0:
        return None
    behind = range(layout.last_paragraph + 1, len(layout.lines))
    return next((n for n in behind if n in layout.found and _ends_story(layout, n)), None)


def _ends_story(layout: Layout, number: int) -> bool:
    text = layout.lines[number].text
    has_label = (
        layout.kind_of(number) == BlockKind.BYLINE and label_pattern().match(text) is not None
    )
    return has_label or any(test(text) for test in (is_copyright, is_end_mark, is_filing_line))


def find_contacts(layout: Layout) -> Findings:
    """Short lines under a heading such as "Media contact"."""
    return {
        number: CONTACT
        for heading, line in enumerate(layout.lines)
        if heading in layout.found and is_contact_heading(line.text)
        for number in _contacts_after(layout, heading)
    }


def _contacts_after(layout: Layout, heading: int) -> Iterator[int]:
    for number in range(heading + 1, min(heading + 1 + MOST_CONTACT_LINES, len(layout.lines))):
        text = layout.lines[number].text
        if number in layout.found:
            continue
        if len(text) > LONGEST_CONTACT or ends_statement(text) or ABOUT_HEADING.fullmatch(text):
            return
        if number < layout.first_paragraph and _is_headline(text):
            return
        yield number


def _is_headline(text: str) -> bool:
    """Whether a line has the words of a headline, not of an address or an office."""
    words = text.split()
    small = [word for word in words if word.islower() and len(word) > LONGEST_PARTICLE]
    return len(words) >= WORDS_OF_A_SUBHEADING and len(small) > 1


def find_about_sections(layout: Layout) -> Findings:
    """In a press release, the sender's portrait: from "About ..." to the next settled line."""
    if not any(_marks_release(layout, number) for number in layout.found):
        return {}
    portrait: dict[int, tuple[BlockKind, str]] = {}
    for heading in range(1, len(layout.lines)):
        if heading not in portrait and _is_about_heading(layout, heading):
            portrait |= dict.fromkeys(_until_settled(layout, heading), ABOUT)
    return portrait


def _is_about_heading(layout: Layout, number: int) -> bool:
    is_heading = ABOUT_HEADING.fullmatch(layout.lines[number].text) is not None
    return is_heading and layout.is_open(number)


def _marks_release(layout: Layout, number: int) -> bool:
    text = layout.lines[number].text
    return is_release_mark(text) or is_contact_heading(text)


def _until_settled(layout: Layout, start: int) -> Iterator[int]:
    number = start
    while layout.is_open(number):
        yield number
        number += 1
