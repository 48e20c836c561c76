"""How often one address may come."""

from hosting import limit
from hosting.limit import Limit


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_as_often_as_allowed_and_again_after_a_while() -> None:
    clock = Clock()
    door = Limit(3, clock)
    assert [door.allows("a") for _ in range(4)] == [True, True, True, False]
    assert door.allows("b")
    clock.now = 19.9
    assert not door.allows("a")
    clock.now = 40.1
    assert [door.allows("a") for _ in range(3)] == [True, True, False]


def test_being_refused_does_not_make_the_wait_longer() -> None:
    clock = Clock()
    door = Limit(60, clock)
    assert sum(door.allows("a") for _ in range(600)) == 60
    clock.now = 1.01
    assert door.allows("a")


def test_a_long_rest_saves_nothing_up() -> None:
    clock = Clock()
    door = Limit(2, clock)
    assert door.allows("a")
    clock.now = 3600
    assert [door.allows("a") for _ in range(3)] == [True, True, False]


def test_what_counts_for_several() -> None:
    clock = Clock()
    door = Limit(60, clock)
    assert not door.allows("a", 61)
    assert door.allows("a", 50)
    assert not door.allows("a", 11)
    assert door.allows("a", 10)
    clock.now = 20.01
    assert not door.allows("a", 21)
    assert door.allows("a", 20)


def test_no_limit() -> None:
    assert all(Limit(0).allows("a") for _ in range(1000))


def test_the_memory_for_addresses_is_bounded(monkeypatch) -> None:
    monkeypatch.setattr(limit, "MOST_ADDRESSES", 10)
    door = Limit(1, Clock())
    assert all(door.allows(str(number)) for number in range(50))
    assert len(door._left) == 10
