"""The part of the store that changes what is said of articles, and what waits."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import select

from analysis.ingest import NOTHING_GIVEN, Given
from analysis.models import BlockKind
from analysis.store import deliveries, editing, queue
from analysis.store.engine import writing
from analysis.store.given_rows import check_dates, decide, given_of
from analysis.store.lines import changing
from analysis.store.opened import Opened
from analysis.store.repeating import twice
from analysis.store.schema import article


@dataclass(frozen=True, slots=True)
class Edits(Opened):
    """Edits of articles, decisions about their blocks, and cancelling."""

    def edit(self, articles: Iterable[int], **changes: Any) -> tuple[editing.Said, ...]:
        """The articles that were changed, with what was said of each before: for `give_back`.

        Only fields of `Given` that are named are changed; None goes back to what the article says
        of itself. Each is read and analysed again. Raises a StoreError for a day in the future.
        """
        check_dates(replace(NOTHING_GIVEN, **changes), self._now())
        chosen = tuple(articles)
        return twice(lambda: self._edit(chosen, changes))

    def give(self, article: int, given: Given) -> None:
        """All that is said of the article; it is read and analysed again if that is new."""
        self.give_back([(article, given)])

    def give_back(self, said: Iterable[editing.Said]) -> int:
        """How many of the articles had something else said of them; all of it in one step."""
        wanted = tuple(said)
        editing.check((given for _, given in wanted), self._now())
        return twice(lambda: self._give(wanted))

    def decide(self, one: int, key: str, kind: BlockKind | None) -> None:
        """What the block of that key is (`Block.key`); None takes a decision back."""
        wanted = changing(select(article).where(article.c.id == one))
        with writing(self.engine) as connection:
            row = connection.execute(wanted).first()
            if row is not None:
                editing.give(connection, [(one, decide(given_of(row), key, kind))])

    def cancel(self, collection: int) -> int:
        """How many articles and deliveries of a collection no longer wait.

        They stay listed and can be tried again. An article that is being analysed is ended; a
        delivery that is being taken in stops where it is, and keeps what it has brought.
        """
        # In two steps: in one, it could hold what another waits for, and wait for that.
        with writing(self.engine) as connection:
            unopened = deliveries.cancel(connection, collection)
        return unopened + twice(lambda: self._cancel(collection))

    def resume(self, collection: int) -> None:
        """What was cancelled in a collection waits again."""
        with writing(self.engine) as connection:
            deliveries.resume(connection, collection)
        with writing(self.engine) as connection:
            queue.resume(connection, collection)

    def _edit(self, articles: tuple[int, ...], changes: dict[str, Any]) -> tuple[editing.Said, ...]:
        with writing(self.engine) as connection:
            return editing.edit(connection, articles, changes)

    def _give(self, wanted: tuple[editing.Said, ...]) -> int:
        with writing(self.engine) as connection:
            return len(editing.give(connection, wanted))

    def _cancel(self, collection: int) -> int:
        with writing(self.engine) as connection:
            return queue.cancel(connection, collection, self._now() - self.lease)
