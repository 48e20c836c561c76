"""The rows behind every number: no number is shown that doesn't lead to what it counts."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import NamedTuple

_STATEMENT = "#s"


class Ref(NamedTuple):
    """A link within the report."""

    href: str
    words: str


class Count(NamedTuple):
    """A number, and where its rows stand; nowhere where there are none."""

    n: int
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """A list of what a number counts."""

    anchor: str
    title: str
    refs: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class Behind:
    """The lists that the report's numbers lead to, in the order in which they were counted."""

    lists: list[Rows] = field(default_factory=list)

    def count(self, title: str, refs: Iterable[Ref]) -> Count:
        """How many there are, with the way to them: one alone is led to directly."""
        found = tuple(refs)
        others = tuple(ref for ref in found if not ref.href.startswith(_STATEMENT))
        numbers = [int(ref.href[2:]) for ref in found if ref.href.startswith(_STATEMENT)]
        return self._list(title, (*others, *_runs(sorted(numbers))), len(found))

    def count_statements(self, title: str, numbers: Iterable[int]) -> Count:
        """The same of statements, given their numbers: neighbours are one link."""
        found = sorted(map(int, numbers))
        return self._list(title, tuple(_runs(found)), len(found))

    def _list(self, title: str, refs: tuple[Ref, ...], n: int) -> Count:
        if len(refs) < 2:
            return Count(n, refs[0].href if refs else "")
        anchor = f"n{len(self.lists) + 1}"
        self.lists.append(Rows(anchor=anchor, title=title, refs=refs))
        return Count(n, f"#{anchor}")


def statement_ref(number: int) -> Ref:
    """The link to a statement."""
    return Ref(f"{_STATEMENT}{number}", f"S{number}")


def _runs(numbers: Sequence[int]) -> Iterator[Ref]:
    """Links to the statements, one for each run of neighbours.

    >>> [ref.words for ref in _runs([3, 4, 5, 9])]
    ['S3–S5', 'S9']
    """
    for _, run in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):
        first, *rest = (number for _, number in run)
        words = f"S{first}–S{rest[-1]}" if rest else f"S{first}"
        yield Ref(f"{_STATEMENT}{first}", words)
