"""Where the story stands among the parts of a page."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from analysis.cleaning.lines import plain
from analysis.ingest.pages.ending import find_end
from analysis.ingest.pages.evidence import (
    COMPLETE,
    USUAL,
    Evidence,
    best_box,
    is_inside,
    shape,
    usual_shapes,
)
from analysis.ingest.pages.headline import only_around_the_headline
from analysis.ingest.pages.parts import Box, Part
from analysis.ingest.pages.scene import Scene

FEW = 200
"""Characters: with less for sure, the extractor has not found the story."""
LEAST_SHARE = 0.3
"""Of the running text in the best box: the same."""

GAPS = 1 / 3
NEARLY_ALL = 0.7
LEAST_SKIPPED = 300
"""Characters in one box under the headline, and"""
FEW_PARTS = 3
"""paragraphs: so much is a story, whatever the extractor says."""
LOOK_AHEAD = 40
"""Parts behind a headline: a menu's entry of the same words has nothing but entries behind it."""
MOST_BEFORE = 0.2
"""Of what is sure: with more before it, what looks like the headline is none."""
LAST_ONES = 3
"""Sure parts, of which JSON-LD must have one to have the story's end."""


def look_at(found: Sequence[Evidence], title: str | None, byline: str | None = None) -> Scene:
    """Where the story stands."""
    title = plain(title or "")
    found = _one_story(tuple(found), title)
    start = _find_start(found, title)
    found = only_around_the_headline(found, start) if start else found
    end = find_end(found, start)
    found = _with_what_was_skipped(found, start, end)
    box = best_box(found[start:end])
    if box is not None and not _is_found(found[start:end], box):
        found = _by_shape(found, box)
    shapes = usual_shapes(found[start:end], box) if box is not None else frozenset()
    sure = [
        n
        for n in range(start, end)
        if found[n].is_sure and box is not None and is_inside(found[n].part, box)
    ]
    usual = [n for n in sure if box is not None and shape(found[n].part, box) in shapes]
    homes = _homes(found, usual)
    sure = _up_to_the_last_at_home(found, sure, homes)
    return Scene(
        found=found,
        title=title,
        box=box,
        shapes=shapes,
        homes=homes,
        byline=plain(byline or ""),
        first=_find_first(found, sure, usual),
        last=sure[-1] if sure else -1,
        start=start,
        end=end,
        is_gappy=_is_gappy(found, sure, box),
        is_stated_whole=_is_stated_whole(found, sure),
    )


def _with_what_was_skipped(
    found: tuple[Evidence, ...], start: int, end: int
) -> tuple[Evidence, ...]:
    """The text right under the headline made sure, where the extractor took only later text."""
    taken = (n for n in range(start, end) if found[n].is_sure)
    skipped = [n for n in range(start, next(taken, start)) if _is_skipped(found[n])]
    lengths: Counter[Box | None] = Counter()
    for n in skipped:
        lengths[found[n].part.box.parent] += len(found[n].part.text)
    home, length = max(lengths.items(), key=lambda item: item[1], default=(None, 0))
    inside = [n for n in skipped if found[n].part.box.parent is home]
    if length < LEAST_SKIPPED or len(inside) < FEW_PARTS:
        return found
    return tuple(
        replace(one, support=2 * (one.part.box.parent is home)) if one.is_running else one
        for one in found
    )


def _is_skipped(one: Evidence) -> bool:
    return one.is_running and one.mark is None and not one.support


def _up_to_the_last_at_home(
    found: tuple[Evidence, ...], sure: list[int], homes: frozenset[Box]
) -> list[int]:
    """The sure parts up to the last in the story's own boxes, where those hold nearly all of it.

    A box with two paragraphs is one of them: a portrait of the writer has one.
    """
    names = {(box.tag, box.name) for box in homes if box.name}
    counts = Counter(found[n].part.box.parent for n in sure if found[n].is_running)
    at_home = [
        n
        for n in sure
        if counts[found[n].part.box.parent] > 1
        or any(box in homes or (box.tag, box.name) in names for box in found[n].part.box.line())
    ]
    total = sum(len(found[n].part.text) for n in sure)
    if sum(len(found[n].part.text) for n in at_home) < NEARLY_ALL * total:
        return sure
    return [n for n in sure if n <= at_home[-1]] if at_home else sure


def _is_gappy(found: tuple[Evidence, ...], sure: list[int], box: Box | None) -> bool:
    """Whether a third as much running text as is sure stands amid it, taken by nobody."""
    if not sure or box is None:
        return False
    left_out = sum(
        len(one.part.text)
        for one in found[sure[0] : sure[-1]]
        if one.is_running and not one.support and one.mark is None and is_inside(one.part, box)
    )
    return left_out > GAPS * sum(len(found[n].part.text) for n in sure)


def _find_start(found: tuple[Evidence, ...], title: str) -> int:
    """Number of the part that is the headline; of the first part, where the story precedes it."""
    own = [n for n, one in enumerate(found) if title and plain(one.part.text) == title]
    own.sort(key=lambda n: not found[n].part.is_in("h1"))
    follows = (n for n in own if any(one.is_running for one in found[n : n + LOOK_AHEAD]))
    start = next(follows, 0)
    sure = sum(len(one.part.text) for one in found if one.is_sure)
    before = sum(len(one.part.text) for one in found[:start] if one.is_sure)
    return start if before <= MOST_BEFORE * sure else 0


def _homes(found: tuple[Evidence, ...], usual: list[int]) -> frozenset[Box]:
    """The boxes that hold a fifth of the paragraphs each; all of them, where none does."""
    counts: Counter[Box] = Counter()
    for n in usual:
        if (box := found[n].part.box.parent) is not None:
            counts[box] += len(found[n].part.text)
    large = frozenset(box for box, count in counts.items() if count >= USUAL * counts.total())
    return large or frozenset(counts)


def _find_first(found: tuple[Evidence, ...], sure: list[int], usual: list[int]) -> int:
    """The first paragraph: not one that a byline or a picture parts from all the others."""
    if not sure:
        return 0
    if not usual or usual[0] == sure[0]:
        return sure[0]
    is_parted = any(found[n].mark is not None for n in range(sure[0] + 1, usual[0]))
    return usual[0] if is_parted else sure[0]


def _is_found(found: tuple[Evidence, ...], box: Box) -> bool:
    """Whether the extractor took enough of what stands in the box."""
    inside = [
        one for one in found if one.is_running and one.mark is None and is_inside(one.part, box)
    ]
    sure = sum(len(one.part.text) for one in inside if one.is_sure)
    return sure >= min(
        FEW, sum(len(one.part.text) for one in inside)
    ) and sure >= LEAST_SHARE * sum(len(one.part.text) for one in inside)


def _by_shape(found: tuple[Evidence, ...], box: Box) -> tuple[Evidence, ...]:
    """The running text in the box made sure: what anybody takes, or all, where that is little."""
    inside = [
        one for one in found if one.is_running and one.mark is None and is_inside(one.part, box)
    ]
    taken = sum(len(one.part.text) for one in inside if one.support)
    is_much = taken >= max(FEW, LEAST_SHARE * sum(len(one.part.text) for one in inside))
    made_sure = {one.part for one in inside if one.support or not is_much}
    return tuple(replace(one, support=2) if one.part in made_sure else one for one in found)


def _one_story(found: tuple[Evidence, ...], title: str) -> tuple[Evidence, ...]:
    """The parts of the story under the page's headline, where several stories stand whole."""
    tops = [n for n, one in enumerate(found) if one.part.is_in("h1")]
    own = [n for n in tops if plain(found[n].part.text) == title]
    if len(own) != 1 or len(tops) < 2:
        return found
    following = [n for n in tops if n > own[0] and _begins_another(found, own[0], n)]
    if not following:
        return found
    shared = _shared_box(found[own[0]].part, found[following[0]].part)
    rest = found[following[0] :]
    kept = [one for one in rest if shared is None or not is_inside(one.part, shared)]
    return (*found[: following[0]], *kept)


def _begins_another(found: tuple[Evidence, ...], own: int, other: int) -> bool:
    """Whether a top heading stands in a box like that of the first, and text between the two."""
    mine, its = found[own].part, found[other].part
    shared = _shared_box(mine, its)
    if shared is None:
        return False
    has_text_between = any(one.is_running for one in found[own:other])
    same_shape = shape(mine, shared) == shape(its, shared)
    return has_text_between and same_shape and len(shape(its, shared)) > 1


def _shared_box(one: Part, other: Part) -> Box | None:
    return next((box for box in one.box.line() if is_inside(other, box)), None)


def _is_stated_whole(found: tuple[Evidence, ...], sure: list[int]) -> bool:
    """Whether JSON-LD has nearly all that is sure, up to its end: some sites cut it short."""
    total = sum(len(found[n].part.text) for n in sure)
    stated = sum(len(found[n].part.text) for n in sure if found[n].is_stated)
    reaches_end = any(found[n].is_stated for n in sure[-LAST_ONES:])
    return total > 0 and stated >= COMPLETE * total and reaches_end
