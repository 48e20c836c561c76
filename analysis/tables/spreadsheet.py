"""Tables as CSV files that a spreadsheet can open without running what a stranger wrote.

A spreadsheet takes a cell that begins with = + - or @ for a formula, and a formula can call an
address or a program. Titles, file names and quotes come from outside, so a text that would be read
as a formula gets an apostrophe before it, as OWASP advises ("CSV Injection"). Where a spreadsheet
splits at semicolons, as in much of Europe, a cell can be cut into several, so that a sign which
comes after a semicolon, a tab or a new line within a text gets one too. Numbers stay numbers.
"""

import csv
import io
import math
import re
import unicodedata
from collections.abc import Hashable, Mapping
from datetime import date, datetime, time
from typing import Any

import pandas as pd

_SIGNS = frozenset("=+-@\t\r\n＝＋－＠")
_CUTS = re.compile(r"([;\t\r\n])")
_LONGEST = 60
"""Characters of each part of a file's name."""


def to_csv(frame: pd.DataFrame, headings: Mapping[Hashable, str]) -> bytes:
    """The columns that have a heading, in the order of the headings: UTF-8, byte order mark first.

    Dates are written as 2024-03-05, with the time of day where there is one; yes and no for what
    can be ticked; nothing for what is missing and for infinite numbers. Lines end in CR LF.
    """
    columns = [[_written(value) for value in frame[name].tolist()] for name in headings]
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow([harmless(heading) for heading in headings.values()])
    writer.writerows(zip(*columns, strict=True))
    return text.getvalue().encode("utf-8-sig", errors="replace")


def csv_name(*parts: str) -> str:
    """A name for a file, made of what it holds: small Latin letters, digits, hyphens and .csv."""
    return file_name("csv", *parts)


def file_name(ending: str, *parts: str) -> str:
    """The same for a file of another kind.

    >>> file_name("xlsx", "../Été: <b>", "2025-03-04")
    'ete-b-2025-03-04.xlsx'
    """
    words = (_plain(part)[:_LONGEST].strip("-") for part in parts)
    return f"{'-'.join(filter(None, words)) or 'table'}.{ending}"


def _written(value: Any) -> str:
    if isinstance(value, str):
        return harmless(value)
    if value is None or (pd.api.types.is_scalar(value) and pd.isna(value)):
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return _number(value)
    if isinstance(value, datetime) and value.time() != time():
        return value.isoformat(sep=" ", timespec="seconds")
    return f"{value:%Y-%m-%d}" if isinstance(value, date) else harmless(str(value))


def _number(value: float) -> str:
    if isinstance(value, int):
        return str(value)
    return f"{value:.15g}" if math.isfinite(value) else ""


def harmless(text: str) -> str:
    """The text with an apostrophe wherever a spreadsheet would begin to read a formula."""
    first, *rest = _CUTS.split(text)
    pieces = (cut + _guarded(piece, '"') for cut, piece in zip(rest[::2], rest[1::2], strict=True))
    return _guarded(first + "".join(pieces))


def _guarded(piece: str, but: str = "") -> str:
    """With an apostrophe where it begins with a sign, the characters of `but` left aside.

    What is cut off at a semicolon may begin with a quotation mark, which is then not shown.
    """
    return f"'{piece}" if _first_seen(piece, but) in _SIGNS else piece


def _first_seen(text: str, but: str) -> str:
    """The first character that is a sign, or neither blank nor invisible; empty if none is."""
    return next((one for one in text if one in _SIGNS or not _is_passed_over(one, but)), "")


def _is_passed_over(one: str, but: str) -> bool:
    return one in but or unicodedata.category(one)[0] in "ZC"


def _plain(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[^a-z0-9]+", "-", letters.lower()).strip("-")
