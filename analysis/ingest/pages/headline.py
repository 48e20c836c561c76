"""The box of the headline: where it surely holds the story, no other box does."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from analysis.ingest.pages.evidence import Evidence, is_inside
from analysis.ingest.pages.parts import Box

FEW_PARTS = 3
LEAST = 300
"""Paragraphs, and characters of them in one box: so much under a headline is a story."""
MOST = 0.8
"""Of what is sure: with so much of it, the headline's box needs no element called article; with
less, it may be the first of two boxes that the story fills."""


def only_around_the_headline(found: tuple[Evidence, ...], number: int) -> tuple[Evidence, ...]:
    """The evidence, where nobody vouches for what stands outside the headline's own article.

    `number` is that of the headline's part.
    """
    box = _own_article(found, number) or _own_box(found, number)
    if box is None:
        return found
    return tuple(
        one
        if is_inside(one.part, box)
        else replace(one, support=0, is_stated=False, is_running=False)
        for one in found
    )


def _own_article(found: Sequence[Evidence], number: int) -> Box | None:
    """The article element round the headline, where there are others beside it."""
    line = found[number].part.box.line()
    own = next((box for box in line if box.tag == "article"), None)
    if own is None or not _holds_a_story(found[number:], own):
        return None
    others = (box for one in found[number:] for box in one.part.box.line() if box.tag == "article")
    return (
        own if any(not _is_round(box, own) and not _is_round(own, box) for box in others) else None
    )


def _own_box(found: Sequence[Evidence], number: int) -> Box | None:
    """The smallest box round the headline that holds most of what is sure, and a story."""
    sure = [one for one in found if one.is_sure]
    total = sum(len(one.part.text) for one in sure)
    for box in found[number].part.box.line():
        inside = sum(len(one.part.text) for one in sure if is_inside(one.part, box))
        if total and inside >= MOST * total:
            return box if _holds_a_story(found[number:], box) else None
    return None


def _holds_a_story(found: Sequence[Evidence], box: Box) -> bool:
    lengths: Counter[Box | None] = Counter()
    counts: Counter[Box | None] = Counter()
    for one in found:
        if (
            one.is_running
            and one.mark is None
            and not one.part.is_item
            and is_inside(one.part, box)
        ):
            lengths[one.part.box.parent] += len(one.part.text)
            counts[one.part.box.parent] += 1
    return any(lengths[home] >= LEAST and counts[home] >= FEW_PARTS for home in lengths)


def _is_round(box: Box, inner: Box) -> bool:
    return any(one is box for one in inner.line())
