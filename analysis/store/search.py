"""A query as each database understands it. What is typed never gets here: only folded words do."""

from collections.abc import Iterable
from functools import reduce
from operator import add
from typing import Any

from sqlalchemy import (
    Boolean,
    ColumnElement,
    Float,
    Select,
    Table,
    and_,
    cast,
    column,
    func,
    literal,
    not_,
    or_,
    select,
)
from sqlalchemy import table as named_table
from sqlalchemy.dialects.postgresql import TSQUERY
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler

from analysis.store.folding import BORDER
from analysis.store.query import Query, Term
from analysis.store.search_index import LEXEMES, TEXTS, index_of, key_of

_WEIGHTS = (4.0, 1.0)
"""Of a word in the title and of one in the text: a title says what an article is about."""
_BY_LENGTH = 1
"""PostgreSQL divides a rank by 1 + the logarithm of the length, so that long texts do not win."""


class _Hits(ColumnElement[bool]):
    """Whether a row of a searchable table is found: one condition, in two languages."""

    inherit_cache = False
    type = Boolean()

    def __init__(self, sqlite: ColumnElement[bool], postgresql: ColumnElement[bool]) -> None:
        self.sqlite = sqlite
        self.postgresql = postgresql


@compiles(_Hits, "sqlite")
def _in_sqlite(element: _Hits, compiler: SQLCompiler, **options: Any) -> str:
    return str(compiler.process(element.sqlite, **options))


@compiles(_Hits, "postgresql")
def _in_postgresql(element: _Hits, compiler: SQLCompiler, **options: Any) -> str:
    return f"({compiler.process(element.postgresql, **options)})"


def is_hit(table: Table, query: Query) -> ColumnElement[bool]:
    """Whether a row of a searchable table has what the query asks for."""
    index = _index(table)
    found = select(index.c.rowid).where(_matches(index, query))
    return _Hits(key_of(table).in_(found), _holds(table, query))


def ranked(table: Table, query: Query, dialect: str) -> Select[int, float]:
    """The key of every row that is found, and its rank: the higher, the better.

    SQLite ranks by BM25, PostgreSQL by how often the words stand there for the text's length. Both
    count a word in the title more. The order may differ between the two, what is found may not.
    """
    if dialect == "sqlite":
        index = _index(table)
        weights = _WEIGHTS[-len(table.info[TEXTS]) :]
        bm25 = func.bm25(index.c[index.name], *weights, type_=Float())
        found = select(index.c.rowid.label("key"), (-bm25).label("rank"))
        # With an offset the hits are read first, and once: joined to a table, SQLite may else ask
        # for each of its rows anew.
        return found.where(_matches(index, query)).offset(0)
    asked = cast(literal(_any_word(query.terms)), TSQUERY)
    score = func.ts_rank(table.c[LEXEMES], asked, _BY_LENGTH, type_=Float())
    wanted = select(key_of(table).label("key"), score.label("rank"))
    return wanted.where(_holds(table, query))


def _index(table: Table) -> Any:
    name = index_of(table.name)
    return named_table(name, column("rowid"), column(name))


def _matches(index: Any, query: Query) -> ColumnElement[bool]:
    asked: ColumnElement[bool] = index.c[index.name].op("MATCH", is_comparison=True)(_fts5(query))
    return asked


def _fts5(query: Query) -> str:
    """The query in the language of FTS5.

    >>> _fts5(Query(groups=((Term(("old", "pier")),), (Term(("sol",), is_prefix=True),))))
    '("old pier") AND ("sol" *)'
    """
    wanted = " AND ".join(f"({_any_of(group)})" for group in query.groups)
    return f"({wanted}) NOT ({_any_of(query.left_out)})" if query.left_out else wanted


def _any_of(terms: Iterable[Term]) -> str:
    return " OR ".join(
        f'"{" ".join(term.words)}"{" *" if term.is_prefix else ""}' for term in terms
    )


def _holds(table: Table, query: Query) -> ColumnElement[bool]:
    wanted = [or_(*(_has(table, term) for term in group)) for group in query.groups]
    return and_(*wanted, *(not_(_has(table, term)) for term in query.left_out))


def _has(table: Table, term: Term) -> ColumnElement[bool]:
    """Whether the row has the words and, of several, has them side by side.

    A `tsvector` forgets where the 256th place of a word is, so the words themselves are looked at.
    """
    asked = cast(literal(" & ".join(_lexemes(term))), TSQUERY)
    has_words: ColumnElement[bool] = table.c[LEXEMES].op("@@", is_comparison=True)(asked)
    if len(term.words) == 1:
        return has_words
    end = "%" if term.is_prefix else " %"
    return and_(has_words, _text(table).like(f"% {' '.join(term.words)}{end}"))


def _text(table: Table) -> ColumnElement[str]:
    """All that is read of the row, every word between two spaces."""
    parts = (table.c[name] + f" {BORDER} " for name in table.info[TEXTS])
    return reduce(add, parts, literal(" "))


def _lexemes(term: Term) -> tuple[str, ...]:
    *whole, last = (f"'{word}'" for word in term.words)
    return (*whole, f"{last}:*" if term.is_prefix else last)


def _any_word(terms: Iterable[Term]) -> str:
    return " | ".join(lexeme for term in terms for lexeme in _lexemes(term))
