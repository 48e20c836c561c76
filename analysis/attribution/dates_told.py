"""An expression of time, as words -> the date it stands for, as far as that can be told.

Own rules: libraries for date phrases misread those of news ("early Monday" in the future).
Where the words leave two days open the answer is none, never the likelier one.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

from analysis.models import SaidOn
from analysis.words import load


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """What an expression is counted from."""

    published: dt.date | None
    is_past: bool
    """Whether the words beside it tell something that has happened: only then does "on Tuesday"
    mean the last one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What an expression says, and how many characters of the words it takes."""

    said: SaidOn
    length: int


Found = tuple[dt.date | None, str]
"""A date and its granularity."""
Reader = Callable[[re.Match[str], Anchor], Found]

UNDATED: Found = (None, "")
# An expression may be followed by what happened beside it, but not by more of its own.
END = (
    r"(?=$|[;:()—–]| [—–]|,(?! (?:\d|last |this |of |and |or |\w+day\b))"
    r"| (?:after|as|at|during|following|that|when|while)\b)"
)
ORDER = r"(?:(?P<order>earlier|later) )?(?:early |late |mid-?)?"
DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
YEAR = r"(?P<year>(?:1[6-9]|20)\d\d)"
OF_YEAR = rf"(?:,? (?:of )?(?:{YEAR}|(?P<near>last|this) year))?"
IN_MONTH = r"(?:early |late |mid[- ]|the (?:beginning|start|middle|end) of )?"
NEARLY_A_YEAR = dt.timedelta(days=334)


def read_time(words: str, anchor: Anchor) -> Told | None:
    """What an expression at the start of `words` says; None where they are none that is known."""
    for pattern, reader in _readers():
        if match := pattern.match(words):
            date, granularity = reader(match, anchor)
            said = _said(date, granularity, _order(match, reader))
            return Told(said=said, length=match.end())
    return _turn(words)


def _said(date: dt.date | None, granularity: str, order: str | None) -> SaidOn:
    return SaidOn(date=date, granularity=granularity if date else None, order=order)


def _order(match: re.Match[str], reader: Reader) -> str | None:
    """The order the words give: "last month" and "two days ago" look back by themselves."""
    groups = match.groupdict()
    looks_back = reader is _days_ago or (groups.get("near") or "").lower() == "last"
    order = groups.get("order")
    return order.lower() if order else "earlier" if looks_back else None


def _turn(words: str) -> Told | None:
    for order, pattern in _turns():
        if match := pattern.match(words):
            said = SaidOn(order=None if order == "neither" else order)
            return Told(said=said, length=match.end())
    return None


@cache
def _turns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    turns = load("dates")["turns"]
    return tuple(
        (order, re.compile(f"(?:{turn}){END}", re.IGNORECASE))
        for order in ("earlier", "later", "neither")
        for turn in turns[order]
    )


@cache
def _readers() -> tuple[tuple[re.Pattern[str], Reader], ...]:
    """Every form of expression that may give a date, the longer before the shorter."""
    lists = load("dates")
    month = f"(?P<month>{_any(name for names in lists['months'] for name in names)})"
    weekday = f"(?P<weekday>{_any(lists['weekdays'])})"
    part = f"(?:{_any(lists['parts_of_day'])})"
    on = f"{ORDER}(?:on )?(?:early |late )?(?:the {part} of )?(?:{weekday}(?: {part})?,? )?"
    forms: tuple[tuple[str, Reader], ...] = (
        (rf"{on}(?:the )?{DAY}(?: of)? {month}{OF_YEAR}", _day_of_month),
        (rf"{on}{month} {DAY}{OF_YEAR}", _day_of_month),
        (rf"(?:on )?{YEAR}-(?P<number>\d\d)-(?P<day>\d\d)", _day_of_month),
        (rf"{ORDER}(?:on )?(?:early |late )?{weekday}(?: {part})?", _weekday),
        (rf"{ORDER}(?P<word>{_any(lists['days_back'])})(?: {part})?", _day_word),
        (rf"(?P<count>{_any(lists['numbers'])}|[1-6]) days? ago", _days_ago),
        (rf"{ORDER}(?:in )?(?P<near>last|this) (?P<unit>month|year)", _calendar),
        (rf"{ORDER}(?:in|during) {IN_MONTH}{month}{OF_YEAR}", _month),
        (
            rf"{ORDER}(?:in|during) {IN_MONTH}(?:the (?:spring|summer|autumn|fall) of )?{YEAR}",
            _year,
        ),
    )
    return tuple((re.compile(form + END, re.IGNORECASE), reader) for form, reader in forms)


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _day_of_month(match: re.Match[str], anchor: Anchor) -> Found:
    """5 March 2025; without a year the last 5 March, unless the next one is as near."""
    month, day = _month_number(match), int(match["day"])
    year = _stated_year(match, anchor)
    years = (year,) if year else _years_back(match, anchor)
    dates = [date for y in years if (date := _date(y, month, day)) and _is_told(date, anchor)]
    if not dates or not _agrees(match, dates[0]):
        return UNDATED
    is_open = not year and anchor.published and anchor.published - dates[0] > NEARLY_A_YEAR
    return UNDATED if is_open else (dates[0], "day")


def _weekday(match: re.Match[str], anchor: Anchor) -> Found:
    """The last such day, the day of publication included."""
    if anchor.published is None or not anchor.is_past or not match["weekday"][0].isupper():
        return UNDATED
    number = load("dates")["weekdays"].index(match["weekday"].lower())
    return _back(anchor.published, (anchor.published.weekday() - number) % 7)


def _day_word(match: re.Match[str], anchor: Anchor) -> Found:
    days: int = load("dates")["days_back"][match["word"].lower()]
    if anchor.published is None or not (anchor.is_past or days):
        return UNDATED
    return _back(anchor.published, days)


def _days_ago(match: re.Match[str], anchor: Anchor) -> Found:
    if anchor.published is None:
        return UNDATED
    count = match["count"].lower()
    return _back(anchor.published, load("dates")["numbers"].get(count) or int(count))


def _calendar(match: re.Match[str], anchor: Anchor) -> Found:
    """Last or this month or year, by its first day."""
    last = match["near"].lower() == "last"
    if anchor.published is None or not (anchor.is_past or last):
        return UNDATED
    first = anchor.published.replace(day=1)
    if match["unit"].lower() == "year":
        return first.replace(year=first.year - last, month=1), "year"
    return ((first - dt.timedelta(days=1)).replace(day=1) if last else first), "month"


def _month(match: re.Match[str], anchor: Anchor) -> Found:
    """March 2025; without a year the last March, unless it is this month or the next."""
    month = _month_number(match)
    if not match["month"][0].isupper():
        return UNDATED
    if year := _stated_year(match, anchor):
        date = _date(year, month, 1)
        return (date, "month") if date and _is_told(date, anchor) else UNDATED
    if anchor.published is None or match["near"] or not anchor.is_past:
        return UNDATED
    back = (anchor.published.month - month) % 12
    year = anchor.published.year - (month > anchor.published.month)
    return (_date(year, month, 1), "month") if 0 < back < 11 else UNDATED


def _year(match: re.Match[str], anchor: Anchor) -> Found:
    date = _date(int(match["year"]), 1, 1)
    return (date, "year") if date and _is_told(date, anchor) else UNDATED


def _month_number(match: re.Match[str]) -> int:
    groups = match.groupdict()
    if groups.get("number"):
        return int(groups["number"])
    names = load("dates")["months"]
    return next(i for i, known in enumerate(names, 1) if groups["month"].lower() in known)


def _stated_year(match: re.Match[str], anchor: Anchor) -> int | None:
    """The year as it is written, or as "last year" gives it."""
    groups = match.groupdict()
    if groups["year"]:
        return int(groups["year"])
    if groups.get("near") and anchor.published:
        return anchor.published.year - (groups["near"].lower() == "last")
    return None


def _years_back(match: re.Match[str], anchor: Anchor) -> tuple[int, ...]:
    if anchor.published is None or not anchor.is_past or match.groupdict().get("near"):
        return ()
    return anchor.published.year, anchor.published.year - 1


def _agrees(match: re.Match[str], date: dt.date) -> bool:
    """Whether a weekday that stands with the date is its own."""
    weekday = match.groupdict().get("weekday")
    return not weekday or load("dates")["weekdays"][date.weekday()] == weekday.lower()


def _is_told(date: dt.date, anchor: Anchor) -> bool:
    """Whether it can have been said then: not after publication, and not still ahead."""
    if anchor.published is None:
        return anchor.is_past
    return date <= anchor.published and (anchor.is_past or date < anchor.published)


def _back(published: dt.date, days: int) -> Found:
    try:
        return published - dt.timedelta(days=days), "day"
    except OverflowError:
        return UNDATED


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
