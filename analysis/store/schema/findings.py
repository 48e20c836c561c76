"""What was found in an article: replaced as a whole when it is analysed again."""

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    Double,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
)

from analysis.store.columns import Listed, Words
from analysis.store.schema.parts import (
    id_of_article,
    metadata,
    number,
    part,
    stretch,
    words_of_part,
)
from analysis.store.search_index import searchable

block = part(
    "block",
    Column("kind", String(20), nullable=False),
    *stretch(),
    Column("reason", Words, nullable=False),
)

entity = part(
    "entity",
    Column("name", Words, nullable=False),
    Column("type", Words, nullable=False),
    Column("aliases", Listed, nullable=False),
)

mention = Table(
    "mention",
    metadata,
    id_of_article(),
    number("entity"),
    Column("kind", String(10), primary_key=True),
    number("position"),
    *stretch(),
    Column("words", Words, nullable=False),
    Column("name_id", Integer, ForeignKey("name.id"), nullable=False),
    Index("mention_of_name", "name_id", "article_id"),
)

# Counted from mention and attribution, so that no page has to: one row an article and name.
appearance = Table(
    "appearance",
    metadata,
    id_of_article(),
    Column("name_id", Integer, ForeignKey("name.id"), primary_key=True),
    Column("mentions", Integer, nullable=False),
    Column("demonyms", Integer, nullable=False),
    Column("pronouns", Integer, nullable=False),
    Column("spoken", Integer, nullable=False),
    Index("appearance_of_name", "name_id", "article_id"),
)

# The columns after `reasons` are for the tables on the screen; the ones before make an Attribution.
attribution = part(
    "attribution",
    Column("source", Listed, nullable=False),
    Column("cue", Listed, nullable=False),
    Column("content", Listed, nullable=False),
    Column("source_name", Words),
    Column("entity", Integer),
    Column("name_id", Integer, ForeignKey("name.id")),
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
    *stretch(),
    Index("attribution_of_name", "name_id", "article_id"),
)

link = Table(
    "link",
    metadata,
    id_of_article(),
    number("attribution"),
    number("position"),
    Column("name", Words),
    Column("kind", String(30), nullable=False),
    Column("spans", Listed, nullable=False),
)

denial = part(
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
# `claim`, `role`, `is_denied` and `answers` are then those of the whole collection (see claims.py);
# the columns that begin with `own` stay as the article alone has them.
statement = part(
    "statement",
    Column("statement", String(60), nullable=False),
    Column("claim", String(60), nullable=False),
    Column("own_claim", String(60), nullable=False),
    Column("role", String(20), nullable=False),
    Column("who", Words, nullable=False),
    Column("kind", String(30), nullable=False),
    Column("words", Words, nullable=False),
    Column("cue", Words, nullable=False),
    Column("is_denied", Boolean, nullable=False),
    Column("answers", String(60)),
    Column("own_answers", String(60)),
    Column("place", Integer, nullable=False),
    Column("said_date", Date),
    Column("said_granularity", Words),
    Column("said_order", Words),
    Column("said_words", Words, nullable=False),
    Column("form", String(20)),
    Column("attribution", Integer),
    *stretch(),
    Index("statement_of_attribution", "article_id", "attribution"),
    Index("statement_by_id", "statement"),
    Index("statement_of_claim", "claim"),
    Index("statement_of_own_claim", "own_claim"),
)

problem = part(
    "problem", Column("code", Words, nullable=False), Column("message", Words, nullable=False)
)

# The same words once more, as a search compares them.
article_words = searchable(
    "article_words", metadata, id_of_article(), key="article_id", texts=("title", "words")
)
attribution_words = words_of_part("attribution_words")
statement_words = words_of_part("statement_words")
