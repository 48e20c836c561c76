"""What the passes over a text hand on to each other: the lines, and what is settled about them."""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from analysis.cleaning.dates import is_date_line
from analysis.cleaning.lines import Line
from analysis.cleaning.rows import names_of_line
from analysis.models import BlockKind

LONGEST_STANDFIRST = 300
NEAR = 3
"""Lines below a summary in which a byline shows that the story has not begun yet."""
Findings = Mapping[int, tuple[BlockKind, str]]
"""Line number to kind and reason."""


@dataclass(frozen=True, kw_only=True)
class Layout:
    """The lines of a text and what earlier passes settled. Nothing in it changes."""

    lines: tuple[Line, ...]
    found: Findings
    title: str | None = None
    running: tuple[int, ...]
    """Numbers of the lines that are long enough and end as sentences do, settled or not."""

    @cached_property
    def paragraphs(self) -> tuple[int, ...]:
        """Numbers of the lines that can only be running text."""
        return tuple(number for number in self.running if number not in self.found)

    @property
    def first_paragraph(self) -> int:
        """Number of the first line of running text; the number of lines where there is none."""
        return self.paragraphs[0] if self.paragraphs else len(self.lines)

    @cached_property
    def opening_end(self) -> int:
        """Number of the line with which the story begins: a summary may stand above the byline."""
        first = self.first_paragraph
        if not 0 < first < len(self.lines) or len(self.lines[first].text) > LONGEST_STANDFIRST:
            return first
        for number in range(first + 1, min(first + 1 + NEAR, len(self.lines))):
            if self._tells_writer(number):
                after = bisect_right(self.paragraphs, number)
                has_title = any(self.is_open(before) for before in range(first))
                is_followed = after < len(self.paragraphs) and after == 1
                return self.paragraphs[after] if has_title and is_followed else first
        return first

    def _tells_writer(self, number: int) -> bool:
        """Whether a line is a byline, or a name with a date beside it."""
        if number in self.found:
            return self.kind_of(number) == BlockKind.BYLINE
        if names_of_line(self.lines[number].text) is None:
            return False
        beside = (n for n in (number - 1, number + 1) if 0 <= n < len(self.lines))
        return any(is_date_line(self.lines[n].text) for n in beside)

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
