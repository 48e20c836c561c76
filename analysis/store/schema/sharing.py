"""Views that somebody saved, links that show them to others, who may do what, and who did."""

from sqlalchemy import (
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
from analysis.store.schema.parts import id_of_collection, metadata

# A page with its choices under a name. `id` stands in addresses. `place` is [page, [[key, value]]].
view = Table(
    "view",
    metadata,
    Column("id", String(16), primary_key=True),
    id_of_collection(),
    Column("name", Words, nullable=False),
    Column("note", Words, nullable=False),
    Column("place", Listed, nullable=False),
    Column("author", Words, nullable=False),
    Column("made", DateTime, nullable=False),
    Column("changed", DateTime, nullable=False),
    Column("deleted", DateTime),
    Index("view_of_collection", "collection_id"),
)

# A link for people without an account. The token itself is kept nowhere, only its digest. What it
# shows is told by `place` and `scope` of the day it was made, so that a view can change without it.
share = Table(
    "share",
    metadata,
    Column("id", Integer, primary_key=True),
    id_of_collection(),
    Column("digest", String(64), nullable=False, unique=True),
    Column("kind", String(10), nullable=False),
    Column("name", Words, nullable=False),
    Column("note", Words, nullable=False),
    Column("place", Listed, nullable=False),
    Column("scope", Listed, nullable=False),
    Column("excerpt_words", Integer),
    Column("author", Words, nullable=False),
    Column("made", DateTime, nullable=False),
    Column("expires", DateTime),
    Column("revoked", DateTime),
    Column("opened", Integer, nullable=False, default=0),
    Column("last_opened", DateTime),
    Column("articles", Integer, nullable=False),
    Column("analysis_version", Words, nullable=False),
    Index("share_of_collection", "collection_id"),
    sqlite_autoincrement=True,
)

# What a frozen link shows: a whole database of its own that holds nothing else, compressed.
snapshot = Table(
    "snapshot",
    metadata,
    Column("share_id", Integer, ForeignKey("share.id", ondelete="CASCADE"), primary_key=True),
    Column("data", LargeBinary, nullable=False),
)

# Who may do what. `kind` is "email" or "claim", `who` an address or "name=value" of a claim that
# the provider makes. Without a collection it holds for all of them.
membership = Table(
    "membership",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("collection_id", Integer, ForeignKey("collection.id")),
    Column("kind", String(10), nullable=False),
    Column("who", Words, nullable=False),
    Column("role", String(10), nullable=False),
    Column("author", Words, nullable=False),
    Column("made", DateTime, nullable=False),
    UniqueConstraint("collection_id", "kind", "who"),
)

# What was done by whom, only ever added to, without any word of an article's text. The collection
# is no foreign key: the log outlives it.
audit = Table(
    "audit",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("made", DateTime, nullable=False),
    Column("who", Words, nullable=False),
    Column("action", String(20), nullable=False),
    Column("collection", Integer),
    Column("subject", Words, nullable=False),
    Index("audit_of_collection", "collection", "id"),
    sqlite_autoincrement=True,
)

# Sign-ins that were ended before their time, so that they count in no process any more. `key` is a
# digest of what the provider says of that one sign-in.
ended_sign_in = Table(
    "ended_sign_in",
    metadata,
    Column("key", String(64), primary_key=True),
    Column("until", DateTime, nullable=False),
)
