"""Excel workbooks: the first sheet that has rows, with what its cells show, formulas never run."""

import io
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

from analysis.ingest import problems
from analysis.ingest.containers.rows import Table, table_of
from analysis.ingest.limits import Limits
from analysis.ingest.zipping import open_zip, read_entry

WORKBOOK = "xl/workbook.xml"


def read_workbook(data: bytes, name: str, limits: Limits) -> Table:
    """The first sheet with anything in it. Raises IngestError."""
    _check_parts(data, name, limits)
    # Imported late: few files are workbooks.
    from python_calamine import CalamineWorkbook

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        sheets = (book.get_sheet_by_name(title).to_python() for title in book.sheet_names)
        cells = next((rows for rows in sheets if any(any(row) for row in rows)), [])
    except MemoryError:
        raise
    except BaseException as error:  # its crashes arrive as an exception that is no Exception
        if isinstance(error, (KeyboardInterrupt, SystemExit)):
            raise
        raise problems.corrupt(name) from error
    return table_of(lambda: _records(cells))


def _check_parts(data: bytes, name: str, limits: Limits) -> None:
    """Unpacks every part once, so that no claimed size has to be believed."""
    archive = open_zip(data, name)
    if WORKBOOK not in archive.namelist():
        raise problems.mismatch(name, "a plain ZIP archive")
    left = limits.n_unpacked_bytes
    for entry in archive.infolist():
        left -= len(read_entry(archive, entry, name, left))


def _records(rows: list[list[Any]]) -> Iterator[tuple[str, ...]]:
    for row in rows:
        yield tuple(_words(cell) for cell in row)


def _words(cell: Any) -> str:
    """A cell as words: a whole number without a point, a day as a day.

    >>> _words(12.0), _words(datetime(2025, 8, 14)), _words(" a ")
    ('12', '2025-08-14', 'a')
    """
    if isinstance(cell, bool):
        return ""
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ")
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()
