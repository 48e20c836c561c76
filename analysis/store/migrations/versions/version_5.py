"""The tables as they were when migrations began: nothing is to be done for them.

What the program made of databases from before then is told in `analysis.store.upgrade`.
"""

revision = "0005"
down_revision = None


def upgrade() -> None:
    """Changes nothing."""
