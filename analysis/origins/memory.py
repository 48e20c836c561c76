"""What a collection remembers of earlier articles, looked up only where it is needed."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Protocol, TypeVar

from analysis.origins.reports import Report, ReportId

Key = TypeVar("Key")
Value = TypeVar("Value")
Ids = Sequence[ReportId]


class Memory(Protocol):
    """Where a collection's findings are kept. None or nothing stands for what it does not know.

    `sort` is "claims" or "copies": statements that say the same, articles with the same text.
    """

    def items(self, sort: str, ids: Iterable[ReportId]) -> Mapping[ReportId, Any]:
        """What is compared of these: what is told in statements, and in "denials", sketches of
        articles. Those that are not known may be left out."""

    def report(self, article: int) -> Report | None:
        """The report of an article, as it was compared last."""

    def leader(self, sort: str, id_: ReportId) -> ReportId | None:
        """The first of the group that something belongs to."""

    def members(self, sort: str, leader: ReportId) -> Ids:
        """A leader's group in order, itself included."""

    def answer(self, denial: ReportId) -> ReportId | None:
        """The claim of another article that a denial answers."""

    def answering(self, claim: ReportId) -> Ids:
        """The denials of other articles that answer a claim."""

    def shelf(self, name: str, keys: Iterable[str], last: int | None) -> Mapping[str, Ids]:
        """The ids that stand under the keys, each key's in order, the last so many or all; keys
        without any may be left out."""


class Blank:
    """The memory of a collection that begins with nothing."""

    def items(self, _: str, __: Iterable[ReportId]) -> Mapping[ReportId, Any]:
        """Nothing."""
        return {}

    def report(self, _: int) -> Report | None:
        """None."""
        return None

    def leader(self, _: str, __: ReportId) -> ReportId | None:
        """None."""
        return None

    def members(self, _: str, __: ReportId) -> Ids:
        """Nobody."""
        return ()

    def answer(self, _: ReportId) -> ReportId | None:
        """None."""
        return None

    def answering(self, _: ReportId) -> Ids:
        """Nobody."""
        return ()

    def shelf(self, _: str, __: Iterable[str], ___: int | None) -> Mapping[str, Ids]:
        """Nothing."""
        return {}


class Recalled(dict[Key, Value]):
    """Values that are recalled when they are first asked for.

    Iterating goes over those that were asked for or set. What is set or taken out is noted.
    """

    def __init__(self, recall: Callable[[Key], Value | None]) -> None:
        """Values that `recall` gives, None where there is none."""
        super().__init__()
        self._recall = recall
        self.changed: set[Key] = set()
        """The keys that were set or taken out."""

    def fetch(
        self, keys: Iterable[Key], recall: Callable[[list[Key]], Mapping[Key, Value]]
    ) -> None:
        """Recalls several values at once, which is quicker than one after the other."""
        known = super().__contains__
        unknown = [key for key in keys if not known(key) and key not in self.changed]
        if unknown:
            super().update(recall(unknown))

    def __missing__(self, key: Key) -> Value:
        """The recalled value; `KeyError` where there is none, or where it was taken out."""
        value = None if key in self.changed else self._recall(key)
        if value is None:
            raise KeyError(key)
        super().__setitem__(key, value)
        return value

    def __contains__(self, key: Any) -> bool:
        """Whether there is a value, in here or to be recalled."""
        return self.get(key) is not None

    def __setitem__(self, key: Key, value: Value) -> None:
        """Sets a value in the place of a recalled one."""
        self.changed.add(key)
        super().__setitem__(key, value)

    def __delitem__(self, key: Key) -> None:
        """Takes out a value; `KeyError` where there is none."""
        self[key]
        self.changed.add(key)
        super().__delitem__(key)

    def get(self, key: Key, default: Any = None) -> Value | Any:
        """The value, or the default where there is none."""
        try:
            return self[key]
        except KeyError:
            return default

    def pop(self, key: Key, default: Any = None) -> Any:
        """Takes out a value and gives it back, or the default where there is none."""
        value = self.get(key)
        if value is None:
            return default
        del self[key]
        return value

    def setdefault(self, key: Key, default: Any = None) -> Any:
        """The value; where there is none, the default, which is set."""
        value = self.get(key)
        if value is not None:
            return value
        self[key] = default
        return default
