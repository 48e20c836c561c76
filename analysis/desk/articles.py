"""Adding, editing and removing articles."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from typing import Any

from analysis.access import Role
from analysis.desk.checked import NOT_ALLOWED, Checked
from analysis.desk.limits import (
    LONGEST_ADDRESS,
    LONGEST_FACT,
    LONGEST_FILE_NAME,
    LONGEST_NAME,
    MOST_DECIDED,
    check_length,
    check_name,
    check_number,
    plain_name,
)
from analysis.ingest import NOTHING_GIVEN, Given
from analysis.ingest.containers import Columns
from analysis.ingest.containers.parts import COLUMN_FIELDS
from analysis.models import KEY_LENGTH, BlockKind
from analysis.samples import SAMPLE_NAME
from analysis.store import Collection, DeliveryReceipt, DeliveryRow, Receipt, StoreError
from analysis.store.editing import Said
from analysis.store.share_records import Action
from analysis.worker import load_sample


@dataclass(frozen=True, slots=True)
class Articles(Checked):
    """What an editor does with articles. Each raises a StoreError where it is not allowed."""

    def collection(self, name: str) -> Collection:
        """The collection of that name, made where there is none.

        Editors of any collection may make others, of which they are then administrators. One that
        they may not know of is refused as one that they may not make. Names that look the same
        are one.
        """
        known = find_named(self.store.collections(), name)
        if known is not None:
            self._must(Role.EDITOR, known.id)
            return known
        name = plain_name(name)
        is_ours = self._found(name)
        there = self.store.collection(name)
        if not is_ours:
            self._must(Role.EDITOR, there.id)
        return there

    def sample(self) -> Collection:
        """The sample collection, stored where it is not."""
        known = next((one for one in self.store.collections() if one.is_sample), None)
        if known is not None:
            self._must(Role.VIEWER, known.id)
            return known
        if not self._found(SAMPLE_NAME, is_sample=True):
            self._must(Role.VIEWER, self.store.collection(SAMPLE_NAME).id)
        return load_sample(self.store)

    def enqueue(
        self, collection: int, name: str, data: bytes, given: Given = NOTHING_GIVEN
    ) -> Receipt:
        """Proof that the file is stored."""
        check_length(name, LONGEST_FILE_NAME, "file’s name")
        _check_given(given)
        store = self._as(Role.EDITOR, collection, Action.ADD, name)
        return store.enqueue(collection, name, data, given)

    def deliver(  # noqa: PLR0913 - what is said of a delivery, each by its name
        self,
        collection: int,
        kind: str,
        name: str,
        data: bytes | None = None,
        given: Given = NOTHING_GIVEN,
        columns: Columns | None = None,
    ) -> DeliveryReceipt:
        """Proof that the archive, table or address is stored."""
        if data is None:
            check_length(name, LONGEST_ADDRESS, "address")
        else:
            check_length(name, LONGEST_FILE_NAME, "file’s name")
        _check_given(given)
        if columns is not None:
            _check_columns(columns)
        store = self._as(Role.EDITOR, collection, Action.ADD, name)
        return store.deliver(collection, kind, name, data, given, columns)

    def choose_columns(self, delivery: int, columns: Columns, given: Given) -> None:
        """Nothing; says which column of a table holds what."""
        row = self._delivery(delivery)
        _check_columns(columns)
        _check_given(given)
        store = self._as(Role.EDITOR, row.collection, Action.ADD, row.name)
        store.choose_columns(delivery, columns, given)

    def remember_columns(self, collection: int, headers: Iterable[str], columns: Columns) -> None:
        """Nothing; the collection reads the next table with these headers in the same way."""
        self._must(Role.EDITOR, collection)
        _check_columns(columns)
        self.store.remember_columns(collection, headers, columns)

    def retry_delivery(self, delivery: int) -> None:
        """Nothing; what was refused or stopped is tried once more."""
        row = self._delivery(delivery)
        self._as(Role.EDITOR, row.collection, Action.ADD, row.name).retry_delivery(delivery)

    def retry(self, articles: Sequence[int]) -> None:
        """Nothing; the articles wait to be analysed again."""
        store = self._to(articles, Action.EDIT)
        for one in articles:
            store.retry(one)

    def cancel(self, collection: int) -> None:
        """Nothing; what waits is stopped, and stays."""
        self._as(Role.EDITOR, collection, Action.STOP, "stop").cancel(collection)

    def resume(self, collection: int) -> None:
        """Nothing; what was stopped goes on."""
        self._as(Role.EDITOR, collection, Action.STOP, "go on").resume(collection)

    def edit(self, articles: Sequence[int], **changes: Any) -> tuple[Said, ...]:
        """The articles that were changed, with what was said of each before."""
        _check_facts(changes.items())
        return self._to(articles, Action.EDIT).edit(articles, **changes)

    def give_back(self, said: Sequence[Said]) -> int:
        """How many of the articles had something else said of them."""
        for _, given in said:
            _check_given(given)
        return self._to([one for one, _ in said], Action.EDIT).give_back(said)

    def decide(self, article: int, key: str, kind: BlockKind | None) -> None:
        """Nothing; the block is what was decided."""
        check_length(key, KEY_LENGTH, _BLOCK)
        self._to([article], Action.EDIT).decide(article, key, kind)

    def delete(self, articles: Sequence[int]) -> int:
        """How many articles were hidden."""
        return self._to(articles, Action.DELETE).delete(articles)

    def restore(self, articles: Sequence[int]) -> int:
        """How many articles were brought back."""
        return self._to(articles, Action.RESTORE).restore(articles)

    def _delivery(self, one: int) -> DeliveryRow:
        try:
            return self.store.delivery(one)
        except KeyError:
            raise StoreError(NOT_ALLOWED) from None

    def _found(self, name: str, *, is_sample: bool = False) -> bool:
        """Whether this made the collection, as its administrator; else somebody was faster."""
        who = self.access.who
        # Whoever has no address could not be told apart from others of the same name.
        has_name = self.access.everywhere is not None or "@" in who
        if not (has_name and self.access.may_somewhere(Role.EDITOR)):
            raise StoreError(NOT_ALLOWED)
        founder = None if self.access.everywhere is Role.ADMIN else who
        store = self.store.as_deed(who, Action.COLLECTION, None, name)
        return store.found(name, founder, is_sample=is_sample) is not None


def find_named(collections: Sequence[Collection], name: str) -> Collection | None:
    """The collection of just that name, else the first of one that looks the same.

    Raises a StoreError where there is none and cannot be one.
    """
    for one in collections:
        if one.name == name:
            return one
    check_name(name)
    plain = plain_name(name)
    return next((one for one in collections if plain_name(one.name) == plain), None)


_BLOCK = "key of a block"


def _check_given(given: Given) -> None:
    """Nothing where all that is said of an article can be stored; else a StoreError."""
    _check_facts((field.name, getattr(given, field.name)) for field in fields(given))
    check_number(given.stated, len(COLUMN_FIELDS), "facts that a table told")
    _check_facts(given.stated)
    check_number(given.decided, MOST_DECIDED, "decided blocks")
    for key, _ in given.decided:
        check_length(key, KEY_LENGTH, _BLOCK)


def _check_facts(said: Iterable[tuple[str, Any]]) -> None:
    for name, value in said:
        if isinstance(value, str):
            check_length(name, LONGEST_NAME, "name of a fact")
            check_length(value, LONGEST_ADDRESS if name == "url" else LONGEST_FACT, name)


def _check_columns(columns: Columns) -> None:
    """Nothing where each can be the name of a column; else a StoreError."""
    for field in COLUMN_FIELDS:
        check_length(getattr(columns, field) or "", LONGEST_FACT, "name of a column")
