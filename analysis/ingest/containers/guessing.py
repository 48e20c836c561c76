"""Which column of a table holds what: by its heading, and the text also by its length."""

import re
from collections.abc import Iterator
from itertools import islice

from analysis.ingest.containers.parts import COLUMN_FIELDS, Columns
from analysis.ingest.containers.rows import Row, Table
from analysis.words import load

LOOK_AT = 200
"""Rows to tell the text by."""
LEAST_LETTERS = 200
"""On average, in a column without a telling heading, to be taken for articles."""
MUCH_LONGER = 10
"""Times; a column so much longer than the one headed "content" is the text after all."""
NO_WORD = re.compile(r"[\W_]+")
CAPITAL_INSIDE = re.compile(r"(?<=[a-z])(?=[A-Z])")


def guess_columns(table: Table) -> Columns:
    """What the columns hold, as far as it is plain. No column is taken for two things."""
    lengths = _mean_lengths(table)
    by_form = _by_form(table.headers)
    named = {field: _first(by_form, load("columns")[field]) for field in COLUMN_FIELDS}
    named["text"] = _text_column(named["text"], set(named.values()), lengths)
    return Columns(**_each_once(named))


def _by_form(headers: tuple[str, ...]) -> dict[str, str]:
    forms: dict[str, str] = {}
    for header in headers:
        forms.setdefault(form_of(header), header)
        forms.setdefault(form_of(CAPITAL_INSIDE.sub(" ", header)), header)
    return forms


def form_of(header: str) -> str:
    """A heading as the word list has it.

    >>> form_of(" Published-At: ")
    'published_at'
    """
    return NO_WORD.sub("_", header.casefold()).strip("_")


def _first(by_form: dict[str, str], wanted: list[str]) -> str | None:
    return next((by_form[form] for form in wanted if form in by_form), None)


def _mean_lengths(table: Table) -> dict[str, float]:
    rows = [row.cells for row in islice(_sound_rows(table), LOOK_AT)]
    sums = (sum(map(len, column)) for column in zip(*rows, strict=True))
    return dict(zip(table.headers, (n / len(rows) for n in sums), strict=False))


def _sound_rows(table: Table) -> Iterator[Row]:
    return (row for row in table.rows() if row.flaw is None)


def _text_column(
    named: str | None, taken: set[str | None], lengths: dict[str, float]
) -> str | None:
    free = {header: n for header, n in lengths.items() if header not in taken - {named}}
    longest = max(free, key=lambda header: free[header], default=None)
    if longest is None or free[longest] < LEAST_LETTERS:
        return named
    is_enough = named is not None and free.get(named, 0.0) * MUCH_LONGER >= free[longest]
    return named if is_enough else longest


def _each_once(named: dict[str, str | None]) -> dict[str, str | None]:
    used: set[str] = set()
    once: dict[str, str | None] = {}
    for field, header in named.items():
        once[field] = None if header in used else header
        used |= {header} if header else set()
    return once
