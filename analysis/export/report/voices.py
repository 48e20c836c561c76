"""Every voice on a claim in time, each with its passages."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from analysis.charts.claim_voices import Voice, by_day, voices_of
from analysis.charts.labels import day
from analysis.export.report.behind import Ref
from analysis.export.report.context import Context
from analysis.export.report.grouping import Row
from analysis.export.report.places import Note


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """One voice on a claim."""

    stance: str
    label: str
    words: str
    where: str
    dates: str
    copied: str
    passages: tuple[Ref, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """The voices of one day."""

    when: str
    heard: tuple[Heard, ...]


def passages_of(context: Context, rows: Sequence[Row], back: Note | None = None) -> dict[str, Ref]:
    """The passage of every statement about one claim, by the statement's id.

    They go by the article's number: where it stood is said beside them.
    """
    found: dict[str, Ref] = {}
    for row in rows:
        article = int(row["article"])
        href = context.places.passage(article, (int(row["start"]), int(row["end"])), back)
        found[str(row["statement"])] = Ref(href, context.places.number(article))
    return found


def hear(rows: Sequence[Row], passages: Mapping[str, Ref]) -> Iterator[Dated]:
    """The voices of one claim day by day."""
    when = {str(row["statement"]): _day_of(row) for row in rows}
    for one in by_day(voices_of(map(dict, rows)), when):
        voices = (*one.said, *one.answered)
        yield Dated(
            when=_day_words(one.when),
            heard=tuple(_heard(voice, passages) for voice in voices),
        )


def _day_of(row: Row) -> date | None:
    return None if pd.isna(row["when"]) else row["when"].date()


def _day_words(when: date | None) -> str:
    return "No date known, in the order told" if when is None else f"{when:%A} {day(when)}"


def _heard(voice: Voice, passages: Mapping[str, Ref]) -> Heard:
    return Heard(
        stance=voice.stance,
        label=voice.label,
        words=voice.words,
        where=voice.where,
        dates=voice.dates,
        copied=voice.copied,
        passages=tuple(passages[one] for one in voice.statements),
    )
