"""What stands behind a story: notes after its end, readers' comments, the foot of the page."""

import re

from analysis.cleaning.dates import AGO, find_date
from analysis.cleaning.findings import Findings, Layout
from analysis.cleaning.lines import ends_sentence, has_marker, is_listed, phrases, plain
from analysis.cleaning.rules import US_OR_YOU, is_contact_heading, is_end_mark, is_release_mark
from analysis.models import BlockKind

AFTER_END = (BlockKind.PROMO, "Stands behind the end of the story")
COMMENT = (BlockKind.PROMO, "Comment of a reader")
FOOTER = (BlockKind.PROMO, "Foot of the page, not part of the story")

COUNT = re.compile(r"\(?\b(?:\d[\d,.]*|one|no)\b\)?", re.IGNORECASE)
ON_TITLE = re.compile(
    r"(?P<heading>.{0,12}\bthoughts?|responses?|comments?) (?:on|to) [“\"'].*", re.I
)
STAMP = re.compile(
    r".{0,60}\b(?:says|said|wrote|writes):"
    r"|on .{4,40} said:"
    r"|.{0,60}\b(?:\d+|an?|one)\s*(?:s|m|h|d|w|sec|min|hour|hr|day|week|month|year)\w* ago\b"
    r".{0,20}",
    re.IGNORECASE,
)
LONGEST_STAMP = 80
NEAR = 8
"""Lines below a heading of comments in which the first comment shows itself."""
WORDS_OF_A_FOOT_LINE = 12
LEAST_FOOT_LINES = 2
WORDS_OF_A_REQUEST = 6
QUOTES = "\"“‘'”"
SENDER = re.compile(r"https?://|\bwww\.|@|\bunsubscribe\b|\bstop receiv", re.IGNORECASE)
AMBIGUOUS = frozenset({"background", "background information", "notes", "disclaimer"})
"""Headings that stand inside a story as well, and count only in a press release."""
SIGNATURE_MARK = frozenset({"--", "—", "___", "__"})
MOST_AFTER_SIGNATURE = 12


def find_after_the_end(layout: Layout) -> Findings:
    """Everything behind a mark that ends the story, if it is less than the story before."""
    behind = sum(len(line.text) for line in layout.lines)
    before = 0
    for number, line in enumerate(layout.lines):
        if number > layout.first_paragraph and behind < before and _ends_text(layout, number):
            rest = range(number, len(layout.lines))
            return {one: AFTER_END for one in rest if layout.is_open(one)}
        before += len(line.text)
        behind -= len(line.text)
    return {}


def _ends_text(layout: Layout, number: int) -> bool:
    text = layout.lines[number].text
    if is_end_mark(text):
        return True
    if is_listed(text, "editors_headings"):
        return plain(text) not in AMBIGUOUS or _is_release(layout)
    if text not in SIGNATURE_MARK:
        return False
    rest = range(number + 1, len(layout.lines))
    return len(rest) <= MOST_AFTER_SIGNATURE and any(
        SENDER.search(layout.lines[one].text) for one in rest
    )


def _rest(layout: Layout, mark: int, kind: tuple[BlockKind, str]) -> Findings:
    rest = [number for number in range(mark, len(layout.lines)) if layout.is_open(number)]
    before = sum(len(line.text) for line in layout.lines[:mark])
    behind = sum(len(layout.lines[number].text) for number in rest)
    return dict.fromkeys(rest, kind) if behind < before else {}


def _is_release(layout: Layout) -> bool:
    """Whether a line marks a press release or names its contact."""
    return any(
        is_release_mark(layout.lines[n].text) or is_contact_heading(layout.lines[n].text)
        for n, finding in layout.found.items()
        if finding[0] == BlockKind.PROMO
    )


def find_comments(layout: Layout) -> Findings:
    """Everything behind a heading of comments, where a name and a time show the first comment."""
    for number in range(layout.first_paragraph + 1, len(layout.lines)):
        if is_comment_heading(layout.lines[number].text) and _has_comment(layout, number):
            rest = range(number, len(layout.lines))
            return {one: COMMENT for one in rest if layout.is_open(one)}
    return {}


def is_comment_heading(text: str) -> bool:
    """Whether the line opens the readers' comments.

    >>> is_comment_heading("Comments (12)"), is_comment_heading("Comments by the mayor")
    (True, False)
    """
    if len(text) > LONGEST_STAMP:
        return False
    titled = ON_TITLE.fullmatch(text)
    words = titled["heading"] if titled else text
    left = plain(COUNT.sub(" ", words))
    return left in phrases("comment_headings") or (titled is not None and left.startswith("though"))


def _has_comment(layout: Layout, heading: int) -> bool:
    following = range(heading + 1, min(heading + 1 + NEAR, len(layout.lines)))
    return any(_shows_comment(layout, number) for number in following)


def _shows_comment(layout: Layout, number: int) -> bool:
    text = layout.lines[number].text
    if len(text) > LONGEST_STAMP:
        return False
    if is_listed(text, "comment_buttons") or STAMP.fullmatch(text) or AGO.fullmatch(text):
        return True
    return find_date(text) is not None and not ends_sentence(text)


def find_foot(layout: Layout) -> Findings:
    """Short lines at the very end, from the first line of the page on, where two or more stand."""
    start = len(layout.lines)
    while start > 0 and _may_be_foot(layout, start - 1):
        start -= 1
    foot = [n for n in range(start, len(layout.lines)) if _is_foot_line(layout, n)]
    if len(foot) < LEAST_FOOT_LINES:
        return {}
    return {n: FOOTER for n in range(foot[0], len(layout.lines)) if layout.is_open(n)}


def _may_be_foot(layout: Layout, number: int) -> bool:
    if not layout.is_open(number):
        return layout.kind_of(number) != BlockKind.HEADLINE
    text = layout.lines[number].text
    if number <= layout.first_paragraph or has_marker(text) or text[-1] in ",;":
        return False
    n_words = len(text.split())
    if n_words <= WORDS_OF_A_REQUEST and US_OR_YOU.search(text) and text[0] not in QUOTES:
        return True
    return n_words <= WORDS_OF_A_FOOT_LINE and not ends_sentence(text)


def _is_foot_line(layout: Layout, number: int) -> bool:
    return layout.kind_of(number) in {BlockKind.PROMO, BlockKind.RELATED}
