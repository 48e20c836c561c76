"""Where a story ends: at a heading above other stories, comments or subjects."""

from collections.abc import Sequence
from itertools import islice

from analysis.ingest.pages.evidence import Evidence
from analysis.ingest.pages.parts import Part
from analysis.ingest.pages.phrases import is_end_heading, is_offer

LEAST_BEFORE = 250
"""Characters of running text between the headline and such a heading."""
LONGEST_OFFER = 240
MOST_TRIED = 50
"""Headings that are looked at; no page has so many."""


def find_end(found: Sequence[Evidence], start: int) -> int:
    """Number of the part that ends the story, a heading or an offer; of no part where none does."""
    candidates = (n for n in range(start + 1, len(found)) if _may_end(found[n].part))
    for number in islice(candidates, MOST_TRIED):
        if _ends(found, start, number):
            return number
    return len(found)


def _may_end(part: Part) -> bool:
    is_short = len(part.text) <= LONGEST_OFFER
    return is_short and (is_end_heading(part) or is_offer(part.text))


def _ends(found: Sequence[Evidence], start: int, heading: int) -> bool:
    """Whether enough of a story stands before the heading, and nothing of it behind."""
    before = [one.part for one in found[start:heading] if one.is_running and one.mark is None]
    least = LEAST_BEFORE if is_end_heading(found[heading].part) else 1
    if sum(len(part.text) for part in before) < least:
        return False
    boxes = {part.box for part in before} | {part.box.parent for part in before}
    places = {_place(part) for part in before}
    later = (one.part for one in found[heading:] if one.is_sure)
    return not any(
        part.box in boxes or part.box.parent in boxes or _place(part) in places for part in later
    )


def _place(part: Part) -> tuple[str, ...]:
    """The name of what holds a part; all the tags round it where that has none."""
    box = part.box.parent
    if box is not None and box.name:
        return (box.tag, box.name)
    return tuple(one.tag for one in part.box.line())
