"""Lines that a printer puts on every page: running heads, page numbers, addresses, print times."""

import re
from collections import Counter
from itertools import pairwise

from analysis.cleaning.lines import Line, ends_sentence, squeeze
from analysis.models import Block, BlockKind

REASON = "Printed on the page, not part of the story"
FEED = "\f"
GAP = re.compile(r"\S(?:\s{4,}|\t+)\S")
OF = r"(?:of|von|de|di|sur|van|/)"
PAGE = r"(?:page|seite|página|pagina|p\.|pg\.)"
PAGE_NUMBER = re.compile(
    rf"(?:(?P<head>.{{0,90}}?)[\s,·|–—-]+)?\(?{PAGE}\s*\d{{1,4}}(?:\s*{OF}\s*\d{{1,4}})?\)?"
    rf"|{PAGE}\s*\d{{1,4}}\s*{OF}\s*\d{{1,4}}\b.{{0,90}}"
    r"|[-–—•|]\s*\d{1,4}\s*[-–—•|]"
    r"|\d{1,3} (?:of|von|de|di|sur|van) \d{1,3}(?:\s{2,}\S.{0,90})?"
    rf"|\(?(?:continued|cont['.]?d|see .{{2,40}}) (?:on|from) {PAGE}\s*\w{{1,4}}\)?",
    re.IGNORECASE,
)
ADDRESS_AND_PAGE = re.compile(r"https?://\S+\s+(?:page )?\d{1,4}\s*(?:/|of)\s*\d{1,4}", re.I)
PRINT_TIME = re.compile(
    r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4},?\s+\d{1,2}[:.]\d\d(?:\s*[ap]\.?m\.?)?\s+\S.*", re.I
)
STATES_PAGE = re.compile(
    rf"{PAGE}\s*\d|https?://|\d{{1,2}}:\d\d|\b\d{{4}}(?:$|\s{{4,}})|(?:^|\s{{4,}})\d{{1,4}}(?:$|\s{{4,}})",
    re.I,
)
LONE_NUMBER = re.compile(r"\d{1,4}|[ivxl]{1,6}", re.I)
LONGEST = 160
LEAST_REPEATS = 3
LEAST_APART = 8
"""A head that returns sooner than after so many lines may be a refrain."""
WORDS_OF_A_TITLE = 12


def find_page_lines(text: str, lines: tuple[Line, ...]) -> tuple[Block, ...]:
    """The lines of the page, as blocks, in reading order."""
    words = {
        number: squeeze(line.text) for number, line in enumerate(lines) if len(line.text) <= LONGEST
    }
    keys = {number: _key(line) for number, line in words.items()}
    places: dict[str, list[int]] = {}
    for number, key in keys.items():
        places.setdefault(key, []).append(number)
    counts = Counter(keys.values())
    edges = _page_edges(text, lines)
    running = {key for key, where in places.items() if _is_running_head(lines, where)}
    found = {
        number
        for number, line in words.items()
        if keys[number] in running
        or is_page_line(line)
        or _is_at_edge(line, number in edges, counts[keys[number]])
    }
    found |= {
        number
        for number, line in words.items()
        if LONE_NUMBER.fullmatch(line) and not found.isdisjoint((number - 1, number + 1))
    }
    return tuple(
        Block(kind=BlockKind.PROMO, span=lines[number].span, reason=REASON)
        for number in sorted(found)
    )


def is_page_line(text: str) -> bool:
    """Whether a line by itself can only be a page's: a number of pages, an address with one.

    >>> is_page_line("Council minutes  Page 2 of 5"), is_page_line("See page 2 of the report.")
    (True, False)
    """
    if len(text) > LONGEST:
        return False
    numbered = PAGE_NUMBER.fullmatch(text)
    if numbered:
        return not ends_sentence(numbered["head"] or "")
    return ADDRESS_AND_PAGE.fullmatch(text) is not None


def _key(text: str) -> str:
    """The line with every number alike, so that "Review 12" and "Review 13" are one."""
    return re.sub(r"\d+", "#", " ".join(text.casefold().split()))


def _page_edges(text: str, lines: tuple[Line, ...]) -> frozenset[int]:
    """Numbers of the first and last lines of the pages."""
    edges = {0, len(lines) - 1}
    for number, (line, following) in enumerate(pairwise(lines)):
        if text.find(FEED, line.span.end, following.span.start) >= 0:
            edges |= {number, number + 1}
    return frozenset(edges)


def _is_at_edge(text: str, is_edge: bool, n_alike: int) -> bool:
    """Whether a line at the edge of a page, or one in two parts that returns, is the page's."""
    has_gap = GAP.search(text) is not None
    if has_gap and PRINT_TIME.fullmatch(text):
        return True
    if has_gap and n_alike > 1 and STATES_PAGE.search(text):
        return True
    if not is_edge or ends_sentence(text):
        return False
    if has_gap:
        return STATES_PAGE.search(text) is not None or n_alike > 1 or "|" in text
    return n_alike > 1 and len(text.split()) > 1


def _is_running_head(lines: tuple[Line, ...], where: list[int]) -> bool:
    """Whether the same few words return page after page, far apart from each other."""
    text = lines[where[0]].text
    words = re.findall(r"[^\W\d_]{3,}", text)
    if len(where) < LEAST_REPEATS or not 2 <= len(words) <= WORDS_OF_A_TITLE:
        return False
    return not ends_sentence(text) and all(
        following - number >= LEAST_APART for number, following in pairwise(where)
    )
