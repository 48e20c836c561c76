"""What is known of every part before the rules decide: marks, witnesses, shape, place."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from analysis.cleaning.lines import ends_sentence
from analysis.ingest.pages.marks import Mark, Page, mark_of
from analysis.ingest.pages.parts import Box, Part
from analysis.ingest.pages.witnesses import Witness

BOTH = 2
"""Outlooks of the extractor."""
LEAST_WORDS = 5
LONGEST_HEADING = 200
"""Characters: some pages set whole paragraphs as headings."""
LONG = 80
"""Characters of running text, whatever ends them."""
MOST_LINKED = 0.5
USUAL = 0.2
"""Of the story's characters: what stands in elements nested like these is one of its kinds."""
COMPLETE = 0.8
"""Of what both outlooks take: JSON-LD that has so much of it has the whole story."""

ALL, HALF, NONE, LINKS, SHORT, MARKED = 1.0, 0.5, 0.25, -0.5, -0.1, -0.5
"""What a character of a part is worth to its boxes, by what is known of the part."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One part and what speaks for and against it."""

    part: Part
    mark: Mark | None
    support: int
    """How many of the extractor's two outlooks take it."""
    is_stated: bool
    """It stands in the text that JSON-LD gives."""
    is_running: bool
    """It has the shape of running text: whole sentences, or long, and not mostly links."""

    @property
    def is_linked(self) -> bool:
        """Whether it is mostly a link."""
        return self.part.n_linked > MOST_LINKED * len(self.part.text.replace(" ", ""))

    @property
    def is_sure(self) -> bool:
        """Whether a paragraph is the story's beyond doubt, as far as one part can tell."""
        return self.mark is None and self.is_running and (self.support == BOTH or self.is_stated)

    @property
    def worth(self) -> float:
        """What it adds to a box as the story's box."""
        if self.mark is not None:
            return 0.0 if self.mark.what in ("caption", "credit", "byline") else MARKED
        if self.is_linked and not self.is_sure:
            return LINKS
        if not self.is_running:
            return SHORT if self.support < BOTH else HALF
        return ALL if self.is_sure else HALF if self.support else NONE


def gather(
    parts: Sequence[Part], standard: Witness, precise: Witness, stated: Witness
) -> tuple[Evidence, ...]:
    """The evidence for every part, in the page's order."""
    support = [standard.has(part) + precise.has(part) for part in parts]
    for part, count in zip(parts, support, strict=True):
        if count == BOTH:
            for box in part.box.line():
                box.n_supported += len(part.text)
    page = _page(parts)
    found = tuple(
        Evidence(
            part=part,
            mark=mark_of(part, page),
            support=count,
            is_stated=stated.n_letters > 0 and stated.has(part),
            is_running=_is_running(part),
        )
        for part, count in zip(parts, support, strict=True)
    )
    return _without_wild_marks(found, page.n_supported)


def _without_wild_marks(found: tuple[Evidence, ...], n_supported: int) -> tuple[Evidence, ...]:
    """The evidence without marks of a kind that would take most of the story, box by box."""
    taken: Counter[Mark] = Counter()
    for one in found:
        if one.mark and one.support == BOTH and one.mark.what != "comments":
            taken[one.mark] += len(one.part.text)
    wild = {mark for mark, count in taken.items() if count > mark.sound * n_supported}
    return tuple(
        replace(one, mark=None) if one.mark in wild and one.support else one for one in found
    )


def _page(parts: Sequence[Part]) -> Page:
    if not parts:
        return Page(0, 0)
    *_, top = parts[0].box.line()
    return Page(top.n_characters - top.n_linked, top.n_supported)


def _is_running(part: Part) -> bool:
    if part.n_linked > MOST_LINKED * len(part.text):
        return False
    if part.is_heading and len(part.text) <= LONGEST_HEADING:
        return False
    is_sentence = ends_sentence(part.text) and len(part.text.split()) >= LEAST_WORDS
    return is_sentence or len(part.text) >= LONG


def best_box(found: Sequence[Evidence]) -> Box | None:
    """The box that holds the most of the story and the least of all else, the deepest of equals."""
    worth: dict[Box, float] = {}
    for one in found:
        value = one.worth * len(one.part.text)
        for box in one.part.box.line():
            worth[box] = worth.get(box, 0.0) + value
    return max(worth, key=lambda box: (worth[box], sum(1 for _ in box.line())), default=None)


def shape(part: Part, box: Box) -> tuple[str, ...]:
    """How a part is nested in a box: the tags on the way."""
    tags = []
    for one in part.box.line():
        if one is box:
            break
        tags.append(one.tag)
    return tuple(tags)


def usual_shapes(found: Sequence[Evidence], box: Box) -> frozenset[tuple[str, ...]]:
    """The ways in which the story's paragraphs are nested in their box."""
    counts: Counter[tuple[str, ...]] = Counter()
    for one in found:
        if one.is_sure and is_inside(one.part, box):
            counts[shape(one.part, box)] += len(one.part.text)
    total = counts.total()
    return frozenset(key for key, count in counts.items() if count >= USUAL * total)


def is_inside(part: Part, box: Box) -> bool:
    """Whether the part stands in the box."""
    return any(one is box for one in part.box.line())
