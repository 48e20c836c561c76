"""How a machine behaves on somebody's site: robots.txt, and pauses between requests."""

import math
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from protego import Protego

from analysis.fetching import feed_problems
from analysis.fetching.addresses import Address, parse_address
from analysis.fetching.kinds import ACCEPT_ROBOTS
from analysis.fetching.problems import FetchError
from analysis.fetching.retrieving import TOOL, Retriever

NO_RULES = frozenset({"E_URL_GONE", "E_URL_FORBIDDEN", "E_PAYWALL", "E_URL_STATUS", "E_EMPTY"})
"""Answers that mean there is no robots.txt: then everything may be gone through (RFC 9309)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rules:
    robots: Protego | None
    """None where the site could not say."""
    asked: float


@dataclass(slots=True, kw_only=True)
class Manners:
    """What each host asked for and when it was last asked; for one thread."""

    retriever: Retriever
    sleep: Callable[[float], None] = time.sleep
    _rules: dict[str, _Rules] = field(default_factory=dict)
    _last: dict[str, float] = field(default_factory=dict)

    def wait(self, url: str) -> None:
        """Nothing, as soon as the address may be asked for. Raises FetchError if it may not."""
        address = parse_address(url, self.retriever.limits.ports)
        robots = self._robots(address)
        if robots is None:
            raise feed_problems.robots_unknown(address.url)
        if not robots.can_fetch(address.url, TOOL):
            raise feed_problems.robots(address.url)
        self._pause(address, robots.crawl_delay(TOOL))

    def _robots(self, address: Address) -> Protego | None:
        now, limits = self.retriever.clock(), self.retriever.limits
        known = self._rules.get(address.origin)
        if known is None or now - known.asked > limits.robots_seconds:
            known = _Rules(robots=self._ask(address), asked=now)
            self._rules[address.origin] = known
            self._last[address.host] = self.retriever.clock()
        return known.robots

    def _ask(self, address: Address) -> Protego | None:
        limit = self.retriever.limits.robots_bytes
        try:
            reply = self.retriever.get(
                f"{address.origin}/robots.txt", ACCEPT_ROBOTS, lambda *_: limit
            )
        except FetchError as error:
            if error.problem.code in NO_RULES:
                return Protego.parse("")
            if error.problem.code in ("E_URL_DOWN", "E_URL_BUSY", "E_TOO_BIG", "E_URL_REDIRECT"):
                return None
            raise
        return Protego.parse(reply.data.decode("utf8", "replace"))

    def _pause(self, address: Address, asked: float | None) -> None:
        limits = self.retriever.limits
        if asked is not None and asked > limits.longest_pause_seconds:
            raise feed_problems.too_patient(address.url, asked, limits.longest_pause_seconds)
        is_told = asked is not None and math.isfinite(asked)
        pause = max(limits.pause_seconds, asked or 0.0) if is_told else limits.pause_seconds
        last = self._last.get(address.host, -math.inf)
        left = last + pause - self.retriever.clock()
        if left > 0:
            self.sleep(left)
        self._last[address.host] = self.retriever.clock()
