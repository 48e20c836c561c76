"""What the articles of a collection claim together, as `analysis.origins` remembers it."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
)

from analysis.store.columns import Listed, Words
from analysis.store.schema.parts import id_of_article, id_of_collection, metadata, number

# The articles that are to be compared with others anew: new, changed, deleted or brought back ones,
# and those that name somebody who is somebody else by now.
outdated = Table("outdated", metadata, id_of_article())

# What an article was compared by, last time.
report = Table("report", metadata, id_of_article(), Column("data", Listed, nullable=False))

# What is compared of statements ("claims"), of denials that answer nothing in their article
# ("denials") and of texts ("copies"), ready to be compared: packed JSON.
told = Table(
    "told",
    metadata,
    Column("sort", String(10), primary_key=True),
    id_of_article(),
    number("position"),
    Column("data", LargeBinary, nullable=False),
)

# Which statements say the same ("claims") and which articles have the same text ("copies"): the
# first of everything's group. Articles have the position 0.
grouped = Table(
    "grouped",
    metadata,
    Column("sort", String(10), primary_key=True),
    id_of_article(),
    number("position"),
    Column("first_article", Integer, nullable=False),
    Column("first_position", Integer, nullable=False),
    Index("grouped_of_first", "first_article", "first_position", "sort"),
)

# The first statement of the claim of another article that a denial answers.
answer = Table(
    "answer",
    metadata,
    id_of_article(),
    number("position"),
    Column("first_article", Integer, nullable=False),
    Column("first_position", Integer, nullable=False),
    Index("answer_of_first", "first_article", "first_position"),
)

# By which statements, denials and articles are found that may say the same. The key is a hash of
# collection, sort and words; an article's rows are taken out before the article is.
shelf = Table(
    "shelf",
    metadata,
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    Column("article_id", Integer, primary_key=True, autoincrement=False),
    number("position"),
    sqlite_with_rowid=False,
)

# The claims of a collection with what is told of each as a whole.
claim = Table(
    "claim",
    metadata,
    Column("id", String(60), primary_key=True),
    id_of_collection(),
    Column("status", String(20), nullable=False),
    Column("articles", Integer, nullable=False),
    Column("outlets", Integer, nullable=False),
    Column("copies", Integer, nullable=False),
    Column("is_exact", Boolean, nullable=False),
    Column("origins", Listed, nullable=False),
    Column("sentence", Words, nullable=False),
    Index("claim_of_collection", "collection_id"),
)
