"""Publication dates that a line states in full. A date without a year, or in digits that could be
read two ways, is no date here."""

import re
from datetime import date

from analysis.models import Span

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
YEAR = r"(?P<year>(?:1[89]|20)\d\d)"
FORMS = (
    re.compile(rf"\b{DAY}(?:\s+of)?\s+{MONTH},?\s+{YEAR}\b", re.IGNORECASE),
    re.compile(rf"\b{MONTH}\s+{DAY},?\s+{YEAR}\b", re.IGNORECASE),
    re.compile(rf"\b{YEAR}[-/](?P<month>\d\d)[-/](?P<day>\d\d)(?!\d)"),
    re.compile(rf"\b(?P<day>\d{{1,2}})\.(?P<month>\d{{1,2}})\.{YEAR}\b"),
)
SLASHED = re.compile(rf"\b(?P<first>\d{{1,2}})/(?P<second>\d{{1,2}})/{YEAR}\b")

WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?"
TIME = r"(?:\d{1,2}[:.]\d\d(?::\d\d)?(?:\s*(?:[ap]\.?m\.?|hrs?|h\b))?|\d{1,2}\s*[ap]\.?m\.?)"
ZONE = r"(?:gmt|utc|bst|ist|cest|cet|eet|eest|msk|[ecmp][sd]?t|aest|aedt|z)"
LABEL = (
    r"(?:(?:first|last|originally|date)\s+)?(?:published|posted|updated|modified|issued|filed|released"
    r"|dated|date|publication date|uploaded)(?:\s+(?:on|at))?"
)
BEFORE = re.compile(
    rf"(?P<label>{LABEL})?[\s:,|–—-]*(?:[A-Z][\w.-]*(?: [A-Z][\w.-]*)?,\s*)?"
    rf"(?:{WEEKDAY}[\s,]*)?(?:{TIME}[\s,]*(?:{ZONE}\b[\s,]*)?(?:on\s+)?)?",
    re.IGNORECASE,
)
AFTER = re.compile(
    rf"(?:[\s,|•·–—()-]|T(?=\d)|\bat\b|\b{ZONE}\b(?:[+−-]\d{{1,2}}(?::?\d\d)?)?"
    rf"|[+−-]\d\d:?\d\d|{TIME})*+"
    r"(?:[(/][A-Z][\w ]{1,20}[)/][\s–—-]*)?"
    r"(?:(?:(?:last|first)\s+)?(?:updated|modified|published)\b.*|\d+[ -]min.*|\.)?",
    re.IGNORECASE,
)
AGO = re.compile(
    rf"(?:{LABEL}\s*:?\s*)?(?:\d+|an?|one|two|three)\s+(?:sec|min|hour|hr|day|week|month)\w*\s+ago\.?",
    re.IGNORECASE,
)
CHANGED = re.compile(r"\b(?:updated|modified)\b", re.IGNORECASE)
PUBLISHED = re.compile(r"\b(?:published|posted)\b", re.IGNORECASE)
LONGEST_DATE_LINE = 120


def is_date_line(text: str) -> bool:
    """Whether the line only tells when the story was published or changed.

    >>> is_date_line("Published 14 August 2025, 10:31"), is_date_line("On 14 August 2025 he left")
    (True, False)
    """
    if len(text) > LONGEST_DATE_LINE:
        return False
    if AGO.fullmatch(text):
        return True
    found = _first(text)
    if found is None:
        return False
    before = BEFORE.fullmatch(text, 0, found.start())
    if before is None:
        return False
    return before["label"] is not None or AFTER.fullmatch(text, found.end()) is not None


def states_publication(text: str) -> bool:
    """Whether the line says in so many words that it tells when the story was published."""
    return is_date_line(text) and PUBLISHED.search(text) is not None


def find_date(text: str) -> date | None:
    """The first full date in the text, if the calendar has such a day."""
    found = find_date_in(text)
    return found[0] if found else None


def find_date_in(text: str) -> tuple[date, Span] | None:
    """The first full date in the text and where it stands."""
    match = _first(text)
    day = _read(match) if match else None
    return (day, Span(*match.span())) if match and day else None


def _first(text: str) -> re.Match[str] | None:
    matches = [match for form in (*FORMS, SLASHED) if (match := form.search(text)) and _read(match)]
    return min(matches, key=re.Match.start, default=None)


def _read(match: re.Match[str]) -> date | None:
    parts = match.groupdict()
    day, month = _day_and_month(parts)
    if day is None or month is None:
        return None
    try:
        return date(int(parts["year"]), month, day)
    except ValueError:
        return None


def _day_and_month(parts: dict[str, str]) -> tuple[int | None, int | None]:
    if "first" in parts:
        return _from_slashes(int(parts["first"]), int(parts["second"]))
    month = parts["month"]
    number = int(month) if month.isdecimal() else MONTHS.index(month[:3].casefold()) + 1
    return int(parts["day"]), number


def _from_slashes(first: int, second: int) -> tuple[int | None, int | None]:
    """Day and month where only one order can be meant."""
    if first == second or first > 12 >= second:
        return first, second
    return (second, first) if second > 12 >= first else (None, None)
