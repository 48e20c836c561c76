"""The way from the tables of an earlier program to this one's, by Alembic.

Which revision a database has stands in `alembic_version`, as Alembic keeps it. It is asked for and
written here without Alembic, because almost every program that opens a database finds it current.
"""

from sqlalchemy import Column, Connection, MetaData, PrimaryKeyConstraint, String, Table

__all__ = ["BASELINE", "HEAD", "REVISIONS", "alembic_version", "find_stamp", "stamp"]

REVISIONS = ("0005", "0006", "0007")
"""All that this program knows, oldest first. A test holds it against the files in `versions`."""

BASELINE, HEAD = REVISIONS[0], REVISIONS[-1]

alembic_version = Table(
    "alembic_version",
    # Not the metadata of the store: it is Alembic's table, and no part of a comparison.
    MetaData(),
    Column("version_num", String(32), nullable=False),
    PrimaryKeyConstraint("version_num", name="alembic_version_pkc"),
)


def find_stamp(connection: Connection) -> str:
    """The revision that the database says it has."""
    return str(connection.execute(alembic_version.select()).scalar_one())


def stamp(connection: Connection, revision: str) -> None:
    """Writes which revision the database has from now on."""
    alembic_version.create(connection, checkfirst=True)
    connection.execute(alembic_version.delete())
    connection.execute(alembic_version.insert().values(version_num=revision))
