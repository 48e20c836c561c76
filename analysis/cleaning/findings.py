"""What the passes over a text hand on to each other: the lines, and what is settled about them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from analysis.cleaning.lines import Line, is_paragraph
from analysis.models import BlockKind

Findings = Mapping[int, tuple[BlockKind, str]]
"""Line number to kind and reason."""


@dataclass(frozen=True, kw_only=True)
class Layout:
    """The lines of a text and what earlier passes settled. Nothing in it changes."""

    lines: tuple[Line, ...]
    found: Findings
    title: str | None = None

    @cached_property
    def paragraphs(self) -> tuple[int, ...]:
        """Numbers of the lines that can only be running text."""
        return tuple(
            number
            for number, line in enumerate(self.lines)
            if number not in self.found and is_paragraph(line.text)
        )

    @property
    def first_paragraph(self) -> int:
        """Number of the first line of running text; the number of lines where there is none."""
        return self.paragraphs[0] if self.paragraphs else len(self.lines)

    @property
    def last_paragraph(self) -> int:
        """Number of the last line of running text; -1 where there is none."""
        return self.paragraphs[-1] if self.paragraphs else -1

    def is_open(self, number: int) -> bool:
        """Whether there is such a line and no pass has settled it."""
        return 0 <= number < len(self.lines) and number not in self.found

    def kind_of(self, number: int) -> BlockKind | None:
        """What a line was found to be; None while it is open or where there is none."""
        finding = self.found.get(number)
        return finding[0] if finding else None
