"""How often one network address may come: a bucket for each, in memory, of this process."""

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field

from starlette.types import Scope

MOST_ADDRESSES = 10_000
"""Remembered at once; the one that has been away longest is forgotten."""


@dataclass(slots=True)
class Limit:
    """Lets an address come so often a minute, and as often at once after a minute's rest.

    What comes may count for more than one: bytes, or files.
    """

    a_minute: int
    clock: Callable[[], float] = time.monotonic
    _left: OrderedDict[str, tuple[float, float]] = field(default_factory=OrderedDict)
    """What an address had left, and when."""

    def allows(self, address: str, times: int = 1) -> bool:
        """Whether an address may come so many times at once now; it has come then."""
        if not self.a_minute:
            return True
        now = self.clock()
        left, since = self._left.pop(address, (float(self.a_minute), now))
        left = min(self.a_minute, left + (now - since) * self.a_minute / 60)
        self._left[address] = (left - times if left >= times else left, now)
        if len(self._left) > MOST_ADDRESSES:
            self._left.popitem(last=False)
        return left >= times


def address_of(scope: Scope) -> str:
    """The network address that a request comes from; proxies that are believed are left out."""
    return str((scope.get("client") or ("", 0))[0])
