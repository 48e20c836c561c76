"""A row of a table to an article's bytes and what the row tells of it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from html import escape
from typing import Any

from analysis.cleaning.lines import plain
from analysis.ingest import problems
from analysis.ingest import remarks as remarks_on
from analysis.ingest.containers.days import Order, iso_of, read_day
from analysis.ingest.containers.parts import COLUMN_FIELDS, Member, Refused
from analysis.ingest.containers.rows import Row
from analysis.ingest.given import Given
from analysis.models import Problem

DAYS = ("published", "updated")
LONGEST_FACT = 500
"""A longer cell is no title and no name."""
LONGEST_URL = 2_000
MARKUP = re.compile(r"</(?:p|div|article|body|html)>|<br\s*/?>", re.IGNORECASE)
WEB_ADDRESS = re.compile(r"https?://[^\s/]+\.\S+", re.IGNORECASE)
SURROGATE = re.compile(r"[\ud800-\udfff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How a table's rows are read."""

    places: Mapping[str, int]
    """Where the cell of a field of `Columns` stands."""
    orders: Mapping[str, Order | None]
    """How the columns of days write them in figures."""
    today: date
    """A later day is not believed."""


def member_of(row: Row, label: str, reading: Reading) -> Member | Refused:
    """The row's article, its title the first line of its text; or why there is none."""
    if row.flaw:
        return Refused(name=label, problem=problems.bad_row(label, row.flaw).problem)
    cells = {field: _sound(row.cells[place]) for field, place in reading.places.items()}
    text = cells.pop("text")
    if not any(sign.isalnum() for sign in text):
        return Refused(name=label, problem=problems.bad_row(label, "it has no text").problem)
    given, remarks = _given(cells, reading)
    suffix, data = _page(text, given) if MARKUP.search(text) else _plain(text, given)
    return Member(name=f"{label}{suffix}", data=data.encode(), given=given, remarks=remarks)


def _sound(cell: str) -> str:
    """The cell without halves of characters, which no file can hold."""
    return SURROGATE.sub("\ufffd", cell)


def _plain(text: str, given: Given) -> tuple[str, str]:
    first_line = text.lstrip().split("\n", 1)[0]
    is_titled = given.title is None or plain(first_line) == plain(given.title)
    return ".txt", text if is_titled else f"{given.title}\n{text}"


def _page(text: str, given: Given) -> tuple[str, str]:
    is_titled = given.title is None or "<h1" in text.casefold()
    return ".html", text if is_titled else f"<h1>{escape(given.title or '')}</h1>\n{text}"


def _given(cells: Mapping[str, str], reading: Reading) -> tuple[Given, tuple[Problem, ...]]:
    """What the row tells of its article, and what of that was not believed."""
    told: dict[str, Any] = {}
    stated: dict[str, str] = {}
    remarks = []
    for field in COLUMN_FIELDS:
        if not (cell := " ".join(cells.get(field, "").split())):
            continue
        if field not in DAYS:
            told[field] = fact = _fact(field, cell)
            stated |= {field: fact} if fact else {}
            continue
        day = read_day(cell, reading.orders.get(field))
        if day and day > reading.today + timedelta(days=1):
            remarks.append(remarks_on.future_day(cell))
            day = None
        told[field] = day
        stated |= {field: iso_of(cell, day)} if day else {}
    return Given(**told, stated=tuple(stated.items())), tuple(remarks)


def _fact(field: str, cell: str) -> str | None:
    if field == "url":
        return cell if len(cell) <= LONGEST_URL and WEB_ADDRESS.fullmatch(cell) else None
    return cell if len(cell) <= LONGEST_FACT else None
