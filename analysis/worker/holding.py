"""A claim on an article or a delivery, kept alive while it is worked on."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Event, Thread

from analysis.store import Queued, QueuedDelivery, Store, StoreError

SIGNS_OF_LIFE = 4
"""How often a worker renews its claim within the time that a claim holds."""

log = logging.getLogger("analysis.worker")


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What is claimed, and how the claim is renewed and given back."""

    what: str
    hold: Callable[[], bool]
    release: Callable[[], bool]
    every: float
    """Seconds between two signs of life."""


def claim_of_article(store: Store, queued: Queued) -> Claim:
    """The claim on an article."""
    return Claim(
        what=f"article {queued.article}",
        hold=lambda: store.hold(queued.article, queued.turn),
        release=lambda: store.release(queued.article, queued.turn),
        every=store.lease.total_seconds() / SIGNS_OF_LIFE,
    )


def claim_of_delivery(store: Store, queued: QueuedDelivery) -> Claim:
    """The claim on a delivery."""
    return Claim(
        what=f"delivery {queued.delivery}",
        hold=lambda: store.hold_delivery(queued.delivery, queued.turn),
        release=lambda: store.release_delivery(queued.delivery, queued.turn),
        every=store.lease.total_seconds() / SIGNS_OF_LIFE,
    )


@contextmanager
def held(claim: Claim) -> Iterator[None]:
    """The claim is renewed as long as this lasts, and given back when it is broken off.

    What broke it off is raised, even where the claim could not be given back: then it runs out.
    """
    is_over = Event()
    beating = Thread(target=_beat, args=(claim, is_over), daemon=True)
    beating.start()
    try:
        yield
    except BaseException:
        _give_back(claim)
        raise
    finally:
        is_over.set()
        beating.join()


def _give_back(claim: Claim) -> None:
    try:
        claim.release()
    except Exception:
        log.exception("could not give back the claim of %s", claim.what)


def _beat(claim: Claim, is_over: Event) -> None:
    while not is_over.wait(claim.every):
        try:
            is_held = claim.hold()
        except StoreError:
            log.warning("could not renew the claim of %s", claim.what)
            continue
        if not is_held:
            return
