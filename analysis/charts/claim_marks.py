"""The marks of the timeline: a statement each, or many alike of one day in one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from typing import Any

import pandas as pd

from analysis.charts.claim_words import STATING, stance_of

MOST_ALIKE = 3
"""Marks of one claim, day and kind that are drawn one by one."""


class Part(StrEnum):
    """What a statement is to its claim."""

    FIRST = "first report"
    REPEAT = "repeat"
    ANSWER = "answer"
    COPY = "wire copy"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Statements of one claim, at least one, that are drawn as one mark."""

    claim: str
    stance: str
    part: Part
    is_stating: bool
    when: pd.Timestamp | None
    slot: int | None
    """The place in the order told of what has no day, from 0 on."""
    rows: tuple[dict[Any, Any], ...]
    """Of the statements table, in the order told."""

    @property
    def id(self) -> str:
        """The first statement."""
        return str(self.rows[0]["statement"])


def part_of(row: dict[Any, Any]) -> Part:
    """What a row of the statements table is to its claim."""
    if row["role"] in STATING and row["statement"] == row["claim"]:
        return Part.FIRST
    if row["is_copy"]:
        return Part.COPY
    is_repeat = row["role"] in STATING and row["role"] != "confirms"
    return Part.REPEAT if is_repeat else Part.ANSWER


def find_marks(statements: pd.DataFrame) -> tuple[Mark, ...]:
    """The marks of a statements table, claim by claim in the order told.

    Copies of one day are one mark, and so is anything else of which there are more than a few.
    """
    rows = statements.sort_values(["when", "article", "position"]).to_dict("records")
    slots = _slots(statements)
    groups: dict[tuple[Any, ...], list[dict[Any, Any]]] = {}
    for row in rows:
        at = slots.get(row["statement"]), None if pd.isna(row["when"]) else row["when"]
        key = (row["claim"], stance_of(row["role"]), part_of(row), *at)
        groups.setdefault(key, []).append(row)
    return tuple(mark for key, alike in groups.items() for mark in _marks(key, alike))


def _marks(key: tuple[Any, ...], rows: Sequence[dict[Any, Any]]) -> Iterator[Mark]:
    claim, stance, part, slot, when = key
    is_folded = len(rows) > (1 if part is Part.COPY else MOST_ALIKE)
    for group in [rows] if is_folded else [[row] for row in rows]:
        yield Mark(
            claim=claim,
            stance=stance,
            part=part,
            is_stating=is_above(group[0]),
            when=when,
            slot=slot,
            rows=tuple(group),
        )


def is_above(row: dict[Any, Any]) -> bool:
    """Whether a row stands with the reports and not with what was answered to them."""
    if row["role"] == "confirms":
        return bool(row["statement"] == row["claim"])
    return row["role"] in STATING


def _slots(statements: pd.DataFrame) -> dict[str, int]:
    """The place of every undated statement in the order its article tells them, from 0 on."""
    undated = statements[statements["when"].isna()].sort_values(["article", "position"])
    found: dict[str, int] = {}
    pairs = zip(undated["article"], undated["statement"], strict=True)
    for _, told in groupby(pairs, key=lambda pair: pair[0]):
        found.update({statement: place for place, (_, statement) in enumerate(told)})
    return found
