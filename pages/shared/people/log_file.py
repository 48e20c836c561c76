"""The log as a table and as a file."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pandas as pd

from analysis.desk import Desk
from analysis.store.share_records import DeedRow, Sought
from analysis.tables import to_csv
from pages.shared.people.words import action_words

HEADINGS = {"made": "When", "who": "Who", "what": "What", "subject": "To what"}
_AT_ONCE = 5_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """Somebody who wants the log as a file."""

    desk: Desk
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
    """The file. It is made on a click and apart from the page: nothing here may ask Streamlit."""
    return to_csv(frame_of(tuple(_read(reader))), HEADINGS)


def _read(reader: Reader) -> Iterator[DeedRow]:
    before = None
    while rows := reader.desk.deeds(reader.collection, _AT_ONCE, before, reader.sought):
        yield from rows
        before = rows[-1].id
