"""A table of any kind as headers and rows of words."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

LONGEST_HEADER = 80
"""A first row with a longer cell is no heading but an article."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row; `number` counts from 1 with the heading, as spreadsheets show it."""

    number: int
    cells: tuple[str, ...]
    """As many as there are headers."""
    flaw: str | None = None
    """Why nothing can be read from it, to go on behind "was left out: "."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table's headers, each different, and how to go through its rows."""

    headers: tuple[str, ...]
    rows: Callable[[], Iterator[Row]]
    """Begins anew with every call; leaves out rows with nothing in them."""


def table_of(records: Callable[[], Iterator[tuple[str, ...]]]) -> Table:
    """A table of lines of cells, the first line that has something in it being the heading."""
    first = next((cells for cells in records() if any(cells)), ())
    is_heading = _is_heading(first)
    headers = _distinct(first if is_heading else ("",) * len(first))
    return Table(headers=headers, rows=lambda: _rows(records(), len(headers), is_heading))


def _is_heading(cells: tuple[str, ...]) -> bool:
    named = [cell for cell in cells if cell]
    is_short = all(len(cell) <= LONGEST_HEADER for cell in named)
    return is_short and any(cell[0].isalpha() or cell[0] == "_" for cell in named)


def _distinct(cells: Iterable[str]) -> tuple[str, ...]:
    """Every header by a name of its own.

    >>> _distinct(["text", "", "text"])
    ('text', 'column 2', 'text (2)')
    """
    names: dict[str, None] = {}
    for number, cell in enumerate(cells, start=1):
        name = base = " ".join(cell.split()) or f"column {number}"
        again = 2
        while name in names:
            name, again = f"{base} ({again})", again + 1
        names[name] = None
    return tuple(names)


def _rows(records: Iterator[tuple[str, ...]], width: int, is_heading: bool) -> Iterator[Row]:
    skip = is_heading
    for number, cells in enumerate(records, start=1):
        if not any(cells):
            continue
        if skip:
            skip = False
            continue
        yield _row(number, cells, width)


def _row(number: int, cells: tuple[str, ...], width: int) -> Row:
    extra = [cell for cell in cells[width:] if cell]
    padded = (*cells[:width], *("",) * (width - len(cells)))
    flaw = f"it has {len(cells)} cells under {width} headings" if extra else None
    return Row(number=number, cells=padded, flaw=flaw)
