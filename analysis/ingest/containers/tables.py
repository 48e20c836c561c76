"""Tables of articles: a row gives one article, its text from one column, the rest told of it."""

from collections.abc import Iterator
from datetime import date
from itertools import islice
from pathlib import PurePath

from analysis.ingest import problems
from analysis.ingest.containers.csvfile import read_csv
from analysis.ingest.containers.days import Order, find_order
from analysis.ingest.containers.guessing import guess_columns
from analysis.ingest.containers.jsonlines import read_json_lines
from analysis.ingest.containers.members import Reading, member_of
from analysis.ingest.containers.parts import COLUMN_FIELDS, Columns, Member, Preview, Refused
from analysis.ingest.containers.rows import Table
from analysis.ingest.containers.worksheet import read_workbook
from analysis.ingest.limits import Limits

TABLES = frozenset({".csv", ".xlsx", ".jsonl"})
"""Suffixes of files whose rows are articles."""
SHOWN_ROWS = 8
LONGEST_SHOWN = 200
DAYS = ("published", "updated")


def open_table(data: bytes, name: str, limits: Limits) -> Table:
    """The table in a file's bytes. Raises IngestError."""
    suffix = PurePath(name).suffix.lower()
    if suffix == ".xlsx":
        table = read_workbook(data, name, limits)
    else:
        table = read_csv(data, name) if suffix == ".csv" else read_json_lines(data, name)
    if not table.headers:
        raise problems.nothing_inside(name)
    return table


def preview_table(data: bytes, name: str, limits: Limits) -> Preview:
    """Headers, the first rows and how many there are. Raises IngestError."""
    table = open_table(data, name, limits)
    rows = tuple(
        tuple(_cut(cell) for cell in row.cells) for row in islice(table.rows(), SHOWN_ROWS)
    )
    return Preview(
        headers=table.headers,
        rows=rows,
        n_rows=_count(table, name, limits),
        guess=guess_columns(table),
    )


def _cut(cell: str) -> str:
    return cell if len(cell) <= LONGEST_SHOWN else f"{cell[: LONGEST_SHOWN - 1]}…"


def _count(table: Table, name: str, limits: Limits) -> int:
    n_rows = sum(1 for _ in islice(table.rows(), limits.n_rows + 1))
    if n_rows > limits.n_rows:
        raise problems.too_many_rows(name, limits.n_rows)
    if n_rows == 0:
        raise problems.nothing_inside(name)
    return n_rows


def unpack_table(
    data: bytes, name: str, columns: Columns | None, limits: Limits, today: date
) -> Iterator[Member | Refused]:
    """A member or a refusal for every row. Raises IngestError before the first, E_COLUMNS too."""
    table = open_table(data, name, limits)
    _count(table, name, limits)
    columns = _known(columns, table.headers) if columns else guess_columns(table)
    if columns.text is None:
        raise problems.no_text_column(name, table.headers)
    places = _places(columns, table.headers)
    orders = {day: _order(table, places[day]) for day in DAYS if day in places}
    for row in table.rows():
        label = f"{problems.shown(name)}, row {row.number}"
        yield member_of(row, label, Reading(places=places, orders=orders, today=today))


def _known(columns: Columns, headers: tuple[str, ...]) -> Columns:
    """The columns that were chosen, without those that the table does not have."""
    chosen = {field: getattr(columns, field) for field in COLUMN_FIELDS}
    return Columns(**{f: name if name in headers else None for f, name in chosen.items()})


def _places(columns: Columns, headers: tuple[str, ...]) -> dict[str, int]:
    chosen = ((field, getattr(columns, field)) for field in COLUMN_FIELDS)
    return {field: headers.index(name) for field, name in chosen if name is not None}


def _order(table: Table, place: int) -> Order | None:
    return find_order(row.cells[place] for row in table.rows())
