"""Views, share links with their snapshots, memberships and the audit log."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Adds five tables; those that are there stay as they are."""
    _add_views()
    _add_shares()
    _add_memberships()
    _add_audit()
    # The last version that is written there. Programs from before migrations look for it, and only
    # there, to find out that a database is too new for them; later ones look at the revision.
    op.execute("UPDATE store_schema SET version = 6")


def _add_views() -> None:
    op.create_table(
        "view",
        sa.Column("id", sa.String(16), primary_key=True),
        sa.Column("collection_id", sa.Integer, sa.ForeignKey("collection.id"), nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("place", sa.Text, nullable=False),
        sa.Column("author", sa.Text, nullable=False),
        sa.Column("made", sa.DateTime, nullable=False),
        sa.Column("changed", sa.DateTime, nullable=False),
        sa.Column("deleted", sa.DateTime),
    )
    op.create_index("view_of_collection", "view", ["collection_id"])


def _add_shares() -> None:
    op.create_table(
        "share",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("collection_id", sa.Integer, sa.ForeignKey("collection.id"), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False, unique=True),
        sa.Column("kind", sa.String(10), nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("place", sa.Text, nullable=False),
        sa.Column("scope", sa.Text, nullable=False),
        sa.Column("excerpt_words", sa.Integer),
        sa.Column("author", sa.Text, nullable=False),
        sa.Column("made", sa.DateTime, nullable=False),
        sa.Column("expires", sa.DateTime),
        sa.Column("revoked", sa.DateTime),
        sa.Column("opened", sa.Integer, nullable=False),
        sa.Column("last_opened", sa.DateTime),
        sa.Column("articles", sa.Integer, nullable=False),
        sa.Column("analysis_version", sa.Text, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("share_of_collection", "share", ["collection_id"])
    of_share = sa.ForeignKey("share.id", ondelete="CASCADE")
    op.create_table(
        "snapshot",
        sa.Column("share_id", sa.Integer, of_share, primary_key=True),
        sa.Column("data", sa.LargeBinary, nullable=False),
    )


def _add_memberships() -> None:
    op.create_table(
        "membership",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("collection_id", sa.Integer, sa.ForeignKey("collection.id")),
        sa.Column("kind", sa.String(10), nullable=False),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("role", sa.String(10), nullable=False),
        sa.Column("author", sa.Text, nullable=False),
        sa.Column("made", sa.DateTime, nullable=False),
        sa.UniqueConstraint("collection_id", "kind", "who"),
    )


def _add_audit() -> None:
    op.create_table(
        "audit",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("made", sa.DateTime, nullable=False),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("action", sa.String(20), nullable=False),
        sa.Column("collection", sa.Integer),
        sa.Column("subject", sa.Text, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("audit_of_collection", "audit", ["collection", "id"])
