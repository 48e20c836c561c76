"""The tables. What was uploaded, what was read from it, and the rows of its analysis."""

from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    DateTime,
    Double,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    UniqueConstraint,
)

from analysis.store.columns import Listed, Words

SCHEMA_VERSION = 2
"""Raised with every change that an older program could not read."""

metadata = MetaData()


def _id_of_article() -> Column[int]:
    return Column(
        "article_id", Integer, ForeignKey("article.id", ondelete="CASCADE"), primary_key=True
    )


def _number(name: str) -> Column[int]:
    return Column(name, Integer, primary_key=True, autoincrement=False)


def _part(name: str, *columns: Column[Any]) -> Table:
    """A table of numbered rows that belong to one article and are replaced together."""
    return Table(name, metadata, _id_of_article(), _number("position"), *columns)


def _stretch() -> tuple[Column[int], Column[int]]:
    return Column("start", Integer, nullable=False), Column("end", Integer, nullable=False)


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
    Column("given_url", Words),
    Column("given_published", Date),
    Column("state", String(10), nullable=False),
    Column("claimed", DateTime),
    Column("attempts", Integer, nullable=False, default=0),
    Column("problem_code", Words),
    Column("problem_message", Words),
    Column("key", Words),
    Column("path", Words),
    Column("title", Words),
    Column("byline", Words),
    Column("publisher", Words),
    Column("url", Words),
    Column("language", Words),
    Column("published", Date),
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
original = Table(
    "original", metadata, _id_of_article(), Column("data", LargeBinary, nullable=False)
)
article_text = Table(
    "article_text", metadata, _id_of_article(), Column("text", Words, nullable=False)
)

block = _part(
    "block",
    Column("kind", String(20), nullable=False),
    *_stretch(),
    Column("reason", Words, nullable=False),
)

entity = _part(
    "entity",
    Column("name", Words, nullable=False),
    Column("type", Words, nullable=False),
    Column("aliases", Listed, nullable=False),
)

mention = Table(
    "mention",
    metadata,
    _id_of_article(),
    _number("entity"),
    Column("is_demonym", Boolean, primary_key=True),
    _number("position"),
    *_stretch(),
    Column("words", Words, nullable=False),
)

# The columns after `reasons` are for the tables on the screen; the ones before make an Attribution.
attribution = _part(
    "attribution",
    Column("source", Listed, nullable=False),
    Column("cue", Listed, nullable=False),
    Column("content", Listed, nullable=False),
    Column("source_name", Words),
    Column("entity", Integer),
    Column("source_kind", String(30), nullable=False),
    Column("quote", String(20), nullable=False),
    Column("stance", String(20), nullable=False),
    Column("hedges", Listed, nullable=False),
    Column("certainty", String(10), nullable=False),
    Column("anonymity_reason", Listed, nullable=False),
    Column("said_date", Date),
    Column("said_granularity", Words),
    Column("said_order", Words),
    Column("said_basis", Listed),
    Column("confidence", Double, nullable=False),
    Column("reasons", Listed, nullable=False),
    Column("source_words", Words, nullable=False),
    Column("cue_words", Words, nullable=False),
    Column("content_words", Words, nullable=False),
    Column("hedge_words", Words, nullable=False),
    Column("who", Words, nullable=False),
    Column("chain_words", Words, nullable=False),
    Column("origin", Words, nullable=False),
    Column("origin_kind", String(30), nullable=False),
    Column("anonymity_words", Words, nullable=False),
    Column("relay", Words, nullable=False),
    Column("relay_kind", String(30)),
    Column("relay_is_named", Boolean, nullable=False),
    *_stretch(),
)

link = Table(
    "link",
    metadata,
    _id_of_article(),
    _number("attribution"),
    _number("position"),
    Column("name", Words),
    Column("kind", String(30), nullable=False),
    Column("spans", Listed, nullable=False),
)

denial = _part(
    "denial",
    Column("attribution", Integer),
    Column("cue", Listed, nullable=False),
    Column("denier", Listed, nullable=False),
    Column("denied", Listed, nullable=False),
    Column("denier_name", Words),
    Column("form", String(20), nullable=False),
    Column("claim", Listed),
    Column("claim_attribution", Integer),
    Column("claimant_name", Words),
    Column("confidence", Double, nullable=False),
    Column("rules", Listed, nullable=False),
)

# Claims, denials and other assertions side by side, worked out from the analysis when it is saved.
statement = _part(
    "statement",
    Column("statement", String(60), nullable=False),
    Column("claim", String(60), nullable=False),
    Column("role", String(20), nullable=False),
    Column("who", Words, nullable=False),
    Column("kind", String(30), nullable=False),
    Column("words", Words, nullable=False),
    Column("cue", Words, nullable=False),
    Column("is_denied", Boolean, nullable=False),
    Column("answers", String(60)),
    Column("said_date", Date),
    Column("said_order", Words),
    Column("form", String(20)),
    *_stretch(),
)

problem = _part(
    "problem", Column("code", Words, nullable=False), Column("message", Words, nullable=False)
)

ANALYSIS_TABLES = (block, entity, mention, attribution, link, denial, statement, problem)
"""What is replaced as a whole when an article is analysed again."""
