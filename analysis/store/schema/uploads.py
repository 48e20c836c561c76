"""What was uploaded, what was read from it, and its place in the queue."""

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    UniqueConstraint,
)

from analysis.store.columns import Listed, Moment, Words
from analysis.store.schema.parts import id_of_article, metadata

store_schema = Table("store_schema", metadata, Column("version", Integer, primary_key=True))

collection = Table(
    "collection",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", Words, nullable=False, unique=True),
    Column("is_sample", Boolean, nullable=False),
    Column("edition", String(32), nullable=False),
    Column("revision", Integer, nullable=False, default=0),
)

article = Table(
    "article",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("collection_id", Integer, ForeignKey("collection.id"), nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("name", Words, nullable=False),
    Column("added", DateTime, nullable=False),
    Column("deleted", DateTime),
    Column("given_title", Words),
    Column("given_byline", Words),
    Column("given_publisher", Words),
    Column("given_section", Words),
    Column("given_url", Words),
    Column("given_published", Date),
    Column("given_updated", Date),
    Column("given_decided", Listed),
    Column("given_stated", Listed),
    Column("given_remarks", Listed),
    Column("state", String(10), nullable=False),
    Column("claimed", DateTime),
    # How often it was claimed, ever: whoever claimed it before that has lost it.
    Column("turn", Integer),
    # Something else was said of it while it was being analysed: it must be analysed once more.
    Column("again", Boolean),
    Column("finished", DateTime),
    Column("attempts", Integer, nullable=False, default=0),
    Column("problem_code", Words),
    Column("problem_message", Words),
    Column("key", Words),
    Column("path", Words),
    Column("title", Words),
    Column("byline", Words),
    Column("publisher", Words),
    Column("section", Words),
    Column("url", Words),
    Column("language", Words),
    Column("published", Date),
    Column("published_at", Moment),
    Column("updated", Date),
    Column("updated_at", Moment),
    Column("basis", Listed),
    Column("remarks", Listed),
    Column("words", Integer, nullable=False, default=0),
    Column("entities", Integer, nullable=False, default=0),
    Column("attributions", Integer, nullable=False, default=0),
    Column("denials", Integer, nullable=False, default=0),
    Column("analysis_version", Words),
    UniqueConstraint("collection_id", "sha256"),
    Index("article_queue", "state", "id"),
    # An id that was purged is never given again, so that an old link never opens another article.
    sqlite_autoincrement=True,
)

# Large values stand apart, so that lists of articles never read past them.
original = Table("original", metadata, id_of_article(), Column("data", LargeBinary, nullable=False))
article_text = Table(
    "article_text", metadata, id_of_article(), Column("text", Words, nullable=False)
)
