"""The top of the report: what it is about, its numbers, what stands out and what needs a look."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

import pandas as pd

from analysis.charts.findings import (
    Finding,
    find_doubts,
    find_findings,
)
from analysis.charts.findings import Tables as FindingTables
from analysis.charts.theme import LOW_CONFIDENCE, SOURCE_KIND_WORDS
from analysis.export.about import left_out_rows
from analysis.export.report.behind import Count
from analysis.export.report.claims import Claims
from analysis.export.report.context import Context
from analysis.export.report.named import Entities
from analysis.export.report.told import Sources
from analysis.models import SourceKind
from analysis.store import State


@dataclass(frozen=True, slots=True)
class Number:
    """One of the numbers on top."""

    label: str
    count: Count


class Sentence(NamedTuple):
    """A sentence, what it was counted from, and where its rows are."""

    words: str
    note: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """The top of the report."""

    numbers: tuple[Number, ...]
    findings: tuple[Sentence, ...]
    doubts: tuple[Sentence, ...]
    left_out: tuple[Number, ...]


def summarise(context: Context, sources: Sources, claims: Claims, entities: Entities) -> Summary:
    """What the Overview says of the scope, each with the way to its rows."""
    tables = _finding_tables(context)
    places = {**_found(context, sources, entities), **_doubtful(context, sources, claims)}
    return Summary(
        numbers=tuple(_numbers(context, sources, claims, entities)),
        findings=tuple(_sentence(one, places) for one in find_findings(tables)),
        doubts=tuple(_sentence(one, places) for one in find_doubts(tables)),
        left_out=tuple(_left_out(context)),
    )


def _finding_tables(context: Context) -> FindingTables:
    told = context.tables.statements
    return FindingTables(
        articles=context.tables.articles,
        entities=context.tables.entities,
        attributions=context.tables.attributions,
        statements=told[told["denied"] | (told["role"] == "denial")],
    )


def _sentence(finding: Finding, places: Mapping[str, str]) -> Sentence:
    return Sentence(finding.sentence, finding.note, places[finding.about])


def _numbers(
    context: Context, sources: Sources, claims: Claims, entities: Entities
) -> tuple[Number, ...]:
    stated = len(claims.refs)
    return (
        Number("Articles", Count(len(context.tables.articles), "#articles")),
        Number("Statements", Count(len(sources.numbered), "#sources")),
        Number("Claims", Count(stated, "#claims")),
        Number("Denials", claims.denials),
        Number("Names", Count(len(entities.named), "#entities")),
    )


def _found(context: Context, sources: Sources, entities: Entities) -> dict[str, str]:
    """Where the rows of each finding are."""
    people = context.tables.entities
    is_counted = people["type"].isin(("PERSON", "ORG")) & (people["mentions"] > 0)
    first = next((number for number, yes in enumerate(is_counted) if yes), None)
    anonymous = dict(sources.origins).get(SOURCE_KIND_WORDS[SourceKind.ANONYMOUS])
    return {
        "denied": "#claims",
        "cited": _most_cited(sources),
        "anonymous": anonymous.href if anonymous else "#sources",
        "named": "#entities" if first is None else entities.named[first].mentions.href,
        "widest": "#outlets",
    }


def _most_cited(sources: Sources) -> str:
    """The statements of the source that is cited most, under whatever kind it is cited."""
    named = sources.numbered[sources.numbered["kind"] != SourceKind.UNATTRIBUTED]
    if named.empty:
        return "#sources"
    most = named["source"].value_counts().index[0]
    kinds = [kind for kind in sources.kinds if (kind.words, most) in sources.anchors]
    return f"#{sources.anchors[kinds[0].words, str(most)]}" if len(kinds) == 1 else "#sources"


def _doubtful(context: Context, sources: Sources, claims: Claims) -> dict[str, str]:
    """Where the rows of each doubt are."""
    articles, done = context.tables.articles, context.tables.done
    unsure = sources.numbered[sources.numbered["confidence"] < LOW_CONFIDENCE]
    lists = {
        "problem": articles[articles["state"] == State.PROBLEM],
        "cancelled": articles[articles["state"] == State.CANCELLED],
        "undated": done[done["published"].isna()],
    }
    title = "Statements that were hard to make out"
    hard = context.behind.count_statements(title, unsure["number"])
    return {
        "unanswering": claims.unanswering.href,
        "unsure": hard.href,
        **{name: _articles(context, _TITLES[name], rows).href for name, rows in lists.items()},
    }


_TITLES = {
    "problem": "Files that could not be analysed",
    "cancelled": "Articles that were stopped",
    "undated": "Articles without a date",
}


def _left_out(context: Context) -> tuple[Number, ...]:
    rows = left_out_rows(context.tables)
    counts = {label: _articles(context, label, found) for label, found in rows.items()}
    copies = _articles(context, "Copies, not counted again", _copies(context))
    counts["Share their text with another and are not counted again"] = copies
    return tuple(Number(label, count) for label, count in counts.items() if count.n)


def _copies(context: Context) -> pd.DataFrame:
    counted_once = context.tables.counted_once
    return context.tables.articles[~context.tables.articles["article"].isin(counted_once)]


def _articles(context: Context, title: str, rows: pd.DataFrame) -> Count:
    refs = (context.article_ref(int(article)) for article in rows["article"])
    return context.behind.count(title, refs)
