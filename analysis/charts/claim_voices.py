"""Every voice on a claim in the order in which they spoke, day by day."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

import pandas as pd

from analysis.charts.claim_copies import same_words
from analysis.charts.claim_dates import dates_of
from analysis.charts.claim_marks import Part, is_above, part_of
from analysis.charts.claim_words import STATING, capital, done_by, speaker, stance_of
from analysis.charts.labels import listed

MOST_OUTLETS = 6

Row = dict[Any, Any]
"""Of the statements table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """A statement, with the copies that carry it word for word."""

    statement: str
    stance: str
    part: Part
    is_stating: bool
    """Whether it stands with the reports and not with the answers."""
    by: str
    """What they do, in words that stand before the name."""
    who: str
    words: str
    where: str
    """The outlet, and the one it is taken from."""
    title: str
    dates: str
    copied: str
    """Who else carries it word for word; empty for nobody."""
    article: int
    span: tuple[int, int]
    statements: tuple[str, ...]
    """Its own id and those of its copies."""

    @property
    def label(self) -> str:
        """Who does what, as a line begins."""
        return capital(f"{self.by} {self.who}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """What was said or published on one day; `when` is None for what has no date."""

    when: date | None
    said: tuple[Voice, ...]
    answered: tuple[Voice, ...]


def find_voices(statements: pd.DataFrame) -> tuple[Voice, ...]:
    """The voices of one claim: by day, then in the order told; what has no date comes last."""
    return voices_of(statements.to_dict("records"))


def voices_of(told: Iterable[Row]) -> tuple[Voice, ...]:
    """The same of rows: thousands of small frames would take a minute."""
    groups: dict[tuple[str, ...], list[Row]] = {}
    for row in sorted(told, key=_order):
        shared = (str(row["role"]), same_words(str(row["words"])))
        is_own = shared in groups and not row["is_copy"]
        groups.setdefault((str(row["statement"]),) if is_own else shared, []).append(row)
    return tuple(_voice(rows) for rows in groups.values())


def _order(row: Row) -> tuple[Any, ...]:
    is_undated = pd.isna(row["when"])
    return is_undated, 0 if is_undated else row["when"], row["article"], row["position"]


def _voice(rows: Sequence[Row]) -> Voice:
    row = rows[0]
    return Voice(
        statement=str(row["statement"]),
        stance=stance_of(row["role"]),
        part=part_of(row),
        is_stating=is_above(row),
        by=done_by(row),
        who=speaker(str(row["who"]), str(row["kind"])),
        words=str(row["words"]),
        where=f"{row['outlet']}, taken from {row['relay']}" if row["relay"] else str(row["outlet"]),
        title=str(row["title"]),
        dates=dates_of(row),
        copied=_copied(rows[1:]),
        article=int(row["article"]),
        span=(int(row["start"]), int(row["end"])),
        statements=tuple(str(one["statement"]) for one in rows),
    )


def _copied(rows: Sequence[Row]) -> str:
    outlets = list(dict.fromkeys(str(row["outlet"]) for row in rows))
    if not outlets:
        return ""
    times = f" ({len(rows):,} copies)" if len(rows) > len(outlets) else ""
    return f"Also carried word for word by {listed(outlets, MOST_OUTLETS)}{times}"


def by_day(voices: Sequence[Voice], when: dict[str, date | None]) -> Iterator[Day]:
    """The voices day by day; `when` has the day of every statement."""
    for on, group in groupby(voices, key=lambda voice: when[voice.statement]):
        same_day = tuple(group)
        yield Day(
            when=on,
            said=tuple(voice for voice in same_day if voice.is_stating),
            answered=tuple(voice for voice in same_day if not voice.is_stating),
        )


def days_of(statements: pd.DataFrame) -> dict[str, date | None]:
    """The day on which every statement stands; None for one without a date."""
    pairs = zip(statements["statement"], statements["when"], strict=True)
    return {name: None if pd.isna(when) else when.date() for name, when in pairs}


def wordings(statements: pd.DataFrame) -> tuple[tuple[str, str], ...]:
    """The different wordings of one claim and who uses them, as first told."""
    told = statements[statements["role"].isin(STATING)]
    told = told.sort_values(["when", "article", "position"])
    found: dict[str, tuple[str, list[str]]] = {}
    for words, outlet in zip(told["words"], told["outlet"], strict=True):
        found.setdefault(same_words(words), (words, []))[1].append(outlet)
    return tuple(
        (words, listed(list(dict.fromkeys(outlets)), MOST_OUTLETS))
        for words, outlets in found.values()
    )
