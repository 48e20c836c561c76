"""The rows of articles of which an exhibit shows passages only, without any other word of them."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Table

from analysis.models import Analysis
from analysis.sharing.excerpts import BETWEEN, excerpt
from analysis.store.loading import load_analysis
from analysis.store.rows import rows_of
from analysis.store.schema import (
    article,
    article_text,
    article_words,
    attribution,
    attribution_words,
    block,
    problem,
    statement,
    statement_words,
)

_MADE_ANEW = (block, article_words, attribution_words, statement_words)
"""Tables whose rows are those of the passages alone."""
_WORDS = {
    attribution: (
        *("source_words", "cue_words", "content_words", "hedge_words", "anonymity_words"),
        *("who", "chain_words", "origin", "relay"),
    ),
    statement: ("words", "cue", "said_words", "who"),
}
"""Columns with words of the text, in tables whose rows stay otherwise."""
_NAMING = frozenset({"who", "chain_words", "origin", "relay"})
"""Columns that name somebody: kept, and cut where they are longer than a passage."""
_READ = ("title", "byline", "publisher", "section")
"""What was read of an article, and may have been given with it: `given_title` and so on."""
_TOLD = {article: (*_READ, "name", "path", "problem_message"), problem: ("message",)}
"""Columns that may hold as many words as somebody put there: an article's as well."""
_REMARKS = ("remarks", "given_remarks")
_CUT = " …"
_GAP = re.compile(rf"\s{{{2 * BETWEEN + 1},}}")
"""As many words as are hidden at least, each of one letter, with the blanks around them."""

Row = dict[str, Any]
Rows = dict[Table, list[Row]]


def shorten_rows(source: Connection, rows: Rows, some: Sequence[int], most: int) -> None:
    """Nothing; the rows have no more of the articles' texts than passages of so many words."""
    for table in _MADE_ANEW:
        rows[table] = []
    rows[article_text] = []
    shortened: dict[Table, dict[tuple[int, int], Row]] = {table: {} for table in _WORDS}
    for one in some:
        analysis = load_analysis(source, one)
        if analysis is None:
            continue
        passages = _with_short_title(excerpt(analysis, most), most)
        made = rows_of(passages, one, [0] * len(analysis.entities))
        rows[article_text].append({"article_id": one, "text": passages.article.text})
        for table in _MADE_ANEW:
            rows[table] += made[table]
        told = rows_of(mark_gaps(passages), one, [0] * len(analysis.entities))
        for table, known in shortened.items():
            known.update({(one, row["position"]): row for row in told[table]})
    for table, columns in _WORDS.items():
        rows[table] = [_shorten(row, shortened[table], columns, most) for row in rows[table]]
    rows[article] = [_without_given(row, most) for row in rows[article]]
    for table, columns in _TOLD.items():
        rows[table] = [_shorten_told(row, columns, most) for row in rows[table]]


def _with_short_title(analysis: Analysis, most: int) -> Analysis:
    title = _first_or_none(analysis.article.title, most)
    return replace(analysis, article=replace(analysis.article, title=title))


def _without_given(row: Row, most: int) -> Row:
    """The row of an article, with what was given of it only where nothing else is known."""
    given = {
        f"given_{name}": None if row[name] else _first_or_none(row[f"given_{name}"], most)
        for name in _READ
    }
    remarks = {
        name: row[name] and [[code, first_words(told, most)] for code, told in row[name]]
        for name in _REMARKS
    }
    return row | given | remarks | {"given_stated": None}


def _shorten_told(row: Row, columns: Sequence[str], most: int) -> Row:
    return row | {name: _first_or_none(row[name], most) for name in columns}


def _first_or_none(words: str | None, most: int) -> str | None:
    return words and first_words(words, most)


def mark_gaps(passages: Analysis) -> Analysis:
    """The same with a mark in each gap, so that words on both sides do not read on as one."""
    text = _GAP.sub(lambda gap: f"{gap[0][:2]}…{gap[0][3:]}", passages.article.text)
    return replace(passages, article=replace(passages.article, text=text))


def _shorten(
    row: Row, shortened: dict[tuple[int, int], Row], columns: Sequence[str], most: int
) -> Row:
    short = shortened.get((row["article_id"], row["position"]), {})
    changed = {
        column: first_words(row[column], most)
        if column in _NAMING
        else _marked(row[column], short.get(column, ""))
        for column in columns
    }
    return row | changed


def _marked(whole: str, part: str) -> str:
    """The part, with a mark where it is not the whole."""
    return part if part == whole else f"{part.strip(' …')}{_CUT}".strip()


def first_words(words: str, most: int) -> str:
    """The first words, at most so many, with a mark where there are more."""
    parts = words.split()
    return words if len(parts) <= most else " ".join(parts[:most]) + _CUT
