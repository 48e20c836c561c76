"""How far it is: one line that counts along on a terminal, nothing anywhere else."""

import sys
import time
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

Thing = TypeVar("Thing")
SOON = 1.0
"""Seconds after which a pace can be told."""


class Counter:
    """A line such as "3 of 20 articles, 2.5 a second, 7 s left" on standard error."""

    def __init__(
        self,
        total: int | None,
        words: str = "articles",
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Shows nothing yet. `total` is None where nobody knows how many there are."""
        self.total = total
        self.words = words
        self.done = 0
        self.is_shown = sys.stderr.isatty()
        self._clock = clock
        self._first: float | None = None
        """When the first was done: what came before, such as loading, is not its pace."""

    def step(self) -> None:
        """One more is done."""
        self.done += 1
        self._first = self._clock() if self._first is None else self._first
        self._show(f"\r\033[K{self.line()}")

    def clear(self) -> None:
        """Takes the line away, so that what is printed next stands alone."""
        self._show("\r\033[K")

    def line(self) -> str:
        """How many are done, how fast, and how long the rest will take."""
        count = f"{self.done:,}" if self.total is None else f"{self.done:,} of {self.total:,}"
        parts = [f"{count} {self.words}"]
        if pace := self._pace():
            parts.append(f"{pace:,.1f} a second")
            if self.total is not None and self.total > self.done:
                parts.append(f"{duration((self.total - self.done) / pace)} left")
        return ", ".join(parts)

    def _pace(self) -> float | None:
        """How many a second; None as long as it can't be told."""
        seconds = 0.0 if self._first is None else self._clock() - self._first
        return (self.done - 1) / seconds if seconds >= SOON and self.done > 1 else None

    def _show(self, line: str) -> None:
        if self.is_shown:
            sys.stderr.write(line)
            sys.stderr.flush()


def duration(seconds: float) -> str:
    """A time in the two units that matter.

    >>> duration(7.2), duration(95), duration(7_500)
    ('8 s', '2 min', '2 h 5 min')
    """
    if seconds < 60:
        return f"{int(seconds) + 1} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 60 else f"{minutes // 60} h {minutes % 60} min"


def counted(things: Iterable[Thing], total: int | None, words: str = "articles") -> Iterator[Thing]:
    """The things, while a line on the terminal counts them."""
    counter = Counter(total, words)
    for thing in things:
        counter.clear()
        yield thing
        counter.step()
    counter.clear()
