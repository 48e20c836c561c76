"""The tables that a search reads, and what each database needs to read them fast.

A searchable table holds folded words (see `folding`), and a row of it is written and deleted like
any other. SQLite keeps an FTS5 index beside it by triggers, PostgreSQL a `tsvector` with a GIN
index; neither holds the words once more.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import DDL, Column, Index, MetaData, Table, Text, event
from sqlalchemy.dialects.postgresql import TSVECTOR
from sqlalchemy.engine import Dialect
from sqlalchemy.schema import ExecutableDDLElement, SchemaItem
from sqlalchemy.types import TypeDecorator, TypeEngine

LEXEMES = "lexemes"
"""The column that only PostgreSQL fills."""

KEY, TEXTS = "key", "texts"
"""Under which a searchable table's `info` has its key and the columns that are read."""

MOST_BYTES = 600_000
"""Of the different words of one text: a `tsvector` takes 1 MB, and no book has a tenth of it."""
_PLACES = 16_383
"""The words of a text whose places a `tsvector` keeps. They serve the order of the hits only."""

_TO_SQLITE = (
    "CREATE VIRTUAL TABLE {index} USING fts5({columns}, content='{table}', content_rowid='{key}',"
    " tokenize='ascii', prefix='3')",
    "CREATE TRIGGER {table}_inserted AFTER INSERT ON {table} BEGIN {insert} END",
    "CREATE TRIGGER {table}_deleted AFTER DELETE ON {table} BEGIN {delete} END",
    "CREATE TRIGGER {table}_updated AFTER UPDATE ON {table} BEGIN {delete} {insert} END",
)
_INSERT = "INSERT INTO {index}(rowid, {columns}) VALUES (new.{key}, {new});"
_DELETE = "INSERT INTO {index}({index}, rowid, {columns}) VALUES ('delete', old.{key}, {old});"


class Lexemes(TypeDecorator[Any]):
    """Folded texts, the most telling one first, as PostgreSQL's `tsvector`; NULL in SQLite."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """The type of the column."""
        is_postgresql = dialect.name == "postgresql"
        return dialect.type_descriptor(TSVECTOR() if is_postgresql else Text())

    def process_bind_param(self, value: tuple[str, ...] | None, dialect: Dialect) -> str | None:
        """The stored form."""
        return lexemes_of(value) if value and dialect.name == "postgresql" else None


def lexemes_of(texts: Sequence[str]) -> str:
    """Folded words as a `tsvector` is written; those of a first of two texts weigh more.

    >>> lexemes_of(("pier", "old pier"))
    "'pier':1A,3 'old':2"
    """
    weights = ("A", "")[-len(texts) :]
    words = [
        (word, weight) for weight, text in zip(weights, texts, strict=True) for word in text.split()
    ]
    places: dict[str, list[str]] = {word: [] for word, _ in words}
    for number, (word, weight) in enumerate(words[:_PLACES], 1):
        places[word].append(f"{number}{weight}")
    return " ".join(_lexeme(word, found) for word, found in places.items())


def _lexeme(word: str, places: Sequence[str]) -> str:
    """Without quotes or backslashes to escape: folded words have none."""
    return f"'{word}':{','.join(places)}" if places else f"'{word}'"


def shorten(folded: str) -> str:
    """The folded words up to where there are more different ones than a database can index."""
    if len(folded) <= MOST_BYTES // 4:
        return folded
    return " ".join(_first_words(folded))


def _first_words(folded: str) -> Iterator[str]:
    seen: set[str] = set()
    size = 0
    for word in folded.split():
        if word not in seen:
            seen.add(word)
            size += len(word.encode())
        if size > MOST_BYTES:
            return
        yield word


def searchable(
    name: str, metadata: MetaData, *columns: SchemaItem, key: str, texts: Sequence[str] = ("words",)
) -> Table:
    """A table of folded words. `key` is the column that numbers its rows, `texts` what is read."""
    table = Table(
        name,
        metadata,
        *columns,
        *(Column(text, Text, nullable=False) for text in texts),
        Column(LEXEMES, Lexemes),
        Index(f"{name}_{LEXEMES}", LEXEMES, postgresql_using="gin").ddl_if("postgresql"),
    )
    table.info.update({KEY: key, TEXTS: tuple(texts)})
    for statement in _statements(name, key, texts):
        event.listen(table, "after_create", _in_sqlite(statement))
    event.listen(table, "before_drop", _in_sqlite(f"DROP TABLE IF EXISTS {index_of(name)}"))
    return table


def _in_sqlite(statement: str) -> ExecutableDDLElement:
    made: ExecutableDDLElement = DDL(statement)  # type: ignore[no-untyped-call]  # SQLAlchemy's
    return made.execute_if(dialect="sqlite")


def index_of(name: str) -> str:
    """The name of the FTS5 index of a searchable table."""
    return f"{name}_index"


def key_of(table: Table) -> Column[int]:
    """The column that numbers the rows of a searchable table."""
    return table.c[table.info[KEY]]


def _statements(table: str, key: str, texts: Sequence[str]) -> Iterator[str]:
    words = {
        "table": table,
        "index": index_of(table),
        "key": key,
        "columns": ", ".join(texts),
        "new": ", ".join(f"new.{text}" for text in texts),
        "old": ", ".join(f"old.{text}" for text in texts),
    }
    changes = {"insert": _INSERT.format(**words), "delete": _DELETE.format(**words)}
    return (statement.format(**words, **changes) for statement in _TO_SQLITE)
