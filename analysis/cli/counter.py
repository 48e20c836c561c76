"""How far it is: one line that counts along on a terminal, nothing anywhere else."""

import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

Thing = TypeVar("Thing")


class Counter:
    """A line such as "3 of 20 articles" on standard error."""

    def __init__(self, total: int, words: str = "articles") -> None:
        """Shows nothing yet."""
        self.total = total
        self.words = words
        self.done = 0
        self.is_shown = sys.stderr.isatty()

    def step(self) -> None:
        """One more is done."""
        self.done += 1
        self._show(f"\r{self.done} of {self.total} {self.words}")

    def clear(self) -> None:
        """Takes the line away, so that what is printed next stands alone."""
        self._show("\r\033[K")

    def _show(self, line: str) -> None:
        if self.is_shown:
            sys.stderr.write(line)
            sys.stderr.flush()


def counted(things: Iterable[Thing], total: int, words: str = "articles") -> Iterator[Thing]:
    """The things, while a line on the terminal counts them."""
    counter = Counter(total, words)
    for thing in things:
        counter.clear()
        yield thing
        counter.step()
    counter.clear()
