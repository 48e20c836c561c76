"""What was handed in that holds several articles, or that must be fetched first."""

from sqlalchemy import (
    Boolean,
    Column,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    UniqueConstraint,
)

from analysis.store.columns import Listed, Words
from analysis.store.schema.parts import id_of_collection, metadata, number


def _id_of_delivery() -> Column[int]:
    return Column(
        "delivery_id", Integer, ForeignKey("delivery.id", ondelete="CASCADE"), primary_key=True
    )


# `name` is a file's label or an address; `sha256` is that of the file, or of the address.
delivery = Table(
    "delivery",
    metadata,
    Column("id", Integer, primary_key=True),
    id_of_collection(),
    Column("kind", String(10), nullable=False),
    Column("name", Words, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("added", DateTime, nullable=False),
    Column("state", String(10), nullable=False),
    Column("claimed", DateTime),
    # The same as an article's.
    Column("turn", Integer),
    Column("attempts", Integer, nullable=False, default=0),
    Column("problem_code", Words),
    Column("problem_message", Words),
    Column("columns", Listed),
    Column("given", Listed, nullable=False),
    UniqueConstraint("collection_id", "kind", "sha256"),
    Index("delivery_queue", "state", "id"),
    sqlite_autoincrement=True,
)

delivery_data = Table(
    "delivery_data", metadata, _id_of_delivery(), Column("data", LargeBinary, nullable=False)
)

# What it holds, one by one, in its order. An article that was purged leaves its row behind.
delivery_item = Table(
    "delivery_item",
    metadata,
    _id_of_delivery(),
    number("position"),
    Column("name", Words, nullable=False),
    Column("article_id", Integer, ForeignKey("article.id", ondelete="SET NULL")),
    Column("is_new", Boolean, nullable=False),
    Column("state", String(10), nullable=False),
    Column("problem_code", Words),
    Column("problem_message", Words),
    Index("item_of_article", "article_id"),
)

# Which columns of a table somebody chose for a collection, by a digest of the names of all its
# columns.
table_columns = Table(
    "table_columns",
    metadata,
    Column("collection_id", Integer, ForeignKey("collection.id"), primary_key=True),
    Column("headers", String(64), primary_key=True),
    Column("columns", Listed, nullable=False),
)
