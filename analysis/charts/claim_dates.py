"""The three days of a statement in words: said, first published, re-reported; never mixed up."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from analysis.charts.claim_words import STATING
from analysis.charts.labels import day
from analysis.models import SourceKind


def dates_of(row: Mapping[Any, Any]) -> str:
    """All that is known of when a row of the statements table was said and published, as a
    sentence; what is not known is said to be so. Not escaped."""
    parts = [part for part in (_said(row), _published(row), _passed_on(row)) if part]
    words = "; ".join(parts)
    return words[:1].upper() + words[1:]


def _said(row: Mapping[Any, Any]) -> str:
    if row["kind"] == SourceKind.MEDIA_OUTLET:
        return ""  # nobody spoke: its day is that of the report
    verb = "written" if row["kind"] == SourceKind.DOCUMENT else "said"
    if pd.notna(row["said"]):
        return f"{verb} {_on(row['said'], row['said_granularity'])}{_quoted(row)}"
    if _has(row["order"]):
        return f"{verb} {row['order']} than the article{_quoted(row)}, the day is not given"
    if _has(row["said_words"]):
        return f"{verb} “{row['said_words']}”, the day is not known"
    return f"not told when it was {verb}"


def _has(words: object) -> bool:
    return isinstance(words, str) and bool(words)


def _on(when: pd.Timestamp, granularity: object) -> str:
    if granularity == "year":
        return f"in {when:%Y}"
    return f"in {when:%B %Y}" if granularity == "month" else f"on {when:%A} {day(when)}"


def _quoted(row: Mapping[Any, Any]) -> str:
    """The words that the article dates it with."""
    return f" (“{row['said_words']}”)" if _has(row["said_words"]) else ""


def _published(row: Mapping[Any, Any]) -> str:
    when = row["first_published"]
    if not row["relay"]:
        verb = "first published" if row["statement"] == row["claim"] else "published"
        return "its article has no date" if pd.isna(when) else f"{verb} on {day(when)}"
    words = _quoted(row) if row["kind"] == SourceKind.MEDIA_OUTLET else ""
    on = f"on {day(when)}" if pd.notna(when) else "on a day not known"
    return f"first published by {row['relay']} {on}{words}"


def _passed_on(row: Mapping[Any, Any]) -> str:
    if not row["relay"]:
        return ""
    when = row["rereported"]
    return "re-reported on a day not known" if pd.isna(when) else f"re-reported on {day(when)}"


def time_finding(statements: pd.DataFrame) -> str:
    """When one claim was first reported, denied and confirmed, as a title. Not escaped.

    Where its first statement is not among the rows, or has no date, it is the first one dated.
    """
    own = statements[statements["statement"] == statements["claim"]]
    is_told = bool((own["role"].isin(STATING) & own["when"].notna()).any())
    firsts = [
        ("first reported", own["when"].min() if is_told else None),
        ("first denied", _first(statements[statements["role"] == "denial"])),
        ("first confirmed", _first(statements[statements["role"] == "confirms"])),
    ]
    known = [f"{words} {day(when)}" for words, when in firsts if pd.notna(when)]
    if known:
        return ", ".join(known)
    first = _first(statements)
    return "Nothing said about it has a date" if pd.isna(first) else f"First dated {day(first)}"


def _first(statements: pd.DataFrame) -> Any:
    return statements["when"].min()
