"""A page as the rules see it: its parts with their evidence, and where the story stands."""

from dataclasses import dataclass

from analysis.cleaning.lines import plain
from analysis.ingest.pages.evidence import (
    Evidence,
    is_inside,
    shape,
)
from analysis.ingest.pages.names import is_called
from analysis.ingest.pages.parts import Box, Part


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """The parts in order, and where among them the story stands."""

    found: tuple[Evidence, ...]
    title: str
    """As `plain` gives it; empty where the page has none."""
    box: Box | None
    """What holds the story and little else."""
    shapes: frozenset[tuple[str, ...]]
    """How the story's paragraphs are nested in the box."""
    homes: frozenset[Box]
    """The boxes that hold most of the story's paragraphs."""
    byline: str
    """As `plain` gives it; empty where the page names nobody."""
    first: int
    """Number of the first part that is the story's for sure."""
    last: int
    """And of the last one; less than the first where there is none."""
    start: int
    """Number of the headline, or of the first part."""
    end: int
    """Number of the heading that ends the story, or of no part."""
    is_gappy: bool
    """The extractor left out much of what stands between its paragraphs."""
    is_stated_whole: bool
    """JSON-LD has the whole text, so that what is not in it is not the story's."""

    def part(self, number: int) -> Part:
        """The part with this number."""
        return self.found[number].part

    def is_title(self, number: int) -> bool:
        """Whether it is the headline."""
        return bool(self.title) and plain(self.part(number).text) == self.title

    def is_within(self, number: int) -> bool:
        """Whether parts of the story stand before and behind it, or it is one."""
        return self.first <= number <= self.last

    def is_in_box(self, number: int) -> bool:
        """Whether it stands in the story's box."""
        return self.box is not None and is_inside(self.part(number), self.box)

    def is_sibling(self, number: int) -> bool:
        """Whether what holds it also holds a sure part of the story."""
        box = self.part(number).box.parent
        return any(
            one.is_sure and one.part.box.parent is box
            for one in self.found[self.first : self.last + 1]
        )

    def is_update(self, number: int) -> bool:
        """Whether a box round it is called an update of a live report."""
        return any(is_called(box.name, "updates") for box in self.part(number).nearest(4))

    def has_usual_place(self, number: int) -> bool:
        """Whether most of the story stands in the same box, or in boxes of the same name."""
        box = self.part(number).box.parent
        if box is None or box is self.box or box in self.homes:
            return True
        return bool(box.name) and (box.tag, box.name) in {(one.tag, one.name) for one in self.homes}

    def text_in(self, box: Box) -> str:
        """All the words in a box."""
        return " ".join(one.part.text for one in self.found if is_inside(one.part, box))

    def has_shape(self, number: int) -> bool:
        """Whether it is nested as the story's paragraphs are."""
        return (
            self.box is not None
            and self.is_in_box(number)
            and shape(self.part(number), self.box) in self.shapes
        )
