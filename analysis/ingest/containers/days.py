"""Days in the cells of a table. What could be read two ways stays unknown, unless the column shows
its order."""

import re
from collections.abc import Iterable
from datetime import date, datetime
from typing import Literal

from analysis.cleaning.dates import find_date

Order = Literal["day first", "month first"]
NUMBERS = re.compile(
    r"\s*(?P<first>\d{1,2})(?P<mark>[/-])(?P<second>\d{1,2})(?P=mark)(?P<year>\d{4})\b"
)
COMPACT = re.compile(r"(?P<year>(?:19|20)\d\d)(?P<month>\d\d)(?P<day>\d\d)(?:T?\d{4,6}Z?)?")


def find_order(cells: Iterable[str]) -> Order | None:
    """How a column writes days in figures, told by those that can be read one way only.

    >>> find_order(["03/04/2025", "25/04/2025"]), find_order(["03/04/2025"])
    ('day first', None)
    """
    found: set[Order] = set()
    for cell in cells:
        if match := NUMBERS.match(cell):
            first, second = int(match["first"]), int(match["second"])
            found |= {"day first"} if 12 < first <= 31 and second <= 12 else set()
            found |= {"month first"} if 12 < second <= 31 and first <= 12 else set()
        if len(found) > 1:
            return None
    return found.pop() if found else None


def read_day(cell: str, order: Order | None) -> date | None:
    """The day a cell states; None where there is none, or where it could be one of two.

    >>> read_day("03/04/2025", "day first"), read_day("03/04/2025", None)
    (datetime.date(2025, 4, 3), None)
    """
    if compact := COMPACT.fullmatch(cell.strip()):
        return _day(compact["year"], compact["month"], compact["day"])
    numbers = NUMBERS.match(cell)
    if numbers is None:
        return find_date(cell)
    first, second, year = numbers["first"], numbers["second"], numbers["year"]
    if order is None:
        return find_date(f"{first}/{second}/{year}")
    return _day(year, *((second, first) if order == "day first" else (first, second)))


def iso_of(cell: str, day: date) -> str:
    """The day as ISO 8601, with its time where the cell states one with its zone.

    >>> iso_of("2025-08-14T23:30:00Z", date(2025, 8, 14)), iso_of("14.8.2025", date(2025, 8, 14))
    ('2025-08-14T23:30:00+00:00', '2025-08-14')
    """
    try:
        moment = datetime.fromisoformat(cell.strip())
    except ValueError:
        return day.isoformat()
    is_whole = moment.tzinfo is not None and moment.date() == day
    return moment.isoformat() if is_whole else day.isoformat()


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
