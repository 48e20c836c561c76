"""CSV: cells between commas, semicolons or tabs. Nothing in a cell is worked out; it is words."""

import csv
import io
from collections.abc import Iterator
from itertools import islice

from analysis.ingest.containers.rows import Row, Table, table_of
from analysis.ingest.plaintext import decode_words

SEPARATORS = ",;\t|"
LOOK_AT = 40
"""Lines of cells to tell the separator by."""
MARK = "\ufeff"


def read_csv(data: bytes, name: str) -> Table:
    """The table in the file's characters. Raises E_EMPTY, E_CORRUPT."""
    text = decode_words(data, name).lstrip(MARK)
    csv.field_size_limit(max(csv.field_size_limit(), len(text) + 1))
    separator = find_separator(text)
    table = table_of(lambda: _records(text, separator))
    if text.count('"') % 2 == 0:
        return table
    return Table(headers=table.headers, rows=lambda: _mark_swallowed(table))


def find_separator(text: str) -> str:
    r"""What stands between the cells: what cuts most lines into as many cells as the first.

    >>> find_separator("a;b\n1,5;2,5")
    ';'
    """
    return max(SEPARATORS, key=lambda separator: _fit(text, separator))


def _fit(text: str, separator: str) -> tuple[float, int]:
    widths = [len(cells) for cells in islice(_records(text, separator), LOOK_AT) if any(cells)]
    if not widths or widths[0] < 2:
        return 0.0, 0
    return sum(width == widths[0] for width in widths) / len(widths), widths[0]


def _records(text: str, separator: str) -> Iterator[tuple[str, ...]]:
    for cells in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
        yield tuple(cell.strip() for cell in cells)


def _mark_swallowed(table: Table) -> Iterator[Row]:
    """The rows, the last one with a flaw if an open quotation mark let it swallow others."""
    last: Row | None = None
    for row in table.rows():
        if last:
            yield last
        last = row
    if last and any("\n" in cell for cell in last.cells):
        flaw = "a quotation mark is opened in it and never closed, so the rows after it are in it"
        last = Row(number=last.number, cells=last.cells, flaw=flaw)
    if last:
        yield last
