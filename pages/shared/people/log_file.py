"""The log as a table and as a file."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pandas as pd

from analysis.access import Person, access_of
from analysis.desk import Desk
from analysis.settings import settings
from analysis.store import Store, StoreError
from analysis.store.share_records import DeedRow, Sought
from analysis.tables import to_csv
from pages.shared.people.words import action_words

HEADINGS = {"made": "When", "who": "Who", "what": "What", "subject": "To what"}
_AT_ONCE = 5_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """Somebody who wants the log as a file."""

    store: Store
    """All of it: whether they may is found out when the file is made."""
    person: Person
    collection: int | None
    sought: Sought


def frame_of(rows: Sequence[DeedRow]) -> pd.DataFrame:
    """A row for each deed."""
    return pd.DataFrame(
        {
            "made": pd.Series(
                [row.made.replace(tzinfo=None) for row in rows], dtype="datetime64[us]"
            ),
            "who": [row.who for row in rows],
            "what": [action_words(row.action) for row in rows],
            "subject": [row.subject for row in rows],
        }
    )


def whole_log(reader: Reader) -> bytes:
    """The file; a sentence where they may not read the log any more.

    It is made on a click and apart from the page: nothing here may ask Streamlit.
    """
    admins = settings().admins.split(",")
    access = access_of(reader.person, reader.store.memberships(), admins)
    try:
        rows = tuple(_read(Desk(store=reader.store, access=access), reader))
    except StoreError as error:
        return error.problem.message.encode()
    return to_csv(frame_of(rows), HEADINGS)


def _read(desk: Desk, reader: Reader) -> Iterator[DeedRow]:
    before = None
    while rows := desk.deeds(reader.collection, _AT_ONCE, before, reader.sought):
        yield from rows
        before = rows[-1].id
