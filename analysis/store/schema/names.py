"""Who a collection's names stand for, and what people put right about it."""

from sqlalchemy import (
    Boolean,
    Column,
    DateTime,
    Double,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    UniqueConstraint,
)

from analysis.store.columns import Listed, Words
from analysis.store.schema.parts import id_of_collection, metadata

# The collections whose names are to be worked out anew.
unsettled = Table(
    "unsettled",
    metadata,
    Column("collection_id", Integer, ForeignKey("collection.id"), primary_key=True),
    Column("changes", Integer, nullable=False),
)

# Who a collection's names stand for. An article's entity gives a name and a type; names that mean
# the same share an identity, whose name and type are the ones that are shown.
identity = Table(
    "identity",
    metadata,
    Column("id", Integer, primary_key=True),
    id_of_collection(),
    Column("founder_name", Words, nullable=False),
    Column("founder_type", Words, nullable=False),
    Column("founder_split", String(32), nullable=False),
    Column("name", Words, nullable=False),
    Column("type", Words, nullable=False),
    Column("is_hidden", Boolean, nullable=False),
    Column("is_corrected", Boolean, nullable=False),
    UniqueConstraint("collection_id", "founder_name", "founder_type", "founder_split"),
)

# `split` is the key of the correction that set some mentions of a name apart; empty for the rest.
name = Table(
    "name",
    metadata,
    Column("id", Integer, primary_key=True),
    id_of_collection(),
    Column("name", Words, nullable=False),
    Column("type", Words, nullable=False),
    Column("split", String(32), nullable=False),
    Column("identity_id", Integer, ForeignKey("identity.id"), nullable=False),
    UniqueConstraint("collection_id", "name", "type", "split"),
    Index("name_of_identity", "identity_id"),
)

# How resolution groups the names by itself: `base_id` is the name that its group is shown under.
grouping = Table(
    "grouping",
    metadata,
    Column("name_id", Integer, ForeignKey("name.id", ondelete="CASCADE"), primary_key=True),
    Column("base_id", Integer, ForeignKey("name.id", ondelete="CASCADE"), nullable=False),
    Column("position", Integer, nullable=False),
)

suggestion = Table(
    "suggestion",
    metadata,
    Column("id", Integer, primary_key=True),
    id_of_collection(),
    Column("first_id", Integer, ForeignKey("name.id", ondelete="CASCADE"), nullable=False),
    Column("second_id", Integer, ForeignKey("name.id", ondelete="CASCADE"), nullable=False),
    Column("reason", Words, nullable=False),
    Column("rule", Words, nullable=False),
    Column("score", Double, nullable=False),
    Column("is_open", Boolean, nullable=False),
    Index("suggestion_of_collection", "collection_id"),
)

# People's corrections: only ever added to.
correction = Table(
    "correction",
    metadata,
    Column("id", Integer, primary_key=True),
    id_of_collection(),
    Column("key", String(32), nullable=False),
    Column("made", DateTime, nullable=False),
    Column("author", Words, nullable=False),
    # Who brought it in from another log, whose author is as that log has it.
    Column("imported_by", Words),
    Column("detail", Listed, nullable=False),
    UniqueConstraint("collection_id", "key"),
    sqlite_autoincrement=True,
)
