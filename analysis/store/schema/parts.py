"""What tables are made of."""

from typing import Any

from sqlalchemy import (
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    UniqueConstraint,
)

from analysis.store.search_index import searchable

metadata = MetaData()


def id_of_article() -> Column[int]:
    """The article that a row belongs to, and goes with."""
    return Column(
        "article_id", Integer, ForeignKey("article.id", ondelete="CASCADE"), primary_key=True
    )


def id_of_collection() -> Column[int]:
    """The collection that a row belongs to."""
    return Column("collection_id", Integer, ForeignKey("collection.id"), nullable=False)


def number(name: str) -> Column[int]:
    """A count within an article, part of the key."""
    return Column(name, Integer, primary_key=True, autoincrement=False)


def part(name: str, *columns: Column[Any] | Index) -> Table:
    """A table of numbered rows that belong to one article and are replaced together."""
    return Table(name, metadata, id_of_article(), number("position"), *columns)


def words_of_part(name: str) -> Table:
    """A table of words that belong to the rows of another part, one row each."""
    return searchable(
        name,
        metadata,
        Column("id", Integer, primary_key=True),
        Column("article_id", Integer, ForeignKey("article.id", ondelete="CASCADE"), nullable=False),
        Column("position", Integer, nullable=False),
        UniqueConstraint("article_id", "position"),
        key="id",
    )


def stretch() -> tuple[Column[int], Column[int]]:
    """Where it stands in the text."""
    return Column("start", Integer, nullable=False), Column("end", Integer, nullable=False)
