"""The sources section: every statement once, under its source, and the numbers that count them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

import pandas as pd

from analysis.charts.labels import shorten
from analysis.charts.theme import (
    CERTAINTY_WORDS,
    SOURCE_KIND_ORDER,
    SOURCE_KIND_WORDS,
    STANCE_WORDS,
)
from analysis.export.report.behind import Count, Ref
from analysis.export.report.context import Context
from analysis.export.report.grouping import Row, group_rows
from analysis.export.report.places import Note
from analysis.store.wording import ARROW

_LONGEST = 320
"""Characters of a statement in a list; its passage has all of it."""


_COLUMNS = (*("number", "kind", "source", "stance", "content", "chain", "article", "start", "end"),)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One statement."""

    number: int
    does: str
    words: str
    through: str
    """Through whom it came; empty where it came directly."""
    passage: Ref


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Everything that one source says."""

    anchor: str
    name: str
    count: Count
    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """The sources of one kind."""

    anchor: str
    words: str
    count: Count
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """The section."""

    kinds: tuple[Kind, ...]
    shares: tuple[tuple[str, Count], ...]
    """Statements by kind of source."""
    origins: tuple[tuple[str, Count], ...]
    certainties: tuple[tuple[str, Count], ...]
    numbered: pd.DataFrame
    """The attributions with a column number, in the order in which they are listed."""
    anchors: Mapping[tuple[str, str], str]
    """Where the statements of a source are, by its kind and name."""


def list_sources(context: Context) -> Sources:
    """The statements in the order of accountability, the most cited source first."""
    numbered = number_statements(context.tables.attributions)
    kinds = tuple(_kinds(context, numbered))
    return Sources(
        kinds=kinds,
        shares=tuple((kind.words, kind.count) for kind in kinds),
        origins=_shares(context, numbered, "origin_kind", SOURCE_KIND_WORDS),
        certainties=_shares(context, numbered, "certainty", CERTAINTY_WORDS),
        numbered=numbered,
        anchors={(kind.words, one.name): one.anchor for kind in kinds for one in kind.sources},
    )


def number_statements(attributions: pd.DataFrame) -> pd.DataFrame:
    """The attributions as they are listed, numbered from 1."""
    ranks = {kind: rank for rank, kind in enumerate(SOURCE_KIND_ORDER)}
    sizes = attributions.groupby(["kind", "source"])["article"].transform("size")
    order = ["rank", "size", "source", "published", "article", "attribution"]
    found = attributions.assign(rank=attributions["kind"].map(ranks), size=-sizes)
    found = found.sort_values(order, na_position="last", ignore_index=True)
    return found.assign(number=range(1, len(found) + 1))


def _kinds(context: Context, numbered: pd.DataFrame) -> Iterator[Kind]:
    for kind, rows in group_rows(numbered[list(_COLUMNS)], "kind").items():
        anchor = f"k{SOURCE_KIND_ORDER.index(kind) + 1}"
        yield Kind(
            anchor=anchor,
            words=SOURCE_KIND_WORDS[kind],
            count=Count(len(rows), f"#{anchor}"),
            sources=tuple(_sources(context, rows, anchor)),
        )


def _sources(context: Context, rows: Sequence[Row], kind: str) -> Iterator[Source]:
    """Rows of one source stand together."""
    groups = groupby(rows, key=lambda row: str(row["source"]))
    for place, (name, own) in enumerate(groups, start=1):
        anchor = f"{kind}-{place}"
        told = tuple(_told(context, row) for row in own)
        yield Source(anchor=anchor, name=name, count=Count(len(told), f"#{anchor}"), told=told)


def _told(context: Context, row: Row) -> Told:
    number, article = int(row["number"]), int(row["article"])
    back = Note(f"#s{number}", str(number))
    href = context.places.passage(article, (int(row["start"]), int(row["end"])), back)
    return Told(
        number=number,
        does=STANCE_WORDS[row["stance"]],
        words=shorten(str(row["content"]), _LONGEST),
        through=_through(row),
        passage=Ref(href, context.places.where(article)),
    )


def _through(row: Row) -> str:
    chain = str(row["chain"])
    return chain if ARROW in chain else ""


def _shares(
    context: Context, numbered: pd.DataFrame, column: str, words: Mapping[str, str]
) -> tuple[tuple[str, Count], ...]:
    """How many statements have each value of a column."""
    numbers = numbered.groupby(column)["number"].agg(list).to_dict()
    return tuple(
        (label, context.behind.count_statements(f"Statements: {label}", numbers[value]))
        for value, label in words.items()
        if value in numbers
    )
