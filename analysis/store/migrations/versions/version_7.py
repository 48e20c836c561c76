"""Whose turn an article or a delivery is, ended sign-ins, and what belongs to whom."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Adds columns that may be empty, and a table; takes out claims that no statement has."""
    op.add_column("article", sa.Column("turn", sa.Integer))
    op.add_column("delivery", sa.Column("turn", sa.Integer))
    op.add_column("correction", sa.Column("imported_by", sa.Text))
    _divide_columns()
    # Nobody can be shown these any more.
    op.execute(
        "DELETE FROM snapshot WHERE share_id IN (SELECT id FROM share WHERE revoked IS NOT NULL)"
    )
    op.create_table(
        "ended_sign_in",
        sa.Column("key", sa.String(64), primary_key=True),
        sa.Column("until", sa.DateTime, nullable=False),
    )
    op.execute(
        "DELETE FROM claim WHERE id NOT IN (SELECT statement.claim FROM statement "
        "JOIN article ON article.id = statement.article_id WHERE article.deleted IS NULL)"
    )


def _divide_columns() -> None:
    """Remembered columns belong to a collection from now on.

    Those that are there are forgotten: nobody knows for which collection they were chosen, and
    who chose them may have had no right to others. A table is asked about once more.
    """
    op.drop_table("table_columns")
    op.create_table(
        "table_columns",
        sa.Column("collection_id", sa.Integer, sa.ForeignKey("collection.id"), primary_key=True),
        sa.Column("headers", sa.String(64), primary_key=True),
        sa.Column("columns", sa.Text, nullable=False),
    )
