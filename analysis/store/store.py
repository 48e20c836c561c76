"""The store: one method for each thing that is asked of it, one transaction each."""

import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import Row, Select, select
from sqlalchemy.exc import IntegrityError

from analysis.corrections import Correction, Entry
from analysis.ingest import NOTHING_GIVEN, Given
from analysis.models import Analysis
from analysis.resolution import resolve
from analysis.store import (
    claims,
    history,
    identities,
    intake,
    lines,
    loading,
    outdating,
    queue,
    schema,
)
from analysis.store.article_rows import article_row
from analysis.store.changes import Edits
from analysis.store.engine import connect, measure_tables, reading, writing
from analysis.store.handing_in import Deliveries
from analysis.store.moments import naive
from analysis.store.records import (
    ArticleRow,
    Collection,
    Progress,
    Receipt,
    StoreError,
    Unsettled,
)
from analysis.store.repeating import twice
from analysis.store.sharing import Sharing
from analysis.store.working import Working

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Store(Deliveries, Working, Edits, Sharing):
    """Articles, their collections, their place in the queue and what was found in them."""

    def collections(self) -> tuple[Collection, ...]:
        """Every collection, the sample last."""
        with reading(self.engine) as connection:
            return intake.list_collections(connection)

    def collection(self, name: str, *, is_sample: bool = False) -> Collection:
        """The collection of that name, made where there is none."""
        with reading(self.engine) as connection:
            found = intake.find_collection(connection, name)
        return found or self._make_collection(name, is_sample=is_sample)

    def enqueue(
        self, collection: int, name: str, data: bytes, given: Given = NOTHING_GIVEN
    ) -> Receipt:
        """Proof that the file is stored and waits to be analysed, or was there already."""
        upload = intake.Upload(collection=collection, name=name, data=data, given=given)
        return twice(lambda: self._receive(upload))

    def retry(self, article: int) -> None:
        """Puts a finished or cancelled article into the queue once more."""
        with writing(self.engine) as connection:
            queue.requeue(connection, article)

    def delete(self, articles: Iterable[int]) -> int:
        """How many articles were hidden; `restore` brings them back until `purge`."""
        chosen = tuple(articles)
        return twice(lambda: self._mark_deleted(chosen, self._now()))

    def restore(self, articles: Iterable[int]) -> int:
        """How many deleted articles were brought back."""
        chosen = tuple(articles)
        return twice(lambda: self._mark_deleted(chosen, None))

    def purge(self, before: datetime) -> int:
        """How many articles were removed for good: those deleted before then."""
        # What others were compared with must be taken out before it is gone.
        self.settle()
        with writing(self.engine) as connection:
            return intake.purge(connection, naive(before))

    def progress(self, collection: int) -> Progress:
        """How many articles of a collection are in which state."""
        with reading(self.engine) as connection:
            return queue.count_states(connection, collection)

    def count_open(self, articles: Iterable[int]) -> int:
        """How many of the articles are neither done nor have a problem; deleted ones are not."""
        with reading(self.engine) as connection:
            return lines.count_open(connection, queue.LINE, articles)

    def pace(self, collection: int) -> float | None:
        """Articles a second that were finished over the last minute; None where too few were."""
        with reading(self.engine) as connection:
            return queue.find_pace(connection, collection, self._now())

    def articles_of(self, collection: int) -> tuple[int, ...]:
        """The ids of a collection's articles, in the order in which they came."""
        with reading(self.engine) as connection:
            return intake.list_articles(connection, collection)

    def version(self, collection: int) -> str:
        """A string that changes with every change of the collection: the key of a cache."""
        with reading(self.engine) as connection:
            return intake.find_version(connection, collection)

    def load_analysis(self, article: int) -> Analysis | None:
        """The findings as they were saved; None where there are none yet."""
        with reading(self.engine) as connection:
            return loading.load_analysis(connection, article)

    def load_shown(self, article: int) -> Analysis | None:
        """The findings as they are shown: with the collection's names and every correction."""
        with reading(self.engine) as connection:
            return loading.load_shown(connection, article)

    def original(self, article: int) -> bytes:
        """The file as it was uploaded. Raises KeyError where there is no such article."""
        wanted = select(schema.original.c.data).where(schema.original.c.article_id == article)
        rows = self.read(wanted)
        if not rows:
            raise KeyError(article)
        return bytes(rows[0].data)

    def article(self, article: int) -> ArticleRow:
        """What is known of an article, deleted ones too. Raises KeyError where there is none."""
        wanted = select(schema.article).where(schema.article.c.id == article)
        with reading(self.engine) as connection:
            row = connection.execute(wanted).first()
            problems = loading.load_problems(connection, article)
        if row is None:
            raise KeyError(article)
        return article_row(row, problems)

    def read(self, wanted: Select[Any]) -> Sequence[Row[Any]]:
        """The rows of a query on the tables of `analysis.store.schema`."""
        with reading(self.engine) as connection:
            return connection.execute(wanted).all()

    def settle(self) -> int:
        """In how many collections it was worked out anew who the names stand for.

        After that the claims of what has changed are compared, one article at a time.
        """
        resolved = self._resolve()
        while self._compare():
            pass
        return resolved

    def is_settled(self) -> bool:
        """Whether `settle` would have nothing to do."""
        with reading(self.engine) as connection:
            return outdating.is_settled(connection)

    def unsettled(self, collection: int) -> Unsettled:
        """What `settle` would have to do in a collection."""
        with reading(self.engine) as connection:
            return outdating.find_unsettled(connection, collection)

    def _resolve(self) -> int:
        with reading(self.engine) as connection:
            unsettled = identities.list_unsettled(connection)
        for collection, changes in unsettled.items():
            with reading(self.engine) as connection:
                seen = identities.find_seen(connection, collection)
            # Outside of any transaction: nobody has to wait while names are compared.
            found = resolve(seen)
            with writing(self.engine) as connection:
                intake.lock_collection(connection, collection)
                identities.save_resolution(connection, collection, found, changes)
                measure_tables(connection)
        return len(unsettled)

    def _compare(self) -> bool:
        """Whether there was an article to be compared."""
        with reading(self.engine) as connection:
            found = outdating.find_outdated(connection)
        if found is None:
            return False
        try:
            with writing(self.engine) as connection:
                intake.lock_collection(connection, found[0])
                claims.compare(connection, *found)
        except StoreError:
            raise
        except Exception:
            # The article keeps the claims that it has by itself; the others must not wait for it.
            log.exception("article %s could not be compared with others", found[1])
            with writing(self.engine) as connection:
                outdating.pass_over(connection, found[1])
        return True

    def corrections(self, collection: int) -> tuple[Entry, ...]:
        """The collection's log of corrections, oldest first."""
        with reading(self.engine) as connection:
            return history.load_entries(connection, collection)

    def correct(
        self, collection: int, corrections: Iterable[Correction], author: str
    ) -> tuple[Entry, ...]:
        """The entries that were added to the log; every count follows at once."""
        made = self.clock()
        entries = tuple(
            Entry(key=uuid4().hex, made=made, author=author, correction=correction)
            for correction in corrections
        )
        self.add_corrections(collection, entries)
        return entries

    def add_corrections(self, collection: int, entries: Iterable[Entry]) -> int:
        """How many entries of another log, or of an earlier copy of this one, were new."""
        with writing(self.engine) as connection:
            intake.lock_collection(connection, collection)
            new = history.add_entries(connection, collection, entries)
            if new:
                identities.correct(connection, collection)
                claims.correct(connection, collection)
        return new

    def _mark_deleted(self, articles: tuple[int, ...], when: datetime | None) -> int:
        with writing(self.engine) as connection:
            return intake.mark_deleted(connection, articles, when)

    def _receive(self, upload: intake.Upload) -> Receipt:
        with writing(self.engine) as connection:
            return intake.receive(connection, upload, self._now())

    def _make_collection(self, name: str, *, is_sample: bool) -> Collection:
        try:
            with writing(self.engine) as connection:
                intake.make_collection(connection, name, is_sample=is_sample)
        except IntegrityError:
            # Somebody else made it a moment ago.
            pass
        return next(found for found in self.collections() if found.name == name)


def open_store(url: str | None = None) -> Store:
    """The store at the URL, by default the settings' one; made where there is none."""
    return Store(connect(url))
