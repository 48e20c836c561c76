"""What an exhibit tells of the collection that it is a part of: days and counts, nobody's words.

Only exhibits have these tables; see decision 0024.
"""

from sqlalchemy import Boolean, Column, Date, Float, Integer, MetaData, String, Table, Text

from analysis.store.columns import Words

exhibit_metadata = MetaData()

# One row a claim; `analysis.tables.firsts` says what the columns are.
whole_claim = Table(
    "whole_claim",
    exhibit_metadata,
    Column("claim", Text, primary_key=True),
    Column("is_denied", Boolean, nullable=False),
    Column("denied_on", Date),
    Column("first", Date),
    Column("leader", Words, nullable=False),
    Column("second", Date),
)

# How the collection spells an outlet that is named in an article of the exhibit.
whole_spelling = Table(
    "whole_spelling", exhibit_metadata, Column("outlet", Words, primary_key=True)
)

# How many other articles of the collection share their text with an article.
whole_copies = Table(
    "whole_copies",
    exhibit_metadata,
    Column("article_id", Integer, primary_key=True),
    Column("others", Integer, nullable=False),
)

# How much of its text each of them shares, in their order; without the id of one that is not shown.
whole_likeness = Table(
    "whole_likeness",
    exhibit_metadata,
    Column("article_id", Integer, primary_key=True),
    Column("place", Integer, primary_key=True),
    Column("other", Integer),
    Column("share", Float, nullable=False),
)

# How many articles a scope leaves out because they have no date. The scope is a digest.
whole_undated = Table(
    "whole_undated",
    exhibit_metadata,
    Column("scope", String(64), primary_key=True),
    Column("articles", Integer, nullable=False),
)

# How many older identities that are not shown are called as this one is.
whole_namesakes = Table(
    "whole_namesakes",
    exhibit_metadata,
    Column("identity_id", Integer, primary_key=True),
    Column("before", Integer, nullable=False),
)
