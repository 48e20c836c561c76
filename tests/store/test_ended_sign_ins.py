"""A sign-in that was ended is ended for every process, and forgotten when it does not matter."""

from datetime import timedelta

from analysis.store import Store, open_store
from tests.store.comparing import rows_of
from tests.store.conftest import Clock

ONE, OTHER = "1" * 64, "2" * 64
HOLDS = timedelta(hours=12)


def test_it_is_known_to_whoever_opens_the_database(store: Store, clock: Clock) -> None:
    other = open_store(store.engine.url.render_as_string(hide_password=False))
    assert not other.is_ended(ONE)
    store.end_sign_in(ONE, clock() + HOLDS)
    assert (other.is_ended(ONE), other.is_ended(OTHER)) == (True, False)
    other.engine.dispose()


def test_ending_it_twice_is_ending_it(store: Store, clock: Clock) -> None:
    store.end_sign_in(ONE, clock() + HOLDS)
    store.end_sign_in(ONE, clock() + HOLDS)
    assert store.is_ended(ONE)


def test_what_would_be_over_anyway_is_thrown_away(store: Store, clock: Clock) -> None:
    store.end_sign_in(ONE, clock() + HOLDS)
    clock.move(HOLDS.total_seconds())
    store.end_sign_in(OTHER, clock() + HOLDS)
    assert store.is_ended(ONE), "it is over a moment later"
    clock.move(1)
    store.end_sign_in(OTHER, clock() + HOLDS)
    assert len(rows_of(store.engine)["ended_sign_in"]) == 1
    assert not store.is_ended(ONE)
